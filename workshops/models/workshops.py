"""Progress workshops: a theme in the participants' words, hosts or contents, sessions.

A workshop has 0 to n hosts and 0 to n contents, never one required host (domain 6.2).
The social-skills track is a workshop of its own kind, led by a psychologist or a stage
director beside the groups on words (domain 6.3).
"""

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import Exists, F, OuterRef, Q
from django.db.models.functions import Now
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from programmes.models import HostContact, Organisation, Programme, RoleGroup
from programmes.models.numbered import Numbered
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

    def citing(self, *ideas):
        """Those that answer one of these ideas, given by their keys."""
        return self.filter(ideas__in=ideas).distinct()

    def without_idea(self):
        """Those that say of no idea that they answer it."""
        return self.filter(ideas=None)

    def awaiting_a_host(self):
        """Those of which one host at least has not confirmed yet."""
        return self.filter(Exists(Hosting.objects.to_confirm(OuterRef("pk"))))

    def in_order(self):
        """Put the progress workshops first, then the social skills, as they came."""
        return self.order_by("track", "number")


class Workshop(Numbered):
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
        help_text=_("In the words of the group, without a name."),
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
        verbose_name = _("workshop")
        verbose_name_plural = _("workshops")
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

    @property
    def contents_lines(self):
        """The contents, one after the other, without the empty lines."""
        lines = (line.strip() for line in self.contents.splitlines())
        return [line for line in lines if line]

    @property
    def session_kind(self):
        """The kind of the sessions in which it is worked on."""
        if self.track == self.Track.SOCIAL_SKILLS:
            return "social_skills"
        return "workshop"

    def cite(self, added, removed):
        """Say which ideas it answers more, and which no longer; by their keys."""
        self.ideas.add(*added)
        self.ideas.remove(*removed)

    @transaction.atomic
    def take_out(self):
        """Take it out of the list; it can be brought back. Twice is as once.

        Raises ``ValidationError`` for one of which a session is planned or was held:
        the pages of the sessions lead to it.
        """
        held = Workshop.objects.select_for_update().get(pk=self.pk)
        if held.sessions.filter(cancelled_at=None).exists():
            raise ValidationError(
                _("Sessions are noted for this workshop: it stays in the list."),
                "sessions",
            )
        self._change(Q(archived_at=None), archived_at=timezone.now())

    def bring_back(self):
        """Put it back in its place; twice is as once."""
        self._change(Q(archived_at__isnull=False), archived_at=None)

    def _change(self, still, **values):
        """Write ``values`` as a new version: a form that is open then notices it."""
        rows = Workshop.objects.filter(still, pk=self.pk)
        rows.update(version=F("version") + 1, **values)
        self.refresh_from_db(fields=["version", *values])


class HostingQuerySet(models.QuerySet):
    def kept(self):
        """Those that were not taken out, of workshops that were not either."""
        return self.filter(archived_at=None, workshop__archived_at=None)

    def to_confirm(self, workshop):
        """Those of a workshop whose organisation has not said yes yet."""
        return self.filter(workshop=workshop, archived_at=None, confirmed_on=None)

    def in_order(self):
        return self.order_by("organisation__name", "pk")


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
    archived_at = models.DateTimeField(null=True, editable=False)
    version = models.PositiveIntegerField(default=1, editable=False)

    objects = HostingQuerySet.as_manager()

    class Meta:
        verbose_name = _("hosting")
        verbose_name_plural = _("hostings")
        constraints = [
            models.UniqueConstraint(
                name="hosting_once_in_a_workshop",
                fields=["workshop", "organisation"],
                condition=Q(archived_at=None),
                violation_error_message=_(
                    "This organisation is noted for this workshop already."
                ),
            )
        ]

    def __str__(self):
        return str(self.organisation)

    def take_out(self):
        """Take it out of its workshop; it can be brought back. Twice is as once."""
        self._change(Q(archived_at=None), archived_at=timezone.now())

    @transaction.atomic
    def bring_back(self):
        """Put it back; twice is as once.

        Raises ``ValidationError`` when the same organisation was noted again meanwhile.
        """
        Workshop.objects.select_for_update().get(pk=self.workshop_id)
        same = Hosting.objects.filter(workshop=self.workshop_id, archived_at=None)
        if same.filter(organisation=self.organisation_id).exclude(pk=self.pk).exists():
            raise ValidationError(
                _("This organisation is noted for this workshop already."), "twice"
            )
        self._change(Q(archived_at__isnull=False), archived_at=None)

    def _change(self, still, **values):
        """Write ``values`` as a new version: a form that is open then notices it."""
        rows = Hosting.objects.filter(still, pk=self.pk)
        rows.update(version=F("version") + 1, **values)
        self.refresh_from_db(fields=["version", *values])
