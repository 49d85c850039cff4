"""Tabs in pasted text: the cells of a table, the gap after a number, or mere layout."""

from dataclasses import dataclass

from contracts.reading import french
from contracts.reading.labels import is_bare_label
from contracts.reading.lines import Cell, Hint


@dataclass(frozen=True)
class _Part:
    column: int
    label: str  # a number or bullet that stands alone before the words
    words: str

    @property
    def whole(self) -> str:
        return f"{self.label} {self.words}".strip()

    @property
    def begins(self) -> bool:
        return bool(self.label) or french.begins_something(self.words)


class Tabs:
    """Reads line after line, and remembers the columns of the table it is in."""

    def __init__(self):
        self.table, self.row = 0, -1
        self.columns: list[int] = []  # of the first row; none outside a table
        self.width = 0  # columns of the table, empty ones counted

    def read(self, line: str) -> list[tuple[str, Hint]]:
        """Return the cells of a row, or else the line as a whole."""
        if not line.strip():
            return [("", Hint())]
        parts, width = _parts(line), line.count("\t") + 1
        if not self._is_row(parts, width):
            self.columns = []
            return [_alone(line, parts)]
        if not self.columns:
            self.table, self.row = self.table + 1, -1
            self.columns, self.width = [part.column for part in parts], width
        self.row += 1
        columns = [part.column for part in parts]
        if len(parts) == len(self.columns):
            columns = self.columns
        return [
            (
                part.words,
                Hint(part.label, own=True, cell=Cell(self.table, self.row, at)),
            )
            for at, part in zip(columns, parts, strict=True)
        ]

    def _is_row(self, parts: list[_Part], width: int) -> bool:
        """Whether two cells begin something, or a table goes on as it began."""
        if len(parts) > 1:
            return sum(part.begins for part in parts) > 1 or (
                len(parts) == len(self.columns)
            )
        is_in_column = bool(parts[0].column) or not parts[0].label
        return bool(self.columns) and 1 < width == self.width and is_in_column


def _parts(line: str) -> list[_Part]:
    """Cut a line at its tabs; a number alone goes with the words after it."""
    parts: list[_Part] = []
    waiting: tuple[int, str] | None = None
    for column, text in enumerate(line.split("\t")):
        words = text.strip()
        if waiting is None and is_bare_label(words):
            waiting = (column, words)
        elif words:
            at, label = waiting or (column, "")
            parts.append(_Part(at, label, words))
            waiting = None
    if waiting:
        parts.append(_Part(waiting[0], "", waiting[1]))
    return parts


def _alone(line: str, parts: list[_Part]) -> tuple[str, Hint]:
    """Return a line whose tabs are layout, but for one after its number."""
    first, *others = parts
    words = " ".join([first.words, *(part.whole for part in others)])
    return words, Hint(first.label, indented=line.startswith("  "))
