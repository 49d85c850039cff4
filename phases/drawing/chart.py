"""The path on a scale of time: names on the left, what was planned and done beside them."""

from phases.drawing.blocks import called, headed, named, paragraph
from phases.drawing.pieces import LINE, Board, Box
from phases.drawing.ribbon import DIAMOND, draw_ribbon, milestone_words
from phases.drawing.scale import scale_of
from phases.drawing.signs import (
    TODAY,
    Stop,
    draw_drop,
    draw_plan,
    draw_stretch,
    draw_today,
)
from phases.telling import no_dates_yet, no_day_yet

#: Room for the two lines of a phase, between two phases, in sizes.
ZONE, PLAN_ZONE, BETWEEN = 1.75, 1.3, 0.55
INDENT = 1.1


def draw_chart(plan, shape, today=None):
    """Return ``plan`` drawn on a scale of months, its phases below each other."""
    return _Chart(plan, shape, today).drawing()


class _Chart:
    """One chart in the making: each part is placed below the one before it."""

    def __init__(self, plan, shape, today):
        self.plan, self.shape, self.size = plan, shape, shape.size
        self.board, self.rows, self.bands = Board(), [], []
        self.left = shape.words + self.size
        self.right = shape.width - shape.end - self.size / 2
        self.scale = scale_of(plan, self.left, self.right, today)
        self.today = today if today and self.scale.holds(today) else None
        self.says = not plan.is_only_planned
        self.head = self._head_height()
        self.bottom = self._place()
        self.line = self.bottom + self.size * (1.9 if shape.strands else 1.4)

    def drawing(self):
        stops = self._stops()
        self._draw_lines(stops)
        self._draw_rows()
        self._write_head()
        low, undated = self._write_undated()
        # Strands come from before the first day; nothing else stands there.
        start = 0 if self.shape.strands and not undated else self.left
        end = draw_ribbon(
            self.board, self.shape, self.plan, stops, self.line, start, low
        )
        return self.board.drawing(self.shape, max(end, undated) + self.size * 0.2)

    def _place(self):
        """Give each period and each phase its place, and return where they end."""
        y = self.head
        for period in self.plan.periods:
            if period.label:
                width = self.right - self.size
                block = paragraph(period.label, self.size, width, bold=True)
                self.bands.append((y, block))
                y += block.height + self.size * 0.6
            for phase in period.phases:
                for part in (phase, *phase.steps):
                    y = self._place_row(part, y, part is not phase)
        return y

    def _place_row(self, part, y, is_step):
        indent = self.size * INDENT * is_step
        width = self.shape.words - indent
        block = self._name(part, width)
        if not (part.window or part.started_on or part.milestone):
            said = paragraph(no_dates_yet(), self.shape.small, width, role="soft")
            block = block.then(said)
        self.rows.append((part, block, indent, y))
        zone = self.size * (ZONE if self.says else PLAN_ZONE)
        return y + max(block.height, zone) + self.size * BETWEEN

    def _name(self, part, width):
        small, state = self.shape.small, str(part.state.label) if self.says else ""
        title, label = called(part)
        head = headed(title, state, self.size, width)
        # On paper, where there is less room, the words go on after the head.
        if self.shape.is_paper or not self.says:
            return named(head, label, self.size, small, width)
        return head.then(paragraph(label, small, width))

    def _stops(self):
        days = ((one, self._day(one)) for one in self.plan.milestones)
        return [Stop(self.scale.x(day), one) for one, day in days if day]

    def _day(self, milestone):
        return (milestone.held_on if self.says else None) or milestone.day

    def _head_height(self):
        """Return the room of the years, the months and « Aujourd’hui »."""
        lines = 1 + (self.scale.step(self.shape.small) < 12)
        pill = self.size * TODAY if self.today else 0
        return lines * self.shape.small * LINE + pill + self.size * 0.35

    def _draw_lines(self, stops):
        """Draw the months, today and the milestones, across all phases."""
        for month in self.scale.marked(self.shape.small):
            x = self.scale.x_of_month(month)
            role = "year" if month % 12 == 0 else "grid"
            self.board.stroke(role, (x, self.head), (x, self.bottom))
        for stop in stops:
            draw_drop(self.board, stop, self.head, self.line)
        if self.today:
            x = self.scale.x(self.today)
            self.board.stroke("today", (x, self.head - self.size), (x, self.bottom))

    def _draw_rows(self):
        for y, block in self.bands:
            band = Box(0, y, self.right, y + block.height + self.size * 0.3)
            self.board.rect("band", band)
            self.board.write(block, self.size * 0.4, y + self.size * 0.1)
        for part, block, indent, y in self.rows:
            top = y - self.size * BETWEEN / 2
            if not indent:
                self.board.stroke("row", (0, top), (self.right, top))
            self.board.write(block, indent, y)
            if self.says:
                draw_stretch(self.board, part, self.scale, y, self.size, self.today)
            else:
                draw_plan(self.board, part, self.scale, y, self.size)
            if part.milestone and (day := self._day(part.milestone)):
                stop = Stop(self.scale.x(day), part.milestone)
                middle = y + self.size * 0.65
                r = DIAMOND * self.size * 0.85
                self.board.diamond(stop.role, stop.x, middle, r)

    def _write_head(self):
        small, limit = self.shape.small, self.shape.width
        years = self.scale.year_names(small, limit)
        months = self.scale.month_names(small, limit)
        for number, names in enumerate((years, months)):
            for tick in names:
                block = paragraph(
                    tick.words, small, self.shape.width, bold=number == 0, role="soft"
                )
                x = tick.x if tick.is_centred else tick.x + small * 0.15
                top = number * small * LINE
                self.board.write(block, x, top, is_centred=tick.is_centred)
        if self.today:
            y = self.head - self.size * TODAY
            x = self.scale.x(self.today)
            draw_today(self.board, self.shape, self.today, x, y)

    def _write_undated(self):
        """List the milestones without a day, and return where the others have room."""
        undated = [one for one in self.plan.milestones if not self._day(one)]
        if not undated:
            return 0, 0
        y, indent = self.line - self.size * 0.65, self.size * 1.6
        for one in undated:
            role = Stop(0, one).role
            r = DIAMOND * self.size * 0.85
            self.board.diamond(role, r * 1.2, y + self.size * 0.7, r)
            width = self.shape.words - indent
            block = milestone_words(one, self.shape, width, says=False)
            if self.says:
                said = paragraph(no_day_yet(), self.shape.small, width, role="soft")
                block = block.then(said)
            y = self.board.write(block, indent, y) + self.size * BETWEEN
        return self.shape.words + self.size / 2, y
