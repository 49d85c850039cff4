"""Tables read as a person reads them: what is under a lead-in belongs to it."""

from bisect import bisect
from itertools import groupby

from contracts.reading import french
from contracts.reading.lines import Line


def in_reading_order(lines: list[Line]) -> list[Line]:
    """Return the lines with the blocks that stand side by side one after the other."""
    ordered: list[Line] = []
    for table, group in groupby(lines, key=_table):
        together = list(group)
        ordered += together if table is None else _read_table(together)
    return ordered


def _table(line: Line) -> int | None:
    return line.hint.cell.table if line.hint.cell else None


def _row(line: Line) -> int:
    return line.hint.cell.row


def _read_table(lines: list[Line]) -> list[Line]:
    """Read by columns from a row of lead-ins down to the next such row."""
    ordered: list[Line] = []
    under: list[Line] = []
    columns: list[int] = []
    for _number, group in groupby(lines, key=_row):
        row = list(group)
        if len(found := _lead_in_columns(row)) > 1:
            ordered += _by_columns(under, columns)
            under, columns = [], found
        under += row
    return ordered + _by_columns(under, columns)


def _by_columns(lines: list[Line], columns: list[int]) -> list[Line]:
    """Read what stands under each of ``columns``, up to the next of them, at once."""
    return sorted(lines, key=lambda line: bisect(columns, line.hint.cell.column))


def _lead_in_columns(row: list[Line]) -> list[int]:
    """Return the columns whose cell ends on « … nous nous engageons à : »."""
    last_in_cell = {line.hint.cell.column: line.text for line in row if line.text}
    return [column for column, text in last_in_cell.items() if _is_lead_in(text)]


def _is_lead_in(text: str) -> bool:
    small = french.folded(text[-400:])
    return french.is_waiting(text) and bool(
        french.ENGAGED.search(small) or french.ROLE.match(small)
    )
