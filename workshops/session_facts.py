"""What the page of a session says of it besides its day: with whom, of what, in which series."""

from dataclasses import dataclass

from django.db.models import FETCH_RAISE

from programmes.models import Programme
from programmes.models.programme import TEAM
from workshops.meetings import leaders_named
from workshops.models import Move, Session


@dataclass(frozen=True)
class Facts:
    """What a person reads; ``series`` are the sessions planned together, in order."""

    other: Programme | None
    leaders: list[str]
    moves: list[Move]
    rounds: list
    skills: list
    series: list[Session]
    rank: int
    took_place: bool
    names_who_moved: bool

    def cancelled_with(self, session):
        """Return how many of its series were cancelled in the same moment."""
        at = session.cancelled_at
        same = [one for one in self.series if at and one.cancelled_at == at]
        return len(same) - 1 if same else 0


def facts_of(session, access):
    """Return what this person may know of a session; what its kind has not costs nothing."""
    series = _series(session)
    return Facts(
        other=session.seen_from(access.programme),
        leaders=leaders_named(session, access),
        moves=_moves(session),
        rounds=_rounds(session, access),
        skills=_skills(session),
        series=series,
        rank=series.index(session) + 1 if session in series else 0,
        took_place=session.took_place,
        names_who_moved=session.programme_id == access.programme.pk
        and access.has(*TEAM),
    )


def _moves(session):
    rows = session.moves.select_related("moved_by").order_by("-moved_at", "-pk")
    return list(rows.fetch_mode(FETCH_RAISE))


def _rounds(session, access):
    if session.kind != Session.Kind.EXPRESSION:
        return []
    return list(session.rounds.visible_to(access).order_by("held_on", "pk"))


def _skills(session):
    if session.kind != Session.Kind.SOCIAL_SKILLS:
        return []
    return list(session.skills.order_by("position", "pk"))


def _series(session):
    if session.series_id is None:
        return []
    return list(Session.objects.filter(series=session.series_id).order_by("day", "pk"))
