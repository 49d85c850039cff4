"""What a place has of meetings, and the exchanges held between two of them."""

import datetime as dt
from copy import copy

from workshops.models import Decision, Move, Session
from workshops.repeating import Every, repeat


def meet(place):
    """Give the place meetings of its committee, one that was cancelled, and more."""
    place.rows["meeting"] = meeting = _session(place, "steering", "held")
    place.rows["undecided"] = _session(place, "steering", "undecided", 2025)
    place.rows["next_meeting"] = _session(place, "steering", "next", 2999)
    place.rows["cancelled"] = _session(place, "steering", "cancelled")
    place.rows["cancelled"].cancel()
    place.rows["group_session"] = _session(place, "group", "group")
    for session, name in (
        (meeting, "decision"),
        (meeting, "decision.out"),
        (place.rows["group_session"], "decision.group"),
    ):
        words, who = place.canary("decision", name), place.canary("who", name)
        place.rows[name] = Decision(session=session, words=words, who=who)
        place.rows[name].note()
    place.rows["decision.out"].take_out()
    _season(place)


def _season(place):
    """A series of a workshop's sessions to come, the first of which was moved."""
    workshop = place.programme.workshops.create(
        number=90, theme=place.canary("topic", "of.sessions")
    )
    first = _session(place, "workshop", "series", 2099)
    Session.objects.filter(pk=first.pk).update(workshop=workshop)
    first.refresh_from_db()
    days = [dt.date(2099, month, 5) for month in (2, 3, 4)]
    repeat(first, Every.MONTH, days)
    before = copy(first)
    before.place = place.canary("hall", "moved")
    Move.note(before, first, by=None)
    place.rows["series.first"] = first


def _session(place, kind, whose, year=2026):
    return Session.objects.create(
        programme=place.programme,
        kind=kind,
        day=dt.date(year, 2, 5),
        title=place.canary("session", whose),
        place=place.canary("hall", whose),
        agenda=place.canary("agenda", whose),
    )


def exchange(maker, guest):
    """Let the group of ``maker`` receive that of ``guest``, and decide something.

    Another evening waits for the team of ``guest`` to accept it.

    It is led by a participant of each sort and by somebody whom both groups know. What
    is typed about it is read in both programmes: only its people are personal.
    """
    session = Session.objects.create(
        programme=maker.programme,
        other_programme=guest.programme,
        kind=Session.Kind.EXCHANGE,
        day=dt.date(2026, 2, 12),
        place="Foyer",
        title="Une soirée ensemble",
    )
    session.accept()
    session.leaders.add(
        maker.partners["silent"],
        maker.partners["shared"],
        maker.partners["participant.own"],
        maker.partners["town"],
    )
    decision = Decision(session=session, words="Nous revoir au printemps.")
    decision.note()
    maker.rows["exchange"] = session
    guest.rows["invited"], guest.rows["decision.invited"] = session, decision
    guest.rows["asked"] = Session.objects.create(
        programme=maker.programme,
        other_programme=guest.programme,
        kind=Session.Kind.EXCHANGE,
        day=dt.date(2999, 2, 12),
        title="Une invitation",
    )
