"""Changing a path: its parts are added, moved, taken out and brought back.

It stays the list that a committee writes on paper: a phase belongs to the period above it.
Nothing is deleted, and each act but a move is a line in the journal of the programme.
"""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import F, Max
from django.utils import timezone
from django.utils.translation import gettext as _

from phases.copying import begin_path
from phases.models import Path, Period, Phase, Step
from programmes import journal
from programmes.models import Programme


@transaction.atomic
def choose(programme, template, by):
    """Give a programme the path of ``template``, chosen by ``by``, and return it.

    Raises ``ValidationError`` when it has one: somebody may just have chosen.
    """
    Programme.objects.select_for_update().get(pk=programme.pk)
    if Path.objects.filter(programme=programme).exists():
        raise ValidationError(_("This programme has its path already."))
    path = begin_path(programme, template)
    journal.record(programme, "path_begun", by, template=template.pk)
    return path


@transaction.atomic
def add(part, by):
    """Save a new period, phase or step, after the others of its kind or its phase.

    Raises ``ValidationError`` for a step of a phase that was taken out meanwhile.
    """
    hold(part.path)
    _ask_for_its_phase(part)
    last = _siblings(part).aggregate(last=Max("position"))["last"]
    part.position = (last or 0) + 1
    part.save()
    if isinstance(part, Phase):
        put_in_order(part.path)
    note(part, "added", by)


@transaction.atomic
def add_milestone(one, by):
    """Save a new milestone of a path that lacks one of its kind.

    Raises ``ValidationError`` when somebody has just added it, or has taken what it comes
    with out of the path or given it to another one.
    """
    hold(one.path)
    if one.path.milestones.filter(kind=one.kind).exists():
        raise ValidationError(_("The path already has this milestone."))
    place = Phase.objects.kept().filter(pk=one.phase_id)
    if one.step_id:
        place = Step.objects.kept().filter(pk=one.step_id, phase__in=place)
        place = place.filter(milestone=None)
    if not place.exists():
        raise ValidationError(
            _("What it comes with has changed meanwhile: choose again.")
        )
    one.save()
    note(one, "added", by)


def note(part, act, by):
    """Write in the journal what was done to a part, or to the words of a path."""
    path = part if isinstance(part, Path) else part.path
    facts = {"part": part._meta.model_name, "key": part.pk, "act": act}
    journal.record(path.programme, "path_changed", by, **facts)


@transaction.atomic
def take_out(part, by):
    """Take a part out of the path, with what stands in it; it can be brought back.

    Twice is as once.
    """
    _take_up(part)
    if part.archived_at is None:
        _set_out(part, timezone.now())
        note(part, "taken_out", by)


@transaction.atomic
def bring_back(part, by):
    """Put a part that was taken out back where it stood. Twice is as once.

    Raises ``ValidationError`` for a step whose phase was taken out meanwhile.
    """
    _take_up(part)
    _ask_for_its_phase(part)
    if part.archived_at is not None:
        _set_out(part, None)
        put_in_order(part.path)
        note(part, "brought_back", by)


def _set_out(part, moment):
    """Write it as a new version: a form that is open then notices it."""
    rows = type(part).objects.filter(pk=part.pk)
    rows.update(archived_at=moment, version=F("version") + 1)
    part.refresh_from_db(fields=["archived_at", "version"])


@transaction.atomic
def move(part, position):
    """Move a part to a place of its list, from 1 on; the ends of the list stop it.

    A period moves with its phases. The places of the phases are those of ``lines_of``:
    one that passes the heading of a period enters it, or leaves it. Raises
    ``ValidationError`` for a part that was taken out meanwhile.
    """
    _take_up(part)
    _ask_for_its_phase(part)
    if part.archived_at is not None:
        raise ValidationError(_("It was taken out of the path meanwhile."))
    if isinstance(part, Step):
        rows = list(_siblings(part).kept().in_order())
        _place(rows, part, position)
        _number(Step, rows)
        return
    found = groups_of(part.path)
    if isinstance(part, Period):
        below = {period: phases for period, phases in found if period is not None}
        periods = list(below)
        _place(periods, part, position)
        found = [one for one in found if one[0] is None]
        found += [(period, below[period]) for period in periods]
    else:
        found = _with_phase_at(lines_of(found), part, position)
    _write(found)


def _with_phase_at(lines, phase, position):
    """Return the groups of a path once the phase is at this place of its lines."""
    # Above the first period there is no place, unless phases stand there already.
    first = 2 if isinstance(lines[0], Period) else 1
    _place(lines, phase, max(position, first))
    found = [(None, [])]
    for line in lines:
        if isinstance(line, Period):
            found.append((line, []))
        else:
            period, phases = found[-1]
            line.period = period
            phases.append(line)
    return found


def _place(rows, row, position):
    row = rows.pop(rows.index(row))
    rows.insert(max(position, 1) - 1, row)


def lines_of(found):
    """Return the lines of a path in reading order: each period, then its phases."""
    return [
        line
        for period, phases in found
        for line in ([] if period is None else [period]) + phases
    ]


def groups_of(path):
    """Return each period with the phases below it, in the order of the path.

    The phases without a period come first, under None, which is there when it has some
    or when there is no period. A period that was taken out stays as long as it has phases.
    """
    phases = list(path.phases.kept().in_order())
    known = {phase.period_id for phase in phases}
    periods = [
        period
        for period in path.periods.in_order()
        if period.archived_at is None or period.pk in known
    ]
    found = [(None, [one for one in phases if one.period_id is None])]
    if periods and not found[0][1]:
        found = []
    for period in periods:
        found.append((period, [one for one in phases if one.period_id == period.pk]))
    return found


def put_in_order(path):
    """Number the parts of a path anew, so that each phase stands below its period."""
    _write(groups_of(path))


def _write(found):
    periods = [period for period, _phases in found if period is not None]
    _number(Period, periods)
    _number(Phase, [phase for _period, phases in found for phase in phases], "period")


def _number(kind, rows, *also):
    for position, row in enumerate(rows, start=1):
        row.position = position
    kind.objects.bulk_update(rows, ["position", *also])


def _siblings(part):
    if isinstance(part, Step):
        return part.phase.steps.all()
    return (
        part.path.phases.all() if isinstance(part, Phase) else part.path.periods.all()
    )


def hold(path):
    """Keep the others waiting: two moves at once must not leave two at one place."""
    Path.objects.select_for_update().get(pk=path.pk)


def _take_up(part):
    """Hold the path, and take up whether the part was taken out or put back meanwhile."""
    hold(part.path)
    part.refresh_from_db(fields=["archived_at"])


def _ask_for_its_phase(part):
    """Refuse a step whose phase is not on the path any more."""
    if not isinstance(part, Step):
        return
    if not Phase.objects.kept().filter(pk=part.phase_id).exists():
        raise ValidationError(_("Its phase was taken out of the path meanwhile."))
