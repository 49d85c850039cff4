"""The line of the path: its milestones, their names below, the ring at its end."""

from dataclasses import replace

from phases.drawing.blocks import paragraph
from phases.drawing.strands import draw_strands
from phases.models import MilestoneKind
from phases.telling import state_of_milestone
from programmes.typography import NO_BREAK, long_date

#: Half a diamond and the ring, in sizes; the room above and below the line.
DIAMOND, RING, ROOM = 0.62, 1.75, 1.7
#: Widths tried for a name, until all stand near enough to their milestones, in sizes.
NAMES, NEAR = (10.6, 9, 7.4), 5


def milestone_words(one, shape, width, says):
    """Return the name of a milestone, its day, and whether it took place."""
    block = paragraph(one.label, shape.size, width, bold=True)
    day = one.held_on or one.day if says else one.day
    if day:
        words = kept_together(day)
        block = block.then(paragraph(words, shape.small, width, role="soft"))
    if says:
        state = state_of_milestone(one)
        block = block.then(paragraph(state, shape.small, width, role="soft"))
    return block


def kept_together(day):
    """Return « jeudi 22 janvier 2026 », which breaks after the name of the day only."""
    name, rest = long_date(day).split(" ", 1)
    return f"{name} {rest.replace(' ', NO_BREAK)}"


def draw_ribbon(board, shape, plan, stops, y, left, low=0):
    """Draw the line at ``y`` from ``left`` to the ring, and return where all of it ends.

    The names of the milestones find room between ``low`` and the ring.
    """
    ring_x, ring = shape.width - shape.end / 2, RING * shape.size
    tip = ring_x - ring - shape.size * 0.4
    stops = _apart(stops, left, tip - shape.size, 2.4 * DIAMOND * shape.size)
    draw_line(board, shape, stops, y, left, tip)
    for stop in stops:
        board.diamond(stop.role, stop.x, y, DIAMOND * shape.size)
    board.ring(ring_x, y, ring)
    words = paragraph(plan.outcome, shape.size, shape.end, bold=True)
    ends = [board.write(words, ring_x, y + ring + shape.size * 0.3, is_centred=True)]
    ends += _names(board, shape, plan, stops, y, low)
    return max(ends)


def draw_line(board, shape, stops, y, left, tip):
    """Draw the line itself with its arrow: three strands where documents are signed."""
    size, neck = shape.size, tip - shape.size * 0.8
    if shape.strands:
        signed = [s.x for s in stops if s.milestone.kind == MilestoneKind.SIGNATURE]
        closed = [s.x for s in stops if s.milestone.kind == MilestoneKind.FINAL]
        start = min(signed, default=neck)
        end = max(closed, default=neck)
        draw_strands(board, shape, y, (left, start, max(end, start), neck))
    else:
        board.stroke("thread", (left, y), (neck, y))
    head = size * 0.45
    role = "arrow-1" if shape.strands else "arrow"
    board.stroke(role, (neck, y - head), (tip, y), (neck, y + head), closed=True)


def _names(board, shape, plan, stops, y, low):
    """Write the milestones' names below the line, and return where each one ends."""
    if not stops:
        return []
    high = shape.width - shape.end - shape.size / 2
    blocks, centres = _near_their_stops(shape, plan, stops, low, high)
    top = y + shape.size * (ROOM + shape.strands * 0.3)
    for stop, centre in zip(stops, centres, strict=True):
        if abs(stop.x - centre) > shape.size:
            start = y + shape.size * (1.15 if shape.strands else DIAMOND)
            board.stroke("leader", (stop.x, start), (centre, top - shape.size * 0.1))
    return [
        board.write(block, centre, top, is_centred=True)
        for block, centre in zip(blocks, centres, strict=True)
    ]


def _near_their_stops(shape, plan, stops, low, high):
    """Return the names in lines short enough to stand near, and their middles."""
    says, gap = not plan.is_only_planned, shape.size * 0.9
    room = (high - low) / len(stops) - gap
    for most in NAMES:
        width = min(most * shape.size, room)
        blocks = [milestone_words(stop.milestone, shape, width, says) for stop in stops]
        widths = [block.width for block in blocks]
        centres = placed([stop.x for stop in stops], widths, low, high, gap)
        far = max(abs(s.x - c) for s, c in zip(stops, centres, strict=True))
        if far <= NEAR * shape.size:
            break
    return blocks, centres


def placed(wanted, widths, low, high, gap):
    """Return the middles of things ``widths`` wide, as near to ``wanted`` as they fit.

    They keep their order and ``gap`` between them, from ``low`` to ``high``.
    """
    found, free = [], low
    for middle, width in zip(wanted, widths, strict=True):
        found.append(max(middle, free + width / 2))
        free = found[-1] + width / 2 + gap
    free = high
    for at in reversed(range(len(found))):
        found[at] = min(found[at], free - widths[at] / 2)
        free = found[at] - widths[at] / 2 - gap
    return found


def _apart(stops, low, high, distance):
    """Return the stops in order, each diamond seen beside the others."""
    stops = sorted(stops, key=lambda stop: stop.x)
    sizes = [distance] * len(stops)
    room = low - distance / 2, high + distance / 2
    xs = placed([stop.x for stop in stops], sizes, *room, 0)
    return [replace(stop, x=x) for stop, x in zip(stops, xs, strict=True)]
