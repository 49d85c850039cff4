"""The writing table: the live paper, and what one person may do with each passage."""

from dataclasses import dataclass, field, replace
from functools import cached_property

from django.db.models import FETCH_RAISE
from django.urls import reverse

from contracts.composition import ANNEXES, values_of
from contracts.models import Article, Block, Commitment, Contract, Section
from contracts.paper import AnnexOnPaper, Paper, Span
from contracts.voice import aloud, hints, small_initial
from programmes.access import Access
from programmes.vocabulary import capitalised

#: How addresses call each kind of passage.
NOUNS = {"articles": Article, "engagements": Commitment, "groupes": Block}

KINDS = tuple(kind._meta.model_name for kind in NOUNS.values())


def place_of(passage):
    """Return kind and key of a passage, by which templates and anchors know it."""
    key = passage.kind if isinstance(passage, Section) else passage.pk
    return passage._meta.model_name, key


def anchor_of(passage):
    """Return « article-12 », the passage's id on the page."""
    return "-".join(map(str, place_of(passage)))


def address_of(passage, **query):
    """Return the write page at ``passage``; ``query`` says what was just done there."""
    slug = passage.contract_of_record.programme.slug
    return reverse(
        "contracts:write", args=[slug], query=query, fragment=anchor_of(passage)
    )


def undo_address(passage):
    """Return the write page where it offers to bring ``passage`` back."""
    slug = passage.contract_of_record.programme.slug
    query = {"retire": anchor_of(passage)}
    return reverse("contracts:write", args=[slug], query=query, fragment="undo")


def place_named(word):
    """Return ``{"article": 12}`` for « article-12 », nothing for an unknown word."""
    kind, _dash, key = word.partition("-")
    if kind == "section" and key in Section.Kind:
        return {kind: key}
    if kind in KINDS and key.isascii() and key.isdecimal() and len(key) < 18:
        return {kind: int(key)}
    return {}


def shelf_for(passage):
    """Return the key of the library's shelf that serves where ``passage`` stands."""
    if isinstance(passage, Article):
        return f"partie-{passage.part}"
    if isinstance(passage, Commitment):
        return f"groupe-{passage.block_id}"
    return f"groupe-{passage.pk}" if isinstance(passage, Block) else ""


@dataclass
class Desk:
    """What the write page adds to the paper, for one person.

    ``passage`` is the one in hand, saved or about to be added, under ``form``.
    ``kept`` is the place that was just saved, as an address names it.
    """

    contract: Contract
    access: Access
    paper: Paper | None = None
    passage: object = None
    form: object = None
    kept: dict = field(default_factory=dict)

    @property
    def may_write(self):
        return self.contract.may_be_written_by(self.access)

    @property
    def shelf_key(self):
        return shelf_for(self.passage)

    @cached_property
    def blocks(self):
        """The blocks of the text, with their groups, in order."""
        rows = self.contract.blocks.kept().filter(article__archived_at=None)
        rows = rows.select_related("contract", "role_group")
        rows = rows.order_by("article__position", "position", "pk")
        return list(rows.fetch_mode(FETCH_RAISE))

    @cached_property
    def block_pks(self):
        """The blocks in which this person writes commitments."""
        return {b.pk for b in self.blocks if b.may_receive_from(self.access)}

    @property
    def annexes(self):
        """Both annexes with their kinds, those without a word too."""
        written = {annex.number: annex for annex in self.paper.annexes}
        return [
            (written.get(number) or AnnexOnPaper(number, "", ()), kind)
            for number, kind in ANNEXES
        ]

    @property
    def editing(self):
        """The place of the passage in hand, when it stands in the text already."""
        if self.passage is None or self.passage._state.adding:
            return {}
        return dict([place_of(self.passage)])

    @property
    def is_aside(self):
        """Whether the passage in hand was taken out of the text meanwhile."""
        return bool(self.editing) and not self.passage.stands

    @property
    def adding(self):
        """Where a passage is being added: its part, its article or its block."""
        passage = self.passage
        if passage is None or not passage._state.adding:
            return {}
        if isinstance(passage, Article):
            return {"article": passage.part}
        if isinstance(passage, Block):
            return {"block": passage.article_id}
        return {"commitment": passage.block_id}

    @property
    def going_back(self):
        """Where « Cancel » leads."""
        passage = self.passage
        if not passage._state.adding:
            return address_of(passage)
        if isinstance(passage, Article):
            return reverse(
                "contracts:write",
                args=[self.contract.programme.slug],
                fragment=f"part-{passage.part}",
            )
        return address_of(getattr(passage, "block", None) or passage.article)

    @cached_property
    def values(self):
        return values_of(self.contract.programme)

    @property
    def offers(self):
        """The insertion marks, for passages that may hold them."""
        passage = self.passage
        if isinstance(passage, Block) and passage._state.adding:
            return []
        if isinstance(passage, Section) and passage.kind in Section.LINES:
            return []
        return self.values.offers()

    @property
    def typed(self):
        """The text in hand as last typed or stored."""
        name = "text" if "text" in self.form.fields else "lead_in"
        if name not in self.form.fields:
            return ""
        return self.form[name].value() or ""

    @property
    def printed(self):
        """The text in hand as paragraphs, for a print of the page."""
        return self.values.paragraphs(self.typed[:20_000])

    @property
    def before(self):
        """« Je m’engage à », said before the commitment in hand."""
        if not isinstance(self.passage, Commitment):
            return ""
        group = self.passage.block.role_group
        words = self.contract.programme.vocabulary
        return aloud(group.voice, capitalised(group.speaks_as or group.title_in(words)))

    @property
    def preview(self):
        """The text in hand as it will be read, or heard; nothing when far too long."""
        text = self.typed[:20_000]
        clause = getattr(self.passage, "clause", "")
        if not isinstance(self.passage, Commitment):
            return self.values.paragraphs(text, clause)
        if not text.strip():
            return ()
        first, *others = self.values.fill(text.strip(), clause)
        first = replace(first, text=small_initial(first.text))
        return ((Span(f"« {self.before} "), first, *others, Span(" »")),)

    @property
    def remarks(self):
        """What to look at again in the passage in hand, in plain sentences."""
        if not isinstance(self.passage, Commitment) or not self.typed.strip():
            return []
        return hints(self.typed[:2_000], self.passage.block.role_group.voice)
