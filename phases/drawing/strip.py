"""The path in one line: each phase and milestone a sign, in order, for a list of programmes."""

from phases.drawing.blocks import paragraph
from phases.drawing.pieces import Board
from phases.drawing.signs import draw_node
from phases.plan import MilestoneOnPlan

#: The largest sign, and the room for a number below it, in sizes.
NODE, BELOW = 0.55, 1.1


def draw_strip(plan, shape):
    """Return ``plan`` as one line of signs, each phase with its number below."""
    board, size = Board(), shape.size
    signs = [one for phase in plan.phases for one in (phase, *_milestones(phase))]
    ring = 0.8 * size
    room = (shape.width - 2 * ring - size) / len(signs)
    r, y = min(NODE * size, room * 0.36), ring + 1
    tip = shape.width - 2 * ring - size * 0.3
    board.stroke("thread", (room / 2, y), (tip - size * 0.5, y))
    head = size * 0.32
    neck = tip - size * 0.5
    board.stroke("arrow", (neck, y - head), (tip, y), (neck, y + head), closed=True)
    for number, one in enumerate(signs):
        x = room * (number + 0.5)
        if isinstance(one, MilestoneOnPlan):
            board.diamond("held" if one.held_on else "due", x, y, r * 1.1)
        else:
            draw_node(board, one.state, x, y, r)
            _write_number(board, shape, one, x, y + r, room)
    board.ring(shape.width - ring - 1, y, ring)
    return board.drawing(shape, y + ring + BELOW * size)


def _write_number(board, shape, phase, x, y, room):
    """Write « 1 », « II » below a phase, where there is room for it."""
    words = paragraph(phase.title.rpartition(" ")[2], shape.small, shape.width)
    if words and words.width <= room * 0.95 and len(words.runs) == 1:
        half = words.width / 2
        x = min(max(x, half), shape.width - half)
        board.write(words, x, y + shape.size * 0.15, is_centred=True)


def _milestones(phase):
    return (*(s.milestone for s in phase.steps if s.milestone), *phase.milestones)
