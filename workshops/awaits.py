"""What the sessions wait for: to be accepted, to be told, decisions past their day."""

from functools import reduce
from operator import or_

from django.db.models import FETCH_RAISE, Count, Min, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from programmes.awaiting import Awaited, counted, where
from programmes.models.programme import TEAM
from programmes.typography import in_words, long_date
from programmes.vocabulary import capitalised
from workshops.decided import late_at_home
from workshops.models import Decision, Session
from workshops.session_filters import MINUTES, PRESENCE

KINDS = (
    "exchange_to_accept",
    "decisions_to_note",
    "minutes_to_write",
    "presence_to_note",
    "decisions_late",
)


def awaits(accesses):
    """Return what waits for those who lead the sessions; two queries."""
    mine, today = where(accesses, *TEAM), timezone.localdate()
    return [*_sessions(mine, today), *_late(mine, today)]


def _sessions(mine, today):
    """Return the lines of the sessions that wait, read at once whatever they wait for."""
    here = Session.objects.filter(programme__in=mine)
    waiting = {
        "is_asked": Session.objects.inviting(*mine).to_be_accepted(today),
        "is_undecided": here.latest_undecided(today),
        "lacks_minutes": here.lacking_minutes(today),
        "lacks_presence": here.lacking_presence(today),
    }
    flags = {name: Q(pk__in=rows.values("pk")) for name, rows in waiting.items()}
    found = Session.objects.annotate(**flags).filter(reduce(or_, flags.values()))
    found = found.select_related("programme__territory", "workshop")
    sessions = list(found.order_by("day", "pk").fetch_mode(FETCH_RAISE))
    return [
        *(
            _to_accept(one, mine[one.other_programme_id].programme)
            for one in sessions
            if one.is_asked
        ),
        *(_to_note(one, one.programme) for one in sessions if one.is_undecided),
        *_by_programme(
            (one for one in sessions if one.lacks_minutes), _minutes_to_write
        ),
        *_by_programme(
            (one for one in sessions if one.lacks_presence), _presence_to_note
        ),
    ]


def _by_programme(sessions, line):
    """Yield one line for each programme, of all its sessions that wait alike."""
    together = {}
    for one in sessions:
        together.setdefault(one.programme_id, []).append(one)
    return [line(found) for found in together.values()]


def _minutes_to_write(sessions):
    title = ngettext(
        "Write the minutes of a session",
        "Write the minutes of %(number)s sessions",
        len(sessions),
    )
    return _of_several(
        "minutes_to_write", "journal-text", title, sessions, MINUTES, "compte-rendu"
    )


def _presence_to_note(sessions):
    title = ngettext(
        "Note who was there at a session",
        "Note who was there at %(number)s sessions",
        len(sessions),
    )
    return _of_several(
        "presence_to_note", "people", title, sessions, PRESENCE, "presence"
    )


def _of_several(kind, icon, title, sessions, lacking, place):
    """Lead to the very place of one session, or to the list of those that wait alike."""
    first, number = sessions[0], len(sessions)
    args = [first.programme.slug]
    if number == 1:
        words = {"what": capitalised(first.subject), "day": long_date(first.day)}
        about = _("%(what)s, %(day)s.") % words
        args = [*args, first.pk]
        url = reverse("workshops:session_detail", args=args, fragment=place)
    else:
        about = _("The first one was held on %(day)s.") % {"day": long_date(first.day)}
        url = reverse("workshops:session_list", args=args, query={"reste": lacking})
    title = title % {"number": in_words(number)}
    return Awaited(kind, first.programme, icon, title, about, url, first.day)


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
