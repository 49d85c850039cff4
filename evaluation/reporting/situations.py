"""The group's own indicators: counts at each of the five situations, no average."""

from dataclasses import dataclass

from django.db.models import Prefetch

from evaluation.models import Indicator, LevelCount, Measure, Situation
from programmes.suppression import told_in_order


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
        (one["measure"], one["level"]): one["number"]
        for one in counts.values("measure", "level", "number")
    }
    found = []
    for indicator in indicators.prefetch_related(Prefetch("levels", to_attr="five")):
        levels = indicator.five
        rows = []
        for measure in measures:
            numbers = [counted.get((measure.pk, level.pk), 0) for level in levels]
            if any(numbers):
                told = for_outside(numbers) if outside else tuple(numbers)
                rows.append((str(measure), told))
        if rows:
            said = tuple(
                (str(Situation(one.situation).label), one.words) for one in levels
            )
            found.append(Situations(indicator.name, said, tuple(rows)))
    return found


def for_outside(numbers):
    """Return the count of each level as a report tells it outside, None where it does not.

    By the rule of the pages that show them (``evaluation.measured``): what another rule
    told of the same levels could be taken from what these show.
    """
    return tuple(
        number if first == last else None
        for first, last, number in told_in_order(numbers)
        for _level in range(first, last + 1)
    )
