"""What the rights of the persons wait for: an answer, photos, and what will soon go."""

from django.urls import reverse
from django.utils.translation import gettext as _

from csm.retention import CATEGORIES
from csm.rights.photos import taken_back_lately
from programmes.awaiting import Awaited, where
from programmes.models import RetentionNotice, RightsRequest, Role
from programmes.models.programme import TEAM

KINDS = ("rights_request", "retention", "photos_again")


def awaits(accesses):
    """Return what waits, in ended programmes too: requests and what goes, two queries,
    for those who coordinate; photos, one query, for the team that may withdraw them.

    Whoever coordinated until the group took over answers as before.
    """
    mine, team = where(accesses, Role.COORDINATOR), where(accesses, *TEAM)
    return [
        *(_requests(mine) if mine else ()),
        *(_notices(mine) if mine else ()),
        *(_photos(team) if team else ()),
    ]


def _requests(mine):
    rows = RightsRequest.objects.open().filter(partner__programme__in=mine)
    for one in rows.select_related("partner").order_by("asked_on", "pk"):
        programme = mine[one.partner.programme_id].programme
        yield Awaited(
            "rights_request",
            programme,
            "people",
            _("Answer the request of a person"),
            _("Within a month after it was made."),
            reverse("rights:person", args=[programme.slug, one.partner.number]),
            one.due_on,
        )


def _notices(mine):
    titles = {one.name: one.title for one in CATEGORIES}
    rows = RetentionNotice.objects.filter(programme__in=mine, done_on=None)
    for notice in rows.order_by("falls_on", "pk"):
        programme = mine[notice.programme_id].programme
        yield Awaited(
            "retention",
            programme,
            "hourglass-split",
            _("Look at what will soon go"),
            str(titles.get(notice.category, "")),
            reverse("rights:retention", args=[programme.slug]),
            notice.falls_on,
        )


def _photos(mine):
    told = {}
    for consent in taken_back_lately(mine):
        told.setdefault(consent.partner_id, consent)
    for consent in told.values():
        programme, partner = (
            mine[consent.partner.programme_id].programme,
            consent.partner,
        )
        place = reverse("rights:person", args=[programme.slug, partner.number])
        yield Awaited(
            "photos_again",
            programme,
            "image",
            _("Look again at the photos of some sessions"),
            _("Somebody who was there agrees to photos no more."),
            f"{place}#photos-again",
            consent.withdrawn_on,
        )
