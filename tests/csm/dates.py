"""Rows with a day, for the tests of the calendar."""

import datetime as dt

from django.utils import timezone

from phases.models import Milestone, Path, Phase, Step
from phases.models.kinds import MilestoneKind
from programmes.access import accesses_of
from tests.factories import make_membership, make_programme
from workshops.models import Session


def in_days(number):
    return timezone.localdate() + dt.timedelta(days=number)


def make_session(programme, kind="steering", **values):
    """A meeting in ten days, at 14 h unless it is given hours; an exchange is accepted."""
    defaults = {"day": in_days(10), "starts_at": dt.time(14), "place": "Mairie"}
    if "other_programme" in values:
        defaults["accepted_at"] = timezone.now()
    return Session.objects.create(programme=programme, kind=kind, **defaults | values)


def make_path(programme, **months):
    """A path of one phase and one step, with the three milestones of a contract."""
    path = Path.objects.create(programme=programme)
    phase = Phase.objects.create(path=path, code="1", label="Construire", **months)
    step = Step.objects.create(phase=phase, code="a", label="Écrire à {participants}")
    for kind in MilestoneKind:
        label = f"Jalon {kind}, {{délai de mi-parcours}}"
        Milestone.objects.create(path=path, kind=kind, label=label, phase=phase)
    return phase, step


def make_accesses(role="coordinator", number=1, user=None):
    """Return the accesses of one person to ``number`` programmes, all in one role."""
    for _ in range(number):
        user = make_membership(make_programme(), role, user=user).user
    return accesses_of(user)
