"""What the rights of the persons wait for: an answer, and what will soon go."""

from django.urls import reverse
from django.utils.translation import gettext as _

from csm.retention import CATEGORIES
from programmes.awaiting import Awaited, where
from programmes.models import RetentionNotice, RightsRequest, Role

KINDS = ("rights_request", "retention")


def awaits(accesses):
    """Return what waits for those who coordinate, in ended programmes too; two queries."""
    mine = where(accesses, Role.COORDINATOR)
    if not mine:
        return []
    return [*_requests(mine), *_notices(mine)]


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
