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
def move(part, *, down):
    """Move a part one place down or up; at the end of the list it stays.

    A period moves with its phases. A phase that leaves its period enters the next one.
    Raises ``ValidationError`` for a part that was taken out meanwhile.
    """
    _take_up(part)
    _ask_for_its_phase(part)
    if part.archived_at is not None:
        raise ValidationError(_("It was taken out of the path meanwhile."))
    if isinstance(part, Step):
        rows = list(_siblings(part).kept().in_order())
        _swap(rows, rows.index(part), down)
        _number(Step, rows)
        return
    found = groups_of(part.path)
    if isinstance(part, Period):
        headed = [one for one in found if one[0] is not None]
        _swap(headed, [one[0] for one in headed].index(part), down)
        found = [one for one in found if one[0] is None] + headed
    else:
        _move_phase(found, part, down)
    _write(found)


def _move_phase(found, phase, down):
    at = next(n for n, (_period, phases) in enumerate(found) if phase in phases)
    phases = found[at][1]
    place = phases.index(phase)
    if 0 <= place + (1 if down else -1) < len(phases):
        _swap(phases, place, down)
        return
    beyond = at + (1 if down else -1)
    if 0 <= beyond < len(found):
        phases.remove(phase)
        period, others = found[beyond]
        others.insert(0 if down else len(others), phase)
        phase = others[0 if down else -1]
        phase.period = period


def _swap(rows, at, down):
    other = at + (1 if down else -1)
    if 0 <= other < len(rows):
        rows[at], rows[other] = rows[other], rows[at]


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
