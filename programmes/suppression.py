"""Counts side by side that let nobody be counted: what goes with the small numbers.

To leave the numbers from one to four out is not enough: they are found by taking what is
told from a total (trust T16). Which rule is for what, and each thing has one alone, for
what two of them tell of the same numbers could be taken from one another:

- one number, or how many did something among others: ``programmes.counting``;
- a table, or a list with its sum: ``told`` and ``told_in_a_row``. Other numbers are
  withheld, until for each small one there is another table, with the same numbers told,
  in which it is five or more. One mark stands for all of them, small or not;
- levels that have an order: ``told_in_order`` tells neighbours together;
- groups of people, or what came from them: ``told_apart`` says which may be named, and
  the others are told together.
"""

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from itertools import product

from programmes.counting import FEWEST, is_small


@dataclass(frozen=True)
class Told:
    """A table as it may leave the group: None stands where a number is withheld."""

    cells: tuple[tuple[int | None, ...], ...]
    rows: tuple[int | None, ...]
    columns: tuple[int | None, ...]
    total: int | None

    @property
    def withholds(self):
        """Whether a number is left out, which the page then says."""
        told = (*self.rows, *self.columns, self.total)
        return None in told or any(None in row for row in self.cells)


def told(cells: Sequence[Sequence[int]], *, rows=True, columns=True) -> Told:
    """Return what may be told of a table of counts, whose rows are equally long.

    ``rows`` and ``columns`` say whether the sum of each is told too. The sum of all is
    told unless it is small, and then nothing else is: it is read elsewhere as well, so
    that no number may lean on its being withheld.
    """
    table = _Table(cells)
    if not table.total:
        return table.as_told(set())
    if is_small(table.total):
        return table.as_told(set(table.places) | {table.corner})
    withheld = {
        place
        for place in table.places
        if is_small(table.value[place])
        or (not rows and place[1] == table.width)
        or (not columns and place[0] == table.height)
    }
    for place in filter(table.is_small, table.places):
        rectangle = table.rectangle(place, withheld)
        if rectangle is None:
            return table.as_told(set(table.places))
        withheld |= rectangle
    return table.as_told(withheld)


def told_in_a_row(counts: Sequence[int]) -> tuple[int | None, ...]:
    """Return what may be told of some counts whose sum is known."""
    return told([counts], columns=False).cells[0]


def told_in_order(counts: Sequence[int]) -> list[tuple[int, int, int | None]]:
    """Return runs of neighbours as (first place, last place, number), none of them small.

    From the first on, counts are added to one another until five stand there, or nobody;
    a small rest joins the run before it. Of fewer than five in all, nothing is told: the
    only run has no number. Places are counted from nought.
    """
    if is_small(sum(counts)):
        return [(0, len(counts) - 1, None)]
    runs, first, standing = [], 0, 0
    for place, number in enumerate(counts):
        standing += number
        if not is_small(standing):
            runs.append((first, place, standing))
            first, standing = place + 1, 0
    while standing:
        first, _last, number = runs.pop()
        standing += number
        if not is_small(standing):
            runs.append((first, len(counts) - 1, standing))
            standing = 0
    return runs


def told_apart[Key: Hashable](counts: Mapping[Key | None, int]) -> set[Key]:
    """Return the keys of the groups that may be named, each with its own count.

    Under None stands what is of no known group: it is never named. Nor is a group of one
    to four, nor the smallest of the others where those that name no group would be so
    few that they tell whose they are.
    """
    named = {
        key: number
        for key, number in counts.items()
        if key is not None and number >= FEWEST
    }
    while named and is_small(sum(counts.values()) - sum(named.values())):
        del named[min(named, key=lambda key: (named[key], key))]
    return set(named)


class _Table:
    """Counts with their sums around them: the last row and the last column hold these."""

    def __init__(self, cells):
        self.height, self.width = len(cells), len(cells[0]) if cells else 0
        rows = [[*row, sum(row)] for row in cells]
        rows.append([sum(column) for column in zip(*rows, strict=True)])
        self.value = {
            (y, x): number for y, row in enumerate(rows) for x, number in enumerate(row)
        }
        self.corner = (self.height, self.width)
        self.total = self.value.get(self.corner, 0)
        self.places = [place for place in self.value if place != self.corner]

    def is_small(self, place):
        return is_small(self.value[place])

    def is_sum(self, place):
        return self.height == place[0] or self.width == place[1]

    def rectangle(self, place, withheld):
        """Return the four places that let ``place`` be five, or None if there are none.

        What one corner gains, its two neighbours lose, and the fourth gains: no sum
        that is told changes. A sum of a row or column that is a corner moves with its
        numbers. Those are taken of which the fewest are told so far, sums last.
        """
        y, x = place
        needed = FEWEST - self.value[place]
        found = []
        for other_y, other_x in product(range(self.height + 1), range(self.width + 1)):
            corners = {(y, x), (y, other_x), (other_y, x), (other_y, other_x)}
            if len(corners) == 4 and self.corner not in corners:
                lost = {spot for spot in corners if self._loses(spot, place)}
                if all(self.value[spot] >= needed for spot in lost):
                    found.append(corners)
        return min(found, key=lambda four: self._cost(four - withheld), default=None)

    def _loses(self, spot, place):
        """Whether the number at ``spot`` falls when the one at ``place`` grows."""
        beside = (spot[0] == place[0]) != (spot[1] == place[1])
        return beside != (self.is_sum(spot) != self.is_sum(place))

    def _cost(self, new):
        """Sums count double; of as many, those that say least; then the first."""
        price = sum(2 if self.is_sum(place) else 1 for place in new)
        return price, sum(self.value[place] for place in new), sorted(new)

    def as_told(self, withheld):
        told = {
            place: None if place in withheld else number
            for place, number in self.value.items()
        }
        down, across = range(self.height), range(self.width)
        return Told(
            tuple(tuple(told[y, x] for x in across) for y in down),
            tuple(told[y, self.width] for y in down),
            tuple(told[self.height, x] for x in across),
            told.get(self.corner, 0),
        )
