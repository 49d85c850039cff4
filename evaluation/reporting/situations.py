"""The group's own indicators: counts at each of the five situations, no average.

Outside, no more is told than the page of the results tells there: what is withheld in one
way here and in another there would be found by comparing (trust T16).
"""

from dataclasses import dataclass

from django.db.models import Prefetch

from evaluation.measured import told_outside
from evaluation.models import Indicator, LevelCount, Measure, Situation


@dataclass(frozen=True)
class Situations:
    """One indicator: its levels in the group's words, and a row for each measure."""

    name: str
    levels: tuple[tuple[str, str], ...]
    measures: tuple[tuple[str, tuple[int | None, ...]], ...]

    @property
    def lines(self):
        """Return each level with its words, and its count in each measure."""
        columns = [counts for _measure, counts in self.measures]
        return list(zip(self.levels, zip(*columns, strict=True), strict=True))


def situations_of(programme, *, outside):
    """Return the indicators that were measured; outside, small counts are withheld."""
    indicators = Indicator.objects.kept().filter(programme=programme).in_order()
    measures = [
        one
        for one in Measure.objects.kept().filter(programme=programme).in_order()
        if one.is_shown
    ]
    counts = LevelCount.objects.filter(measure__in=measures)
    counted = {
        (one.measure_id, one.level_id): one.total
        for one in counts.only("measure", "level", "number", "by_phones")
    }
    found = []
    for indicator in indicators.prefetch_related(Prefetch("levels", to_attr="five")):
        levels = indicator.five
        rows = []
        for measure in measures:
            numbers = [counted.get((measure.pk, level.pk), 0) for level in levels]
            if any(numbers):
                told = _outside(numbers) if outside else tuple(numbers)
                rows.append((str(measure), told))
        if rows:
            said = tuple(
                (str(Situation(one.situation).label), one.words) for one in levels
            )
            found.append(Situations(indicator.name, said, tuple(rows)))
    return found


def _outside(numbers):
    """Return the count of each level that is told by itself, None for the others."""
    return tuple(
        None if bar.is_of_several else bar.number
        for bar in told_outside(numbers)
        for _level in range(bar.first, bar.last + 1)
    )
