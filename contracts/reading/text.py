"""Pasted text and text files as lines: bytes to words, tabs to table cells."""

import re
from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from contracts.reading import french
from contracts.reading.labels import is_bare_label
from contracts.reading.lines import LONGEST_TEXT, Cell, Hint, Unreadable, too_long

_BREAKS = re.compile(r"\r\n|[\n\r\v\f\u2028\u2029]")
_MARKS = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe\x00\x00", "utf-32-le"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
# Signs by which some programs mark a heading or a bold line; they are no words.
_MARKDOWN = re.compile(r"\s*(?:#{1,6}[ \t]+(\S.*?)|(?:\*\*|__)([^*_]+)(?:\*\*|__))\s*")
_CONTROL = re.compile(r"[\x01-\x08\x0e-\x1b\x7f]")
# Old Word text holds a few: field and cell marks. Random bytes hold one in ten.
_CONTROLS_IN_A_HUNDRED = 2


def drafts_of(text: str) -> Iterator[tuple[str, Hint]]:
    """Split text into lines and tab-separated cells.

    Raises ``Unreadable`` for text that is too long or holds a NUL character.
    """
    if len(text) > LONGEST_TEXT:
        raise too_long()
    if "\0" in text:
        raise Unreadable(
            _("This text holds characters that cannot be read. Copy it again.")
        )
    table, row, width = 0, -1, 0
    for line in _BREAKS.split(text):
        marked = _MARKDOWN.fullmatch(line)
        if marked:
            yield marked[1] or marked[2], Hint(heading=1 if marked[1] else 0)
            continue
        cells = _cells(line, width)
        if len(cells) > 1:
            table, row = (table, row + 1) if width else (table + 1, 0)
            width = len(cells)
            for column, (label, words) in enumerate(cells):
                yield words, Hint(label, own=True, cell=Cell(table, row, column))
        else:
            width = 0 if line.strip() else width
            for label, words in cells:
                yield words, Hint(label, indented=words.startswith("  "))


def _cells(line: str, width: int) -> list[tuple[str, str]]:
    """Return the labelled cells of a line, a single one when its tabs are layout.

    ``width`` is the number of cells of the row above, 0 when it is no table.
    """
    parts = [part for part in line.split("\t") if part.strip()]
    if len(parts) < 2:
        return [("", line)]
    cells: list[tuple[str, str]] = []
    waiting = ""
    for part in parts:
        if not waiting and is_bare_label(part.strip()):
            waiting = part.strip()
        else:
            cells.append((waiting, part))
            waiting = ""
    if waiting:
        cells.append(("", waiting))
    begun = sum(bool(label) or french.begins_something(part) for label, part in cells)
    if len(cells) == 1 or begun > 1 or len(cells) == width:
        return cells
    first, *others = cells
    return [(first[0], " ".join([first[1], *(" ".join(cell) for cell in others)]))]


def decoded(body: bytes) -> str:
    """Return the words of a text file in UTF-8, UTF-16 or Windows-1252.

    Raises ``Unreadable`` when the bytes are no text.
    """
    for mark, encoding in _MARKS:
        if body.startswith(mark):
            try:
                return body[len(mark) :].decode(encoding)
            except UnicodeDecodeError:
                raise no_text() from None
    text = _guessed(body)
    if "\0" in text or len(_CONTROL.findall(text)) * 100 > (
        len(text) * _CONTROLS_IN_A_HUNDRED
    ):
        raise no_text()
    return text


def _guessed(body: bytes) -> str:
    """Decode UTF-8, or else Windows-1252, line by line where both are mixed."""
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError:
        pass
    lines = body.splitlines(keepends=True)
    written = [line for line in lines if not line.isascii()]
    newer = sum(_is_utf8(line) for line in written)
    if newer * 2 < len(written):
        return _windows(body)
    return "".join(
        line.decode("utf-8") if _is_utf8(line) else _windows(line) for line in lines
    )


def _is_utf8(line: bytes) -> bool:
    try:
        line.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _windows(body: bytes) -> str:
    """Decode Windows-1252, in which five bytes mean nothing."""
    return body.decode("cp1252", "replace")


def no_text() -> Unreadable:
    return Unreadable(
        _(
            "This file is not a text. Give a .txt, .docx or .odt file, or paste the text."
        )
    )
