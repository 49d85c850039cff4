"""How the blocks of commitments are laid out on the wall poster."""

from dataclasses import dataclass
from math import ceil

from contracts.paper import BlockOnPaper

#: Classes of print.css from the largest type to the smallest, its size in points, and
#: the points between head and foot, tried on a hundred posters.
SIZES = (
    ("roomy", 17.4, 870),
    ("", 14.6, 980),
    ("snug", 13.5, 1010),
    ("dense", 12.4, 1050),
)
SMALLEST = "denser"
COLUMN = 37 * 14.6  # characters on a line of half a sheet, times the size
LINE = 1.27  # height of a line, in sizes
AROUND, BETWEEN = 32, 4.3  # points around a block, between two commitments


@dataclass(frozen=True)
class Layout:
    first: tuple[BlockOnPaper, ...]  # across the sheet, in two columns
    pairs: tuple[tuple[BlockOnPaper, ...], ...]  # side by side
    open: tuple[BlockOnPaper, ...]  # without a commitment yet

    @property
    def density(self):
        """The largest type with which all stands on one sheet, by an estimate."""
        fits = (name for name, size, room in SIZES if self.height(size) <= room)
        return next(fits, SMALLEST)

    def height(self, size):
        """Return about how high the blocks stand in type of ``size``, in points."""
        across = sum(_head(b, size) + _items(b, size * 1.12) / 2 for b in self.first)
        # The two columns of a block across the sheet are never quite as long.
        across += sum((25, 85)[: len(self.first)])
        beside = sum(
            max(_head(b, size) + _items(b, size) for b in pair) for pair in self.pairs
        )
        return across + beside + sum(_head(b, size) + 2 * size for b in self.open)


def layout(paper):
    """Place the participants' block first, the others in pairs, the open ones last."""
    blocks = [block for article in paper.own for block in article.blocks]
    filled = [block for block in blocks if block.items]
    # One block alone would leave half of the sheet white beside it.
    across = 1 if len(filled) % 2 else min(2, len(filled))
    others = filled[across:]
    return Layout(
        first=tuple(filled[:across]),
        pairs=tuple(tuple(others[i : i + 2]) for i in range(0, len(others), 2)),
        open=tuple(block for block in blocks if not block.items),
    )


def _lines(paragraph, size):
    return ceil(sum(len(span.text) for span in paragraph) * size / COLUMN)


def _head(block, size):
    return AROUND + 1.9 * size + _lines(block.lead_in, size) * size * LINE


def _items(block, size):
    return sum(_lines(i.spans, size) * size * LINE + BETWEEN for i in block.items)
