"""Lines joined into paragraphs: what was broken by the width of a page comes together."""

from collections.abc import Iterable
from dataclasses import dataclass

from contracts.reading import french, shapes
from contracts.reading.labels import Label, is_bare_label, label_of
from contracts.reading.lines import Line, Source
from contracts.reading.pieces import Piece
from contracts.reading.roles import Role

WIDEST_WRAPPED = 120  # characters; beyond, a line is a paragraph
LONGEST = 20_000  # characters; the longest article, beyond which nothing is joined
_HEAD = 600
_DETERMINERS = ("les ", "la ", "le ", "l'", "des ", "un ", "une ", "nos ", "d'")


# Place and date stand before or after the families; the frame may go on.
_AFTER = {Role.PLACE_DATE: Role.FRAME}


@dataclass
class Paragraph:
    """One or more lines that are read in one breath."""

    lines: list[Line]
    text: str
    heading: Role | None = None
    label: Label | None = None
    promises: bool = False  # a group's name, then « nous nous engageons à : »
    is_aside: bool = False  # beside the contract's text: a note
    prefix: str = ""  # an automatic number, or one in a table cell of its own

    @property
    def first(self) -> Line:
        return self.lines[0]

    @property
    def small(self) -> str:
        """The beginning, in which all that is looked for stands."""
        return french.folded(self.text[:_HEAD])

    @property
    def has_label(self) -> bool:
        return bool(self.prefix or self.label)

    @property
    def words(self) -> str:
        """The text without its number or bullet."""
        end = len(self.prefix) or (self.label.end if self.label else 0)
        return self.text[end:].strip()

    def take(self, line: Line) -> None:
        self.join(line.whole, [line])

    def join(self, text: str, lines: list[Line], between: str = " ") -> None:
        """Go on with ``text``; a word cut at the end of a line comes together."""
        if between == " " and self.text[-1] == "-" and self.text[-2:-1].isalpha():
            between = "" if text[:1].islower() else between
        self.text += between + text
        self.lines += lines


def paragraphs_of(lines: Iterable[Line]) -> list[Paragraph]:
    """Join wrapped lines; every line that says something is in one paragraph."""
    said = [line for line in lines if line.text]
    joiner = _Joiner(_width(said))
    for line in said:
        joiner.read(line)
    return joiner.paragraphs


def _width(lines: list[Line]) -> int:
    """Return the width at which the text was wrapped, 0 when it was not."""
    lengths = [len(line.text) for line in lines if not line.hint.own]
    widest = max(lengths, default=0)
    full = sum(length > widest - 15 for length in lengths)
    if widest > WIDEST_WRAPPED or full < 3 or full * 4 < len(lengths):
        return 0
    return widest


class _Joiner:
    """Reads line after line, and remembers in which part of the contract it is."""

    def __init__(self, width: int):
        self.width = width
        self.paragraphs: list[Paragraph] = []
        self.last: Paragraph | None = None
        self.label: Label | None = None
        self.place = Role.FRAME
        self.in_contents = False

    def read(self, line: Line) -> None:
        if self._is_aside(line):
            self.paragraphs.append(Paragraph([line], line.whole, is_aside=True))
            return
        if self._is_numbered_beside(line):
            self.last.prefix = self.last.text
            self.last.take(line)
            return
        heading, label = self._heading(line), self._label(line)
        if heading is None and label is None and self._goes_on(line):
            self.last.take(line)
            return
        self.last = Paragraph(
            [line], line.whole, heading, label, prefix=line.hint.label
        )
        self.paragraphs.append(self.last)
        self.label = label or self.label
        if heading or self.place == Role.MADE_AT:
            self.place = _AFTER.get(heading, heading or Role.SIGNATURE)

    def _is_aside(self, line: Line) -> bool:
        """Whether this is a note of the document, a page number or its contents."""
        if line.hint.source != Source.BODY:
            return True
        small = french.folded(line.whole)
        if line.hint.cell is None and french.PAGE_NUMBER.match(small):
            return True
        if french.CONTENTS.match(small):
            self.in_contents = True
            return True
        is_listed = len(small) <= 200 and french.CONTENTS_LINE.match(small) is not None
        self.in_contents = self.in_contents and small[-1].isdigit()
        return self.in_contents or (
            is_listed and shapes.heading_role(line.whole) is not None
        )

    def _is_numbered_beside(self, line: Line) -> bool:
        """Whether the number of ``line`` stands alone in the cell before it."""
        if self.last is None or self.last.prefix or line.hint.cell is None:
            return False
        cell, here = self.last.first.hint.cell, line.hint.cell
        return (
            cell is not None
            and (cell.table, cell.row) == (here.table, here.row)
            and cell.column < here.column
            and is_bare_label(self.last.text)
        )

    def _is_next_line(self, line: Line) -> bool:
        """Whether ``line`` stands right under the last one, in the same paragraph."""
        if self.last is None or line.hint.own:
            return False
        return line.number == self.last.lines[-1].number + 1

    def _is_caught(self, line: Line) -> bool:
        """Whether the last line cannot end where it does, so that ``line`` goes on."""
        return self._is_next_line(line) and french.is_unfinished(
            self.last.text, by_comma=False
        )

    def _heading(self, line: Line) -> Role | None:
        text, small = line.whole, french.folded(line.whole)
        if self._is_caught(line):
            return None
        if self.place in (Role.FRAME, Role.FAMILY):
            if french.FAMILIES.match(small) or (
                self.place == Role.FAMILY and small in ("et", "et :")
            ):
                return Role.FAMILY
            if len(text) <= 120 and french.PLACE_DATE.match(small):
                return Role.PLACE_DATE
        elif role := shapes.ending_role(text):
            return role
        if (
            self.place == Role.MADE_AT
            and len(text) <= 120
            and french.PLACE_DATE.match(small)
        ):
            return Role.MADE_AT
        return shapes.heading_role(text)

    def _label(self, line: Line) -> Label | None:
        label = label_of(line.whole, self.label)
        if label is None or line.hint.label or label.kind == "bullet":
            return label
        if self._is_caught(line) and not label.follows(self.label):
            return None
        return label

    def _goes_on(self, line: Line) -> bool:
        last = self.last
        if last is None or self._is_apart(line):
            return False
        small, is_role = french.folded(line.text), french.ROLE.match(last.small)
        engaged = french.ENGAGED.search(last.small)
        if not engaged and french.LETS_PROMISE.match(small):
            last.promises = bool(is_role) or self._names_who_promises(line)
            return last.promises
        if last.heading not in (None, Role.FAMILY, Role.MADE_AT):
            return self._ends_heading(line)
        is_lead_in = engaged and (is_role or last.text.endswith(":"))
        if is_lead_in and french.is_waiting(last.text):
            return line.text[0] in ":;.,"
        if self.place == Role.FAMILY and small.startswith(_DETERMINERS):
            return False
        if self._is_next_line(line):
            return self._is_wrapped(line)
        return self._is_broken(line)

    def _is_apart(self, line: Line) -> bool:
        """Whether nothing joins ``line`` to the last one, whatever their words."""
        last = self.last
        above = last.lines[-1]
        return (
            self.place == Role.SIGNATURE
            or above.hint.cell != line.hint.cell
            or _is_styled(line)
            or (_is_styled(above) and not self._is_next_line(line))
            or len(last.text) > LONGEST
            or (self.place == Role.FRAME and shapes.is_title(line.text))
            or self._stands_in(line)
        )

    def _stands_in(self, line: Line) -> bool:
        """Whether « À définir avec… » begins here, and is no end of a promise."""
        ends_promise = line.text[0].islower() and french.is_unfinished(self.last.text)
        return french.is_placeholder(line.text) and not ends_promise

    def _names_who_promises(self, line: Line) -> bool:
        """Whether the last line is a group's name: « La collectivité / nous … à : »."""
        last = self.last
        return (
            last.heading is None
            and french.is_waiting(line.text)
            and shapes.is_group_name(last.words)
        )

    def _ends_heading(self, line: Line) -> bool:
        """Whether a heading goes on: « Article 3 : la transmission / aux autres »."""
        has_words = Piece(self.last.heading, self.last.text, ()).text
        return bool(has_words) and self._is_next_line(line) and self._is_wrapped(line)

    def _is_wrapped(self, line: Line) -> bool:
        """Whether a line was cut by the width of the page, and goes on in ``line``."""
        end = self.last.lines[-1].text
        if french.begins_small(line.text):
            return end[-1] not in ":;" or len(end) > 60
        if line.text[0] == "(" and not french.is_ended(end):
            return True
        if french.ROLE.match(french.folded(line.text)):
            return False
        # The items of a list may end with commas.
        if french.is_unfinished(end, by_comma=not self.last.has_label):
            return True
        first_word = line.text.split(maxsplit=1)[0]
        return bool(self.width) and len(end) + len(first_word) >= self.width

    def _is_broken(self, line: Line) -> bool:
        """Whether a sentence goes on after an empty line, or in the next paragraph."""
        last = self.last
        if not french.begins_small(line.text) or french.is_ended(last.text):
            return False
        if self.place in (Role.ANNEX, Role.MADE_AT):
            return False
        is_short = len(last.text) < 60
        in_head = self.place in (Role.FRAME, Role.FAMILY)
        speaks = french.ENGAGED.search(last.small) or french.ROLE.match(last.small)
        return bool(in_head or speaks or last.has_label) or not is_short


def _is_styled(line: Line) -> bool:
    return bool(line.hint.heading) or line.hint.title
