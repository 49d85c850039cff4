"""From lines to a contract: each paragraph gets the role that it seems to play.

The order is that of the contract (domain 5.1). A guess that is not sure is not
made: the words are then a note, which a person puts in its place.
"""

from collections.abc import Iterable

from contracts.reading import french, shapes
from contracts.reading.head import head_roles
from contracts.reading.in_block import Block, names_a_block
from contracts.reading.lead_ins import Ahead
from contracts.reading.lines import Line
from contracts.reading.paragraphs import Paragraph, paragraphs_of
from contracts.reading.pieces import Piece
from contracts.reading.result import Reading
from contracts.reading.roles import BODY, KEPT_AS_NOTES, Role
from contracts.reading.side_by_side import parted
from contracts.reading.tables import in_reading_order

_NO_BLOCKS = (Role.ANNEX, Role.SIGNATURE, Role.NOTE)
SHORTEST_CLOSING = 60


def read(lines: Iterable[Line]) -> Reading:
    """Return what was understood; every line that says something is in one piece."""
    paragraphs = parted(paragraphs_of(in_reading_order(list(lines))))
    _name_parts(paragraphs)
    return Reading(_Reader(paragraphs).pieces())


def _name_parts(paragraphs: list[Paragraph]) -> None:
    """Know the parts by their names in a text that does not number them."""
    if any(one.heading in (Role.PART_ONE, Role.PART_TWO) for one in paragraphs):
        return
    for before, one in zip([None, *paragraphs], paragraphs, strict=False):
        is_bare = before is not None and before.heading == Role.ARTICLE
        if one.heading is None and not one.is_aside and not is_bare:
            one.heading = shapes.part_by_name(one.text)


class _Reader:
    """Walks through the paragraphs with a finger on the place it has reached."""

    def __init__(self, paragraphs: list[Paragraph]):
        self.all = paragraphs
        self.has_articles = self.is_before_articles = self._any(Role.ARTICLE)
        self.has_closing_heading = self._any(Role.CLOSING)
        self.ahead = Ahead(paragraphs)
        self.place = Role.FRAME
        self.block: Block | None = None
        self.read: list[tuple[Role, Paragraph]] = []

    def _any(self, *roles: Role) -> bool:
        return any(one.heading in roles for one in self.all)

    def pieces(self) -> list[Piece]:
        start = next((at for at, one in enumerate(self.all) if self._begins(at)), None)
        if start is None:
            return [
                Piece(Role.NOTE, line.whole, (line.number,), line.hint.label)
                for one in self.all
                for line in one.lines
            ]
        head = self.all[:start]
        roles = head_roles(head, self._any(Role.PREAMBLE))
        self.read = list(zip(roles, head, strict=True))
        for at in range(start, len(self.all)):
            self._take(at)
        return [piece for role, one in self.read for piece in _pieces(role, one)]

    def _begins(self, at: int) -> bool:
        return self.all[at].heading in BODY or self.ahead.is_lead_in(at, in_head=True)

    def _take(self, at: int) -> None:
        """Give the paragraph a role, or join it to the one that it goes on with."""
        paragraph = self.all[at]
        role = self._role(at)
        if role is None:
            whole = self.read[self._latest()][1]
            between = " " if whole.heading == Role.ARTICLE else "\n"
            whole.join(paragraph.text, paragraph.lines, between)
        else:
            self.read.append((role, paragraph))

    def _latest(self) -> int:
        """Return the place of the last paragraph of the contract's own text."""
        places = range(len(self.read) - 1, -1, -1)
        return next(at for at in places if self.read[at][0] not in KEPT_AS_NOTES)

    def _role(self, at: int) -> Role | None:
        """Return the role of a paragraph; None when it goes on with the last one."""
        paragraph = self.all[at]
        if paragraph.is_aside:
            return Role.NOTE
        if self.place == Role.ANNEX and paragraph.heading in BODY:
            return Role.ANNEX_TEXT
        if paragraph.heading == Role.ANNEX and self.is_before_articles:
            return Role.PREAMBLE  # which says what the annexes will be
        if paragraph.heading not in (None, Role.FAMILY, Role.PLACE_DATE):
            return self._enter(paragraph.heading)
        if self.place not in _NO_BLOCKS and self.ahead.is_lead_in(at):
            self.place, self.block = Role.LEAD_IN, Block(self.ahead, paragraph)
            return Role.LEAD_IN
        if self.place == Role.LEAD_IN:
            return self._in_block(at)
        return self._in_text(at)

    def _enter(self, heading: Role) -> Role:
        if heading == Role.ARTICLE:
            self.is_before_articles = False
        if heading in (Role.PART_ONE, Role.PART_TWO):
            self.ahead.part = 1 if heading == Role.PART_ONE else 2
        if heading != Role.NOTE:
            self.place = Role.SIGNATURE if heading == Role.MADE_AT else heading
        return heading

    def _in_text(self, at: int) -> Role | None:
        paragraph = self.all[at]
        if self.place == Role.SIGNATURE:
            self.place = self.place if _is_clean(paragraph) else Role.NOTE
            return self.place
        if self.place == Role.NOTE:
            return Role.NOTE
        if self.place == Role.ANNEX:
            return Role.ANNEX_TEXT if _is_clean(paragraph) else Role.NOTE
        if self.place == Role.ARTICLE:
            return self._in_article(at)
        if self.place in (Role.PART_ONE, Role.PART_TWO):
            return Role.NOTE if self.has_articles else Role.ARTICLE_TEXT
        if self.place == Role.CLOSING:
            role = self._closing(paragraph)
            self.place = role
            return role
        is_text = _is_clean(paragraph) and not self.ahead.is_beside_another(paragraph)
        return Role.PREAMBLE if is_text else Role.NOTE

    def _in_article(self, at: int) -> Role | None:
        if self._is_heading_below(at):
            return None
        return Role.NOTE if names_a_block(self.ahead, at) else Role.ARTICLE_TEXT

    def _is_heading_below(self, at: int) -> bool:
        """Whether a line under a bare « Article 2 » is that article's heading."""
        paragraph, above = self.all[at], self.read[-1]
        if (
            above[0] != Role.ARTICLE
            or len(above[1].lines) > 1
            or at + 1 == len(self.all)
        ):
            return False
        is_bare = not Piece(Role.ARTICLE, above[1].text, ()).text
        is_short = len(paragraph.text) <= 80 and not french.is_ended(paragraph.text)
        return (
            is_bare
            and is_short
            and not paragraph.has_label
            and self.all[at + 1].heading is None
            and not french.FINITE_VERB.search(paragraph.small)
        )

    def _closing(self, paragraph: Paragraph) -> Role:
        if self.ahead.is_beside_another(paragraph):
            return Role.SIGNATURE
        is_closing = _is_clean(paragraph) and (
            self.has_closing_heading or _is_sentence(paragraph)
        )
        return Role.CLOSING if is_closing else Role.NOTE

    def _in_block(self, at: int) -> Role | None:
        role = self.block.role(at)
        return self._after_block(at) if role == Role.CLOSING else role

    def _after_block(self, at: int) -> Role:
        """The closing clause follows the last block; between two, a line is a note."""
        turn = self.ahead.turn(at)
        if turn < len(self.all) and self.all[turn].heading in (None, *BODY):
            return Role.NOTE
        role = self._closing(self.all[at])
        if role == Role.CLOSING:
            self.place = Role.CLOSING
        return role


def _is_sentence(paragraph: Paragraph) -> bool:
    ended = paragraph.text[-1] in ".!?…»)" or len(paragraph.text) >= SHORTEST_CLOSING
    return ended and not paragraph.has_label


def _is_clean(paragraph: Paragraph) -> bool:
    """Whether no flattened drawing has left its marks in the text."""
    return "\ufffd" not in paragraph.text


def _pieces(role: Role, paragraph: Paragraph) -> list[Piece]:
    if role in KEPT_AS_NOTES:
        return [
            Piece(role, line.whole, (line.number,), line.hint.label)
            for line in paragraph.lines
        ]
    numbers = tuple(line.number for line in paragraph.lines)
    return [Piece(role, paragraph.text, numbers, paragraph.prefix)]
