"""What a group says of each dimension, in its own words, agreed on with a day (domain 4.7).

These texts are annex 1 of the contract: in that of Mulhouse, what well-being is belongs
to those who take part, and the preamble refers to that annex for it (domain 5.1).
"""

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from programmes.journal import record
from programmes.models import Programme
from wellbeing.models.referentials import Dimension

TEXT_LENGTH = 4000


class Definition(models.Model):
    """What a group's annex 1 shows: all its ideas beside the texts, or the texts alone.

    As long as the group has not chosen, the texts alone: whoever observes reads it too.
    """

    class Shows(models.TextChoices):
        ALL = "all", _("the texts, and every idea")
        TEXTS = "texts", _("the texts alone")

    programme = models.OneToOneField(
        Programme, on_delete=models.CASCADE, related_name="definition"
    )
    shows = models.CharField(
        _("annex 1 shows"), max_length=8, choices=Shows, default=Shows.TEXTS
    )
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        verbose_name = _("definition of well-being")
        verbose_name_plural = _("definitions of well-being")

    def __str__(self):
        return str(self.programme)


class SynthesisQuerySet(models.QuerySet):
    def current(self):
        """The latest text of each dimension, agreed on or not yet."""
        last = Synthesis.objects.filter(
            programme=models.OuterRef("programme"),
            dimension=models.OuterRef("dimension"),
        ).order_by("-number")
        return self.filter(number=models.Subquery(last.values("number")[:1]))


class Synthesis(models.Model):
    """What a group says of one dimension, in its own words, written by people.

    Once the group has agreed on it, it is not written over: a new number begins.
    """

    programme = models.ForeignKey(
        Programme, on_delete=models.CASCADE, related_name="syntheses"
    )
    dimension = models.ForeignKey(
        Dimension, on_delete=models.PROTECT, related_name="syntheses"
    )
    number = models.PositiveSmallIntegerField(default=1, editable=False)
    text = models.TextField(_("in the group’s words"), max_length=TEXT_LENGTH)
    settled_on = models.DateField(
        pgettext_lazy("text", "agreed on"), null=True, editable=False
    )
    version = models.PositiveIntegerField(default=1, editable=False)

    objects = SynthesisQuerySet.as_manager()

    class Meta:
        verbose_name = _("synthesis")
        verbose_name_plural = _("syntheses")
        constraints = [
            models.UniqueConstraint(
                name="synthesis_number_once_per_dimension",
                fields=["programme", "dimension", "number"],
            ),
            models.UniqueConstraint(
                name="synthesis_one_is_not_settled",
                fields=["programme", "dimension"],
                condition=Q(settled_on=None),
                violation_error_message=_("A text of this theme is being written."),
            ),
        ]

    def __str__(self):
        return f"{self.dimension} {self.number}"

    def last(self):
        """Return the latest text of the same dimension, None while there is none."""
        texts = Synthesis.objects.filter(
            programme=self.programme_id, dimension=self.dimension_id
        )
        return texts.order_by("-number").first()

    @transaction.atomic
    def settle(self, day, by=None, *, version=None):
        """Note that the group agreed on this text on ``day``; ``by`` is who notes it.

        Raises ``ValidationError`` when it did already, or when the text is no longer
        the ``version`` that was read to the group.
        """
        rows = Synthesis.objects.filter(pk=self.pk, settled_on=None)
        rows = rows if version is None else rows.filter(version=version)
        if not rows.update(settled_on=day, version=F("version") + 1):
            raise ValidationError(
                _("The text has changed since you read it: read it again."), "changed"
            )
        self.refresh_from_db()
        facts = {"dimension": self.dimension_id, "number": self.number}
        on = day.isoformat()
        record(self.programme, "synthesis_settled", by, on=on, **facts)
