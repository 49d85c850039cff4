"""Bringing a list of ideas into a round: what is taken, what is refused and why.

A list is a file of this application, or any other: an idea on each line, and if there are
columns with heads that are known, its component and whether it is left out of the text.
"""

import csv
import io
import unicodedata
from dataclasses import dataclass

from django.conf import settings
from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _

from programmes.exports import MARK, bare
from programmes.journal import record
from wellbeing import spreadsheets
from wellbeing.exporting import component_word, heads
from wellbeing.models import Component, Dimension, Idea, Round, Sorting
from wellbeing.models.blank import is_blank
from wellbeing.models.ideas import IDEA_LENGTH

LARGEST_FILE = 10 * 1024 * 1024
MOST_LINES = 2000
DELIMITERS = ";\t,"


class Unreadable(Exception):  # noqa: N818 -- reads as the refusal that it is
    """A file that is no list of ideas; ``message`` says why to the person."""

    def __init__(self, message):
        super().__init__(message)
        self.message = message


@dataclass(frozen=True)
class Line:
    """One line of a list, and why it is refused, "" when it is not."""

    number: int
    text: str
    component: str = ""
    left_out: bool = False
    why: str = ""
    is_known: bool = False  # the round holds an idea of these very words


def lines_of(body, name):
    """Return the lines of a file; raises ``Unreadable``."""
    if len(body) > LARGEST_FILE:
        raise Unreadable(_("This file is larger than 10 MB."))
    rows = _rows(body, name.rpartition(".")[2].lower())
    places, skipped = _places(rows)
    found, is_over, notes = [], False, _beginnings_of_a_note()
    for number, row in enumerate(rows[skipped:], start=skipped + 1):
        words = [row[at] if at is not None and at < len(row) else "" for at in places]
        is_note = is_over and words[0].startswith(notes)
        is_over = is_over or not any(cell.strip() for cell in row)
        if any(cell.strip() for cell in row) and not is_note:
            left_out = words[2].strip().casefold() not in ("", "0", "non", "no")
            text = unicodedata.normalize("NFC", words[0])
            found.append(Line(number, text, words[1].strip(), left_out))
    if not found:
        raise Unreadable(_("There is no idea in this file."))
    if len(found) > MOST_LINES:
        said = _("This file has %(number)s lines; at most %(most)s are taken at once.")
        raise Unreadable(said % {"number": len(found), "most": MOST_LINES})
    return found


def _beginnings_of_a_note():
    """Return how the last lines of our own files begin, which are no ideas."""
    return tuple(_in_each_language(_beginning))


def _beginning():
    return _("Not in this file: who wrote, when, and in which order.").partition(":")[0]


def _rows(body, ending):
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
        return [[line] for line in text.splitlines()]
    try:
        reader = csv.reader(io.StringIO(text, ""), delimiter=_delimiter(text))
        return [[bare(cell) for cell in row] for row in reader]
    except csv.Error as error:
        said = _("This CSV file cannot be read: save it again as CSV (UTF-8).")
        raise Unreadable(said) from error


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
    first = text.partition("\n")[0]
    return max(DELIMITERS, key=first.count)


def _places(rows):
    """Return where idea, component and mark stand, and how many lines are heads."""
    first = [_key(head) for head in rows[0]] if rows else []
    places = [
        next((first.index(head) for head in wanted if head in first), None)
        for wanted in zip(
            *_in_each_language(lambda: map(_key, heads()[:3])), strict=True
        )
    ]
    return (places, 1) if places[0] is not None else ([0, None, None], 0)


def _in_each_language(say):
    """Return what is said in each language of the site: who exported may speak another."""
    said = []
    for code, _name in settings.LANGUAGES:
        with translation.override(code):
            said.append(say())
    return said


def _key(head):
    return unicodedata.normalize("NFC", head.strip()).casefold()


def checked(round_, lines):
    """Return the lines with what is refused of them, and what the round knows already."""
    known = set(round_.ideas.standing().values_list("text", flat=True))
    components = components_of(round_)
    return [_checked(line, known, components) for line in lines]


def _checked(line, known, components):
    return Line(
        line.number,
        line.text,
        line.component,
        line.left_out,
        _why_refused(line, components),
        line.text in known,
    )


def _why_refused(line, components):
    if is_blank(line.text):
        return _("the line has no idea")
    if "\0" in line.text:
        return _("it holds a sign that cannot be kept")
    if len(line.text) > IDEA_LENGTH:
        said = _("%(length)s characters, at most %(most)s")
        return said % {"length": len(line.text), "most": IDEA_LENGTH}
    if line.component and _key(line.component) not in components:
        said = _("the list has no component “%(component)s”")
        return said % {"component": line.component[:40]}
    return ""


def components_of(round_):
    """Return the components by which a round is sorted, by what a file calls them."""
    rows = Component.objects.filter(dimension__in=Dimension.objects.open_to(round_))
    rows = sorted(rows, key=lambda one: one.pk, reverse=True)
    return {_key(component_word(one)): one for one in rows}


@transaction.atomic
def bring_in(round_, lines, *, again=False):
    """Write the lines that are not refused, and return how many there are.

    Those whose words the round holds already are left, unless they come ``again``.
    """
    held = Round.objects.select_for_update().get(pk=round_.pk)
    components = components_of(held)
    taken = [
        (Idea(round=held, text=line.text, left_out=line.left_out), line)
        for line in checked(held, lines)
        if not line.why and (again or not line.is_known)
    ]
    Idea.objects.bulk_create(idea for idea, _line in taken)
    Sorting.objects.bulk_create(
        Sorting(idea=idea, component=components[_key(line.component)])
        for idea, line in taken
        if line.component
    )
    held.stir()
    # Whoever brings a list in is not the author of its ideas: nobody is noted.
    record(held.programme, "ideas_imported", None, round=held.pk, ideas=len(taken))
    return len(taken)
