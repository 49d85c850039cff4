"""The path of a place, whose every typed word is a canary, and what happened of it."""

import datetime as dt

from django.utils import timezone

from phases.copying import begin_path
from phases.models import PathTemplate, Phase, Step
from programmes.models import Role

#: As the path of 2019, without its last evaluation: the shipped one is gone once a test has emptied the tables.
LINES = [
    ("phase", "I", "launch", ""),
    ("phase", "II", "", ""),
    ("step", "a", "definition", ""),
    ("step", "c", "", "signature"),
    ("phase", "III", "realisation", ""),
    ("step", "b", "", ""),
    ("milestone", "", "", "mid_term"),
    ("phase", "IV", "takeover", ""),
]
BEGUN, FINISHED = dt.date(2025, 9, 18), dt.date(2025, 11, 13)


def template():
    """Return the template from which all the places start."""
    found, is_new = PathTemplate.objects.get_or_create(name="Le parcours d’ici")
    if is_new:
        for position, line in enumerate(LINES):
            names = ("sort", "code", "kind", "milestone")
            values = dict(zip(names, line, strict=True))
            found.lines.create(label="Une ligne", position=position, **values)
    return found


def walk_path(place):
    """Give a place a path below one period: a phase passed, one taken out.

    A signed place has none yet: there the choice is met.
    """
    if place.code == "SIG":
        return
    by = place.accounts[f"{Role.COORDINATOR}, own"]
    path = begin_path(place.programme, template())
    path.outcome = place.canary("path", "end")
    path.save()
    period = path.periods.create(label=place.canary("path", "period"), position=1)
    passed, phase, *_others, out = path.phases.in_order()
    path.phases.update(period=period)
    for one, whose in ((passed, "passed"), (phase, "phase"), (out, "taken.out")):
        Phase.objects.filter(pk=one.pk).update(label=place.canary("path", whose))
    Phase.objects.filter(pk=passed.pk).update(
        started_on=BEGUN,
        finished_on=FINISHED,
        finished_by=by,
        reason=place.canary("path", "reason"),
        missing=["somebody_facilitates"],
    )
    passed.past_passings.create(
        started_on=BEGUN,
        finished_on=FINISHED,
        reason=place.canary("path", "reason.before"),
        missing=["somebody_facilitates"],
        reopened_at=timezone.now(),
    )
    Phase.objects.filter(pk=out.pk).update(archived_at=timezone.now())
    step = phase.steps.in_order().first()
    Step.objects.filter(pk=step.pk).update(label=place.canary("path", "step"))
    evaluation = path.milestones.get(kind="mid_term")
    evaluation.label = place.canary("path", "milestone")
    evaluation.set_on = dt.date(2026, 5, 7)
    evaluation.set_because = place.canary("path", "day")
    evaluation.save()
    place.rows |= {
        "period": period,
        "phase": phase,
        "phase_out": out,
        "step": step,
        "milestone": evaluation,
        "signature": path.milestones.get(kind="signature"),
    }
