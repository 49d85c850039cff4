"""Lists of dimensions and components, by which ideas are sorted (SPIRAL, domain 4.3, 4.4).

They are data, in versions: how many dimensions there are is written nowhere in the code,
and words that no published text confirms are marked as to be checked.
"""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from programmes.models import Programme

LABEL_LENGTH = 160


class Referential(models.Model):
    """A list of dimensions and of their components, in one version (SPIRAL).

    A round keeps the one it began with: once used, a list changes only by a copy.
    """

    name = models.CharField(_("name"), max_length=120)
    edition = models.CharField(_("version"), max_length=20)
    about = models.CharField(
        _("in one sentence"),
        max_length=300,
        blank=True,
        help_text=_("Read by whoever chooses among the lists."),
    )
    is_usual = models.BooleanField(
        _("the usual one"),
        default=False,
        help_text=_("Offered first to a new round."),
    )

    class Meta:
        verbose_name = _("list of dimensions")
        verbose_name_plural = _("lists of dimensions")
        constraints = [
            models.UniqueConstraint(
                name="referential_once_per_version",
                fields=["name", "edition"],
                violation_error_message=_("This list already has this version."),
            ),
            models.UniqueConstraint(
                name="referential_one_is_the_usual_one",
                fields=["is_usual"],
                condition=Q(is_usual=True),
                violation_error_message=_("Another list is already the usual one."),
            ),
        ]

    def __str__(self):
        return f"{self.name} ({self.edition})"

    @property
    def is_used(self):
        """Whether a round was sorted, or is to be, by this version of the list."""
        return self.rounds.exists()


class DimensionQuerySet(models.QuerySet):
    def open_to(self, round_):
        """Those by which a round is sorted: of its list, then the group's own themes."""
        return self.filter(
            Q(referential=round_.referential_id)
            | Q(programme=round_.programme_id, archived_at=None)
        ).order_by(F("referential").asc(nulls_last=True), "position", "pk")


class Dimension(models.Model):
    """One part of well-being: of a list, or a theme that one group gave itself."""

    referential = models.ForeignKey(
        Referential,
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="dimensions",
    )
    programme = models.ForeignKey(
        Programme,
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
    )
    code = models.CharField(_("letter"), max_length=4, blank=True)
    label = models.CharField(_("words"), max_length=LABEL_LENGTH)
    is_confirmed = models.BooleanField(
        _("confirmed"),
        default=False,
        help_text=_("Unless it is ticked, the page says « to be checked »."),
    )
    position = models.PositiveSmallIntegerField(_("order"), default=0)
    version = models.PositiveIntegerField(default=1, editable=False)
    archived_at = models.DateTimeField(null=True, editable=False)

    objects = DimensionQuerySet.as_manager()

    class Meta:
        verbose_name = _("dimension")
        verbose_name_plural = _("dimensions")
        ordering = ["position", "pk"]
        constraints = [
            models.CheckConstraint(
                name="dimension_of_a_list_or_of_a_group",
                condition=Q(referential=None, programme__isnull=False)
                | Q(referential__isnull=False, programme=None),
                violation_error_message=_("A theme is of a list, or of one group."),
            ),
            models.UniqueConstraint(
                name="dimension_letter_once_per_list",
                fields=["referential", "code"],
                condition=Q(programme=None),
                violation_error_message=_("This list already has this letter."),
            ),
            models.CheckConstraint(
                name="dimension_has_words",
                condition=~Q(label=""),
                violation_error_message=_("Write the words of this theme."),
            ),
        ]

    def __str__(self):
        return f"{self.code} {self.label}".strip()


class Component(models.Model):
    """What an idea is sorted in; the general one is for when there is a doubt.

    It has two sides: an idea of well-being and the idea of ill-being that is its
    mirror go to the same component (domain 4.5).
    """

    dimension = models.ForeignKey(
        Dimension, on_delete=models.CASCADE, related_name="components"
    )
    code = models.CharField(_("number"), max_length=8, blank=True)
    label = models.CharField(_("words"), max_length=LABEL_LENGTH)
    help = models.CharField(_("what belongs here"), max_length=300, blank=True)
    is_general = models.BooleanField(_("the general one"), default=False)
    is_confirmed = models.BooleanField(_("confirmed"), default=False)
    position = models.PositiveSmallIntegerField(_("order"), default=0)

    class Meta:
        verbose_name = _("component")
        verbose_name_plural = _("components")
        ordering = ["position", "pk"]
        constraints = [
            models.UniqueConstraint(
                name="component_number_once_per_dimension",
                fields=["dimension", "code"],
                violation_error_message=_("This dimension already has this number."),
            ),
            models.UniqueConstraint(
                name="component_one_is_general",
                fields=["dimension"],
                condition=Q(is_general=True),
                violation_error_message=_(
                    "This dimension already has its general component."
                ),
            ),
            models.CheckConstraint(
                name="component_has_words",
                condition=~Q(label=""),
                violation_error_message=_("Write the words of this component."),
            ),
        ]

    def __str__(self):
        return f"{self.code} {self.label}".strip()

    def clean(self):
        super().clean()
        dimension = self.dimension
        if dimension.referential_id and dimension.referential.is_used:
            raise ValidationError(
                _("Rounds were sorted by this list: change a copy of it."), "used"
            )
