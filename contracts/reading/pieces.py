"""Pieces of a text: lines that belong together, each taken for one thing."""

from dataclasses import dataclass
from functools import cached_property

from contracts.reading import french
from contracts.reading.labels import label_of
from contracts.reading.roles import Role

_HEADINGS = {
    Role.FAMILY: french.FAMILIES,
    Role.PREAMBLE: french.PREAMBLE,
    Role.ANNEX: french.ANNEX,
    Role.CLOSING: french.CLOSING,
}
_ITEMS = (Role.COMMITMENT, Role.OPEN_SENTENCE, Role.FAMILY)


@dataclass(frozen=True)
class Piece:
    """Lines of the source that belong together, and what they are taken for.

    ``whole`` is every word of them; ``automatic`` is the number that the word
    processor wrote before them, with which ``whole`` begins.
    """

    role: Role
    whole: str
    lines: tuple[int, ...]
    automatic: str = ""

    @property
    def label(self) -> str:
        """The number, bullet or heading that the contract writes by itself."""
        return self.whole[: self._cut].strip()

    @property
    def text(self) -> str:
        return self.whole[self._cut :].strip()

    @cached_property
    def _cut(self) -> int:
        small = french.folded(self.whole)
        if self.role == Role.ARTICLE and (match := french.ARTICLE.match(small)):
            return match.start("rest")
        if (pattern := _HEADINGS.get(self.role)) and (match := pattern.match(small)):
            return match.end()
        if self.role not in _ITEMS:
            return 0
        if self.automatic:
            return len(self.automatic)
        if self.role == Role.FAMILY and small in ("et", "et :"):
            return len(small)
        label = label_of(self.whole)
        return label.end if label else 0
