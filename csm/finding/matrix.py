"""The list as a table: one line for each territory, one column for each edition."""

from dataclasses import dataclass

from csm.finding.lines import YEARS, Line


@dataclass(frozen=True)
class TownRow:
    """A territory, and what was run there in each edition: several publics, or nothing."""

    territory: str
    cells: list[tuple[Line, ...]]


@dataclass(frozen=True)
class Matrix:
    editions: list[str]
    rows: list[TownRow]


def editions_of(lines):
    """Return the editions of ``lines``, the oldest first, as they are written."""
    years = {line[YEARS]: line.edition for line in lines}
    return [years[both] for both in sorted(years)]


def matrix_of(editions, towns) -> Matrix:
    """Return the table of ``towns``, each a list of lines of one territory, in order."""
    return Matrix(editions, [_row(editions, lines) for lines in towns])


def _row(editions, lines):
    cells = {}
    for line in lines:
        cells.setdefault(line.edition, []).append(line)
    return TownRow(lines[0].territory, [tuple(cells.get(e, ())) for e in editions])
