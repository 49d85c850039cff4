"""The group's own indicators: five situations in its words, and where it stands.

There are exactly five levels and the top one is « idéale » (SPIRAL, domain 4.6). People
place the situation, never themselves or others: counts per level, no average.
"""

from django.db import models
from django.db.models import Q
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from evaluation.models.evaluations import Evaluation
from programmes.models import Programme
from programmes.models.numbered import Numbered
from programmes.models.programme import GROUP
from wellbeing.models import Dimension
from wellbeing.models.rounds import CODE_LENGTH


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


class MeasureQuerySet(models.QuerySet):
    def kept(self):
        return self.filter(archived_at=None)

    def visible_to(self, access):
        rows = self.filter(programme=access.programme)
        return rows if access.has(*GROUP) else rows.none()

    def in_order(self):
        return self.order_by("held_on", "pk")


class Measure(models.Model):
    """The indicators are looked at together: at the start, at mid-term or at the end.

    By a show of hands or on paper, counts are typed; on phones, each votes with a key
    that nothing ties to a person, and that closing the measure erases.
    """

    class Moment(models.TextChoices):
        START = "start", _("at the start")
        MID_TERM = "mid_term", _("at mid-term")
        FINAL = "final", _("at the end")

    class Means(models.TextChoices):
        HANDS = "hands", _("by a show of hands")
        PAPER = "paper", _("on paper")
        PHONES = "phones", _("on phones")

    programme = models.ForeignKey(
        Programme, on_delete=models.PROTECT, related_name="measures"
    )
    moment = models.CharField(_("when"), max_length=8, choices=Moment)
    evaluation = models.ForeignKey(
        Evaluation,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="measures",
    )
    means = models.CharField(_("by which means"), max_length=8, choices=Means)
    held_on = models.DateField(_("day"))
    #: What a phone types to come in; empty while no phone may.
    code = models.CharField(max_length=CODE_LENGTH, blank=True, editable=False)
    closed_at = models.DateTimeField(null=True, editable=False)
    archived_at = models.DateTimeField(null=True, editable=False)
    version = models.PositiveIntegerField(default=1, editable=False)
    created_at = models.DateTimeField(db_default=Now(), editable=False)

    objects = MeasureQuerySet.as_manager()

    class Meta:
        verbose_name = _("measure")
        verbose_name_plural = _("measures")
        constraints = [
            models.UniqueConstraint(
                name="measure_once_at_each_moment",
                fields=["programme", "moment"],
                condition=Q(archived_at=None),
                violation_error_message=_("This measure exists already."),
            ),
            models.UniqueConstraint(
                name="measure_code_is_of_one", fields=["code"], condition=~Q(code="")
            ),
            models.CheckConstraint(
                name="measure_lets_phones_in_before_it_is_closed",
                condition=Q(code="") | Q(closed_at=None, means="phones"),
            ),
        ]

    def __str__(self):
        return str(self.get_moment_display())

    @property
    def is_shown(self):
        """Whether counts may be seen: never while phones still choose."""
        return self.means != self.Means.PHONES or self.closed_at is not None


class LevelCount(models.Model):
    """How many placed the situation of an indicator at a level, in one measure."""

    measure = models.ForeignKey(
        Measure, on_delete=models.CASCADE, related_name="counts"
    )
    level = models.ForeignKey(Level, on_delete=models.PROTECT, related_name="+")
    number = models.PositiveSmallIntegerField(_("how many"), default=0)

    class Meta:
        verbose_name = _("count at a level")
        verbose_name_plural = _("counts at levels")
        constraints = [
            models.UniqueConstraint(
                name="level_count_once_per_measure", fields=["measure", "level"]
            )
        ]

    def __str__(self):
        return str(self.number)


class Vote(models.Model):
    """What one phone chose, the situation by the indicator's key; nobody's.

    It goes when the measure is closed: the counts stay.
    """

    measure = models.ForeignKey(Measure, on_delete=models.CASCADE, related_name="votes")
    key_digest = models.CharField(max_length=64, editable=False)
    choice = models.JSONField(default=dict, editable=False)

    class Meta:
        verbose_name = _("vote of a phone")
        verbose_name_plural = _("votes of phones")
        constraints = [
            models.UniqueConstraint(
                name="vote_once_for_each_phone", fields=["measure", "key_digest"]
            )
        ]

    def __str__(self):
        return str(self.pk)
