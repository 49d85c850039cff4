"""A square that a phone's camera reads, drawn as one path: nothing is asked of a host."""

from dataclasses import dataclass

import segno

#: White around it, without which cameras do not see it.
MARGIN = 4


@dataclass(frozen=True)
class Drawn:
    size: int
    path: str


def drawn(words: str) -> Drawn:
    """Return the square of an address, one unit for each of its dots."""
    dots = segno.make(words, micro=False).matrix
    path = "".join(
        f"M{x + MARGIN} {y + MARGIN}h1v1h-1z"
        for y, row in enumerate(dots)
        for x, dark in enumerate(row)
        if dark
    )
    return Drawn(len(dots) + 2 * MARGIN, path)
