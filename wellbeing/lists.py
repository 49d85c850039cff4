"""A file as rows of words: a text, a CSV or a spreadsheet, whatever its signs and letters.

Nothing is cut that its writer did not cut: without heads that are known, or with one
column, a line is one idea with all its commas.
"""

import csv
import io
import re
import unicodedata

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _

from programmes.exports import MARK, bare
from wellbeing import spreadsheets
from wellbeing.exporting import heads

DELIMITERS = ";\t,"
#: A sign that parts columns and that nobody types: the line stays whole.
NONE = "\x1f"
_ENDS = re.compile(r"\r\n|\r|\n")


class Unreadable(Exception):  # noqa: N818 -- reads as the refusal that it is
    """A file that is no list of ideas; ``message`` says why to the person."""

    def __init__(self, message):
        super().__init__(message)
        self.message = message


def rows_of(body, ending):
    """Return the rows of a file by the ending of its name; raises ``Unreadable``."""
    if ending == "xlsx":
        try:
            return spreadsheets.read(body)
        except spreadsheets.NotASheet as error:
            said = _("This spreadsheet cannot be read: save it again, or as CSV.")
            raise Unreadable(said) from error
    if ending not in ("csv", "txt"):
        raise Unreadable(_("Choose a file whose name ends in .csv, .xlsx or .txt."))
    text = decoded(body)
    if ending == "txt":
        return [[line] for line in _ENDS.split(text)]
    try:
        parted = _rows(text, _delimiter(text))
        return parted if places_of(parted)[1] else _rows(text, NONE)
    except csv.Error as error:
        said = _("This CSV file cannot be read: save it again as CSV (UTF-8).")
        raise Unreadable(said) from error


def _rows(text, delimiter):
    rows = csv.reader(io.StringIO(text, ""), delimiter=delimiter)
    return [[bare(cell) for cell in row] for row in rows]


def decoded(body):
    """Return a file's text: UTF-8, UTF-16 with its mark, or what old Windows wrote."""
    if b"\0" in body and not body.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise Unreadable(_("This file is not a text: choose a CSV or a spreadsheet."))
    try:
        if body.startswith((b"\xff\xfe", b"\xfe\xff")):
            text = body.decode("utf-16")
        else:
            text = body.decode()
    except UnicodeDecodeError:
        text = body.decode("cp1252", errors="replace")
    return text.removeprefix(MARK)


def _delimiter(text):
    """Return the sign between the columns: the first line has it most often."""
    first = _ENDS.split(text, maxsplit=1)[0]
    found = max(DELIMITERS, key=first.count)
    return found if found in first else NONE


def places_of(rows):
    """Return where idea, component, mark and pile stand, and how many lines are heads."""
    first = [key_of(head) for head in rows[0]] if rows else []
    places = [
        next((first.index(head) for head in wanted if head in first), None)
        for wanted in zip(
            *in_each_language(lambda: map(key_of, heads()[:4])), strict=True
        )
    ]
    return (places, 1) if places[0] is not None else ([0, None, None, None], 0)


def in_each_language(say):
    """Return what is said in each language of the site: who exported may speak another."""
    said = []
    for code, _name in settings.LANGUAGES:
        with translation.override(code):
            said.append(say())
    return said


def key_of(word):
    """Return a head, or the name of a component, as it is looked for."""
    return unicodedata.normalize("NFC", word.strip()).casefold()
