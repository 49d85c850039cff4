"""What a drawing is made of: marks and texts, as plain numbers in one unit."""

from dataclasses import dataclass, field
from math import cos, pi, sin

from phases.drawing.letters import width_of

#: Height of a line, and of its letters above and below their ground, in sizes.
LINE, ABOVE, BELOW = 1.3, 0.95, 0.3


@dataclass(frozen=True)
class Box:
    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other):
        """Whether both cover a same place."""
        return (
            self.left < other.right
            and other.left < self.right
            and self.top < other.bottom
            and other.top < self.bottom
        )

    def holds(self, other):
        return (
            self.left <= other.left
            and self.top <= other.top
            and self.right >= other.right
            and self.bottom >= other.bottom
        )


@dataclass(frozen=True)
class Mark:
    """A sign: its role says what it stands for and how it looks, ``d`` its outline."""

    role: str
    d: str
    box: Box


@dataclass(frozen=True)
class Text:
    """Words on one line; ``x`` is where they begin, or their middle."""

    role: str
    words: str
    x: float
    y: float  # the ground of the letters
    size: float
    bold: bool = False
    is_centred: bool = False

    @property
    def box(self):
        width = width_of(self.words, self.size, self.bold)
        left = self.x - width / 2 if self.is_centred else self.x
        top, bottom = self.y - ABOVE * self.size, self.y + BELOW * self.size
        return Box(left, top, left + width, bottom)


@dataclass(frozen=True)
class Drawing:
    """A drawing of the path, ``width`` by ``height``, in the order of painting.

    ``unit`` is how thick its strokes are beside those of the screen.
    """

    shape: str
    width: float
    height: float
    unit: float
    is_paper: bool
    marks: tuple[Mark, ...]
    texts: tuple[Text, ...]


def number(value):
    """Return a number as SVG writes it, whatever the language."""
    return f"{value:.2f}".rstrip("0").rstrip(".")


def _outline(points, closed):
    start, *others = (f"{number(x)} {number(y)}" for x, y in points)
    return f"M{start}" + "".join(f"L{point}" for point in others) + "Z" * closed


@dataclass
class Board:
    """A drawing in the making."""

    marks: list = field(default_factory=list)
    texts: list = field(default_factory=list)

    def stroke(self, role, *points, closed=False):
        """Draw a line through ``points``, or the outline that they make."""
        self.strokes(role, [points], closed=closed)

    def strokes(self, role, lines, *, closed=False):
        """Draw several lines as one mark; none for no line."""
        if not lines:
            return
        xs, ys = zip(*(point for line in lines for point in line), strict=True)
        box = Box(min(xs), min(ys), max(xs), max(ys))
        d = "".join(_outline(line, closed) for line in lines)
        self.marks.append(Mark(role, d, box))

    def rect(self, role, box):
        corners = (
            (box.left, box.top),
            (box.right, box.top),
            (box.right, box.bottom),
            (box.left, box.bottom),
        )
        self.stroke(role, *corners, closed=True)

    def diamond(self, role, x, y, r):
        corners = (x, y - r), (x + r, y), (x, y + r), (x - r, y)
        self.stroke(role, *corners, closed=True)

    def disc(self, role, x, y, r):
        """Draw a circle, as two halves."""
        left, right, radius = number(x - r), number(x + r), number(r)
        half = f"A{radius} {radius} 0 0 1"
        d = f"M{left} {number(y)}{half} {right} {number(y)}{half} {left} {number(y)}Z"
        self.marks.append(Mark(role, d, Box(x - r, y - r, x + r, y + r)))

    def hatch(self, box, step):
        """Rule a box with slanted lines, ``step`` apart; one mark for all of them."""
        height = box.bottom - box.top
        lines, at = [], box.left - height + step / 2
        while at < box.right:
            low, high = max(at, box.left), min(at + height, box.right)
            start = low, box.bottom - (low - at)
            lines.append((start, (high, box.bottom - (high - at))))
            at += step
        self.strokes("hatch", lines)

    def ring(self, x, y, r):
        """Draw the mark of the site, a ring of nine equal dots, around a circle."""
        self.disc("ring", x, y, r * 0.52)
        for n in range(9):
            turn = 2 * pi * n / 9 - pi / 2
            across, down = r * 0.88 * cos(turn), r * 0.88 * sin(turn)
            self.disc("dot", x + across, y + down, r * 0.12)

    def write(self, block, x, y, *, is_centred=False):
        """Write a block of words with its top at ``y``, and return where it ends."""
        for run in block.runs:
            self.texts.append(
                Text(
                    run.role,
                    run.words,
                    x + run.x,
                    y + run.y,
                    run.size,
                    run.bold,
                    is_centred,
                )
            )
        return y + block.height

    def drawing(self, shape, height):
        return Drawing(
            shape.name,
            shape.width,
            height,
            shape.unit,
            shape.is_paper,
            tuple(self.marks),
            tuple(self.texts),
        )
