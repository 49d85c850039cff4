"""The plan alone, as the contract has it: without what happened, and as data to freeze."""

import datetime as dt
from dataclasses import replace

from phases.plan import (
    MilestoneOnPlan,
    PeriodOnPlan,
    PhaseOnPlan,
    Plan,
    StretchOnPlan,
)


def as_planned(plan):
    """Return a plan without what happened and what people set by hand since, or None.

    That is the plan of the contract: its milestones are those counted from the signature.
    """
    if plan is None:
        return None
    return replace(
        plan,
        periods=tuple(
            replace(period, phases=tuple(map(_as_planned, period.phases)))
            for period in plan.periods
        ),
        is_only_planned=True,
    )


def _as_planned(part):
    """Return a phase, a step or a milestone without what happened, or no milestone."""
    if part is None:
        return None
    if isinstance(part, MilestoneOnPlan):
        day = part.counted_on if part.is_by_hand else part.day
        plain = {
            "held_on": None,
            "counted_on": None,
            "because": "",
            "is_by_hand": False,
        }
        return replace(part, day=day, **plain)
    planned = replace(
        part,
        started_on=None,
        finished_on=None,
        milestone=_as_planned(part.milestone),
    )
    if not isinstance(part, PhaseOnPlan):
        return planned
    steps, milestones = (
        map(_as_planned, some) for some in (part.steps, part.milestones)
    )
    return replace(planned, steps=tuple(steps), milestones=tuple(milestones))


def as_data(plan):
    """Return what is planned as plain data, to be frozen with the contract."""
    return {
        "outcome": plan.outcome,
        "periods": [
            {
                "label": period.label,
                "phases": [_phase_as_data(phase) for phase in period.phases],
            }
            for period in plan.periods
        ],
    }


def _phase_as_data(phase):
    return _stretch_as_data(phase) | {
        "steps": [_stretch_as_data(step) for step in phase.steps],
        "milestones": [_milestone_as_data(one) for one in phase.milestones],
    }


def _stretch_as_data(one):
    said = {
        "title": one.title,
        "label": one.label,
        "window": one.window and [day.isoformat() for day in one.window],
        "months": one.months and list(one.months),
    }
    milestone = one.milestone and _milestone_as_data(one.milestone)
    return said | {"milestone": milestone} if milestone else said


def _milestone_as_data(one):
    day = one.day and one.day.isoformat()
    return {"kind": one.kind, "label": one.label, "day": day}


def from_data(data):
    """Return the plan that was frozen as ``as_data`` gives it."""
    return Plan(
        tuple(
            PeriodOnPlan(one["label"], tuple(map(_phase_from_data, one["phases"])))
            for one in data["periods"]
        ),
        data["outcome"],
        is_only_planned=True,
    )


def _phase_from_data(data):
    return PhaseOnPlan(
        **_stretch_from_data(data),
        steps=tuple(StretchOnPlan(**_stretch_from_data(s)) for s in data["steps"]),
        milestones=tuple(map(_milestone_from_data, data["milestones"])),
    )


def _stretch_from_data(data):
    window, months = data["window"], data["months"]
    milestone = data.get("milestone")
    return {
        "title": data["title"],
        "label": data["label"],
        "window": window and tuple(map(dt.date.fromisoformat, window)),
        "months": months and tuple(months),
        "milestone": milestone and _milestone_from_data(milestone),
    }


def _milestone_from_data(data):
    day = data["day"] and dt.date.fromisoformat(data["day"])
    return MilestoneOnPlan(data["kind"], data["label"], day)
