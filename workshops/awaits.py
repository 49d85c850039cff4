"""What the sessions wait for: decisions to be noted, and those whose day is over."""

from django.db.models import Count, Min
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from programmes.awaiting import Awaited, counted, where
from programmes.models.programme import TEAM
from programmes.typography import long_date
from workshops.models import Decision, Session

KINDS = ("decisions_to_note", "decisions_late")


def awaits(accesses):
    """Return what waits for those who lead the sessions; two queries."""
    mine = where(accesses, *TEAM)
    return [*_to_note(mine), *_late(mine)]


def _to_note(mine):
    """Yield the last steering meeting of each programme that has no decision yet."""
    sessions = Session.objects.past_without_decisions(timezone.localdate())
    latest = {}
    for session in sessions.filter(programme__in=mine).order_by("day", "pk"):
        latest[session.programme_id] = session
    for pk, session in latest.items():
        programme = mine[pk].programme
        yield Awaited(
            "decisions_to_note",
            programme,
            "journal-text",
            _("Note what the steering committee decided"),
            _("Meeting of %(day)s.") % {"day": long_date(session.day)},
            reverse("workshops:session_detail", args=[programme.slug, session.pk]),
            session.day,
        )


def _late(mine):
    late = Decision.objects.late(timezone.localdate())
    rows = late.filter(session__programme__in=mine).values("session__programme")
    for row in rows.annotate(number=Count("pk"), since=Min("due_on")):
        programme = mine[row["session__programme"]].programme
        title = ngettext(
            "One decision has passed its day",
            "%(number)s decisions have passed their day",
            row["number"],
        )
        place = reverse("workshops:decision_list", args=[programme.slug])
        yield Awaited(
            "decisions_late",
            programme,
            "check2-square",
            counted(title, row["number"]),
            _("Done, or to be spoken of again: say which."),
            f"{place}?etat=late",
            row["since"],
        )
