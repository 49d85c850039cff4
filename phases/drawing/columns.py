"""The path in its order alone: phases beside each other, as the diagram of 2008."""

from phases.drawing.blocks import called, headed, paragraph
from phases.drawing.pieces import Board
from phases.drawing.ribbon import RING, draw_ribbon
from phases.drawing.signs import Stop
from phases.models.stretches import Stretch
from phases.wording import planned_words

#: Narrowest column, highest one, and the room between two, in sizes.
NARROWEST, HIGHEST, GAP = 7.5, 30, 1
#: How often a column gives some of its width to the highest one.
TURNS = 40


def columns_of(plan, shape):
    """Return how wide each phase's column is, or None when they do not fit."""
    phases, size = plan.phases, shape.size
    room = shape.width - GAP * size * (len(phases) - 1)
    if room / len(phases) < NARROWEST * size:
        return None
    widths = _balanced(plan, shape, [room / len(phases)] * len(phases))
    heights = [
        phase_words(phase, shape, width, plan.is_only_planned).height
        for phase, width in zip(phases, widths, strict=True)
    ]
    return widths if max(heights) <= HIGHEST * size else None


def _balanced(plan, shape, widths):
    """Return widths with which the highest column is as low as it may be."""
    step = shape.size

    def heights(tried):
        return [
            phase_words(phase, shape, width, plan.is_only_planned).height
            for phase, width in zip(plan.phases, tried, strict=True)
        ]

    known = heights(widths)
    for _turn in range(TURNS):
        high, low = known.index(max(known)), known.index(min(known))
        tried = [*widths]
        tried[high], tried[low] = tried[high] + step, tried[low] - step
        found = heights(tried)
        if tried[low] < NARROWEST * shape.size or max(found) > max(known):
            break
        widths, known = tried, found
    return widths


def phase_words(phase, shape, width, is_only_planned):
    """Return a phase and its steps as one block."""
    block = _part_words(phase, shape, width, is_only_planned)
    for step in phase.steps:
        indent = shape.size * 0.8
        words = _part_words(step, shape, width - indent, is_only_planned)
        block = block.then(words.moved(indent), shape.size * 0.35)
    return block


def _part_words(part, shape, width, is_only_planned):
    says = not is_only_planned and part.state != Stretch.State.TO_COME
    title, label = called(part)
    block = headed(title, str(part.state.label) if says else "", shape.size, width)
    block = block.then(paragraph(label, shape.small, width))
    if when := planned_words(part):
        block = block.then(paragraph(when, shape.small, width, role="soft"))
    return block


def draw_columns(plan, shape, widths):
    """Return ``plan`` drawn in columns of ``widths``, its milestones on a line below."""
    board, size = Board(), shape.size
    lefts = [sum(widths[:n]) + n * GAP * size for n in range(len(widths))]
    top = _draw_periods(board, plan, shape, lefts, widths)
    bottom = top
    for phase, left, width in zip(plan.phases, lefts, widths, strict=True):
        block = phase_words(phase, shape, width, plan.is_only_planned)
        bottom = max(bottom, board.write(block, left, top))
    stops = list(_stops(plan, lefts, widths, size))
    end = draw_ribbon(board, shape, plan, stops, bottom + size * (RING + 0.5), 0)
    return board.drawing(shape, end + size * 0.2)


def _draw_periods(board, plan, shape, lefts, widths):
    """Write each period over its phases, ruled below; return where the phases begin."""
    if not any(period.label for period in plan.periods):
        return 0
    blocks, at = [], 0
    for period in plan.periods:
        last = at + len(period.phases) - 1
        right = lefts[last] + widths[last]
        width = right - lefts[at]
        blocks.append(
            (lefts[at], right, paragraph(period.label, shape.size, width, bold=True))
        )
        at = last + 1
    rule = max(block.height for _left, _right, block in blocks) + shape.size * 0.3
    for left, right, block in blocks:
        board.write(block, left, rule - shape.size * 0.3 - block.height)
        board.stroke("rule", (left, rule), (right, rule))
    return rule + shape.size * 0.5


def _stops(plan, lefts, widths, size):
    """Yield the milestones in the order of the path: no date gives them a place.

    A step that is one stands where its step ends among those of its phase; the others
    share out what is left of their phase, the last one at its end.
    """
    for phase, left, width in zip(plan.phases, lefts, widths, strict=True):
        whole = width + GAP * size / 2
        for number, step in enumerate(phase.steps, start=1):
            if step.milestone:
                yield Stop(left + whole * number / len(phase.steps), step.milestone)
        for number, one in enumerate(phase.milestones, start=1):
            yield Stop(left + whole * number / len(phase.milestones), one)
