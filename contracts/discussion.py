"""The discussion: the paper with what was said, read and agreed beside each passage."""

import datetime as dt
from dataclasses import dataclass, field
from functools import cached_property

from django.db.models import FETCH_RAISE, Q
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from contracts.commenting import groups_of
from contracts.composition import paper_of
from contracts.history import Names, name_of
from contracts.models import Agreement, Comment, Contract, Reading
from contracts.models.contract import WRITERS
from contracts.paper import Paragraph
from contracts.readings import added_later
from contracts.standing import paper_to_read
from contracts.versions.differences import compared
from programmes.access import Access
from programmes.typography import long_date, long_moment

ARTICLE, COMMITMENT = "articles", "engagements"


@dataclass(frozen=True)
class Said:
    """One comment, as one person may read it; ``answered`` is "" while it waits."""

    comment: Comment
    group: str
    origin: str
    answered: str
    may_answer: bool
    may_change: bool

    @property
    def runs(self):
        """The proposal beside the words that it would change, or that it changed."""
        comment = self.comment
        before = comment.passage.text if comment.is_waiting else comment.about
        return compared(before, comment.proposal)


@dataclass
class Talk:
    """What was said of one article or commitment; ``name`` tells it from the others."""

    noun: str
    pk: int
    name: str
    paragraphs: tuple[Paragraph, ...]
    said: list[Said] = field(default_factory=list)
    read_on: list[dt.date] = field(default_factory=list)
    agreed_on: dt.date | None = None
    is_added_later: bool = False

    @property
    def is_waiting(self):
        return any(one.comment.is_waiting for one in self.said)

    @property
    def is_quiet(self):
        """Whether nothing was said, read or agreed of it yet."""
        return not (self.said or self.read_on or self.agreed_on or self.is_to_agree)

    @property
    def is_to_agree(self):
        return self.is_added_later and self.agreed_on is None


def passages(paper):
    """Yield each article, and each commitment with its block, in reading order."""
    for article in (*paper.common, *paper.own):
        yield article, None
        for block in article.blocks:
            for item in block.items:
                yield item, block


def article_called(number, heading):
    """Return « Article 1er. Durée », « Article 2 » when it has no heading."""
    first = pgettext("contract", "Article 1")
    name = first if number == 1 else _("Article %(number)s") % {"number": number}
    return f"{name}. {heading}" if heading else name


def called(passage, block):
    """Return « Article 3. Transmettre », « Collectivité, engagement 2 »."""
    if block is None:
        return article_called(passage.number, passage.heading)
    return _("%(group)s, commitment %(number)s") % {
        "group": block.label,
        "number": passage.number,
    }


@dataclass
class Discussion:
    """All that is said about a contract, for one person."""

    contract: Contract
    access: Access

    @cached_property
    def paper(self):
        return paper_to_read(self.contract)

    @cached_property
    def may_note(self):
        """Whether this person notes readings and agreements."""
        return self.access.has(*WRITERS)

    @cached_property
    def may_comment(self):
        return groups_of(self.access).exists()

    @cached_property
    def comments(self):
        """What was said and stands, and what this person took back, in order."""
        rows = Comment.objects.visible_to(self.access)
        rows = rows.filter(Q(archived_at=None) | Q(written_by=self.access.user))
        rows = rows.with_their_passages().order_by("pk").fetch_mode(FETCH_RAISE)
        names = Names(self.access)
        return [self._said(comment, names) for comment in rows]

    def _said(self, comment, names):
        comment.passage.contract_of_record.programme = self.contract.programme
        return Said(
            comment,
            comment.role_group.title_in(self.access.programme.vocabulary),
            origin_of(comment, names if self.may_note else None),
            answer_of(comment, names),
            comment.may_be_answered_by(self.access),
            comment.is_waiting and comment.may_be_changed_by(self.access),
        )

    @cached_property
    def talks(self):
        """The talk of each article and commitment, by kind and key on the paper."""
        found = {}
        # A frozen paper has numbers for keys; its rows stand still, in one order.
        keyed = self.paper if self.contract.is_draft else paper_of(self.contract)
        pairs = zip(passages(self.paper), passages(keyed), strict=True)
        for (passage, block), (row, _block) in pairs:
            words = (passage.spans,) if block else passage.paragraphs
            noun = COMMITMENT if block else ARTICLE
            talk = Talk(noun, row.pk, called(passage, block), words)
            found[type(passage), passage.pk] = talk
        self._note_what_is_known({(one.noun, one.pk): one for one in found.values()})
        return found

    def _note_what_is_known(self, talks):
        """Give each talk its comments, its readings and its agreement."""
        for one in self.comments:
            if one.comment.archived_at is None and (talk := talks.get(key_of(one))):
                talk.said.append(one)
        readings = Reading.objects.filter(article__contract=self.contract)
        for pk, day in readings.order_by("read_on").values_list("article", "read_on"):
            if talk := talks.get((ARTICLE, pk)):
                talk.read_on.append(day)
        for pk in added_later(self.contract).values_list("pk", flat=True):
            talks[COMMITMENT, pk].is_added_later = True
        agreed = Agreement.objects.filter(commitment__block__contract=self.contract)
        for pk, day in agreed.values_list("commitment", "agreed_on"):
            if talk := talks.get((COMMITMENT, pk)):
                talk.agreed_on = day

    @cached_property
    def waiting(self):
        return [one for one in self.comments if one.comment.is_waiting]

    @cached_property
    def to_agree(self):
        return [talk for talk in self.talks.values() if talk.is_to_agree]

    @cached_property
    def set_aside(self):
        """What was said of passages that are in the text no more, with their names."""
        here = {(talk.noun, talk.pk) for talk in self.talks.values()}
        words = self.access.programme.vocabulary
        return [
            (name_of(one.comment.passage, words), one)
            for one in self.comments
            if one.comment.archived_at is None and key_of(one) not in here
        ]

    @cached_property
    def taken_back(self):
        return [one for one in self.comments if one.comment.archived_at is not None]


def key_of(said):
    comment = said.comment
    if comment.article_id:
        return ARTICLE, comment.article_id
    return COMMITMENT, comment.commitment_id


def origin_of(comment, names=None):
    """Return « Proposé en séance le … »; with ``names``, who typed it too.

    A comment is its group's: only those who help to write learn who typed it, and
    nobody once that person was erased.
    """
    if comment.said_on:
        words = _("Proposed in the session of %(day)s")
        words %= {"day": long_date(comment.said_on)}
    else:
        words = _("Written on %(day)s") % {"day": long_date(comment.written_at)}
    if names is None or comment.written_by_id is None:
        return words
    typed = _("typed by %(who)s") % {"who": names.of(comment.written_by)}
    return f"{words} · {typed}"


def answer_of(comment, names):
    """Return who answered and when, in a sentence; "" while the comment waits."""
    said = {
        Comment.Decision.ANSWERED: _("Answer of %(who)s, %(when)s"),
        Comment.Decision.ACCEPTED: _("Accepted by %(who)s, %(when)s"),
        Comment.Decision.DECLINED: _("Answer of %(who)s, %(when)s"),
    }
    if not comment.decision:
        return ""
    return said[comment.decision] % {
        "who": names.of(comment.answered_by),
        "when": long_moment(comment.answered_at),
    }
