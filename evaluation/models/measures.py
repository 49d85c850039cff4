"""The indicators are looked at together: by hands, on paper, or on phones.

Counts per level stay; who chose what is kept nowhere once the phones are out (trust T17).
"""

from collections import Counter

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import F, Q
from django.db.models.functions import Now
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from evaluation.models.evaluations import Evaluation
from evaluation.models.indicators import Indicator, Level
from programmes.limits import forget_phones
from programmes.models import Programme
from programmes.models.programme import GROUP
from wellbeing.models.choosing import ChosenOnPhones
from wellbeing.models.sittings import CODE_LENGTH, new_code


class MeasureQuerySet(models.QuerySet):
    def kept(self):
        return self.filter(archived_at=None)

    def visible_to(self, access):
        rows = self.filter(programme=access.programme)
        return rows if access.has(*GROUP) else rows.none()

    def shown(self):
        """Those of which the counts may be seen: never while phones still choose."""
        return self.kept().filter(~Q(means="phones") | Q(closed_at__isnull=False))

    def in_order(self):
        return self.order_by("held_on", "pk")


class Measure(ChosenOnPhones, models.Model):
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

    def indicators(self):
        """Those agreed on by the group, and those measured in it already; in order."""
        measured = Q(levels__counts__measure=self)
        agreed = Q(archived_at=None, agreed_on__isnull=False)
        rows = Indicator.objects.filter(measured | agreed, programme=self.programme_id)
        return rows.distinct().in_order()

    @transaction.atomic
    def begin(self):
        """Save a new one; it belongs to the co-evaluation of the same moment, if any.

        Raises ``ValidationError`` when this moment has its measure already.
        """
        self._check_free()
        moments = Evaluation.objects.kept().filter(programme=self.programme_id)
        self.evaluation = moments.filter(moment=self.moment).first()
        self.save(force_insert=True)

    @transaction.atomic
    def let_phones_in(self):
        """Give it a short code, if it has none yet.

        Raises ``ValidationError`` once phones are out, away from phones, and while there
        is no indicator to choose in.
        """
        held = self.held_for_phones()
        if not self.indicators().exists():
            raise ValidationError(_("The group agreed on no indicator yet."), "none")
        self._change(code=held.code or new_code())

    @transaction.atomic
    def close(self):
        """Let no phone choose any more, count what they chose, and forget them all.

        Raises ``ValidationError`` when it is closed already, or away from phones.
        """
        self.held_for_phones()
        votes = Counter()
        for choice in self.votes.values_list("choice", flat=True):
            votes.update((int(key), situation) for key, situation in choice.items())
        self._keep("by_phones", votes)
        self.votes.all().delete()
        forget_phones("vote", self.pk)
        self._change(code="", closed_at=timezone.now(), version=F("version") + 1)

    @transaction.atomic
    def type_counts(self, numbers, read):
        """Keep what was counted by hands or on paper, by (indicator, situation).

        Returns False, and writes nothing, when ``read`` is not its version any more.
        """
        if self.held().version != read:
            return False
        self._keep("number", numbers)
        self._change(version=F("version") + 1)
        return True

    def _keep(self, column, numbers):
        """Write a column of the counts; an indicator without any number has none."""
        said = {key for (key, _situation), number in numbers.items() if number}
        known = self.counts.values("level")
        new = Level.objects.filter(indicator__in=said).exclude(pk__in=known)
        new = new.filter(indicator__programme=self.programme_id)
        LevelCount.objects.bulk_create(
            LevelCount(measure=self, level=level) for level in new
        )
        rows = list(self.counts.select_related("level"))
        for row in rows:
            key = (row.level.indicator_id, row.level.situation)
            setattr(row, column, numbers.get(key, 0))
        LevelCount.objects.bulk_update(rows, [column])
        told = {row.level.indicator_id for row in rows if row.total}
        self.counts.exclude(level__indicator__in=told).delete()

    def archive(self):
        """Take it out of the list; nothing of it is lost, and no phone comes in."""
        self._change(archived_at=timezone.now())

    @transaction.atomic
    def bring_back(self):
        """Put it back; raises ``ValidationError`` when another took its place."""
        self._check_free()
        self._change(archived_at=None)

    def _check_free(self):
        Programme.objects.select_for_update().get(pk=self.programme_id)
        others = self.programme.measures.kept().exclude(pk=self.pk)
        if others.filter(moment=self.moment).exists():
            raise ValidationError(_("This measure exists already."), "other")

    def held(self):
        """Return its row, held until the end of the transaction.

        Raises ``ValidationError`` once it was taken out.
        """
        # Whoever changes the words of an indicator holds the programme too.
        Programme.objects.select_for_update().get(pk=self.programme_id)
        held = Measure.objects.select_for_update().get(pk=self.pk)
        held.check_open()
        return held

    def check_open(self):
        """Raise ``ValidationError`` if it was taken out of the list."""
        if self.archived_at is not None:
            raise ValidationError(
                _("This measure was taken out of the list meanwhile."), "out"
            )

    def _change(self, **values):
        Measure.objects.filter(pk=self.pk).update(**values)
        self.refresh_from_db(fields=[*values])


class LevelCount(models.Model):
    """How many placed the situation of an indicator at a level, in one measure."""

    measure = models.ForeignKey(
        Measure, on_delete=models.CASCADE, related_name="counts"
    )
    level = models.ForeignKey(Level, on_delete=models.PROTECT, related_name="counts")
    #: Counted by hands or on paper, and typed; those of phones stand apart.
    number = models.PositiveSmallIntegerField(_("how many"), default=0)
    by_phones = models.PositiveIntegerField(
        _("how many on phones"), default=0, editable=False
    )

    class Meta:
        verbose_name = _("count at a level")
        verbose_name_plural = _("counts at levels")
        constraints = [
            models.UniqueConstraint(
                name="level_count_once_per_measure", fields=["measure", "level"]
            )
        ]

    def __str__(self):
        return str(self.total)

    @property
    def total(self):
        return self.number + self.by_phones


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
