"""The group's own indicators: five situations in its words, and where it stands.

There are exactly five levels and the top one is « idéale » (SPIRAL, domain 4.6). People
place the situation, never themselves or others: counts per level, no average.
"""

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import Exists, F, OuterRef, Q
from django.db.models.functions import Now
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from programmes.models import Programme
from programmes.models.numbered import Numbered
from programmes.models.programme import GROUP
from wellbeing.models import Dimension


class Situation(models.IntegerChoices):
    """The five situations, from the one nobody wants to the one that is the goal."""

    VERY_UNSATISFYING = 1, _("very unsatisfying")
    UNSATISFYING = 2, _("unsatisfying")
    AVERAGE = 3, _("average")
    GOOD = 4, _("good")
    IDEAL = 5, _("ideal")


class IndicatorQuerySet(models.QuerySet):
    def kept(self):
        return self.filter(archived_at=None)

    def visible_to(self, access):
        """All who take part; who observes reads the counts alone, in the report."""
        rows = self.filter(programme=access.programme)
        return rows if access.has(*GROUP) else rows.none()

    def agreed(self):
        """Those in the list on whose words the group agreed: they can be measured."""
        return self.kept().exclude(agreed_on=None)

    def with_measured(self):
        """Add ``is_measured`` to each: somebody placed the situation by it."""
        counts = Level.objects.filter(indicator=OuterRef("pk"), counts__isnull=False)
        return self.annotate(is_measured=Exists(counts))

    def in_order(self):
        return self.order_by("number")


class Indicator(Numbered):
    """One thing by which the group sees progress, with five situations in its words."""

    programme = models.ForeignKey(
        Programme, on_delete=models.PROTECT, related_name="indicators"
    )
    number = models.PositiveSmallIntegerField(_("number"), editable=False)
    name = models.CharField(_("what is looked at"), max_length=160)
    dimension = models.ForeignKey(
        Dimension,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("dimension"),
    )
    agreed_on = models.DateField(_("agreed on by the group on"), null=True, blank=True)
    archived_at = models.DateTimeField(null=True, editable=False)
    version = models.PositiveIntegerField(default=1, editable=False)
    created_at = models.DateTimeField(db_default=Now(), editable=False)

    objects = IndicatorQuerySet.as_manager()

    class Meta:
        verbose_name = _("indicator")
        verbose_name_plural = _("indicators")
        constraints = [
            models.UniqueConstraint(
                name="indicator_number_once_per_programme",
                fields=["programme", "number"],
            ),
            models.CheckConstraint(
                name="indicator_says_what_is_looked_at",
                condition=~Q(name=""),
                violation_error_message=_("Write what is looked at."),
            ),
        ]

    def __str__(self):
        return self.name

    @transaction.atomic
    def write(self, words):
        """Save it with its five situations in words, by their number.

        Raises ``ValidationError`` when what it says would change after it was measured,
        or while phones measure by it.
        """
        if self.pk:
            self.check_open(words)
        self.save()
        Level.objects.bulk_create(
            (
                Level(indicator=self, situation=situation, words=said)
                for situation, said in words.items()
            ),
            update_conflicts=True,
            unique_fields=["indicator", "situation"],
            update_fields=["words"],
        )

    def check_open(self, words):
        """Raise ``ValidationError`` if ``words`` change what people have answered to."""
        # Whoever counts, or lets phones in, holds the programme too.
        Programme.objects.select_for_update().get(pk=self.programme_id)
        before = Indicator.objects.get(pk=self.pk)
        same = before.name == self.name and before.words == words
        if not same and before.is_in_use():
            raise ValidationError(
                _(
                    "People have answered to these words: they stay. Write another"
                    " indicator for other words."
                ),
                "measured",
            )

    def is_in_use(self):
        """Whether somebody answered to its words, or may right now on a phone."""
        here = Q(counts__level__indicator=self)
        if self.agreed_on is not None and self.archived_at is None:
            here |= ~Q(code="")
        return self.programme.measures.filter(here).exists()

    @property
    def words(self):
        """Its five situations in the group's words, by their number."""
        return {level.situation: level.words for level in self.levels.all()}

    def archive(self):
        """Take it out of the list; what was measured by it stays."""
        self._change(archived_at=timezone.now())

    def bring_back(self):
        self._change(archived_at=None)

    def _change(self, **values):
        rows = Indicator.objects.filter(pk=self.pk)
        rows.update(version=F("version") + 1, **values)
        self.refresh_from_db(fields=["version", *values])


class Level(models.Model):
    """One of the five situations of an indicator, described in the group's words."""

    indicator = models.ForeignKey(
        Indicator, on_delete=models.CASCADE, related_name="levels"
    )
    situation = models.PositiveSmallIntegerField(_("situation"), choices=Situation)
    words = models.CharField(_("in our words"), max_length=300)

    class Meta:
        verbose_name = _("level of an indicator")
        verbose_name_plural = _("levels of indicators")
        ordering = ["situation"]
        constraints = [
            models.UniqueConstraint(
                name="level_once_per_indicator", fields=["indicator", "situation"]
            ),
            models.CheckConstraint(
                name="level_is_one_of_five",
                condition=Q(situation__gte=1, situation__lte=5) & ~Q(words=""),
                violation_error_message=_("Describe each of the five situations."),
            ),
        ]

    def __str__(self):
        return self.words
