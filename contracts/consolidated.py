"""The contract as it reads today: a reading version, never the text that was signed.

The signed words stay where they are; what was agreed on since stands in its place,
marked, and whoever joined speaks after those of the contract (domain 5.7).
"""

from dataclasses import dataclass, replace

from django.utils import translation

from contracts import amending, joining
from contracts.act_text import thawed
from contracts.models import Accession
from contracts.paper import Paper, Span
from contracts.standing import paper_to_read


@dataclass(frozen=True)
class Changed:
    """What an amendment in force put in the place of an article, or of the length."""

    number: int
    signed_on: object
    paper: object


@dataclass(frozen=True)
class Joined:
    """A partner who came later, since when, and what it promises."""

    name: str
    signed_on: object
    paper: object


@dataclass(frozen=True)
class Today:
    """The paper of today, what amendments changed in it, and who joined."""

    paper: Paper
    articles: dict  # number of an article → its last ``Changed``
    lengths: tuple[Changed, ...]
    joined: tuple[Joined, ...]

    @property
    def has_changed(self):
        return bool(self.articles or self.lengths or self.joined)


def today(contract, access):
    """Return the contract as it reads today, for this person.

    Costs the same number of queries however many have joined.
    """
    paper, articles, lengths = paper_to_read(contract), {}, []
    rows = amending.in_force(contract).in_order().prefetch_related("actnames")
    for act in rows:
        act.contract, act.programme = contract, contract.programme
        changed = Changed(act.number, act.signed_on, thawed(act))
        if changed.paper.change:
            articles[changed.paper.change.article] = changed
        if changed.paper.lengths:
            lengths.append(changed)
    return Today(
        _with_changes(paper, articles),
        articles,
        tuple(lengths[-1:]),
        tuple(_joined(contract, access)),
    )


def _with_changes(paper, articles):
    def as_today(article):
        changed = articles.get(article.number)
        if changed is None:
            return article
        return replace(article, paragraphs=changed.paper.change.after)

    return replace(
        paper,
        common=tuple(map(as_today, paper.common)),
        own=tuple(map(as_today, paper.own)),
    )


def _joined(contract, access):
    rows = Accession.objects.in_force().filter(contract=contract)
    rows = rows.select_related("partner__role_group").prefetch_related("actnames")
    for act in rows.in_order():
        act.contract, act.programme = contract, contract.programme
        paper = thawed(act)
        if not joining.names_are_open(act, access):
            paper = masked(paper, act)
        [name] = [
            span.text
            for paragraph in paper.opening
            for span in paragraph
            if span.token == act.partner.token
        ][:1]
        yield Joined(name, act.signed_on, paper)


def masked(paper, accession):
    """Return the paper of an accession without the participant's name who joins."""
    token = accession.partner.token
    with translation.override(paper.language):
        somebody = accession.programme.vocabulary.one

    def without(paragraphs):
        return tuple(
            tuple(
                Span(somebody, Span.SLOT, token) if span.token == token else span
                for span in paragraph
            )
            for paragraph in paragraphs
        )

    return replace(
        paper,
        opening=without(paper.opening),
        closing=without(paper.closing),
        cells=tuple(
            replace(cell, name="") if cell.token.startswith(token) else cell
            for cell in paper.cells
        ),
    )
