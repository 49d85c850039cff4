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
    """Return the columns whose cell ends on a promise; none unless one waits for a list.

    The promise of partners to come waits for nothing: « … s'engageront à respecter ».
    """
    last_in_cell = {line.hint.cell.column: line.text for line in row if line.text}
    found = {at: text for at, text in last_in_cell.items() if _promises(text)}
    return list(found) if any(map(french.is_waiting, found.values())) else []


def _promises(text: str) -> bool:
    small = french.folded(text[-400:])
    engaged = french.ENGAGED.search(small)
    if engaged and engaged.lastgroup == "s_engageront":
        return True
    return french.is_waiting(text) and bool(engaged or french.ROLE.match(small))
