"""The signs of the drawings: bars, diamonds, the line of the path, the ring at its end."""

from dataclasses import dataclass

from phases.drawing.blocks import paragraph
from phases.drawing.pieces import Box
from phases.models.stretches import Stretch
from phases.plan import MilestoneOnPlan
from phases.telling import today_words

State = Stretch.State
#: Shortest bar that can be seen, in the unit of the drawing.
SHORTEST = 4
#: Room for « Aujourd’hui » at the head, in sizes.
TODAY = 1.55


@dataclass(frozen=True)
class Stop:
    """A milestone on the line of the path."""

    x: float
    milestone: MilestoneOnPlan

    @property
    def role(self):
        return "held" if self.milestone.held_on else "due"


def draw_stretch(board, part, scale, y, size, today=None):
    """Draw when ``part`` is planned and, below, what happened; ``y`` is the top."""
    if part.window:
        left, right = scale.x(part.window[0]), scale.x(part.window[1], is_over=True)
        draw_planned(board, left, right, y + size * 0.45, size)
    if part.started_on:
        draw_happened(board, part, scale, y + size * 0.85, size, today)


def draw_plan(board, part, scale, y, size):
    """Draw when ``part`` is planned, where nothing else is told: an empty bar."""
    if part.window:
        left, right = scale.x(part.window[0]), scale.x(part.window[1], is_over=True)
        right = max(right, left + SHORTEST)
        board.rect("plan", Box(left, y + size * 0.3, right, y + size))


def draw_planned(board, left, right, y, size):
    """Draw a dotted line between two end marks."""
    right = max(right, left + SHORTEST)
    end = size * 0.3
    board.stroke("planned", (left, y), (right, y))
    board.stroke("ends", (left, y - end), (left, y + end))
    board.stroke("ends", (right, y - end), (right, y + end))


def draw_happened(board, part, scale, y, size, today):
    """Draw a full bar for what is done, a ruled one for what is under way.

    Under way, it goes on until today, or to the end of the scale when nobody says what
    day it is.
    """
    left = scale.x(part.started_on)
    if part.finished_on:
        right = scale.x(part.finished_on, is_over=True)
    elif today and scale.holds(today):
        right = scale.x(today, is_over=True)
    else:
        right = scale.right
    box = Box(left, y, max(right, left + SHORTEST), y + size * 0.8)
    if part.finished_on:
        board.rect("done", box)
    else:
        board.rect("way", box)
        board.hatch(box, size * 0.45)


def draw_node(board, state, x, y, r):
    """Draw a phase of a path without dates: full, ruled or empty."""
    if state == State.DONE:
        board.disc("held", x, y, r)
    else:
        board.disc("due", x, y, r)
    if state == State.UNDER_WAY:
        board.disc("half", x, y, r * 0.45)


def draw_today(board, shape, today, x, y):
    """Write « Aujourd’hui » in a pill, at the head of its line; ``y`` is its top."""
    size, small = shape.size, shape.small
    said = today_words(today, is_paper=shape.is_paper)
    words = paragraph(said, small, shape.width, bold=True, role="on")
    half = words.width / 2 + size * 0.5
    x = min(max(x, half), shape.width - half)
    board.rect("pill", Box(x - half, y, x + half, y + words.height + size * 0.2))
    board.write(words, x, y + size * 0.1, is_centred=True)


def draw_drop(board, stop, top, bottom):
    """Draw the thin line by which a milestone crosses the phases."""
    board.stroke(f"drop-{stop.role}", (stop.x, top), (stop.x, bottom))
