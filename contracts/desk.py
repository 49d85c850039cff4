"""The writing table: the live paper, and what one person may do with each passage."""

from dataclasses import dataclass, field
from functools import cached_property

from django.db.models import FETCH_RAISE

from contracts.annexes import ANNEXES
from contracts.composition import paper_of, values_of
from contracts.in_hand import InHand
from contracts.models import Contract
from contracts.paper import AnnexOnPaper, Paper
from contracts.places import NOWHERE
from programmes.access import Access


@dataclass
class Desk:
    """What the write page adds to the paper, for one person.

    ``hand`` is the passage whose form is open; ``kept`` is the place that was just
    saved, as an address names it.
    """

    contract: Contract
    access: Access
    hand: InHand | None = None
    kept: dict = field(default_factory=NOWHERE.copy)

    def take(self, passage, form):
        """Open the form of ``passage`` in its place."""
        self.hand = InHand(passage, form, self.values)

    @cached_property
    def values(self):
        return values_of(self.contract.programme)

    @cached_property
    def paper(self) -> Paper:
        return paper_of(self.contract, values=self.values)

    @cached_property
    def may_write(self):
        return self.contract.may_be_written_by(self.access)

    @cached_property
    def blocks(self):
        """The blocks of the text, with their groups, in order."""
        rows = self.contract.blocks.kept().filter(article__archived_at=None)
        rows = rows.select_related("role_group")
        rows = rows.order_by("article__position", "position", "pk")
        blocks = list(rows.fetch_mode(FETCH_RAISE))
        for block in blocks:
            block.contract = self.contract
        return blocks

    @cached_property
    def block_pks(self):
        """The blocks in which this person writes commitments."""
        return {b.pk for b in self.blocks if b.may_receive_from(self.access)}

    @cached_property
    def annexes(self):
        """Both annexes with their kinds, those without a word too."""
        written = {annex.number: annex for annex in self.paper.annexes}
        return [
            (written.get(number) or AnnexOnPaper(number, "", ()), kind)
            for number, kind in ANNEXES
        ]

    @cached_property
    def editing(self):
        """The place of the passage in hand, when it is in the contract already."""
        return self.hand.editing if self.hand else NOWHERE

    @cached_property
    def adding(self):
        """Where the passage in hand will stand, when it is a new one."""
        return self.hand.adding if self.hand else NOWHERE
