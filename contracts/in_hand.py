"""The passage in hand on the write page: its form, and how its words will be read."""

from dataclasses import dataclass, replace

from django.forms import ModelForm
from django.urls import reverse

from contracts.marks import Values
from contracts.models import Article, Block, Commitment, Passage, Section
from contracts.paper import Span
from contracts.places import NOWHERE, address_of, place_of
from contracts.voice import aloud, hints, small_initial
from programmes.vocabulary import capitalised

#: Characters of a text that are worth a preview: beyond, it is far too long anyway.
SHOWN = 20_000


@dataclass
class InHand:
    """One passage, saved or about to be added, under its form.

    ``values`` say how the insertion marks read.
    """

    passage: Passage
    form: ModelForm
    values: Values

    @property
    def is_new(self):
        return self.passage.pk is None

    @property
    def editing(self):
        """The place of a passage that is in the contract already."""
        return NOWHERE if self.is_new else NOWHERE | dict([place_of(self.passage)])

    @property
    def adding(self):
        """Where a new passage will stand: its part, its article or its block."""
        passage = self.passage
        if not self.is_new:
            return NOWHERE
        if isinstance(passage, Article):
            return NOWHERE | {"article": passage.part}
        if isinstance(passage, Block):
            return NOWHERE | {"block": passage.article_id}
        return NOWHERE | {"commitment": passage.block_id}

    @property
    def is_aside(self):
        """Whether the passage was taken out of the text meanwhile."""
        return not self.passage.stands

    @property
    def going_back(self):
        """Where « Cancel » leads."""
        passage = self.passage
        if not self.is_new:
            return address_of(passage)
        if isinstance(passage, Article):
            slug = passage.contract.programme.slug
            part = f"part-{passage.part}"
            return reverse("contracts:write", args=[slug], fragment=part)
        return address_of(passage.article if self._is_block else passage.block)

    @property
    def _is_block(self):
        return isinstance(self.passage, Block)

    @property
    def offers(self):
        """The insertion marks, for the texts in which they are filled."""
        passage = self.passage
        is_a_line = isinstance(passage, Section) and passage.kind in Section.LINES
        if is_a_line or (self._is_block and self.is_new):
            return []
        path = [self.values.path_offer] if self._is_preamble else []
        return path + self.values.offers()

    @property
    def typed(self):
        """The words as last typed or stored."""
        name = "lead_in" if self._is_block else "text"
        return (self.form[name].value() or "") if name in self.form.fields else ""

    @property
    def printed(self):
        """The words as paragraphs, for a print of the page."""
        return self._paragraphs()

    @property
    def _is_preamble(self):
        passage = self.passage
        return isinstance(passage, Section) and passage.kind == Section.Kind.PREAMBLE

    def _paragraphs(self, clause=""):
        found = self.values.paragraphs(self.typed[:SHOWN], clause)
        if not self._is_preamble:
            return found
        return self.values.with_the_path(found, at_the_end=False)

    @property
    def before(self):
        """« Je m’engage à », said before a commitment."""
        if not isinstance(self.passage, Commitment):
            return ""
        group = self.passage.block.role_group
        words = self.passage.contract_of_record.programme.vocabulary
        return aloud(group.voice, capitalised(group.speaks_as or group.title_in(words)))

    @property
    def preview(self):
        """The words as they will be read or, of a commitment, heard."""
        text = self.typed[:SHOWN]
        clause = getattr(self.passage, "clause", "")
        if not isinstance(self.passage, Commitment):
            return self._paragraphs(clause)
        if not text.strip():
            return ()
        first, *others = self.values.fill(text.strip(), clause)
        first = replace(first, text=small_initial(first.text))
        return ((Span(f"« {self.before} "), first, *others, Span(" »")),)

    @property
    def remarks(self):
        """What to look at again, in plain sentences."""
        if not isinstance(self.passage, Commitment) or not self.typed.strip():
            return []
        return hints(self.typed[:SHOWN], self.passage.block.role_group.voice)
