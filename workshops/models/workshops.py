"""Progress workshops: a theme in the participants' words, hosts or contents, sessions.

A workshop has 0 to n hosts and 0 to n contents, never one required host (domain 6.2).
The social-skills track is a workshop of its own kind, led by a psychologist or a stage
director beside the groups on words (domain 6.3).
"""

from django.db import models
from django.db.models import Q
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from programmes.models import HostContact, Organisation, Programme, RoleGroup
from wellbeing.models import Idea


class WorkshopModel(models.Model):
    """A theme that other groups chose, to begin from; the administration edits it."""

    theme = models.CharField(_("theme"), max_length=160, unique=True)
    need = models.CharField(_("need"), max_length=500, blank=True)
    contents = models.TextField(
        _("contents"),
        max_length=2000,
        blank=True,
        help_text=_("One content on each line."),
    )
    position = models.PositiveSmallIntegerField(_("order"), default=0)

    class Meta:
        verbose_name = _("model of a workshop")
        verbose_name_plural = _("models of workshops")

    def __str__(self):
        return self.theme


class SocialSkill(models.Model):
    """One of the seven dimensions of social skills; of the group, never of a person."""

    label = models.CharField(_("social skill"), max_length=80, unique=True)
    position = models.PositiveSmallIntegerField(_("order"), default=0)

    class Meta:
        verbose_name = _("social skill")
        verbose_name_plural = _("social skills")

    def __str__(self):
        return self.label


class WorkshopQuerySet(models.QuerySet):
    def kept(self):
        """Those that were not taken out."""
        return self.filter(archived_at=None)

    def visible_to(self, access):
        """All who have a role in the programme read its workshops."""
        return self.kept().filter(programme=access.programme)

    def citing(self, idea):
        """Those that answer an idea."""
        return self.filter(ideas=idea)

    def in_order(self):
        return self.order_by("track", "number")


class Workshop(models.Model):
    """A theme worked on in one or several sessions; never gated by the signature."""

    class Track(models.TextChoices):
        PROGRESS = "progress", _("progress workshop")
        SOCIAL_SKILLS = "social_skills", _("social skills")

    programme = models.ForeignKey(
        Programme, on_delete=models.PROTECT, related_name="workshops"
    )
    number = models.PositiveSmallIntegerField(_("number"), editable=False)
    track = models.CharField(
        _("kind"), max_length=16, choices=Track, default=Track.PROGRESS, editable=False
    )
    theme = models.CharField(
        _("theme"),
        max_length=160,
        help_text=_("In the participants' words, without a name."),
    )
    need = models.CharField(_("need it answers"), max_length=500, blank=True)
    contents = models.TextField(
        _("contents"),
        max_length=2000,
        blank=True,
        help_text=_("One content on each line."),
    )
    place = models.CharField(_("place"), max_length=160, blank=True)
    proposed_by = models.ForeignKey(
        RoleGroup,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("theme proposed by"),
    )
    ideas = models.ManyToManyField(
        Idea, blank=True, related_name="+", verbose_name=_("ideas it answers")
    )
    taken_from = models.ForeignKey(
        "self",
        on_delete=models.SET_NULL,
        null=True,
        editable=False,
        related_name="+",
        verbose_name=_("taken up from"),
    )
    archived_at = models.DateTimeField(null=True, editable=False)
    version = models.PositiveIntegerField(default=1, editable=False)
    created_at = models.DateTimeField(db_default=Now(), editable=False)

    objects = WorkshopQuerySet.as_manager()

    class Meta:
        verbose_name = pgettext_lazy("of a programme", "workshop")
        verbose_name_plural = pgettext_lazy("of a programme", "workshops")
        constraints = [
            models.UniqueConstraint(
                name="workshop_number_once_per_programme",
                fields=["programme", "number"],
            ),
            models.CheckConstraint(
                name="workshop_has_a_theme",
                condition=~Q(theme=""),
                violation_error_message=_("Write the theme of the workshop."),
            ),
        ]

    def __str__(self):
        return self.theme


class Hosting(models.Model):
    """An organisation that gives a workshop, what it offers, and whom to call there."""

    workshop = models.ForeignKey(
        Workshop, on_delete=models.CASCADE, related_name="hostings"
    )
    organisation = models.ForeignKey(
        Organisation,
        on_delete=models.PROTECT,
        related_name="hostings",
        verbose_name=_("organisation"),
    )
    offers = models.CharField(_("what it offers"), max_length=200, blank=True)
    contact = models.ForeignKey(
        HostContact,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("whom to call"),
    )
    confirmed_on = models.DateField(_("confirmed on"), null=True, blank=True)

    class Meta:
        verbose_name = _("hosting")
        verbose_name_plural = _("hostings")
        constraints = [
            models.UniqueConstraint(
                name="hosting_once_in_a_workshop", fields=["workshop", "organisation"]
            )
        ]

    def __str__(self):
        return str(self.organisation)
