"""What was done: sessions and actions in counts, workshops, tools handed over."""

import datetime as dt
from dataclasses import dataclass

from django.db.models import Count, Prefetch

from workshops.models import Action, HandedTool, Hosting, Session, Workshop


@dataclass(frozen=True)
class WorkshopDone:
    """A workshop: its theme, who gave it, and how many sessions it had."""

    theme: str
    hosts: tuple[str, ...]
    sessions: int


@dataclass(frozen=True)
class ActionDone:
    number: int
    words: str
    state: str
    started_on: dt.date | None
    done_on: dt.date | None


@dataclass(frozen=True)
class Done:
    """What a programme did until a day; a session that was cancelled is none."""

    sessions: tuple[tuple[str, int], ...]
    workshops: tuple[WorkshopDone, ...]
    actions: tuple[ActionDone, ...]
    tools: tuple[str, ...]

    @property
    def sessions_count(self):
        return sum(number for _kind, number in self.sessions)


def done_in(programme, day):
    """Return what was done in ``programme`` until ``day``, that day included."""
    sessions = list(held(programme, day))
    of_workshops = {}
    for one in sessions:
        of_workshops[one["workshop"]] = (
            of_workshops.get(one["workshop"], 0) + one["number"]
        )
    by_kind = {
        kind: sum(one["number"] for one in sessions if one["kind"] == kind)
        for kind in Session.Kind
    }
    return Done(
        tuple((str(kind.label), by_kind[kind]) for kind in by_kind if by_kind[kind]),
        tuple(_workshops(programme, of_workshops)),
        tuple(_actions(programme)),
        tuple(_tools(programme, day)),
    )


def held(programme, day):
    """Return how many sessions of each kind and workshop were held until ``day``."""
    kept = Session.objects.filter(programme=programme).held_by(day)
    rows = kept.values("kind", "workshop").order_by()
    return rows.annotate(number=Count("pk"))


def _workshops(programme, sessions):
    hostings = Hosting.objects.kept().select_related("organisation").in_order()
    workshops = Workshop.objects.kept().filter(programme=programme).in_order()
    for one in workshops.prefetch_related(Prefetch("hostings", hostings, "given_by")):
        hosts = tuple(str(hosting.organisation) for hosting in one.given_by)
        yield WorkshopDone(one.theme, hosts, sessions.get(one.pk, 0))


def _actions(programme):
    actions = Action.objects.kept().filter(programme=programme)
    for one in actions.exclude(started_on=None).in_order():
        yield ActionDone(
            one.number,
            one.words,
            str(one.state.label),
            one.started_on,
            one.done_on,
        )


def _tools(programme, day):
    tools = HandedTool.objects.filter(programme=programme, archived_at=None)
    rows = tools.filter(handed_on__lte=day).order_by("handed_on", "pk")
    return rows.values_list("title", flat=True)
