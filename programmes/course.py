"""The course of a programme: in preparation, under way, ended, put away.

Each step is somebody's act, noted in the journal, and none of them closes anything: what
the group goes on with after the end lives on (domain 3.4).
"""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from programmes import journal
from programmes.models import Programme


@transaction.atomic
def begin(programme, by, *, day=None, at=None):
    """Open the programme to all who take part in it, from ``day`` (today unless given).

    ``at`` is the instant, now unless the demo tells its story. Raises ``ValidationError`` when it is open already, or was put away.
    """
    held = _hold(programme)
    if held.archived_at is not None:
        raise ValidationError(_("This programme is put away: bring it back first."))
    if held.begun_on is not None:
        raise ValidationError(_("This programme is open already."))
    programme.begun_on = day or timezone.localdate()
    day = programme.begun_on.isoformat()
    _keep(programme, "begun", by, "begun_on", at=at, day=day)


@transaction.atomic
def end(programme, by, *, day=None):
    """Note that the programme ended on ``day`` (today unless given).

    Raises ``ValidationError`` for one that is in preparation or has ended already, and
    for a day to come or before the beginning.
    """
    held, day = _hold(programme), day or timezone.localdate()
    if held.state != Programme.State.RUNNING:
        raise ValidationError(_("Only a programme under way can be ended."))
    if not held.begun_on <= day <= timezone.localdate():
        raise ValidationError(_("Note the end on its day, neither before nor ahead."))
    programme.ended_on = day
    _keep(programme, "ended", by, "ended_on", day=day.isoformat())


@transaction.atomic
def resume(programme, by):
    """Undo the end: the programme goes on. Raises ``ValidationError`` unless it ended."""
    if _hold(programme).state != Programme.State.ENDED:
        raise ValidationError(_("This programme has not ended."))
    programme.ended_on = None
    _keep(programme, "resumed", by, "ended_on")


@transaction.atomic
def put_away(programme, by):
    """Take the programme out of the lists; everything in it stays.

    Raises ``ValidationError`` for one under way: it is ended first.
    """
    if _hold(programme).state not in (Programme.State.DRAFT, Programme.State.ENDED):
        raise ValidationError(_("End the programme, then put it away."))
    programme.archived_at = timezone.now()
    _keep(programme, "put_away", by, "archived_at")


@transaction.atomic
def bring_back(programme, by):
    """Put the programme in the lists again, as it was before.

    Raises ``ValidationError`` for one that is not put away.
    """
    if _hold(programme).archived_at is None:
        raise ValidationError(_("This programme is not put away."))
    programme.archived_at = None
    _keep(programme, "brought_back", by, "archived_at")


def _hold(programme):
    """Keep the others waiting, and take up what they wrote of the programme's course."""
    held = Programme.objects.select_for_update().get(pk=programme.pk)
    for name in ("begun_on", "ended_on", "archived_at"):
        setattr(programme, name, getattr(held, name))
    return held


def _keep(programme, kind, by, field, **facts):
    programme.save(update_fields=[field])
    journal.record(programme, kind, by, **facts)
