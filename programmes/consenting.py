"""What a person agrees to, in which words; and taking it back, at once.

Nothing is ticked in advance, and none of it is needed to take part or to sign (trust 6.4).
The journal keeps keys and the digest of the words.
"""

from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from programmes import journal
from programmes.models import Consent, Partner

Purpose = Consent.Purpose

#: The words that are read to the person, and kept as she heard them.
WORDS = {
    Purpose.FIRST_NAME: _(
        "The others of the group may see my first name on these pages. I may take this"
        " back when I like, without saying why."
    ),
    Purpose.PHOTOS: _(
        "Photos of the sessions and of the ceremony on which I am seen may be kept by the"
        " group. I may take this back when I like, without saying why."
    ),
    Purpose.CONTACT: _(
        "The group that carries on may keep a number or an address at which I can be"
        " reached. It is erased as soon as I take this back, without saying why."
    ),
}


@transaction.atomic
def agree(consent, by):
    """Keep an agreement; the first name is seen from the next request on."""
    consent.recorded_by = by
    consent.save()
    _follow(consent, is_shared=True)
    _record(consent, "consent_given", by)


@transaction.atomic
def take_back(consent, by):
    """Take an agreement back from today on, without a reason; twice is as once.

    The contact that it kept is erased in the same moment.
    """
    held = Consent.objects.select_for_update(of=["self"]).get(pk=consent.pk)
    if not held.stands:
        return
    held.withdrawn_on = max(timezone.localdate(), held.given_on)
    held.withdrawn_by, held.contact = by, ""
    held.save(update_fields=["withdrawn_on", "withdrawn_by", "contact"])
    _follow(held, is_shared=False)
    _record(held, "consent_taken_back", by)


def take_back_first_name(partner, by):
    """Take back that the others see a first name, if it was agreed to."""
    for consent in partner.consents.standing().filter(purpose=Purpose.FIRST_NAME):
        take_back(consent, by)


def _follow(consent, *, is_shared):
    if consent.purpose == Purpose.FIRST_NAME:
        mine = Partner.objects.filter(pk=consent.partner_id).exclude(first_name="")
        # Whoever is changing the other facts of the person meanwhile notices.
        mine.update(first_name_shared=is_shared, version=F("version") + 1)


def _record(consent, kind, by):
    partner = consent.partner
    facts = {"consent": consent.pk, "partner": partner.token}
    facts |= {"purpose": consent.purpose, "words": consent.words_digest}
    journal.record(partner.programme, kind, by, **facts)
