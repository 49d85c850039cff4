"""Photos to look at again, once somebody agrees to be on them no more (issue 7, 8).

An agreement to photos is of a person, and the agreement of a photo is of those it shows,
in words: nothing ties one to the other. Those of the sessions where she was are shown
to the team, who knows her, and withdraws the ones on which she is seen.
"""

from django.db.models import Exists, OuterRef
from django.utils import timezone

from programmes.dates import add_months
from programmes.models import Consent
from workshops.models import SessionDocument

#: For how long it waits for the team, as a request does; the page tells it after that.
MONTHS = 1
PHOTOS = Consent.Purpose.PHOTOS


def photos_to_see_again(partner, consent):
    """Return the photos of a person whose last agreement is ``consent``, if it ended."""
    if consent is None or consent.stands:
        return []
    photos = SessionDocument.objects.of(partner.programme_id)
    photos = photos.photos_with(partner, consent.withdrawn_on).select_related("session")
    return list(photos.order_by("session__day", "pk"))


def taken_back_lately(programmes):
    """Return the agreements to photos that ended within a month, with photos to see."""
    since = add_months(timezone.localdate(), -MONTHS)
    rows = Consent.objects.filter(partner__programme__in=programmes, purpose=PHOTOS)
    again = rows.standing().filter(partner=OuterRef("partner"))
    photos = SessionDocument.objects.of(OuterRef("partner__programme"))
    photos = photos.photos_with(OuterRef("partner"), OuterRef("withdrawn_on"))
    ended = rows.filter(withdrawn_on__gte=since, partner__erased_on=None)
    ended = ended.filter(Exists(photos), ~Exists(again)).select_related("partner")
    return ended.order_by("withdrawn_on", "pk")
