"""Noting that a co-evaluation took place: its own day and the path's are one."""

from django.db import transaction
from django.db.models import F

from phases.models import Milestone
from programmes.journal import record


@transaction.atomic
def hold(evaluation, day, by):
    """Note on the evaluation, and on its milestone of the path, that it was on ``day``.

    ``by`` is who notes it, for the journal. Raises what ``Evaluation.hold`` does.
    """
    evaluation.hold(day, by)
    _tell_the_path(evaluation, day, by)


@transaction.atomic
def take_back(evaluation, by):
    """Undo ``hold``, on the path too; raises what ``Evaluation.take_back`` does."""
    evaluation.take_back(by)
    _tell_the_path(evaluation, None, by)


def _tell_the_path(evaluation, day, by):
    programme, kind = evaluation.programme, str(evaluation.moment)
    rows = Milestone.objects.filter(path__programme=programme, kind=kind)
    if any(one.held_on != day for one in rows):
        rows.update(held_on=day, version=F("version") + 1)
        said = day and day.isoformat()
        record(programme, "milestone_held", by, milestone=kind, day=said)
