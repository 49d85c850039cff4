"""What lies ahead of a paragraph: lead-ins, the lists under them, and where they end."""

from contracts.reading import french, shapes
from contracts.reading.labels import Label
from contracts.reading.lists import ItemList
from contracts.reading.paragraphs import Paragraph
from contracts.reading.roles import Role

FARTHEST = 60  # paragraphs between an item and the next one
LONGEST_LEAD_IN = 400  # characters, as ``Block.lead_in``


class Ahead:
    """Looks forward; what was found once is kept, for a text may be long."""

    def __init__(self, paragraphs: list[Paragraph]):
        self.all = paragraphs
        self.part = 0  # in which part the reader is, 0 when no title has said so
        self.has_parts = any(one.heading == Role.PART_TWO for one in paragraphs)
        self._turn = self._item = 0
        self._known: tuple[ItemList, Label | None] | None = None
        cells = {one.first.hint.cell for one in paragraphs} - {None}
        columns = {(cell.table, cell.column) for cell in cells}
        tables = [table for table, _column in columns]
        self._wide = {table for table in tables if tables.count(table) > 1}

    def is_beside_another(self, paragraph: Paragraph) -> bool:
        """Whether a paragraph stands in a table of several columns."""
        cell = paragraph.first.hint.cell
        return cell is not None and cell.table in self._wide

    def turn(self, at: int) -> int:
        """Return where the next heading or lead-in stands, or the end."""
        if self._turn <= at:
            places = range(at + 1, len(self.all))
            self._turn = next(
                (one for one in places if self._turns(one)), len(self.all)
            )
        return self._turn

    def has_items(self, at: int, items: ItemList) -> bool:
        """Whether the list goes on before anything else begins."""
        known = (items, items.last)
        if self._item <= at or self._known != known:
            self._known = known
            places = range(at + 1, min(self.turn(at), at + FARTHEST))
            found = (one for one in places if self._is_item(one, items))
            self._item = next(found, self.turn(at))
        return self._item < self.turn(at)

    def _turns(self, at: int) -> bool:
        return self.all[at].heading is not None or self.is_lead_in(at)

    def _is_item(self, at: int, items: ItemList) -> bool:
        one = self.all[at]
        if one.is_aside or not one.has_label:
            return False
        return not items.items or items.goes_on_with(one)

    def is_lead_in(self, at: int, *, in_head: bool = False) -> bool:
        """Whether the paragraph at this place begins the block of a role group.

        In the head, before any article, only « En tant que … » does.
        """
        paragraph = self.all[at]
        small, engaged = paragraph.small, french.ENGAGED.search(paragraph.small)
        if (
            paragraph.heading is not None
            or paragraph.is_aside
            or len(paragraph.text) > LONGEST_LEAD_IN
        ):
            return False
        waiting = french.is_waiting(paragraph.text)
        listed, open_below = self._list_below(at)
        if french.ROLE.match(small):
            return (waiting and (bool(engaged) or listed)) or (
                bool(engaged) and (listed or open_below)
            )
        if in_head or (paragraph.has_label and not paragraph.promises):
            return False
        if self._is_common(small):
            return False
        if engaged:
            promised = engaged.lastgroup == "s_engageront"
            return waiting or (promised and (open_below or (listed and self.part == 2)))
        announces = waiting and listed and self.part == 2
        return announces and shapes.is_group_name(paragraph.text)

    def _is_common(self, small: str) -> bool:
        """Whether this is said in part 1, or by everybody."""
        in_part_one = self.has_parts and self.part < 2
        return in_part_one or french.EVERYBODY.match(small) is not None

    def _list_below(self, at: int) -> tuple[bool, bool]:
        """Whether a list follows at once, and whether a sentence stands for one."""
        for place in range(at + 1, len(self.all)):
            below = self.all[place]
            if not below.is_aside:
                placeholder = french.is_placeholder(below.words)
                return below.has_label and below.heading is None, placeholder
        return False, False
