"""What the sessions wait for: exchanges to accept, decisions to note or past their day."""

from django.db.models import FETCH_RAISE, Count, Min, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from programmes.awaiting import Awaited, counted, where
from programmes.models.programme import TEAM
from programmes.typography import long_date
from workshops.decided import late_at_home
from workshops.models import Decision, Session

KINDS = ("exchange_to_accept", "decisions_to_note", "decisions_late")


def awaits(accesses):
    """Return what waits for those who lead the sessions; two queries."""
    mine, today = where(accesses, *TEAM), timezone.localdate()
    return [*_sessions(mine, today), *_late(mine, today)]


def _sessions(mine, today):
    """Yield the sessions that wait, read at once whatever they wait for."""
    asked = Session.objects.inviting(*mine).to_be_accepted(today)
    undecided = Session.objects.filter(programme__in=mine).latest_undecided(today)
    waiting = Q(pk__in=asked.values("pk")) | Q(pk__in=undecided.values("pk"))
    sessions = Session.objects.filter(waiting).select_related("programme__territory")
    for session in sessions.order_by("day", "pk").fetch_mode(FETCH_RAISE):
        if session.kind == Session.Kind.EXCHANGE:
            yield _to_accept(session, mine[session.other_programme_id].programme)
        else:
            yield _to_note(session, mine[session.programme_id].programme)


def _to_accept(session, programme):
    return Awaited(
        "exchange_to_accept",
        programme,
        "people",
        _("Accept a meeting with another group, or do not show it"),
        _("%(programme)s invites your group.") % {"programme": session.programme},
        reverse("workshops:session_detail", args=[programme.slug, session.pk]),
        session.day,
    )


def _to_note(session, programme):
    """Speak of the last steering meeting, of which nobody said what it decided."""
    return Awaited(
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


def _late(mine, today):
    late = Decision.objects.late(today)
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
