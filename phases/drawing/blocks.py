"""Blocks of words: wrapped, with their height known before they are placed."""

from dataclasses import dataclass

from phases.drawing.letters import shown, width_of, wrapped
from phases.drawing.pieces import ABOVE, LINE


@dataclass(frozen=True)
class Run:
    """Words on one line, from the left top of their block."""

    words: str
    x: float
    y: float
    size: float
    bold: bool = False
    role: str = "ink"


@dataclass(frozen=True)
class Block:
    runs: tuple[Run, ...] = ()
    width: float = 0
    height: float = 0

    def __bool__(self):
        return bool(self.runs)

    def then(self, other, gap=0):
        """Return this block with ``other`` below it, ``gap`` apart when both speak."""
        if not (self and other):
            return self or other
        down = self.height + gap
        below = tuple(
            Run(run.words, run.x, run.y + down, run.size, run.bold, run.role)
            for run in other.runs
        )
        return Block(
            self.runs + below,
            max(self.width, other.width),
            down + other.height,
        )

    def moved(self, by):
        """Return this block pushed to the right."""
        runs = tuple(
            Run(run.words, run.x + by, run.y, run.size, run.bold, run.role)
            for run in self.runs
        )
        return Block(runs, self.width + by, self.height)


NOTHING = Block()


def paragraph(words, size, width, *, bold=False, role="ink"):
    """Return ``words`` as a block of lines of at most ``width``."""
    lines = wrapped(shown(words), size, width, bold)
    height = LINE * size
    runs = tuple(
        Run(line, 0, number * height + ABOVE * size, size, bold, role)
        for number, line in enumerate(lines)
    )
    widest = max((width_of(line, size, bold) for line in lines), default=0)
    return Block(runs, widest, len(lines) * height)


def called(part):
    """Return how a phase or a step is called, and its words: "" where they are its name."""
    return (part.title, part.label) if part.title else (part.label, "")


def named(head, label, size, small, width):
    """Return « **Phase 3** Ce que nous faisons ensemble »: a head, then its words.

    ``head`` is a block that ends with the line on which the words begin.
    """
    if not label:
        return head
    last, height = head.runs[-1], LINE * size
    indent = last.x + width_of(last.words, size, last.bold) + width_of("  ", size)
    lines = wrapped(shown(label), small, width, indent=indent)
    runs = tuple(
        Run(line, 0 if number else indent, last.y + number * height, small)
        for number, line in enumerate(lines)
        if line
    )
    widest = max((run.x + width_of(run.words, small) for run in runs), default=0)
    more = max(len(lines) - 1, 0) * height
    return Block((*head.runs, *runs), max(head.width, widest), head.height + more)


def headed(title, state, size, width):
    """Return « Phase 3 · en cours »: a title in bold, its state beside or below it."""
    head = paragraph(title, size, width, bold=True)
    if not state:
        return head
    if not head:
        return paragraph(state, size, width, role="soft")
    last = head.runs[-1]
    start = width_of(last.words, size, bold=True)
    beside = f" · {state}"
    if start + width_of(beside, size) > width:
        return head.then(paragraph(state, size, width, role="soft"))
    run = Run(f"· {state}", start + width_of(" ", size), last.y, size, role="soft")
    whole = start + width_of(beside, size)
    return Block((*head.runs, run), max(head.width, whole), head.height)
