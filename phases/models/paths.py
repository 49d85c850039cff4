from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from phases.models.stretches import Stretch, StretchQuerySet
from programmes.models import Programme

OUTCOME = "Bien-être ou mieux-être"


class Path(models.Model):
    """The path of one programme, copied from a template and then its own.

    Periods, phases, steps and milestones are its rows; ``phase_word`` stands before the
    number of a phase, ``outcome`` is written at its end.
    """

    programme = models.OneToOneField(
        Programme, on_delete=models.CASCADE, related_name="path"
    )
    phase_word = models.CharField(
        _("word before the number"), max_length=20, blank=True, default="Phase"
    )
    outcome = models.CharField(
        _("at the end of the path"), max_length=80, default=OUTCOME
    )
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        verbose_name = _("path")
        verbose_name_plural = _("paths")

    def __str__(self):
        return str(self.programme)


class Period(models.Model):
    """A part of the path that holds phases: preparation, realisation, end."""

    path = models.ForeignKey(Path, on_delete=models.CASCADE, related_name="periods")
    label = models.CharField(_("name"), max_length=120)
    position = models.PositiveSmallIntegerField(_("order"), default=0)
    archived_at = models.DateTimeField(null=True, editable=False)
    version = models.PositiveIntegerField(default=1, editable=False)

    objects = StretchQuerySet.as_manager()

    class Meta:
        verbose_name = _("period")
        verbose_name_plural = _("periods")

    def __str__(self):
        return self.label


class Phase(Stretch):
    """One phase of a path; several may run at once, which is normal (domain 3.2)."""

    path = models.ForeignKey(Path, on_delete=models.CASCADE, related_name="phases")
    period = models.ForeignKey(
        Period,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="phases",
        verbose_name=_("period"),
    )

    class Meta(Stretch.Meta):
        verbose_name = _("phase")
        verbose_name_plural = _("phases")

    def __str__(self):
        return self.title or self.label

    def get_absolute_url(self):
        return reverse("phases:phase", args=[self.path.programme.slug, self.pk])

    @property
    def title(self):
        """« Phase 1 », « II »; "" for a phase without a number."""
        return f"{self.path.phase_word} {self.code}".strip() if self.code else ""


class Step(Stretch):
    """A step of a phase: « II a »."""

    phase = models.ForeignKey(Phase, on_delete=models.CASCADE, related_name="steps")

    class Meta(Stretch.Meta):
        verbose_name = _("step")
        verbose_name_plural = _("steps")

    def __str__(self):
        return self.title or self.label

    def get_absolute_url(self):
        return reverse("phases:step", args=[self.path.programme.slug, self.pk])

    @property
    def title(self):
        """« II a »; "" for a step without a letter."""
        return f"{self.phase.code} {self.code}".strip() if self.code else ""

    @property
    def path(self):
        return self.phase.path
