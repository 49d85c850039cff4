"""Bringing a list of ideas into a round: what is taken, what is refused and why.

A list is a file of this application, or any other: an idea on each line, and if there are
columns with heads that are known, its component, whether it is left out of the text, and
the idea on which it lies.
"""

import random
import unicodedata
from dataclasses import dataclass, replace
from enum import StrEnum

from django.db import transaction
from django.db.models import Exists, OuterRef
from django.utils.translation import gettext as _

from programmes.journal import record
from wellbeing.exporting import component_word
from wellbeing.lists import Unreadable, in_each_language, key_of, places_of, rows_of
from wellbeing.models import Component, Dimension, Idea, Round, Sorting
from wellbeing.models.blank import is_blank
from wellbeing.models.ideas import IDEA_LENGTH

LARGEST_FILE = 10 * 1024 * 1024
MOST_LINES = 2000


class Known(StrEnum):
    """How a round knows the words of a line already."""

    THERE = "there"  # an idea says just this
    ASIDE = "aside"  # it was taken back or hidden
    OTHERWISE = "otherwise"  # it was said in other words since, or became two


@dataclass(frozen=True)
class Line:
    """One line of a list, and why it is refused, "" when it is not."""

    number: int
    text: str
    component: str = ""
    left_out: bool = False
    same_as: str = ""  # the words of the idea on which it lies
    is_wide: bool = False  # it has words beyond the last column with a head
    why: str = ""
    known: Known | None = None


def lines_of(body, name):
    """Return the lines of a file; raises ``Unreadable``."""
    if len(body) > LARGEST_FILE:
        raise Unreadable(_("This file is larger than 10 MB."))
    rows = rows_of(body, name.rpartition(".")[2].lower())
    places, skipped = places_of(rows)
    width = _width(rows[0]) if skipped else 1
    found, is_over, notes = [], False, _beginnings_of_a_note()
    for number, row in enumerate(rows[skipped:], start=skipped + 1):
        words = [row[at] if at is not None and at < len(row) else "" for at in places]
        is_note = is_over and words[0].startswith(notes)
        is_over = is_over or not any(cell.strip() for cell in row)
        if any(cell.strip() for cell in row) and not is_note:
            left_out = words[2].strip().casefold() not in ("", "0", "non", "no")
            is_wide = _width(row) > width
            said = " · ".join(filter(str.strip, row)) if is_wide else words[0]
            text = unicodedata.normalize("NFC", said)
            same_as = unicodedata.normalize("NFC", words[3])
            component = words[1].strip()
            found.append(Line(number, text, component, left_out, same_as, is_wide))
    if not found:
        raise Unreadable(_("There is no idea in this file."))
    if len(found) > MOST_LINES:
        said = _("This file has %(number)s lines; at most %(most)s are taken at once.")
        raise Unreadable(said % {"number": len(found), "most": MOST_LINES})
    return found


def _width(row):
    """Return the place after the last cell that holds a word."""
    return max((at for at, cell in enumerate(row, start=1) if cell.strip()), default=0)


def _beginnings_of_a_note():
    """Return how the last lines of our own files begin, which are no ideas."""
    return tuple(in_each_language(_beginning))


def _beginning():
    return _("Not in this file: who wrote, when, and in which order.").partition(":")[0]


def checked(round_, lines):
    """Return the lines with what is refused of them, and what the round knows already."""
    known, components = _known(round_), components_of(round_)
    return [
        replace(line, why=_why_refused(line, components), known=known.get(line.text))
        for line in lines
    ]


def _known(round_):
    """Return how each text of a round is known, whatever became of its idea."""
    said_again = Exists(Idea.objects.filter(earlier=OuterRef("pk")))
    parted = Exists(Idea.objects.filter(split_from=OuterRef("pk")))
    rows = round_.ideas.annotate(said_again=said_again, parted=parted)
    found = {known: set() for known in Known}
    for idea in rows.only("text", "withdrawn", "hidden"):
        if idea.hidden or (idea.withdrawn and not idea.parted):
            found[Known.ASIDE].add(idea.text)
        elif idea.withdrawn or idea.said_again:
            found[Known.OTHERWISE].add(idea.text)
        else:
            found[Known.THERE].add(idea.text)
    # The same words may be known in several ways: the first of them counts.
    return {text: known for known in reversed(Known) for text in found[known]}


def _why_refused(line, components):
    if line.is_wide:
        return _("it has more columns than the first line has heads")
    if is_blank(line.text):
        return _("the line has no idea")
    if "\0" in line.text:
        return _("it holds a sign that cannot be kept")
    if len(line.text) > IDEA_LENGTH:
        said = _("%(length)s characters, at most %(most)s")
        return said % {"length": len(line.text), "most": IDEA_LENGTH}
    if line.component and key_of(line.component) not in components:
        said = _("the list has no component “%(component)s”")
        return said % {"component": line.component[:40]}
    return ""


def components_of(round_):
    """Return the components by which a round is sorted, by what a file calls them."""
    rows = Component.objects.filter(dimension__in=Dimension.objects.open_to(round_))
    rows = sorted(rows, key=lambda one: one.pk, reverse=True)
    return {key_of(component_word(one)): one for one in rows}


def _pile_up(round_, taken):
    """Lay each idea on that which says the same, where both are sorted alike."""
    under = {idea.pk: line.same_as for idea, line in taken if line.same_as}
    if not under:
        return
    rows = list(round_.ideas.standing().on_top().with_place())
    tops = {one.text: one for one in rows if one.pk not in under}
    laid = []
    for idea in rows:
        top = tops.get(under.get(idea.pk))
        if top is not None and top.place == idea.place:
            idea.stacked_on = top
            laid.append(idea)
    Idea.objects.bulk_update(laid, ["stacked_on"])


@transaction.atomic
def bring_in(round_, lines, *, also=()):
    """Write the lines that are not refused, and return how many there are.

    Those whose words the round knows already are left, but for what is in ``also``.
    """
    [held] = Round.objects.hold(round_.pk)
    components = components_of(held)
    taken = [
        (
            Idea(
                round=held,
                text=line.text,
                left_out=line.left_out,
                effect=held.effect_of(""),
            ),
            line,
        )
        for line in checked(held, lines)
        if not line.why and line.known in (None, *also)
    ]
    # The order of a file may be that in which people wrote.
    random.SystemRandom().shuffle(taken)
    Idea.objects.bulk_create(idea for idea, _line in taken)
    Sorting.objects.bulk_create(
        Sorting(idea=idea, component=components[key_of(line.component)])
        for idea, line in taken
        if line.component
    )
    _pile_up(held, taken)
    held.stir()
    # Whoever brings a list in is not the author of its ideas: nobody is noted.
    record(held.programme, "ideas_imported", None, round=held.pk, ideas=len(taken))
    return len(taken)
