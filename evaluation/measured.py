"""What a measure tells: counts of people at each level, and never more than may be told.

In the group counts are exact. Outside it no count of one to four is told or can be found
out (trust T16): levels that stand side by side are told together until that is true. There
is no average, no score, and no percentage (domain 4.6, 4.7).
"""

from dataclasses import dataclass, replace

from django.db.models import FETCH_RAISE, Prefetch

from evaluation.models import Indicator, Level, LevelCount, Measure, Situation
from programmes.suppression import told_in_order


@dataclass(frozen=True)
class Bar:
    """How many people stand at one level, or at several told together.

    ``number`` is None when nothing may be told; ``length`` is drawn, the longest is 100.
    """

    first: int
    last: int
    number: int | None
    length: int = 0

    @property
    def label(self):
        """Its situation, or the first and the last of those that are told together."""
        words = [str(Situation(one).label) for one in (self.first, self.last)]
        return words[0] if self.first == self.last else " – ".join(words)

    @property
    def named(self):
        """Its label after its number: « 5. idéale », « 1–2. … »."""
        numbers = f"{self.first}–{self.last}" if self.is_of_several else self.first
        return f"{numbers}. {self.label}"

    @property
    def is_of_several(self):
        return self.first != self.last


@dataclass(frozen=True)
class Spread:
    """One indicator as it was measured once; ``bars`` begin with the ideal situation."""

    measure: Measure
    bars: tuple[Bar, ...]
    people: int


@dataclass(frozen=True)
class Measured:
    """One indicator, and its spreads at the start, at mid-term and at the end."""

    indicator: Indicator
    spreads: tuple[Spread, ...]

    @property
    def lines(self):
        """Return each level, the ideal one first, with the bar that tells of it each time."""
        return [
            (level, [(one, self._told(one, level.situation)) for one in self.spreads])
            for level in reversed(self.indicator.levels.all())
        ]

    def _told(self, spread, situation):
        return next(bar for bar in spread.bars if bar.first <= situation <= bar.last)


def measured_in(programme, *, inside, measure=None):
    """Return what was measured by each indicator of a programme; three queries.

    ``inside`` the group counts are exact; outside only what points at nobody is told.
    ``measure`` is the only one to be told of, else all that may be seen.
    """
    shown = Measure.objects.shown().filter(programme=programme)
    if measure is not None:
        shown = shown.filter(pk=measure.pk)
    counts = LevelCount.objects.filter(measure__in=shown).select_related("measure")
    levels = Level.objects.prefetch_related(Prefetch("counts", queryset=counts))
    rows = Indicator.objects.filter(levels__counts__measure__in=shown).distinct()
    rows = rows.prefetch_related(Prefetch("levels", queryset=levels)).in_order()
    tell = exactly if inside else told_outside
    return [_measured(one, tell) for one in rows.fetch_mode(FETCH_RAISE)]


def _measured(indicator, tell):
    found, measures = {}, {}
    for level in indicator.levels.all():
        for count in level.counts.all():
            measures[count.measure_id] = count.measure
            numbers = found.setdefault(count.measure_id, dict.fromkeys(Situation, 0))
            numbers[level.situation] = count.total
    order = list(Measure.Moment)
    in_order = sorted(measures.values(), key=lambda one: order.index(one.moment))
    told = {
        one: tell([found[one.pk][level] for level in Situation]) for one in in_order
    }
    # One scale for all, so that the bars of one measure compare with those of another.
    longest = max(bar.number or 0 for bars in told.values() for bar in bars) or 1
    spreads = (
        Spread(one, _drawn(bars, longest), sum(found[one.pk].values()))
        for one, bars in told.items()
    )
    return Measured(indicator, tuple(spreads))


def _drawn(bars, longest):
    """Return the bars with their lengths, the ideal situation first."""
    return tuple(
        replace(bar, length=round(100 * (bar.number or 0) / longest))
        for bar in reversed(bars)
    )


def exactly(numbers):
    """Return a bar for each of the five levels."""
    return [Bar(level, level, number) for level, number in enumerate(numbers, start=1)]


def told_outside(numbers):
    """Return bars of which none counts one to four people, nor lets one be found out.

    Levels have an order: small ones are told with their neighbours.
    """
    return [
        Bar(first + 1, last + 1, number)
        for first, last, number in told_in_order(numbers)
    ]
