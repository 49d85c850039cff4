"""The shapes in which a path is drawn: how wide, in what type, for which place.

Widths and sizes are in the unit of the drawing: a pixel of the screen, a point of paper.
"""

from dataclasses import dataclass, replace


@dataclass(frozen=True)
class Shape:
    """One place for the drawing.

    ``size`` is that of names, ``small`` that of days; ``words`` is the width of the column
    of names, ``end`` that of the ring at the end. ``strands`` gives the line of the
    milestones the three strands of signed documents; on paper, the unit is the point.
    """

    name: str
    width: float
    size: float
    small: float
    words: float = 0
    end: float = 0
    strands: bool = False
    is_paper: bool = False

    @property
    def unit(self):
        """How thick strokes are, beside those of the screen."""
        return self.size / 16

    def in_type_of(self, size):
        """Return the same shape with its words larger or smaller."""
        ratio = size / self.size
        return replace(
            self,
            size=size,
            small=self.small * ratio,
            end=self.end * ratio,
        )


WIDE = Shape("wide", 1040, 16.5, 15, words=300, end=124)
MEDIUM = Shape("medium", 620, 15.5, 14.5, words=196, end=98)
#: Read on a telephone of 320 px and above; everything below everything.
NARROW = Shape("narrow", 264, 15.5, 14.5)
#: One line, for a page of several programmes.
STRIP = Shape("strip", 300, 15.5, 14.5)
#: The column of the contract, 168 mm, in points.
PRINT = Shape("print", 476, 8.8, 8.4, words=212, end=62, strands=True, is_paper=True)
#: A3 lying, what is left inside its frame: 366 mm.
POSTER = Shape("poster", 1036, 15, 13.6, words=370, end=118, is_paper=True)
