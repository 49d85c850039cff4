"""The path of a programme as people read it: one shape for screen, print and poster.

Everything in it is plain and cannot change, so that a drawing can be kept for it, and the
contract can freeze it (``phases.planned``).
"""

import datetime as dt
from dataclasses import dataclass

from django.db import models

from phases.models import Milestone, MilestoneKind, Phase, Step
from phases.models.stretches import Stretch
from programmes.vocabulary import capitalised
from programmes.word_marks import filled, words_of

State = Stretch.State
type Window = tuple[dt.date, dt.date]


@dataclass(frozen=True)
class MilestoneOnPlan:
    """A date of the path; ``day`` is None as long as nothing gives it.

    Where people chose another day than the counted one, ``is_by_hand`` says so and
    ``counted_on`` is the counted one, if there is one.
    """

    kind: str  # MilestoneKind
    label: str
    day: dt.date | None = None
    held_on: dt.date | None = None
    counted_on: dt.date | None = None  # where the day was set by hand, the other one
    because: str = ""  # why it was set by hand
    pk: int | None = None
    is_by_hand: bool = False


@dataclass(frozen=True)
class StretchOnPlan:
    """A phase or a step: what was planned, and what happened.

    ``window`` are the first and the last planned day, ``months`` the first and the last
    month where it is planned by months: without a season, these alone are known.
    """

    title: str  # « Phase 1 », « II a », or ""
    label: str
    window: Window | None = None
    months: tuple[int, int] | None = None
    started_on: dt.date | None = None
    finished_on: dt.date | None = None
    milestone: MilestoneOnPlan | None = None  # the one that this step is
    kind: str = ""  # PhaseKind
    pk: int | None = None

    @property
    def state(self):
        """What people said of it; a step that is a milestone is done when it was held."""
        if self.finished_on or (self.milestone and self.milestone.held_on):
            return State.DONE
        return State.UNDER_WAY if self.started_on else State.TO_COME


@dataclass(frozen=True)
class PhaseOnPlan(StretchOnPlan):
    steps: tuple[StretchOnPlan, ...] = ()
    milestones: tuple[MilestoneOnPlan, ...] = ()  # those that come with it


@dataclass(frozen=True)
class PeriodOnPlan:
    """Phases under one name; "" for a path without periods."""

    label: str
    phases: tuple[PhaseOnPlan, ...]


@dataclass(frozen=True)
class Plan:
    """A whole path; ``is_only_planned`` is that of the contract, without what happened."""

    periods: tuple[PeriodOnPlan, ...]
    outcome: str
    is_only_planned: bool = False

    @property
    def phases(self):
        return [phase for period in self.periods for phase in period.phases]

    @property
    def stretches(self):
        """Every phase and, after it, its steps, in reading order."""
        return [one for phase in self.phases for one in (phase, *phase.steps)]

    @property
    def words(self):
        """Every word of it that somebody typed, line by line."""
        periods = [period.label for period in self.periods]
        parts = [word for one in self.stretches for word in (one.title, one.label)]
        dates = [one.label for one in self.milestones]
        return "\n".join(filter(None, [*periods, *parts, *dates, self.outcome]))

    @property
    def milestones(self):
        """Every milestone, in reading order."""
        found = []
        for phase in self.phases:
            found += [step.milestone for step in phase.steps if step.milestone]
            found += phase.milestones
        return found


def plan_of(programme):
    """Return the path of ``programme``, or None as long as it has none; three queries."""
    return plans_of([programme]).get(programme.pk)


def plans_of(programmes):
    """Return the paths of several programmes, by the programme's key; three queries.

    A programme without a path is not among them.
    """
    phases = _by(
        lambda phase: phase.path.programme_id,
        Phase.objects.kept()
        .filter(path__programme__in=[one.pk for one in programmes])
        .select_related("path", "period")
        .in_order()
        .fetch_mode(models.FETCH_RAISE),
    )
    if not phases:
        return {}
    paths = [found[0].path for found in phases.values()]
    steps = _by(
        lambda step: step.phase.path_id,
        Step.objects.kept()
        .filter(phase__path__in=paths)
        .select_related("phase")
        .in_order()
        .fetch_mode(models.FETCH_RAISE),
    )
    milestones = _by(
        lambda one: one.path_id, Milestone.objects.filter(path__in=paths).order_by("pk")
    )
    return {
        one.pk: _Reading(one, phases[one.pk], steps, milestones).plan()
        for one in programmes
        if one.pk in phases
    }


def evaluations_to_come(programme, plan):
    """Return those that were not held yet, on the day that the path says.

    Without a path, or off its plan, that is the day counted from the contract.
    """
    on_path = {one.kind: one for one in plan.milestones} if plan else {}
    found = [
        on_path.get(kind)
        or MilestoneOnPlan(
            kind, capitalised(str(kind.label)), kind.day_in(programme.dates)
        )
        for kind in (MilestoneKind.MID_TERM, MilestoneKind.FINAL)
    ]
    return [one for one in found if one.held_on is None]


def _by(key, rows):
    found = {}
    for row in rows:
        found.setdefault(key(row), []).append(row)
    return found


class _Reading:
    """Reads the rows of one path, with the words of its programme.

    ``steps`` and ``milestones`` are those of several paths, by the path's key.
    """

    def __init__(self, programme, phases, steps, milestones):
        self.programme, self.phases = programme, phases
        self.season, self.dates = programme.season, programme.dates
        self.words = words_of(programme)
        self.steps = steps.get(phases[0].path_id, [])
        self.milestones = milestones.get(phases[0].path_id, [])

    def plan(self):
        periods = []
        for phase in self.phases:
            period = phase.period if phase.period_id else None
            label = period.label if period and period.archived_at is None else ""
            if not periods or periods[-1][0] != label:
                periods.append((label, []))
            periods[-1][1].append(self.phase(phase))
        return Plan(
            tuple(PeriodOnPlan(label, tuple(phases)) for label, phases in periods),
            self.phases[0].path.outcome,
        )

    def phase(self, phase):
        steps = [step for step in self.steps if step.phase_id == phase.pk]
        for step in steps:
            step.phase = phase
        known = {step.pk for step in steps}
        comes = [
            self.milestone(one)
            for one in self.milestones
            if one.phase_id == phase.pk and one.step_id not in known
        ]
        return PhaseOnPlan(
            **self.stretch(phase),
            steps=tuple(StretchOnPlan(**self.stretch(step)) for step in steps),
            milestones=tuple(comes),
        )

    def stretch(self, row):
        found = {
            "title": row.title,
            "label": filled(row.label, self.words),
            "window": row.planned_in(self.season),
            "months": (row.from_month, row.until_month) if row.from_month else None,
            "kind": row.kind,
            "pk": row.pk,
            "started_on": row.started_on,
            "finished_on": row.finished_on,
        }
        if isinstance(row, Step):
            of_it = (one for one in self.milestones if one.step_id == row.pk)
            found["milestone"] = next(map(self.milestone, of_it), None)
        return found

    def milestone(self, row):
        counted = row.counted_on(self.dates)
        by_hand = row.set_on is not None
        return MilestoneOnPlan(
            row.kind,
            filled(row.label, self.words),
            day=row.set_on if by_hand else counted,
            held_on=row.held_in(self.programme),
            counted_on=counted if by_hand else None,
            because=row.set_because if by_hand else "",
            pk=row.pk,
            is_by_hand=by_hand,
        )
