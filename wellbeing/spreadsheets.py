"""One sheet as .xlsx, written and read: a file brought in is not to be trusted.

Cells are written as words, never as formulas, whole numbers and days as such, and the
file says neither who made it nor when.
"""

import datetime as dt
import io
import re
import zipfile
from xml.sax.saxutils import escape

from programmes import archives

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MIME = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
TYPES = "application/vnd.openxmlformats-officedocument.spreadsheetml"
PARTS = {
    "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types">'
    '<Default Extension="rels"'
    ' ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    f'<Override PartName="/xl/workbook.xml" ContentType="{TYPES}.sheet.main+xml"/>'
    f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{TYPES}.worksheet+xml"/>'
    f'<Override PartName="/xl/styles.xml" ContentType="{TYPES}.styles+xml"/>'
    "</Types>",
    "_rels/.rels": f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship'
    f' Id="rId1" Type="{OFFICE}/officeDocument" Target="xl/workbook.xml"/>'
    "</Relationships>",
    "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets>'
    '<sheet name="1" sheetId="1" r:id="rId1"/></sheets></workbook>',
    "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{PACKAGE}/relationships">'
    f'<Relationship Id="rId1" Type="{OFFICE}/worksheet"'
    ' Target="worksheets/sheet1.xml"/>'
    f'<Relationship Id="rId2" Type="{OFFICE}/styles" Target="styles.xml"/>'
    "</Relationships>",
    # Two looks of a cell: as it comes, and as a day.
    "xl/styles.xml": f'<styleSheet xmlns="{MAIN}"><fonts count="1"><font/></fonts>'
    '<fills count="1"><fill/></fills><borders count="1"><border/></borders>'
    '<cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="2"><xf/>'
    '<xf numFmtId="14" applyNumberFormat="1"/></cellXfs></styleSheet>',
}
#: The day before the first one that a spreadsheet counts, its leap year of 1900 included.
BEFORE_ALL = dt.date(1899, 12, 30)
FROZEN = (
    '<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2"'
    ' activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>'
)
SHEET, SHARED = "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml"
LONG_AGO = (1980, 1, 1, 0, 0, 0)
MOST_COLUMNS = 40
#: Signs that XML cannot hold are written by their numbers; so is what looks like it.
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\ufffe\uffff]|_(?=x[0-9A-Fa-f]{4}_)")
_NUMBERED = re.compile(r"_x(?![Dd][89A-Fa-f])([0-9A-Fa-f]{4})_")
_LETTERS = re.compile(r"[A-Z]{1,3}(?![A-Z])")


class NotASheet(ValueError):  # noqa: N818 -- reads as the refusal that it is
    """A file that cannot be read as a spreadsheet."""


def written(rows, *, keeps_heads=False):
    """Return the bytes of a spreadsheet whose cells hold ``rows``: words, numbers, days.

    With ``keeps_heads`` the first row stays in view as the others move.
    """
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as file:
        for name, body in (PARTS | {SHEET: _sheet(rows, keeps_heads)}).items():
            part = zipfile.ZipInfo(name, LONG_AGO)
            part.compress_type = zipfile.ZIP_DEFLATED
            file.writestr(part, HEAD + body)
    return kept.getvalue()


def _sheet(rows, keeps_heads):
    lines = "".join(
        f'<row r="{number}">{"".join(map(_cell, row))}</row>'
        for number, row in enumerate(rows, start=1)
    )
    views = FROZEN if keeps_heads else ""
    return (
        f'<worksheet xmlns="{MAIN}">{views}<sheetData>{lines}</sheetData></worksheet>'
    )


def _cell(words):
    if isinstance(words, int):
        return f"<c><v>{words}</v></c>"
    if isinstance(words, dt.date):
        return f'<c s="1"><v>{(words - BEFORE_ALL).days}</v></c>'
    words = "" if words is None else words
    said = escape(_CONTROL.sub(lambda sign: f"_x{ord(sign[0]):04X}_", str(words)))
    return f'<c t="inlineStr"><is><t xml:space="preserve">{said}</t></is></c>'


class _Book(archives.Archive):
    """The zip of XML parts of a spreadsheet."""

    @staticmethod
    def refused(why):
        return NotASheet(why.value)


def read(body):
    """Return the rows of the first sheet as lists of words; raises ``NotASheet``."""
    book = _Book(body)
    sheets = book.names("xl/worksheets/sheet")
    if not sheets:
        raise NotASheet
    sheet = book.xml(SHEET if SHEET in sheets else sheets[0])
    words = [_words(one) for one in book.xml(SHARED)]
    try:
        return [_row(row, words) for row in sheet.iter(f"{{{MAIN}}}row")]
    except (ValueError, LookupError) as error:  # a word that is not among the shared
        raise NotASheet from error


def _row(row, shared):
    cells = {}
    for place, cell in enumerate(row.iter(f"{{{MAIN}}}c")):
        column = _column(cell.get("r", ""), place)
        if column < MOST_COLUMNS:
            cells[column] = _value(cell, shared)
    return [cells.get(place, "") for place in range(max(cells, default=-1) + 1)]


def _column(reference, place):
    """Return the place of a cell called « B7 », or else where it stands in its row."""
    letters = _LETTERS.match(reference)
    if letters is None:
        return place
    found = 0
    for letter in letters[0]:
        found = found * 26 + ord(letter) - ord("A") + 1
    return found - 1


def _value(cell, shared):
    if cell.get("t") == "inlineStr":
        return _words(cell)
    value = cell.findtext(f"{{{MAIN}}}v") or ""
    return shared[int(value)] if cell.get("t") == "s" else value


def _words(element):
    """Return the words of a cell, those of its readings aside, signs put back."""
    runs = (
        text.text or ""
        for parent in element.iter()
        if not parent.tag.endswith("}rPh")
        for text in parent.findall(f"{{{MAIN}}}t")
    )
    return _NUMBERED.sub(lambda number: chr(int(number[1], 16)), "".join(runs))
