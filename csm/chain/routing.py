"""Finding a way for each link of the chain, so that no two lie on one another.

A link leaves its box on the right, turns in the gutter between two columns and comes in
on the left; where boxes stand in its way, it goes round them in a lane below its row.
First which ones lie side by side, then where: lengths are in pixels.
"""

import unicodedata
from collections import defaultdict
from dataclasses import dataclass

from programmes.alphabet import folded

LABEL, BOX, HEAD = 168, 88, 34
STEP = 10  # from one wire to the next
HALF = 14  # of the height of a box with one wire
LINE = 18  # of text
MARGIN, ARROW = 12, 7
LETTERS, LINES = 20, 3  # of the name of a territory

type Cell = tuple[int, int]  # row of boxes, column


class Grid:
    """Which box stands where: a territory has as many rows as it needs."""

    def __init__(self, programmes):
        ordered = sorted(
            programmes,
            key=lambda one: (
                folded(one.territory.name),
                one.territory_id,
                one.first_year,
                one.last_year,
                one.pk,
            ),
        )
        self.programmes = {one.pk: one for one in ordered}
        self.years = sorted({one.first_year for one in ordered})
        self.territories = list(
            {one.territory_id: one.territory for one in ordered}.values()
        )
        self.rows = []  # the territory of each row of boxes
        self.cells = {}
        for territory in self.territories:
            self._place([one for one in ordered if one.territory_id == territory.pk])
        self.taken = set(self.cells.values())

    def _place(self, programmes):
        """Give each its year's column, in the first row that is free there."""
        top, filled = len(self.rows), defaultdict(int)
        for one in programmes:
            column = self.years.index(one.first_year)
            row = top + filled[column]
            filled[column] += 1
            if row == len(self.rows):
                self.rows.append(one.territory)
            self.cells[one.pk] = (row, column)

    def is_free(self, row, columns):
        return not any((row, column) in self.taken for column in columns)


@dataclass
class Link:
    """One link on its way: where its ends are, and the places that it is given."""

    giver: Cell
    receiver: Cell
    round_about: bool  # whether boxes stand in its way
    leaves: int = 0  # level at each end: 0 in the middle of the box, then to and fro
    enters: int = 0
    lane: int = 0
    tracks: tuple[int, ...] = ()

    @property
    def is_straight(self):
        same_row = self.giver[0] == self.receiver[0]
        return same_row and self.giver[1] < self.receiver[1] and not self.round_about

    @property
    def last_gutter(self):
        """The gutter, numbered by the column on its left, where the wire turns last."""
        return max(self.giver[1], self.receiver[1] - 1)

    @property
    def way_in(self):
        """The first and the last gutter of its way along the row of the receiver."""
        first = self.last_gutter if self.round_about else self.giver[1]
        return first, self.last_gutter

    def turns_at(self, row):
        """How far down it comes from ``row``, or goes to it: half-way for a lane."""
        return self.lane_row + 0.5 if self.round_about else row

    @property
    def lane_row(self):
        """The row below which it goes round: its own, or the one above when it climbs."""
        return self.giver[0] - (self.receiver[0] < self.giver[0])


class Slots:
    """Intervals laid side by side: each is given the first slot where it is alone."""

    def __init__(self):
        self.taken = defaultdict(list)

    def take(self, first, last):
        slot = 0
        while any(first <= b and a <= last for a, b in self.taken[slot]):
            slot += 1
        self.taken[slot].append((first, last))
        return slot

    @property
    def count(self):
        return sum(bool(intervals) for intervals in self.taken.values())


def level_of(slot):
    """0, 1, −1, 2, −2…: how many steps from the middle of a box."""
    return (slot + 1) // 2 * (1 if slot % 2 else -1)


class Routing:
    """Finds a way for each wire: first which ones lie side by side, then where."""

    def __init__(self, grid, pairs):
        self.grid = grid
        known = [pair for pair in pairs if set(pair) <= set(grid.cells)]
        self.links = [self._link(*pair) for pair in known]
        self.links.sort(key=lambda one: (not one.is_straight, _length(one)))
        self._choose_levels()
        self._untangle()
        self._choose_lanes()
        self.middles, self.bottoms = self._heights()
        self._choose_tracks()
        self.lefts = self._lefts()

    def _link(self, giver, receiver):
        start, end = self.grid.cells[giver], self.grid.cells[receiver]
        between = range(start[1] + 1, end[1])
        return Link(start, end, not self.grid.is_free(end[0], between))

    def _choose_levels(self):
        """Where on its box each wire leaves and comes in; one that runs on takes room."""
        self.levels = defaultdict(Slots)
        for one in self.links:
            (row, column), (to_row, _) = one.giver, one.receiver
            one.enters = level_of(self.levels[to_row].take(*one.way_in))
            one.leaves = one.enters
            if not one.is_straight:
                one.leaves = level_of(self.levels[row].take(column, column))

    def _untangle(self):
        """Let those that share a side of a box part from it in the order of their ways."""
        leaving, entering = defaultdict(list), defaultdict(list)
        for one in self.links:
            if not one.is_straight:
                leaving[one.giver].append(one)
                entering[one.receiver, one.way_in].append(one)
        for together in leaving.values():
            _share_out(together, "leaves", lambda one: one.turns_at(one.receiver[0]))
        for together in entering.values():
            _share_out(together, "enters", lambda one: one.turns_at(one.giver[0]))

    def _choose_lanes(self):
        self.lanes = defaultdict(Slots)
        for one in self.links:
            if one.round_about:
                lanes = self.lanes[one.lane_row]
                one.lane = lanes.take(one.giver[1], one.last_gutter)

    def _heights(self):
        """Return the middle of each row of boxes, and the end of it with its lanes."""
        middles, bottoms, y = [], [], HEAD
        for row, territory in enumerate(self.grid.rows):
            half = HALF + self.levels[row].count // 2 * STEP
            half = max(half, len(lines_of(territory.name)) * LINE // 2)
            middles.append(y + MARGIN + half)
            y += 2 * (MARGIN + half) + self.lanes[row].count * STEP
            bottoms.append(y)
        return middles, bottoms

    def leaves_at(self, one):
        return self.middles[one.giver[0]] + one.leaves * STEP

    def enters_at(self, one):
        return self.middles[one.receiver[0]] + one.enters * STEP

    def lane_at(self, one):
        lanes = self.lanes[one.lane_row].count
        return self.bottoms[one.lane_row] - (lanes - one.lane) * STEP

    def turns_of(self, one):
        """Return the gutters where a wire goes up or down, from where to where."""
        ends = self.leaves_at(one), self.enters_at(one)
        if not one.round_about:
            return [] if one.is_straight else [(one.giver[1], ends)]
        lane = self.lane_at(one)
        return [(one.giver[1], (ends[0], lane)), (one.last_gutter, (lane, ends[1]))]

    def _choose_tracks(self):
        """Where in a gutter each wire goes up or down."""
        self.tracks = defaultdict(Slots)
        for one in sorted(self.links, key=_length, reverse=True):
            one.tracks = tuple(
                self.tracks[gutter].take(min(turn) - STEP + 1, max(turn) + STEP - 1)
                for gutter, turn in self.turns_of(one)
            )

    def _lefts(self):
        """Return the left edge of each column of boxes."""
        lefts, x = [], LABEL
        for column in range(len(self.grid.years)):
            lefts.append(x)
            x += BOX + 2 * MARGIN + ARROW + self.tracks[column].count * STEP
        return lefts

    def track_at(self, gutter, track):
        return self.lefts[gutter] + BOX + MARGIN + track * STEP


def _length(one):
    (row, column), (to_row, to_column) = one.giver, one.receiver
    return abs(to_row - row) + 2 * (to_column - column)


def _share_out(links, name, order):
    """Give ``links`` the levels that they have together, from the top, in ``order``."""
    levels = sorted(getattr(one, name) for one in links)
    for one, level in zip(sorted(links, key=order), levels, strict=True):
        setattr(one, name, level)


def lines_of(name: str) -> tuple[str, ...]:
    """Return a territory's name on lines that fit; what is too long ends with « … »."""
    lines, line = [], ""
    for word in name.replace("-", "- ").split():
        glue = "" if line.endswith("-") or not line else " "
        if _room(line + glue + word) <= LETTERS:
            line += glue + word
            continue
        lines += [line] * bool(line)
        line = word
    lines = [_cut(one) for one in [*lines, line]]
    if len(lines) > LINES:
        lines[LINES - 1 :] = [_cut(lines[LINES - 1] + " …", always=True)]
    return tuple(lines)


def _cut(line, *, always=False):
    """Shorten a line that has no room, or whose end is left out."""
    if _room(line) <= LETTERS:
        return line
    end = " …" if always else "…"
    while _room(line + end) > LETTERS:
        line = line.removesuffix(end)[:-1]
    return line + end


def _room(words):
    """How many letters' room ``words`` take; some alphabets are twice as wide."""
    return sum(1 + (unicodedata.east_asian_width(c) in "WF") for c in words)
