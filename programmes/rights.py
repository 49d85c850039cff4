"""What the kernel keeps about a person, and how it forgets her (trust 6.1, 6.2)."""

import secrets

from django.conf import settings
from django.contrib.admin.models import LogEntry
from django.contrib.contenttypes.models import ContentType
from django.contrib.sessions.models import Session as Login
from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils import timezone, translation
from django.utils.translation import gettext_lazy as _

from programmes.cards import new_card_code
from programmes.consenting import take_back
from programmes.declaring import EXPORT, NOT_PERSONAL, WORK
from programmes.journal_words import subject_of
from programmes.leaving import keep_somebody_who_writes
from programmes.models import (
    CalendarLink,
    Consent,
    Draft,
    Event,
    HelpOffer,
    Invitation,
    Membership,
    Opening,
    Partner,
    Programme,
    Representative,
    RightsRequest,
    Submission,
    Transmission,
    User,
)


def _of(model, **more):
    return lambda person: model.objects.filter(partner=person.partner, **more)


def _pages_of(programme):
    return Q(place__startswith=f"/programmes/{programme.slug}/")


def _links(person):
    here = Q(programme=person.programme) | Q(programme=None)
    return CalendarLink.objects.filter(here, user__in=person.users)


def _drafts(person):
    """What she has typed is her own: the team is not even told that there is some."""
    if not person.asks_herself:
        return Draft.objects.none()
    return Draft.objects.filter(_pages_of(person.programme), user__in=person.users)


DECLARED = {
    Partner: EXPORT(
        _("Who you are here"),
        lambda person: Partner.objects.filter(pk=person.partner.pk),
        {
            "name": "",
            "first_name": "",
            "first_name_shared": "",
            "capacity": "",
            "role_group.title": _("role group"),
            "joined_on": "",
            "left_on": "",
        },
    ),
    Representative: EXPORT(
        _("Who speaks for you"), _of(Representative), {"name": "", "capacity": ""}
    ),
    User: EXPORT(
        _("Your account"),
        lambda person: User.objects.filter(pk__in=[one.pk for one in person.users]),
        {
            "name": "",
            "email": "",
            "card_code": "",
            "created_at": "",
            "last_login": _("last login"),
        },
    ),
    Membership: EXPORT(
        _("Your access to this programme"),
        lambda person: person.programme.memberships.filter(user__in=person.users),
        {"role": "", "capacity": "", "started_on": "", "ended_on": ""},
    ),
    Invitation: EXPORT(
        _("How you were invited"),
        _of(Invitation),
        {
            "name": "",
            "email": "",
            "capacity": "",
            "sent_at": "",
            "accepted_at": "",
            "revoked_at": "",
        },
    ),
    Consent: EXPORT(
        _("What you agreed to"),
        _of(Consent),
        {
            "purpose": "",
            "words": "",
            "contact": "",
            "given": "",
            "given_on": "",
            "withdrawn_on": "",
        },
    ),
    HelpOffer: EXPORT(
        _("The help that you offer"),
        _of(HelpOffer),
        {
            "what": "",
            "how_often": "",
            "told": "",
            "given": "",
            "agreed_on": "",
            "withdrawn_on": "",
        },
    ),
    Opening: EXPORT(
        _("Who opened what is about you"),
        lambda person: Opening.objects.filter(about=person.partner),
        {
            "what": _("what was opened"),
            "opened_at": "",
            "opened_by": _("by"),
        },
        named=("opened_by",),
    ),
    RightsRequest: EXPORT(
        _("What you asked for"),
        _of(RightsRequest),
        {"kind": "", "asked_on": "", "done_on": ""},
    ),
    CalendarLink: EXPORT(
        _("Your calendar links"),
        _links,
        {
            "made_at": _("made on"),
            "fetched_in": _("month of the last use"),
            "revoked_at": _("stopped on"),
        },
    ),
    Draft: EXPORT(
        _("What you typed and did not save"),
        _drafts,
        {"place": _("page"), "kept_at": _("kept on"), "fields": _("words")},
    ),
    Event: EXPORT(
        _("What your account did, as the journal tells it"),
        lambda person: person.programme.events.filter(by__in=person.users),
        {
            "happened_at": "",
            "kind": (_("about"), lambda event, person: str(subject_of(event))),
        },
    ),
    Submission: NOT_PERSONAL(
        "A keyed digest by which a form that is sent twice is known; it goes in time."
    ),
    Programme: WORK,
    Transmission: WORK,
}


def erase(person, by):
    """Forget who a person was: her line of the roster stays, and names nobody.

    Her account goes along when it has no other use. Nothing of it can be undone. When
    she was the last who carried on, who coordinated before does again; raises
    ``ValidationError`` when there is nobody.
    """
    partner, today = person.partner, timezone.localdate()
    partner.representatives.all().delete()
    partner.help_offers.all().delete()
    partner.invitations.all().delete()
    for consent in partner.consents.standing():
        take_back(consent, by)
    partner.consents.exclude(heard_by="").update(heard_by="")
    _forget_pages(partner)
    led = partner.memberships.coordinating().filter(ended_on=None).exists()
    for membership in partner.memberships.all():
        if membership.ended_on is None:
            membership.ended_on = max(today, membership.started_on)
        membership.capacity = ""
        membership.save(update_fields=["ended_on", "capacity"])
    if led and not keep_somebody_who_writes(partner.programme):
        raise ValidationError(_("A programme keeps at least one coordinator."))
    for user in person.users:
        forget_account(user, person.programme)
    partner.rights_requests.open().update(done_on=today, done_by=by)
    make_anonymous(partner, today)


def anonymous_name(partner):
    """« Personne anonyme n° 7 »: what stands where a name stood."""
    return _kept(_("Anonymous person no. %(number)d")) % {"number": partner.number}


def _kept(words):
    """Return ``words`` as the database keeps them, whoever reads in another language."""
    with translation.override(settings.LANGUAGE_CODE):
        return str(words)


def make_anonymous(partner, today):
    """Leave the placeholder: « Personne anonyme n° 7 », of whom nothing is known."""
    partner.name = anonymous_name(partner)
    partner.first_name, partner.first_name_shared = "", False
    partner.capacity, partner.salt = "", secrets.token_hex(16)
    partner.erased_on = today
    if partner.left_on is None:
        partner.left_on = max(today, partner.joined_on or today)
    partner.version += 1
    partner.save()


def _forget_pages(partner):
    """Delete what anybody has typed and not saved on the pages of this person."""
    slug, number = partner.programme.slug, partner.number
    pages = Q()
    for folder in ("partenaires", "personnes"):
        pages |= Q(place__startswith=f"/programmes/{slug}/{folder}/{number}/")
    Draft.objects.filter(pages).delete()


def forget_account(user, programme):
    """Make an account nobody's, unless it serves elsewhere or for something else here."""
    CalendarLink.objects.filter(user=user, programme=programme).delete()
    Draft.objects.filter(_pages_of(programme), user=user).delete()
    others = user.memberships.exclude(programme=programme)
    staying = user.memberships.filter(ended_on=None)
    if others.exists() or staying.exists() or user.is_staff or user.may_open_programmes:
        return
    CalendarLink.objects.filter(user=user).delete()
    Draft.objects.filter(user=user).delete()
    Submission.objects.filter(user=user).delete()
    _close_logins(user)
    _forget_in_administration(user)
    user.name, user.email = _kept(_("Anonymous account")), None
    user.card_code, user.last_login, user.is_active = new_card_code(), None, False
    user.set_unusable_password()
    user.save()


def _close_logins(user):
    """Take away the logins that are open, and what they still had to say."""
    for login in Login.objects.iterator():
        if login.get_decoded().get("_auth_user_id") == str(user.pk):
            login.delete()


def _forget_in_administration(user):
    """Take the name off what the administration noted of the account."""
    kind = ContentType.objects.get_for_model(User)
    entries = LogEntry.objects.filter(content_type=kind, object_id=str(user.pk))
    entries.update(object_repr=f"{user.pk}", change_message="")
