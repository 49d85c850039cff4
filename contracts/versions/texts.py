"""The text as it stood at each of its versions, read from the history."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import FETCH_RAISE, Count, Max, Q
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from contracts.history import name_of
from contracts.models import Block, Commitment, Contract, Passage, Revision, Section
from contracts.models.revisions import PASSAGES
from contracts.places import of_contract

type Key = tuple[str, int]

#: The contract's own facts, place and initials, stand before the passages.
FACTS = ("contract", 0)
PARTS = {Section.Kind.PART_ONE: 1, Section.Kind.PART_TWO: 2}
Act = Revision.Act


@dataclass(frozen=True)
class Then:
    """A passage as it stood in one version of the text, or as it had left it.

    ``passage`` is its row of today, None for the contract's own facts.
    """

    passage: Passage | None
    words: Revision  # the last one up to that version
    changes: int  # how many changes had made it
    stood: bool
    number: int = 0  # of an article through both parts, of a commitment in its block

    def title(self, vocabulary):
        """Return what it was called: « Article 3 · Nos engagements »."""
        if not self.number:
            return name_of(self.passage, vocabulary)
        if isinstance(self.passage, Commitment):
            group = self.passage.block.role_group.title_in(vocabulary)
            said = _("Commitment %(number)s · %(group)s")
            return said % {"number": self.number, "group": group}
        called = _("Article %(number)s") % {"number": self.number}
        if self.number == 1:
            called = pgettext("contract", "Article 1")
        heading = self.words.heading
        return f"{called} · {heading}" if heading else called


def text_at(contract: Contract, version: int, passages=None) -> dict[Key, Then]:
    """Return each passage that the text had known by ``version``, in reading order.

    The order is today's, for the history keeps words and not places. ``passages`` are
    what ``passages_in_order`` returned, for who compares two versions. The queries are
    the same however long the text.
    """
    passages = passages_in_order(contract) if passages is None else passages
    facts, words = _facts_at(contract, version), _words_at(contract, version)
    found, numbers = {}, {}
    for key, passage in passages.items():
        if key not in facts:
            continue
        changes, stood = facts[key]
        owner = owner_of(passage)
        stood = stood and (owner is None or (owner in found and found[owner].stood))
        number = 0
        if stood and key[0] in ("article", "commitment"):
            number = numbers[owner] = numbers.get(owner, 0) + 1
        found[key] = Then(passage, words[key], changes, stood, number)
    return found


def passages_in_order(contract: Contract) -> dict[Key, Passage | None]:
    """Return all passages, those taken out too, in the order of today's contract."""
    found = {FACTS: None}
    for passage in _in_order(contract):
        of_contract(passage, contract)
        found[passage._meta.model_name, passage.pk] = passage
    return found


def _in_order(contract) -> Iterator[Passage]:
    sections = {section.kind: section for section in contract.sections.all()}
    articles = _by("part", contract.articles)
    blocks = _by("article_id", contract.blocks.select_related("role_group"))
    commitments = _by("block_id", Commitment.objects.filter(block__contract=contract))
    for kind in Section.Kind:
        if kind in sections:
            yield sections[kind]
        for article in articles.get(PARTS.get(kind), ()):
            yield article
            for block in blocks.get(article.pk, ()):
                block.article = article
                yield block
                for commitment in commitments.get(block.pk, ()):
                    commitment.block = block
                    yield commitment


def _by(name, rows):
    """Return rows in their order, by the value of the field called ``name``."""
    found = {}
    for row in rows.order_by("position", "pk").fetch_mode(FETCH_RAISE):
        found.setdefault(getattr(row, name), []).append(row)
    return found


def owner_of(passage) -> Key | None:
    """Return the key of what ``passage`` stands in, None for the contract itself."""
    if isinstance(passage, Commitment):
        return "block", passage.block_id
    return ("article", passage.article_id) if isinstance(passage, Block) else None


def _up_to(contract, version):
    # That the text was reopened is told in its history, and changes no word of it.
    rows = contract.revisions.filter(text_version__lte=version)
    return rows.exclude(act=Act.REOPENED)


def _facts_at(contract, version) -> dict[Key, tuple[int, bool]]:
    """Return how many changes each passage had known, and whether it stood by itself."""
    rows = _up_to(contract, version).values_list(*PASSAGES)
    rows = rows.annotate(
        changes=Count("pk"),
        out=Max("pk", filter=Q(act=Act.ARCHIVED), default=0),
        back=Max("pk", filter=Q(act=Act.BROUGHT_BACK), default=0),
    )
    return {
        _key(*pks): (changes, out <= back)
        for *pks, changes, out, back in rows.order_by(*PASSAGES)
    }


def _words_at(contract, version) -> dict[Key, Revision]:
    last = _up_to(contract, version).values(*PASSAGES).annotate(last=Max("pk"))
    rows = contract.revisions.filter(pk__in=last.values("last"))
    rows = rows.select_related("saved_by").fetch_mode(FETCH_RAISE)
    return {
        _key(*(getattr(row, f"{kind}_id") for kind in PASSAGES)): row for row in rows
    }


def _key(*pks) -> Key:
    """Return the key of the one passage that a revision is of."""
    for kind, pk in zip(PASSAGES, pks, strict=True):
        if pk is not None:
            return kind, pk
    return FACTS
