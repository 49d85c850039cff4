"""What follows a lead-in: its commitments, or the sentence that stands in for them."""

from contracts.reading import french, shapes
from contracts.reading.lead_ins import LONGEST_LEAD_IN, Ahead
from contracts.reading.lists import ItemList
from contracts.reading.paragraphs import Paragraph
from contracts.reading.roles import BODY, Role
from contracts.voice import begins_with_an_infinitive


class Block:
    """One role group's block, from its lead-in on."""

    def __init__(self, ahead: Ahead, lead_in: Paragraph):
        self.ahead = ahead
        self.list = ItemList(lead_in)
        self.last = Role.LEAD_IN

    def role(self, at: int) -> Role | None:
        """Return the role of the paragraph at this place.

        None when it goes on with the item before, ``Role.CLOSING`` when it may
        be the closing clause: the block is over.
        """
        role = self._role(self.ahead.all[at], at)
        self.last = role or self.last
        return role

    def _role(self, paragraph: Paragraph, at: int) -> Role | None:
        is_of_list = paragraph.has_label and self.list.fits(paragraph)
        if not paragraph.words or (not is_of_list and names_a_block(self.ahead, at)):
            return Role.NOTE
        if paragraph.has_label:
            return self._labelled(paragraph, at)
        if self.list.items and self.list.items[-1].has_label:
            return None if self._goes_on_in_item(paragraph, at) else Role.CLOSING
        return self._unlabelled(paragraph)

    def _labelled(self, paragraph: Paragraph, at: int) -> Role | None:
        is_only = not self.list.items and not self.ahead.has_items(at, self.list)
        if is_only and french.is_placeholder(paragraph.words):
            return Role.OPEN_SENTENCE
        return Role.COMMITMENT if self.list.holds(paragraph) else None

    def _unlabelled(self, paragraph: Paragraph) -> Role:
        """An item is known by its verb; without any item, the block may be open."""
        if self.last == Role.OPEN_SENTENCE:
            return Role.CLOSING
        is_short = len(paragraph.text) <= LONGEST_LEAD_IN
        defined_later = french.TO_BE_DEFINED.match(paragraph.small) is not None
        if not self.list.items and is_short and defined_later:
            return Role.OPEN_SENTENCE
        if self._is_item_without_label(paragraph):
            self.list.items.append(paragraph)
            return Role.COMMITMENT
        return Role.CLOSING

    def _is_item_without_label(self, paragraph: Paragraph) -> bool:
        lead_in = self.list.lead_in
        cell = paragraph.first.hint.cell
        is_in_table = cell is not None and cell == lead_in.first.hint.cell
        return french.is_waiting(lead_in.text) and (
            is_in_table or begins_with_an_infinitive(paragraph.text)
        )

    def _goes_on_in_item(self, paragraph: Paragraph, at: int) -> bool:
        if self.last != Role.COMMITMENT:
            return False
        if self.ahead.has_items(at, self.list):
            return True
        if paragraph.first.hint.indented and not self._is_last_word(at):
            return True
        cell, above = paragraph.first.hint.cell, self.list.items[-1].lines[-1].hint.cell
        return cell == above and self.ahead.is_beside_another(paragraph)

    def _is_last_word(self, at: int) -> bool:
        """Whether this stands alone between the last item and the end."""
        turn, end = self.ahead.turn(at), len(self.ahead.all)
        is_end = turn == end or self.ahead.all[turn].heading not in (None, *BODY)
        return is_end and turn == at + 1


def names_a_block(ahead: Ahead, at: int) -> bool:
    """Whether « 2. La collectivité » is but the title of the lead-in below it."""
    words, turn = ahead.all[at].words, ahead.turn(at)
    is_above = turn == at + 1 < len(ahead.all) and ahead.all[turn].heading is None
    return (
        is_above
        and shapes.is_name_of(words, ahead.all[turn].text)
        and not begins_with_an_infinitive(words)
    )
