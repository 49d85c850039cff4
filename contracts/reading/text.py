"""Pasted text and text files as lines: bytes to words, line ends, tabs."""

import re
from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from contracts.reading.lines import LONGEST_TEXT, Hint, Unreadable, too_long
from contracts.reading.tabs import Tabs

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
    tabs = Tabs()
    for line in _BREAKS.split(text):
        if marked := _MARKDOWN.fullmatch(line):
            yield marked[1] or marked[2], Hint(heading=1 if marked[1] else 0)
        else:
            yield from tabs.read(line)


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
