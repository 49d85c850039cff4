"""The paths of the world: the one of 2019, some of its steps begun."""

import datetime as dt

from phases.models import Milestone, Path, PathTemplate, Phase, Step, TemplateLine

TEMPLATE = "Rouffach 2019"


def give_paths(programmes):
    """Give each programme the path of 2019, with its first step done."""
    template = PathTemplate.objects.get(name=TEMPLATE)
    lines = list(template.lines.order_by("position"))
    paths = Path.objects.bulk_create(
        Path(programme=programme, phase_word="", outcome=template.outcome)
        for programme in programmes
    )
    phases = Phase.objects.bulk_create(
        Phase(path=path, **_stretch(line), **_happened(path, line))
        for path in paths
        for line in lines
        if line.sort == TemplateLine.Sort.PHASE
    )
    known = {(phase.path_id, phase.position): phase for phase in phases}
    steps = Step.objects.bulk_create(
        Step(phase=known[path.pk, _phase_above(line, lines)], **_stretch(line))
        for path in paths
        for line in lines
        if line.sort == TemplateLine.Sort.STEP
    )
    kinds = {line.position: line for line in lines if line.milestone}
    Milestone.objects.bulk_create(
        Milestone(
            path=step.phase.path,
            phase=step.phase,
            step=step,
            kind=kinds[step.position].milestone,
            label=step.label,
        )
        for step in steps
        if step.position in kinds
    )


def _phase_above(line, lines):
    above = [
        one.position
        for one in lines
        if one.sort == TemplateLine.Sort.PHASE and one.position < line.position
    ]
    return above[-1]


def _stretch(line):
    names = ("code", "label", "kind", "from_month", "until_month", "position")
    return {name: getattr(line, name) for name in names}


def _happened(path, line):
    programme = path.programme
    if line.code != "I":
        return {}
    return {
        "started_on": dt.date(programme.first_year, 9, 10),
        "finished_on": dt.date(programme.first_year, 11, 5),
        "finished_by": programme.opened_by,
    }
