"""What many copies are made of: read by those who print, without the renderer."""

from collections.abc import Callable
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Words:
    """How the words of one stand-in are set; centred ones as wide on both pages."""

    colour: str  # « #1d2430 »
    is_centred: bool = False

    @property
    def ink(self):
        parts = (int(self.colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
        return b" ".join(b"%.6f" % part for part in parts) + b" rg"


@dataclass(frozen=True)
class Recipe:
    """What copies are made of.

    ``page`` and ``names`` are HTML: the page with its stand-ins, and for each copy
    in turn its words in the order of ``words``. ``alone(index)`` returns the PDF
    of a copy whose words do not fit.
    """

    page: str
    names: str
    count: int
    words: tuple[Words, ...]
    alone: Callable[[int], bytes]
    assets: dict = field(default_factory=dict)
    #: Copies whose words our typefaces cannot set: ``names`` says anything for them.
    strange: frozenset[int] = frozenset()
