"""A programme receives a path of its own: from a template, or an older programme's.

What is copied is the plan: words, natures, months. Days, states and reasons are never
copied: they are what happened elsewhere (domain 3.4).
"""

from itertools import chain, count

from django.db import transaction
from django.utils.translation import gettext as _

from phases.models import Path, PathTemplate, Step, TemplateLine

Sort = TemplateLine.Sort


@transaction.atomic
def begin_path(programme, template):
    """Give ``programme`` the path of ``template`` and return it.

    Later changes of the template do not touch it.
    """
    lines = template.lines.order_by("position", "pk")
    return _write(programme, template, lines)


@transaction.atomic
def take_up_path(programme, older, lines=None):
    """Give ``programme`` the plan of ``older``, the path of another one; return it.

    ``lines`` are those of its plan that are copied, all unless they are given
    (``lines_of``).
    """
    return _write(programme, older, lines_of(older) if lines is None else lines)


@transaction.atomic
def copy_template(template):
    """Return a copy of ``template`` with its lines, under a free name, of no pack."""
    lines = list(template.lines.order_by("position", "pk"))
    values = {
        name: getattr(template, name) for name in ("about", "phase_word", "outcome")
    }
    copied = PathTemplate.objects.create(name=_free_name(template.name), **values)
    for line in lines:
        line.pk, line.template = None, copied
    TemplateLine.objects.bulk_create(lines)
    return copied


def _free_name(name):
    """Return « Rouffach 2019 (copie) », with a number when that one is taken."""
    ends = chain([_("(copy)")], (_("(copy %s)") % number for number in count(2)))
    longest = PathTemplate._meta.get_field("name").max_length
    names = (f"{name[: longest - len(end) - 1]} {end}" for end in ends)
    known = set(PathTemplate.objects.values_list("name", flat=True))
    return next(one for one in names if one not in known)


def _write(programme, source, lines):
    path = Path.objects.create(
        programme=programme, phase_word=source.phase_word, outcome=source.outcome
    )
    period = phase = None
    for position, line in enumerate(lines, start=1):
        if line.sort == Sort.PERIOD:
            period = None
            if line.label:
                period = path.periods.create(label=line.label, position=position)
        elif line.sort == Sort.PHASE:
            phase = path.phases.create(period=period, **_stretch(line, position))
        elif line.sort == Sort.STEP and phase is not None:
            step = phase.steps.create(**_stretch(line, position))
            if line.milestone:
                _milestone(path, line, phase, step)
        elif line.sort == Sort.MILESTONE:
            _milestone(path, line, phase)
    return path


def _stretch(line, position):
    names = ("code", "label", "kind", "from_month", "until_month")
    return {name: getattr(line, name) for name in names} | {"position": position}


def _milestone(path, line, phase, step=None):
    path.milestones.create(
        kind=line.milestone, label=line.label, phase=phase, step=step
    )


def lines_of(path):
    """Return the plan of a path as the lines of a template, in order, not saved.

    A period without a name ends the one above it: its phases stand in none.
    """
    phases = list(path.phases.kept().select_related("period").in_order())
    steps = list(Step.objects.kept().filter(phase__in=phases).in_order())
    milestones = list(path.milestones.order_by("pk"))
    placed = {one.step_id: one for one in milestones if one.step_id}
    lines, period = [], None
    for phase in phases:
        if (own := _period_of(phase)) != period:
            period = own
            lines.append(_line(Sort.PERIOD, own) if own else _out_of_any_period())
        lines.append(_line(Sort.PHASE, phase))
        known = [step for step in steps if step.phase_id == phase.pk]
        lines += [_line(Sort.STEP, step, placed.get(step.pk)) for step in known]
        kept = {step.pk for step in known}
        for one in milestones:
            if one.phase_id == phase.pk and one.step_id not in kept:
                lines.append(_line(Sort.MILESTONE, one, one))
    return lines


def _period_of(phase):
    """Return its period, None where that was taken out."""
    period = phase.period
    return period if period and period.archived_at is None else None


def _out_of_any_period():
    return TemplateLine(sort=Sort.PERIOD)


def _line(sort, row, milestone=None):
    names = ("code", "label", "kind", "from_month", "until_month")
    values = {name: getattr(row, name) for name in names if hasattr(row, name)}
    if sort == Sort.MILESTONE:
        values["kind"] = ""
    return TemplateLine(
        sort=sort, milestone=milestone.kind if milestone else "", **values
    )
