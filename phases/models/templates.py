from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from phases.models.kinds import MilestoneKind, PhaseKind
from phases.models.paths import OUTCOME
from phases.models.stretches import LABEL_LENGTH, Months
from programmes.models import MethodPack


class PathTemplate(models.Model):
    """A path to start from, set by a local steering committee; each programme copies it.

    It is an ordered list of lines, as a committee writes it on paper: a phase belongs to
    the period above it, a step to the phase above it.
    """

    name = models.CharField(_("name"), max_length=120, unique=True)
    about = models.CharField(_("in one sentence"), max_length=300, blank=True)
    pack = models.OneToOneField(
        MethodPack,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="path_template",
        verbose_name=_("method pack"),
        help_text=_("Programmes that start from this pack receive this path."),
    )
    phase_word = models.CharField(
        _("word before the number"),
        max_length=20,
        blank=True,
        default="Phase",
        help_text=_("« Phase » before 1, 2, 3. Left empty, the number stands alone."),
    )
    outcome = models.CharField(
        _("at the end of the path"), max_length=80, default=OUTCOME
    )

    class Meta:
        verbose_name = _("path template")
        verbose_name_plural = _("path templates")

    def __str__(self):
        return self.name


class TemplateLine(Months):
    """One line of a template: a period, a phase, a step or a milestone.

    A step that is a milestone too, as the signature of Rouffach, bears both.
    """

    class Sort(models.TextChoices):
        PERIOD = "period", _("period")
        PHASE = "phase", _("phase")
        STEP = "step", _("step")
        MILESTONE = "milestone", _("milestone")

    template = models.ForeignKey(
        PathTemplate, on_delete=models.CASCADE, related_name="lines"
    )
    position = models.PositiveSmallIntegerField(_("order"), default=0)
    sort = models.CharField(_("line"), max_length=12, choices=Sort)
    code = models.CharField(_("number or letter"), max_length=8, blank=True)
    label = models.CharField(_("words"), max_length=LABEL_LENGTH)
    kind = models.CharField(_("nature"), max_length=16, choices=PhaseKind, blank=True)
    milestone = models.CharField(
        _("milestone"), max_length=16, choices=MilestoneKind, blank=True
    )

    class Meta(Months.Meta):
        verbose_name = _("line of a path template")
        verbose_name_plural = _("lines of a path template")
        constraints = [
            *Months.Meta.constraints,
            models.CheckConstraint(
                name="templateline_milestone_says_which",
                condition=~Q(sort="milestone") | ~Q(milestone=""),
                violation_error_message=_("Say which milestone this line is."),
            ),
            models.CheckConstraint(
                name="templateline_only_steps_are_milestones_too",
                condition=Q(sort__in=("milestone", "step")) | Q(milestone=""),
                violation_error_message=_(
                    "Only a step or a line of its own can be a milestone."
                ),
            ),
            models.CheckConstraint(
                name="templateline_months_are_of_phases_and_steps",
                condition=Q(sort__in=("phase", "step")) | Q(from_month=None),
                violation_error_message=_("Months are given to a phase or to a step."),
            ),
        ]

    def __str__(self):
        return f"{self.code} {self.label}".strip()
