from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from contracts.models.passages import ARTICLE_LENGTH, COMMITMENT_LENGTH, Section
from programmes.models import Kind, MethodPack


class ModelArticle(models.Model):
    """A text to start from: a section, or an article of part 1 or 2.

    Without a pack it is offered to every programme.
    """

    class Place(models.TextChoices):
        FRAME = "frame", Section.Kind.FRAME.label
        TITLE = "title", Section.Kind.TITLE.label
        FAMILIES = "families", Section.Kind.FAMILIES.label
        PREAMBLE = "preamble", Section.Kind.PREAMBLE.label
        PART_ONE = "part_one", Section.Kind.PART_ONE.label
        COMMON = "common", _("article of part 1")
        PART_TWO = "part_two", Section.Kind.PART_TWO.label
        OWN = "own", _("article of part 2")
        CLOSING = "closing", Section.Kind.CLOSING.label
        ANNEX_1 = "annex_1", Section.Kind.ANNEX_1.label
        ANNEX_2 = "annex_2", Section.Kind.ANNEX_2.label

    pack = models.ForeignKey(
        MethodPack,
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="model_articles",
        verbose_name=_("method pack"),
    )
    place = models.CharField(_("place in the contract"), max_length=12, choices=Place)
    position = models.PositiveSmallIntegerField(_("order"), default=0)
    heading = models.CharField(_("heading"), max_length=200, blank=True)
    text = models.TextField(_("text"), blank=True, max_length=ARTICLE_LENGTH)
    clause = models.CharField(_("safety clause"), max_length=200, blank=True)
    starts_a_contract = models.BooleanField(
        _("part of every new contract"), default=True
    )

    class Meta:
        verbose_name = _("model article")
        verbose_name_plural = _("model articles")

    def __str__(self):
        return self.heading or self.text[:60] or self.get_place_display()


class ModelCommitment(models.Model):
    """A commitment to pick, for the role groups of one kind (domain 5.3)."""

    pack = models.ForeignKey(
        MethodPack,
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="model_commitments",
        verbose_name=_("method pack"),
    )
    kind = models.CharField(_("for the groups of"), max_length=16, choices=Kind)
    position = models.PositiveSmallIntegerField(_("order"), default=0)
    text = models.TextField(_("commitment"), max_length=COMMITMENT_LENGTH)
    clause = models.CharField(_("safety clause"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("model commitment")
        verbose_name_plural = _("model commitments")
        constraints = [
            models.CheckConstraint(
                name="model_commitment_says_something",
                condition=~Q(text=""),
                violation_error_message=_("Write the commitment."),
            )
        ]

    def __str__(self):
        return self.text[:60]
