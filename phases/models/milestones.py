from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from phases.models.kinds import MilestoneKind
from phases.models.paths import Path, Phase, Step
from phases.models.stretches import LABEL_LENGTH

FOLLOWS = Q(kind=MilestoneKind.SIGNATURE)


class MilestoneQuerySet(models.QuerySet):
    def on_the_plan(self):
        """Those that come with a phase, or are a step, that was not taken out."""
        kept_phase = Q(phase__isnull=False, phase__archived_at=None)
        kept_step = Q(
            step__isnull=False,
            step__archived_at=None,
            step__phase__archived_at=None,
        )
        return self.filter(kept_phase | kept_step)


class Milestone(models.Model):
    """A date of the path: the signature, and the evaluations that follow from it.

    The day is counted from the contract each time it is asked. For an evaluation,
    ``set_on`` is another day that people chose, with their reason, and ``held_on`` the
    day on which it took place; the signature's are the contract's own.
    """

    path = models.ForeignKey(Path, on_delete=models.CASCADE, related_name="milestones")
    kind = models.CharField(_("milestone"), max_length=16, choices=MilestoneKind)
    label = models.CharField(_("name"), max_length=LABEL_LENGTH)
    phase = models.ForeignKey(
        Phase,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="milestones",
        verbose_name=_("comes with the phase"),
    )
    step = models.OneToOneField(
        Step,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="milestone",
        verbose_name=_("is the step"),
    )
    set_on = models.DateField(_("on another day"), null=True, blank=True)
    set_because = models.TextField(_("why this day"), blank=True, max_length=1000)
    held_on = models.DateField(_("took place on"), null=True, blank=True)
    version = models.PositiveIntegerField(default=1, editable=False)

    objects = MilestoneQuerySet.as_manager()

    class Meta:
        verbose_name = _("milestone")
        verbose_name_plural = _("milestones")
        constraints = [
            models.UniqueConstraint(
                name="milestone_of_a_kind_once_per_path",
                fields=["path", "kind"],
                violation_error_message=_("The path already has this milestone."),
            ),
            models.CheckConstraint(
                name="milestone_set_by_hand_with_a_reason",
                condition=Q(set_on=None, set_because="")
                | Q(set_on__isnull=False) & ~Q(set_because=""),
                violation_error_message=_("Say why another day was chosen."),
            ),
            models.CheckConstraint(
                name="milestone_signature_follows_the_contract",
                condition=~FOLLOWS | Q(set_on=None, held_on=None),
                violation_error_message=_(
                    "The day of the signature is chosen on the ceremony’s page."
                ),
            ),
        ]

    def __str__(self):
        return self.label

    def counted_on(self, dates):
        """Return the day that follows from the contract's ``dates``, or None."""
        return MilestoneKind(self.kind).day_in(dates)

    def day_in(self, dates):
        """Return the day to look forward to: the one set by hand, else the counted one."""
        return self.set_on or self.counted_on(dates)

    def held_in(self, programme):
        """Return the day on which it took place, None as long as it has not."""
        if self.kind == MilestoneKind.SIGNATURE:
            return programme.effective_on
        return self.held_on
