"""A contract takes up the text of an older one, for another group of people.

The common words are copied from the rows: those of a frozen text say the same, with
their marks still in them, so that no date and no name comes along. What the older group
alone may say is not: the participants' commitments, the words of the annexes.
"""

from dataclasses import dataclass, field

from django.db import models
from django.db.models import Exists, Q

from contracts.drafting import add_article, add_block, add_commitment, count_from_here
from contracts.marks import without_partners
from contracts.models import (
    Agreement,
    Article,
    Comment,
    Commitment,
    Contract,
    FrozenVersion,
    Note,
    Reading,
    Section,
    Turn,
)
from contracts.models.revisions import PASSAGES, Revision
from programmes.models import Kind

ANNEXES = (Section.Kind.ANNEX_1, Section.Kind.ANNEX_2)


@dataclass(frozen=True)
class Words:
    """What is copied of one passage: two texts, and the safety clause in the second."""

    first: str = ""
    second: str = ""
    clause: str = ""

    def __bool__(self):
        return bool(self.first or self.second)


@dataclass
class OlderBlock:
    group_pk: int
    words: Words  # lead-in and open sentence
    commitments: list = field(default_factory=list)


@dataclass
class OlderArticle:
    part: int
    words: Words
    blocks: list = field(default_factory=list)


@dataclass
class OlderText:
    """The words of an older contract that another programme may take up.

    ``left_out`` says where a passage stood that names somebody, each place as a plain
    list, such as ["article", 1, 2] for the second article of part 1.
    """

    sections: dict = field(default_factory=dict)  # kind → Words
    articles: list = field(default_factory=list)
    left_out: list = field(default_factory=list)
    #: What is the older group's own: counted, never copied.
    participants_commitments: int = 0
    annexes: int = 0

    @property
    def commitments_count(self):
        blocks = [block for article in self.articles for block in article.blocks]
        return sum(len(block.commitments) for block in blocks)

    @property
    def sections_count(self):
        return sum(map(bool, self.sections.values()))


def older_text(contract, names_somebody):
    """Return what may be taken up of ``contract``, in four queries.

    ``names_somebody`` says of words whether a person of the older programme is named in
    them: such a passage is left out.
    """
    return _Reading(contract, names_somebody).text


class _Reading:
    """Reads an older contract, passage by passage."""

    def __init__(self, contract, names_somebody):
        self.contract, self.names_somebody = contract, names_somebody
        self.text = OlderText()
        self._sections()
        self._articles()

    def words(self, place, first, second, clause=""):
        """Return the words that are copied, none of them where somebody is named."""
        if self.names_somebody(f"{first}\n{second}"):
            self.text.left_out.append(place)
            return Words()
        return Words(*map(without_partners, (first, second, clause)))

    def _sections(self):
        for section in self.contract.sections.kept().order_by("pk"):
            text = section.text
            if section.kind in ANNEXES:
                self.text.annexes += bool(text)
                text = ""
            place = ["section", str(section.kind)]
            clause = section.clause if text else ""
            words = self.words(place, section.heading, text, clause)
            self.text.sections[section.kind] = words

    def _articles(self):
        blocks = self._blocks()
        numbers = dict.fromkeys(Article.Part, 0)
        rows = self.contract.articles.kept().order_by("part", "position", "pk")
        for row in rows:
            numbers[row.part] += 1
            place = ["article", row.part, numbers[row.part]]
            words = self.words(place, row.heading, row.text, row.clause)
            own = blocks.get(row.pk, [])
            # Emptied, it still stands where groups speak under it.
            if words or own:
                self.text.articles.append(OlderArticle(row.part, words, own))

    def _blocks(self):
        """Return the blocks by the key of their article, in order."""
        commitments = self._commitments()
        rows = self.contract.blocks.kept().select_related("role_group")
        found = {}
        for row in rows.order_by("position", "pk").fetch_mode(models.FETCH_RAISE):
            place = ["block", str(row.role_group.kind)]
            words = self.words(place, row.lead_in, row.open_sentence)
            block = OlderBlock(row.role_group_id, words, commitments.get(row.pk, []))
            found.setdefault(row.article_id, []).append(block)
        return found

    def _commitments(self):
        """Return what is copied by the key of its block; the participants' is not."""
        rows = Commitment.objects.kept().filter(
            block__contract=self.contract,
            block__archived_at=None,
            block__article__archived_at=None,
        )
        rows = rows.select_related("block__role_group").order_by("position", "pk")
        found, numbers = {}, {}
        for row in rows.fetch_mode(models.FETCH_RAISE):
            kind = row.block.role_group.kind
            if kind == Kind.PARTICIPANT:
                self.text.participants_commitments += 1
                continue
            number = numbers[row.block_id] = numbers.get(row.block_id, 0) + 1
            place = ["commitment", str(kind), number]
            if words := self.words(place, "", row.text, row.clause):
                found.setdefault(row.block_id, []).append(words)
        return found


def write_text(contract, older, groups, by):
    """Write ``older``, an ``OlderText``, into a contract without a passage.

    ``groups`` are the programme's role groups by the key of the older one's.
    """
    for kind in Section.Kind:
        words = older.sections.get(kind, Words())
        section = Section(contract=contract, kind=kind, heading=words.first)
        section.text, section.clause = words.second, words.clause
        section.save_as(Revision.Act.WRITTEN, by)
    for one in older.articles:
        words = one.words
        article = add_article(
            contract, one.part, by, words.first, words.second, clause=words.clause
        )
        for block in one.blocks:
            _write_block(article, block, groups[block.group_pk], by)
    count_from_here(contract)


def _write_block(article, older, group, by):
    words = {"lead_in": older.words.first, "open_sentence": older.words.second}
    block = add_block(article.contract, article, group, by, **words)
    for one in older.commitments:
        add_commitment(block, one.second, by, one.clause)


def is_as_begun(contract):
    """Whether nobody has changed the text since it began, nor said anything about it.

    A contract that there is not yet is as it begins; one query.
    """
    if contract is None:
        return True
    of_a_passage = Q()
    for name in PASSAGES:
        of_a_passage |= Q(**{f"{name}__isnull": False})
    traces = (
        Revision.objects.filter(of_a_passage, contract=contract, text_version__gt=1),
        Comment.objects.filter(contract=contract),
        Note.objects.filter(contract=contract),
        Reading.objects.filter(article__contract=contract),
        Agreement.objects.filter(commitment__block__contract=contract),
        Turn.objects.filter(ceremony__contract=contract),
        FrozenVersion.objects.filter(contract=contract),
    )
    left = Q()
    for rows in traces:
        left |= Q(Exists(rows))
    return not Contract.objects.filter(left, pk=contract.pk).exists()


def take_text_out(contract):
    """Delete every passage of a text that is as it began, so that another may begin.

    The contract itself stays, with its reference and its ceremony. To be called with
    the contract held.
    """
    contract.blocks.all().delete()
    contract.articles.all().delete()
    contract.sections.all().delete()
