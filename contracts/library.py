"""The library: model articles and commitments, offered to those who may write there."""

import uuid
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from contracts.models import Article, Block, Contract, ModelArticle, ModelCommitment
from contracts.paper import Paragraph
from programmes.alphabet import folded

PLACES = {
    Article.Part.COMMON: ModelArticle.Place.COMMON,
    Article.Part.OWN: ModelArticle.Place.OWN,
}
PARTS_OF = {place: part for part, place in PLACES.items()}


@dataclass(frozen=True)
class Suggestion:
    """A model as it is offered: how it would read, and whether the text has it."""

    pk: int
    heading: str
    paragraphs: tuple[Paragraph, ...]
    is_taken: bool
    submission_id: uuid.UUID = field(default_factory=uuid.uuid4)

    def holds(self, words):
        """Whether each of ``words``, already folded, is in it."""
        texts = [span.text for paragraph in self.paragraphs for span in paragraph]
        whole = folded(" ".join([self.heading, "".join(texts)]))
        return all(word in whole for word in words)


@dataclass(frozen=True)
class Shelf:
    """The models for one place of a contract: a block, or one of the two parts."""

    key: str  # « groupe-12 », « partie-1 »
    title: str
    contract: Contract
    block: Block | None = None
    part: int | None = None

    def models(self):
        """Return the models that serve here."""
        if self.block:
            return ModelCommitment.objects.filter(kind=self.block.role_group.kind)
        return ModelArticle.objects.filter(place=PLACES[self.part])

    def standing(self):
        """Return the passages among which a model would be put."""
        if self.block:
            return self.block.commitments.kept()
        return self.contract.articles.kept().filter(part=self.part)

    def suggestions(self, values, words=""):
        """Return what is offered under ``words``, accents and capitals ignored.

        ``values`` (``marks.Values``) say how the marks read in this programme. A
        text that two sets share is offered once.
        """
        taken = {_wording(passage) for passage in self.standing()}
        rows = {
            _wording(row): row for row in self.models().order_by("-position", "-pk")
        }
        offered = [
            Suggestion(
                row.pk,
                getattr(row, "heading", ""),
                values.paragraphs(row.text, row.clause),
                wording in taken,
            )
            for wording, row in reversed(rows.items())
        ]
        return [one for one in offered if one.holds(folded(words).split())]


def _wording(row):
    return getattr(row, "heading", ""), row.text


def shelves(contract, access, blocks):
    """Return the shelves of those of ``blocks`` that this person writes, in order.

    ``blocks`` are the contract's, with their role groups; who writes the whole
    text also has the two shelves of articles.
    """
    words = contract.programme.vocabulary
    found = [
        Shelf(f"groupe-{block.pk}", block.role_group.title_in(words), contract, block)
        for block in blocks
        if block.may_receive_from(access)
    ]
    if contract.may_be_written_by(access):
        titles = {
            Article.Part.COMMON: _("Articles of part 1"),
            Article.Part.OWN: _("Articles of part 2"),
        }
        found += [
            Shelf(f"partie-{part}", title, contract, part=part)
            for part, title in titles.items()
        ]
    return found


def chosen(found, key):
    """Return the shelf called ``key``, else the first, or None when there is none."""
    named = {shelf.key: shelf for shelf in found}
    return named.get(key) or next(iter(found), None)
