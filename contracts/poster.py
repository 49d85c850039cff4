"""How the blocks of commitments are laid out on the wall poster."""

from dataclasses import dataclass

from contracts.paper import BlockOnPaper

# Characters and lines that one A3 sheet holds at each size of type.
SIZES = ((1900, "roomy"), (2900, ""), (4100, "dense"))
LINE = 40  # characters that a started line costs on average


@dataclass(frozen=True)
class Layout:
    first: tuple[BlockOnPaper, ...]  # across the sheet, in two columns
    pairs: tuple[tuple[BlockOnPaper, ...], ...]  # side by side
    open: tuple[BlockOnPaper, ...]  # without a commitment yet
    density: str  # "roomy", "", "dense" or "denser"


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
        density=density(blocks),
    )


def density(blocks):
    """Return the size of type that lets the commitments stand on one sheet."""
    volume = sum(4 * LINE + len(_text(block.lead_in)) for block in blocks)
    volume += sum(LINE + len(_text(i.spans)) for block in blocks for i in block.items)
    return next((size for most, size in SIZES if volume <= most), "denser")


def _text(paragraph):
    return "".join(span.text for span in paragraph)
