"""Bringing in a contract that exists: from a reading of its text to the rows.

Words stay as they are: no mark, no vocabulary and no typography takes the place
of a word. What found no place is kept as notes; what stood there is archived.
"""

import re

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from contracts.drafting import add_article, add_block, add_commitment, free_reference
from contracts.models import (
    Commitment,
    Contract,
    ModelArticle,
    ModelCommitment,
    Section,
)
from contracts.models.contract import LONGEST
from contracts.models.revisions import Revision
from programmes.alphabet import folded
from programmes.models import Kind, RoleGroup
from programmes.vocabulary import capitalised

HEADING_LENGTH = 200
LABEL_LENGTH = 120
IMPORTED = Revision.Act.IMPORTED


class NotBroughtIn(ValueError):  # noqa: N818 - reads as the refusal that it is
    """The text was not brought in; ``message`` says why, in the user's words."""

    def __init__(self, message):
        super().__init__(message)
        self.message = message


class HasText(NotBroughtIn):
    """The contract has text, and nobody said that it may be put aside."""


@transaction.atomic
def bring_in(programme, reading, by=None, *, force=False, groups=None):
    """Fill the contract of ``programme`` from ``reading`` and return it.

    ``by`` did it (None for a command). ``groups`` gives the role group of a
    block by its place in the text, or None for a new one; without a word a
    block takes the group of the same name, else makes one. ``force`` archives
    what stood there.

    Raises ``HasText`` for one that has text and is not forced, ``NotBroughtIn``
    for a frozen contract or a text in which nothing is recognised.
    """
    contract = _contract_of(programme)
    before = contract.text_version
    if not contract.is_draft:
        raise NotBroughtIn(_("This contract is frozen: its text can no longer change."))
    if contract.has_text() and not force:
        raise HasText(_("This contract already has text. To put it aside, say so."))
    if sum(len(piece.text) for piece in reading.pieces) > LONGEST:
        raise NotBroughtIn(_("A contract has at most 200,000 characters."))
    if not (reading.articles or reading.preamble or reading.closing):
        raise NotBroughtIn(_("No article and no commitment was recognised in it."))
    _put_aside(contract, by)
    _write_sections(contract, reading, by)
    _write_articles(contract, reading, by, dict(groups or {}))
    for position, text in enumerate(reading.notes, start=1):
        contract.notes.create(text=text, position=position, kept_by=by)
    if reading.place:
        contract.place = reading.place[:LABEL_LENGTH]
    # The whole text came in one act: it is one version more, not one a passage.
    contract.text_version = before + 1
    contract.save(update_fields=["place", "text_version"])
    contract.revisions.filter(text_version__gt=before).update(text_version=before + 1)
    return contract


def _contract_of(programme):
    """Return the programme's contract, locked, begun if it had none."""
    contract, _made = Contract.objects.get_or_create(
        programme=programme, defaults={"reference": free_reference(programme)}
    )
    contract.programme = programme
    # Two people who bring in a text at once must not mix two contracts.
    contract.hold_draft()
    return contract


def _put_aside(contract, by):
    """Archive what stood in the text; the sections keep their words as revisions."""
    now_aside = [
        *Commitment.objects.kept().filter(block__contract=contract),
        *contract.blocks.kept(),
        *contract.articles.kept(),
    ]
    for passage in now_aside:
        passage.archive(by)
    contract.put_notes_away()


def _write_sections(contract, reading, by):
    annexes = {annex.number: annex for annex in reading.annexes}
    words = {
        Section.Kind.FRAME: ("", reading.frame),
        Section.Kind.TITLE: ("", reading.title),
        Section.Kind.FAMILIES: ("", "\n".join(reading.families)),
        Section.Kind.PREAMBLE: ("", reading.preamble),
        Section.Kind.PART_ONE: ("", reading.part_one),
        Section.Kind.PART_TWO: ("", reading.part_two),
        Section.Kind.CLOSING: ("", reading.closing),
        Section.Kind.ANNEX_1: _headed(annexes.get(1)),
        Section.Kind.ANNEX_2: _headed(annexes.get(2)),
    }
    known = {section.kind: section for section in contract.sections.all()}
    for kind, (heading, text) in words.items():
        section = known.get(kind) or Section(contract=contract, kind=kind)
        section.heading, section.text, section.clause = heading, text, ""
        section.version += 1
        section.save_as(IMPORTED, by)


def _headed(part):
    """Return heading and text; a heading too long for its line opens the text."""
    if part is None:
        return "", ""
    if len(part.heading) <= HEADING_LENGTH:
        return part.heading, part.text
    return "", "\n".join(filter(None, [part.heading, part.text]))


def _write_articles(contract, reading, by, groups):
    taken = set()
    place = 0
    clauses = known_clauses()
    for read in reading.articles:
        heading, text = _headed(read)
        clause = clause_in(text, clauses)
        article = add_article(
            contract, read.part, by, heading, text, clause, act=IMPORTED
        )
        for read_block in read.blocks:
            chosen = groups.get(place, _same_name(contract, read_block))
            if chosen is None or chosen.pk in taken:
                chosen = _new_group(contract.programme, read_block)
            taken.add(chosen.pk)
            place += 1
            block = add_block(
                contract,
                article,
                chosen,
                by,
                lead_in=read_block.lead_in,
                open_sentence=read_block.open_sentence,
                act=IMPORTED,
            )
            for commitment in read_block.commitments:
                clause = clause_in(commitment, clauses)
                add_commitment(block, commitment, by, clause, act=IMPORTED)


def known_clauses():
    """Return the safety clauses of the model texts, the longest first (domain 5.4)."""
    models = (ModelArticle, ModelCommitment)
    found = {
        clause
        for model in models
        for clause in model.objects.exclude(clause="").values_list("clause", flat=True)
    }
    return sorted(found, key=len, reverse=True)


def clause_in(text, clauses):
    """Return the words of ``text`` that are a known safety clause, as written there."""
    small = _plain_apostrophes(text)
    for clause in clauses:
        at = small.find(_plain_apostrophes(clause))
        if at >= 0:
            return text[at : at + len(clause)]
    return ""


def _plain_apostrophes(text):
    return text.lower().replace("’", "'").replace("\u00a0", " ")


def same_words(words):
    """Return ``words`` without accents, case, hyphens or plural marks, to compare."""
    return " ".join(word.rstrip("s") for word in re.findall(r"\w+", folded(words)))


def names_of(group, vocabulary):
    """Return the names under which a text may speak of ``group``."""
    names = [group.label, group.speaks_as]
    if group.kind == Kind.PARTICIPANT:
        names += [vocabulary.singular, vocabulary.plural]
    return {same_words(name) for name in names if name}


def _same_name(contract, read_block):
    return group_named(
        contract.programme.role_groups.order_by("position", "pk"),
        contract.programme.vocabulary,
        read_block,
    )


def group_named(groups, vocabulary, read_block):
    """Return the group of the block's name; the partners to come have none of theirs."""
    wanted = same_words(read_block.label)
    for group in groups:
        if wanted and wanted in names_of(group, vocabulary):
            return group
    if read_block.kind != Kind.FUTURE:
        return None
    return next((group for group in groups if group.kind == Kind.FUTURE), None)


def _new_group(programme, read_block):
    """Make the role group that the text names and the programme has not."""
    stem = capitalised(read_block.label.strip() or str(Kind(read_block.kind).label))
    label, number = stem[:LABEL_LENGTH], 2
    while programme.role_groups.filter(label=label).exists():
        label = f"{stem[: LABEL_LENGTH - 5]} ({number})"
        number += 1
    sentence = read_block.open_sentence
    return RoleGroup.objects.create(
        programme=programme,
        kind=read_block.kind,
        voice=read_block.voice,
        label=label,
        speaks_as=read_block.label[:200],
        may_be_empty=bool(sentence) and not read_block.commitments,
        open_sentence=sentence if len(sentence) <= 400 else "",
        position=programme.role_groups.count() + 1,
    )
