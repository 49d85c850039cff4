"""What must always be true of the paths."""

from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from phases.models import Milestone, Phase
from programmes.soundness import Invariant, among, where


def periods_are_of_the_path():
    wrong = Q(period__isnull=False) & ~Q(period__path=F("path"))
    return among(_phases(), wrong, _of_a_path)


def milestones_are_of_the_path():
    wrong = Q(phase__isnull=False) & ~Q(phase__path=F("path"))
    return among(_milestones(), wrong, _of_a_path)


def steps_that_are_milestones_are_of_their_phase():
    wrong = Q(step__isnull=False) & (Q(phase__isnull=True) | ~Q(step__phase=F("phase")))
    return among(_milestones(), wrong, _of_a_path)


def _phases():
    return Phase.objects.select_related("path__programme")


def _milestones():
    return Milestone.objects.select_related("path__programme")


def _of_a_path(row):
    return where(row, row.path.programme.slug)


INVARIANTS = (
    Invariant(
        _("Each phase is in a period of its own path"),
        periods_are_of_the_path,
    ),
    Invariant(
        _("Each milestone comes with a phase of its own path"),
        milestones_are_of_the_path,
    ),
    Invariant(
        _(
            "Each step that is a milestone is of the phase that the milestone comes with"
        ),
        steps_that_are_milestones_are_of_their_phase,
    ),
)
