"""The drawing of the chain: territories down, years across, one wire for each link.

Two wires never lie on one another and none runs under a box (``csm.chain.routing``), so
that each can be followed with a finger, in black and white too.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from csm.chain.routing import (
    ARROW,
    BOX,
    HALF,
    HEAD,
    LABEL,
    LINE,
    MARGIN,
    STEP,
    Grid,
    Routing,
    lines_of,
)
from programmes.models import Programme

TURN = 5  # how round a corner is

type Point = tuple[int, int]


@dataclass(frozen=True)
class Box:
    """One group; ``words`` is its edition."""

    x: int
    y: int
    height: int
    words: str
    width: int = BOX

    @property
    def middle(self):
        return self.x + self.width // 2

    @property
    def words_at(self):
        return self.y + self.height // 2 + 5


@dataclass(frozen=True)
class Label:
    """A territory or a year, on one line or several."""

    x: int
    y: int
    lines: tuple[str, ...]


@dataclass(frozen=True)
class Wire:
    """« Transmet à », from box to box; the last point is the tip of the arrow."""

    points: tuple[Point, ...]

    @property
    def path(self):
        """The line, its corners rounded so that a turn never looks like a crossing."""
        said = ["M{} {}".format(*self.points[0])]
        three = zip(self.points, self.points[1:], self.points[2:], strict=False)
        for before, corner, after in three:
            enter, leave = _towards(corner, before), _towards(corner, after)
            said.append("L{} {}Q{} {} {} {}".format(*enter, *corner, *leave))
        return "".join([*said, "L{} {}".format(*self.points[-1])])

    @property
    def arrow(self):
        (x, y), (from_x, _) = self.points[-1], self.points[-2]
        back = x - ARROW if from_x < x else x + ARROW
        return f"M{x} {y}L{back} {y - ARROW // 2 - 1}V{y + ARROW // 2 + 1}Z"


@dataclass(frozen=True)
class Drawing:
    width: int
    height: int
    years: tuple[Label, ...]
    territories: tuple[Label, ...]
    rules: tuple[int, ...]  # heights of the lines between two territories
    boxes: tuple[Box, ...]
    wires: tuple[Wire, ...]


def drawing_of(programmes: Iterable[Programme], pairs: Iterable[tuple]) -> Drawing:
    """Draw ``programmes``, whose territory is at hand, and the links between them.

    ``pairs`` are keys: of the one that passes on, then of the one that receives.
    """
    return Draughtsman(Routing(Grid(programmes), pairs)).draw()


class Draughtsman:
    """Draws what has found its place."""

    def __init__(self, routing):
        self.routing = routing
        self.grid, self.links = routing.grid, routing.links
        self.lefts, self.bottoms = routing.lefts, routing.bottoms

    def draw(self):
        return Drawing(
            self._right() + 2,
            (self.bottoms[-1] if self.bottoms else HEAD) + 2,
            tuple(
                Label(left + BOX // 2, LINE, (str(year),))
                for left, year in zip(self.lefts, self.grid.years, strict=True)
            ),
            tuple(self._territories()),
            tuple(self._rules()),
            tuple(map(self._box, self.grid.cells)),
            tuple(map(self._wire, self.links)),
        )

    def _right(self):
        """Where the last column ends, with what turns beside it."""
        if not self.lefts:
            return LABEL
        tracks = self.routing.tracks[len(self.lefts) - 1].count
        return self.lefts[-1] + BOX + (2 * MARGIN + tracks * STEP if tracks else 0)

    def _territories(self):
        """Yield each name, beside the first row of its boxes."""
        for territory in self.grid.territories:
            lines = lines_of(territory.name)
            middle = self.routing.middles[self.grid.rows.index(territory)]
            yield Label(0, middle + 5 - LINE * (len(lines) - 1) // 2, lines)

    def _rules(self):
        """Yield where one territory ends and another one begins."""
        for row, (one, other) in enumerate(pairwise(self.grid.rows)):
            if one != other:
                yield self.bottoms[row]

    def _box(self, pk):
        cell = self.grid.cells[pk]
        ends = [one.leaves for one in self.links if one.giver == cell]
        ends += [one.enters for one in self.links if one.receiver == cell]
        half = HALF + max(map(abs, ends), default=0) * STEP
        left, top = self.lefts[cell[1]], self.routing.middles[cell[0]] - half
        return Box(left, top, 2 * half, self.grid.programmes[pk].edition)

    def _wire(self, one):
        column, to_column = one.giver[1], one.receiver[1]
        side = BOX if to_column == column else 0
        start = (self.lefts[column] + BOX, self.routing.leaves_at(one))
        end = (self.lefts[to_column] + side, self.routing.enters_at(one))
        turns = zip(self.routing.turns_of(one), one.tracks, strict=True)
        corners = [
            (self.routing.track_at(gutter, track), y)
            for (gutter, heights), track in turns
            for y in heights
        ]
        return Wire((start, *corners, end))


def _towards(corner, point):
    """Return the point a little way from ``corner`` on the line to ``point``."""
    (x, y), (to_x, to_y) = corner, point
    way = min(TURN, (abs(to_x - x) + abs(to_y - y)) // 2)
    return x + way * ((to_x > x) - (to_x < x)), y + way * ((to_y > y) - (to_y < y))
