"""What the sessions wait for: decisions to be noted, and those whose day is over."""

from django.db.models import Count, Min
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from programmes.awaiting import Awaited, counted, where
from programmes.models import Role
from programmes.typography import long_date
from workshops.decided import late_at_home
from workshops.models import Decision, Session

KINDS = ("decisions_to_note", "decisions_late")
TEAM = (Role.COORDINATOR, Role.FACILITATOR)


def awaits(accesses):
    """Return what waits for those who lead the sessions; two queries."""
    mine = where(accesses, *TEAM)
    return [*_to_note(mine), *_late(mine)]


def _to_note(mine):
    """Yield the last steering meeting of each programme, if nobody said its decisions."""
    sessions = Session.objects.filter(programme__in=mine)
    for session in sessions.latest_undecided(timezone.localdate()):
        programme = mine[session.programme_id].programme
        yield Awaited(
            "decisions_to_note",
            programme,
            "journal-text",
            _("Note what the steering committee decided"),
            _("Meeting of %(day)s. If it decided nothing, say so there.")
            % {"day": long_date(session.day)},
            reverse(
                "workshops:session_detail",
                args=[programme.slug, session.pk],
                fragment="decisions",
            ),
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
        yield Awaited(
            "decisions_late",
            programme,
            "check2-square",
            counted(title, row["number"]),
            _("Done, or to be spoken of again: say which."),
            late_at_home(programme),
            row["since"],
        )
