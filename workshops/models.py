from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from programmes.models import Partner, Programme


class Session(models.Model):
    """A dated meeting of a programme: the only one there is, whatever its kind.

    Its title is neutral, and there is no field for notes about people.
    """

    class Kind(models.TextChoices):
        EXPRESSION = "expression", _("questions on well-being")
        GROUP = "group", _("group session")
        WORKSHOP = "workshop", _("progress workshop")
        SOCIAL_SKILLS = "social_skills", _("social skills")
        EVALUATION = "evaluation", _("co-evaluation")
        STEERING = "steering", _("steering committee")
        CEREMONY = "ceremony", _("signature ceremony")
        EXCHANGE = "exchange", _("meeting with another group")

    programme = models.ForeignKey(
        Programme, on_delete=models.PROTECT, related_name="sessions"
    )
    kind = models.CharField(_("kind"), max_length=16, choices=Kind, editable=False)
    day = models.DateField(_("day"), null=True, blank=True)
    starts_at = models.TimeField(_("begins at"), null=True, blank=True)
    ends_at = models.TimeField(_("ends at"), null=True, blank=True)
    place = models.CharField(_("place"), max_length=160, blank=True)
    title = models.CharField(
        _("title"),
        max_length=120,
        blank=True,
        help_text=_("Neutral: it may be read in a calendar."),
    )
    leaders = models.ManyToManyField(
        Partner, blank=True, related_name="+", verbose_name=_("led by")
    )
    version = models.PositiveIntegerField(default=1, editable=False)
    created_at = models.DateTimeField(db_default=Now(), editable=False)

    class Meta:
        verbose_name = _("session")
        verbose_name_plural = _("sessions")
        constraints = [
            models.CheckConstraint(
                name="session_ends_after_it_begins",
                condition=Q(ends_at=None)
                | Q(starts_at__isnull=False, ends_at__gt=F("starts_at")),
                violation_error_message=_("A session ends after it begins."),
            )
        ]

    def __str__(self):
        return self.title or self.get_kind_display()
