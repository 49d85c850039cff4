"""A text to bring in, as lines: the one shape that every format is turned into."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum

from django.utils.translation import gettext_lazy as _

LARGEST_FILE = 10 * 1024 * 1024  # bytes
LONGEST_TEXT = 200_000  # characters, as for every contract (trust 4.3)
MOST_LINES = 20_000  # ten times what a long contract has

_SPACES = re.compile(r"\s+")
# Soft hyphens, marks of byte order and breaks without width are layout, not letters.
# They go; so do the controls, among which Word's own marks of cells and fields.
_UNSEEN = dict.fromkeys((0xAD, 0x200B, 0x2060, 0xFEFF)) | {
    code: " " for code in (*range(0x20), *range(0x7F, 0xA0)) if code not in (9, 10)
}
_UNSEEN |= dict.fromkeys(range(0xD800, 0xE000), "\ufffd")  # halves of a character


class Unreadable(ValueError):  # noqa: N818 - reads as the refusal that it is
    """A text that cannot be brought in; ``message`` says why, in the user's words."""

    def __init__(self, message):
        super().__init__(message)
        self.message = message


class Source(StrEnum):
    """Where in the document a line stands; all but the body is kept as notes."""

    BODY = "body"
    CONTENTS = "contents"
    TEXT_BOX = "text_box"
    FOOTNOTE = "footnote"
    COMMENT = "comment"
    HIDDEN = "hidden"
    HEADER = "header"
    FOOTER = "footer"


@dataclass(frozen=True)
class Cell:
    """A table cell: the table's number in the document, then row and column from 0."""

    table: int
    row: int
    column: int


@dataclass(frozen=True)
class Hint:
    """What the format knows of a line beside its words.

    ``label`` is an automatic number such as « 1) » that the text does not hold,
    ``level`` its depth from 0; ``heading`` is 1 to 9, or 0 for body text.
    ``own`` says that the line begins a paragraph of its own.
    """

    label: str = ""
    level: int = 0
    heading: int = 0
    title: bool = False
    indented: bool = False
    own: bool = False
    cell: Cell | None = None
    source: Source = Source.BODY


@dataclass(frozen=True)
class Line:
    """One line of the text; ``number`` is its place from 1, empty lines counted."""

    number: int
    text: str
    hint: Hint = Hint()

    @property
    def whole(self) -> str:
        """The line as the reader of the document sees it, its number included."""
        return f"{self.hint.label} {self.text}".strip()


def tidy(text: str) -> str:
    """Collapse what is layout; a non-breaking space stays, for it is typography."""
    return _SPACES.sub(_one_space, text.translate(_UNSEEN)).strip()


def _one_space(match: re.Match) -> str:
    return next((space for space in match[0] if space in "\u00a0\u202f"), " ")


def numbered(drafts: Iterable[tuple[str, Hint]]) -> list[Line]:
    """Return tidy, numbered lines.

    Raises ``Unreadable`` when there is no word at all, or more than
    ``LONGEST_TEXT`` characters or ``MOST_LINES`` lines.
    """
    lines, length = [], 0
    for number, (text, hint) in enumerate(drafts, start=1):
        length += len(text)
        if length > LONGEST_TEXT or number > MOST_LINES:
            raise too_long()
        words = tidy(unicodedata.normalize("NFC", text))
        # A number alone labels nothing, and an empty numbered line says nothing.
        lines.append(Line(number, words, hint if words else replace(hint, label="")))
    if not any(line.text for line in lines):
        raise Unreadable(
            _("This document holds no text. Choose another one, or paste the text.")
        )
    return lines


def too_long() -> Unreadable:
    return Unreadable(
        _("This text is longer than 200,000 characters. Keep the contract alone.")
    )


def too_large() -> Unreadable:
    return Unreadable(
        _("This file is larger than 10 MB. Remove its pictures, or paste its text.")
    )
