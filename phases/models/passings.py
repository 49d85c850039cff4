from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from phases.models.paths import Phase, Step


class PastPassing(models.Model):
    """How a phase or a step was finished, and why, before it was taken up again.

    Only what was passed with a reason is kept: of the rest, the journal says enough.
    """

    phase = models.ForeignKey(
        Phase, on_delete=models.CASCADE, null=True, related_name="past_passings"
    )
    step = models.ForeignKey(
        Step, on_delete=models.CASCADE, null=True, related_name="past_passings"
    )
    started_on = models.DateField(_("begun on"))
    finished_on = models.DateField(_("finished on"))
    reason = models.TextField(_("reason"), max_length=1000)
    missing = models.JSONField(default=list, editable=False)
    reopened_at = models.DateTimeField(_("taken up again"), editable=False)

    class Meta:
        verbose_name = _("past passing")
        verbose_name_plural = _("past passings")
        constraints = [
            models.CheckConstraint(
                name="past_passing_of_a_phase_or_of_a_step",
                condition=Q(phase=None, step__isnull=False)
                | Q(phase__isnull=False, step=None),
            ),
            models.CheckConstraint(
                name="past_passing_finished_after_it_began",
                condition=Q(finished_on__gte=F("started_on")),
            ),
            models.CheckConstraint(
                name="past_passing_says_why", condition=~Q(reason="")
            ),
        ]

    def __str__(self):
        return str(self.phase or self.step)
