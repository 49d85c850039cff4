"""The path as a thread that goes down: for telephones, and for what no sheet holds in width."""

from phases.drawing.blocks import called, headed, paragraph
from phases.drawing.pieces import LINE, Board
from phases.drawing.ribbon import kept_together, milestone_words
from phases.drawing.scale import has_scale, scale_of
from phases.drawing.signs import TODAY, draw_node, draw_plan, draw_stretch, draw_today
from phases.plan import MilestoneOnPlan
from phases.wording import planned_words

#: Where words begin, the size of a phase's node, of a step's, in sizes.
WORDS, NODE, STEP_NODE = 1.9, 0.5, 0.3
BETWEEN, ZONE = 0.75, 1.7


def draw_flow(plan, shape, today=None):
    """Return ``plan`` drawn downwards; with dates, each phase has its part of the scale."""
    return _Flow(plan, shape, today).drawing()


class _Flow:
    """One thread in the making: each part is placed below the one before it."""

    def __init__(self, plan, shape, today):
        self.plan, self.shape, self.size = plan, shape, shape.size
        self.board, self.nodes, self.y = Board(), [], 0
        self.x, self.left = 0.75 * self.size, WORDS * self.size
        self.width = shape.width - self.left - 2
        self.says = not plan.is_only_planned
        self.scale = self.today = None
        if has_scale(plan):
            self.scale = scale_of(plan, self.left, shape.width - 3, today)
            self.today = today if today and self.scale.holds(today) else None

    def drawing(self):
        if self.scale:
            self._write_months()
        for period in self.plan.periods:
            if period.label:
                self._write_period(period)
            for phase in period.phases:
                self._write_part(phase, NODE)
                for step in phase.steps:
                    self._write_part(step, STEP_NODE)
                for one in phase.milestones:
                    self._write_milestone(one)
        end = self._write_outcome()
        self._draw_thread()
        return self.board.drawing(self.shape, end + self.size * 0.2)

    def _write_months(self):
        """Write the scale once, at the head; each phase has its own part of it."""
        small, limit = self.shape.small, self.shape.width
        years = self.scale.year_names(small, limit)
        months = self.scale.month_names(small, limit)
        for names in (years, months):
            for tick in names:
                block = paragraph(tick.words, small, self.shape.width, role="soft")
                self.board.write(block, tick.x, self.y)
            self.y += small * LINE if names else 0
        if self.today:
            x = self.scale.x(self.today)
            draw_today(self.board, self.shape, self.today, x, self.y)
            self.y += TODAY * self.size
        self.y += self.size * 0.4

    def _write_period(self, period):
        self.y += self.size * 0.2
        block = paragraph(period.label, self.size, self.width, bold=True)
        self.y = self.board.write(block, self.left, self.y) + self.size * 0.2
        self.board.stroke("rule", (self.left, self.y), (self.shape.width - 2, self.y))
        self.y += self.size * 0.5

    def _write_part(self, part, r):
        state = str(part.state.label) if self.says else ""
        title, label = called(part)
        block = headed(title, state, self.size, self.width)
        block = block.then(paragraph(label, self.size, self.width))
        if when := planned_words(part):
            block = block.then(
                paragraph(when, self.shape.small, self.width, role="soft")
            )
        if part.milestone and (day := self._day(part.milestone)):
            words = kept_together(day)
            block = block.then(
                paragraph(words, self.shape.small, self.width, role="soft")
            )
        self.nodes.append((part, r, self.y + self.size * 0.65))
        self.y = self.board.write(block, self.left, self.y)
        if self.scale and (part.window or part.started_on):
            self._draw_part_of_scale(part)
        self.y += self.size * BETWEEN

    def _day(self, milestone):
        return (milestone.held_on if self.says else None) or milestone.day

    def _draw_part_of_scale(self, part):
        top, bottom = self.y + self.size * 0.2, self.y + self.size * (0.2 + ZONE)
        for month in self.scale.marked(self.shape.small):
            x = self.scale.x_of_month(month)
            self.board.stroke("grid", (x, top), (x, bottom))
        if self.today:
            x = self.scale.x(self.today)
            self.board.stroke("today", (x, top), (x, bottom))
        if self.says:
            draw_stretch(self.board, part, self.scale, top, self.size, self.today)
        else:
            draw_plan(self.board, part, self.scale, top, self.size)
        self.y = bottom

    def _write_milestone(self, one):
        block = milestone_words(one, self.shape, self.width, self.says)
        self.nodes.append((one, NODE, self.y + self.size * 0.65))
        self.y = self.board.write(block, self.left, self.y) + self.size * BETWEEN

    def _write_outcome(self):
        """Write what is at the end of the path, beside the ring."""
        block = paragraph(self.plan.outcome, self.size, self.width, bold=True)
        r = self.x - 1
        self.end = self.y + self.size * 0.4 + max(r, block.height / 2)
        self.board.ring(self.x, self.end, r)
        bottom = self.board.write(block, self.left, self.end - block.height / 2)
        return max(bottom, self.end + r)

    def _draw_thread(self):
        """Draw the line behind the nodes, from the first one to the ring, then the nodes."""
        start, tip = self.nodes[0][-1], self.end - self.x
        head = self.size * 0.35
        neck = tip - head * 1.4
        self.board.stroke("thread", (self.x, start), (self.x, neck))
        arrow = (self.x - head, neck), (self.x, tip), (self.x + head, neck)
        self.board.stroke("arrow", *arrow, closed=True)
        for part, r, y in self.nodes:
            r *= self.size
            milestone = part if isinstance(part, MilestoneOnPlan) else part.milestone
            if milestone:
                role = "held" if self.says and milestone.held_on else "due"
                self.board.diamond(role, self.x, y, r * 1.25)
            else:
                draw_node(self.board, part.state if self.says else None, self.x, y, r)
