"""Tables read as a person reads them: a column under each lead-in, else row by row."""

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


def _read_table(lines: list[Line]) -> list[Line]:
    """Read by columns from a row of lead-ins down to the next such row."""
    rows = [
        list(row) for _key, row in groupby(lines, key=lambda line: line.hint.cell.row)
    ]
    ordered: list[Line] = []
    under: list[Line] = []
    by_column = False
    for row in rows:
        if _leads_in(row):
            ordered += _by_columns(under) if by_column else under
            under, by_column = [], True
        under += row
    return ordered + (_by_columns(under) if by_column else under)


def _by_columns(lines: list[Line]) -> list[Line]:
    return sorted(lines, key=lambda line: line.hint.cell.column)


def _leads_in(row: list[Line]) -> bool:
    """Whether two cells or more end on « … nous nous engageons à : »."""
    last_in_cell = {line.hint.cell.column: line for line in row if line.text}
    ends = (line.text for line in last_in_cell.values())
    return sum(_is_lead_in(text) for text in ends) > 1


def _is_lead_in(text: str) -> bool:
    small = french.folded(text[-400:])
    return french.is_waiting(text) and bool(
        french.ENGAGED.search(small) or french.ROLE.match(small)
    )
