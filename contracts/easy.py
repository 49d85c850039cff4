"""The easy-to-read companion: what each article says plainly, beside its own words.

It is never the text that is signed. Each of its articles remembers the words for which it
was written: when the article says something else, it is to be read again. It counts as
understood only while people concerned have understood the very words that stand
(domain 8.4).
"""

import hashlib
import json
from dataclasses import dataclass, replace

from django.template.loader import render_to_string
from django.utils import translation

from contracts import amending
from contracts.clauses import kept_words
from contracts.composition import values_of
from contracts.models import (
    Article,
    Block,
    Commitment,
    EasyArticle,
    EasyCheck,
)
from contracts.paper import ArticleOnPaper
from contracts.readability import Measure, measure
from contracts.standing import paper_to_read
from programmes import printing
from programmes.models.programme import KEEPERS


@dataclass(frozen=True)
class Line:
    """One article of the contract, as it stands and as the companion says it.

    ``said`` is the digest of what the article says today; ``clauses`` are those that may
    never be cut, of the article and of its commitments.
    """

    article: Article
    paper: ArticleOnPaper
    easy: EasyArticle | None
    text: str
    said: str
    clauses: tuple[str, ...]

    @property
    def is_written(self):
        return bool(self.text)

    @property
    def is_to_be_read_again(self):
        """Whether the article changed since its easy words were written."""
        return self.is_written and self.easy.written_for != self.said

    @property
    def missing_clauses(self):
        """The safety clauses of which the easy words do not hold the very words.

        They may well be there in simpler ones: who writes is reminded, no more.
        """
        if not self.is_written:
            return ()
        return tuple(one for one in self.clauses if not kept_words(one, self.text))


@dataclass(frozen=True)
class Companion:
    """All the articles, and what people concerned said of the words that stand."""

    lines: tuple[Line, ...]
    checks: tuple[EasyCheck, ...]
    digest: str

    @property
    def is_begun(self):
        return any(line.is_written for line in self.lines)

    @property
    def to_write(self):
        return sum(not line.is_written for line in self.lines)

    @property
    def to_be_read_again(self):
        return sum(line.is_to_be_read_again for line in self.lines)

    @property
    def is_understood(self):
        """Whether people concerned understood the whole of it, as it stands."""
        whole = self.is_begun and not (self.to_write or self.to_be_read_again)
        return whole and any(
            one.is_understood and self.is_of_today(one) for one in self.checks
        )

    def is_of_today(self, check):
        """Whether the words that were read are those that stand."""
        return check.digest == self.digest

    @property
    def told(self):
        """The checks, each with whether it is of the words that stand."""
        return [(one, self.is_of_today(one)) for one in self.checks]


def companion_of(contract) -> Companion:
    """Return the companion of a contract, article by article, in order.

    The articles are those that people read today: of a frozen text, those frozen, or
    what was agreed on since in their place.
    """
    values = values_of(contract.programme)
    papers = paper_to_read(contract, values=values)
    rows = contract.articles.kept().select_related("easy")
    rows = list(rows.order_by("part", "position", "pk"))
    blocks, since = _blocks(contract), amending.words_since(contract)
    lines = []
    for row, paper in zip(rows, (*papers.common, *papers.own), strict=True):
        row.contract = contract
        easy, said = getattr(row, "easy", None), blocks.get(row.pk, [])
        text = _filled(values, easy.text if easy else "")
        clauses = (row.clause, *(clause for one in said for clause in one.clauses))
        kept = tuple(dict.fromkeys(clause for clause in clauses if clause))
        amended = since.get(row.pk, "")
        if amended:
            paper = replace(paper, paragraphs=values.paragraphs(amended))
        digest = digest_of(row, said, amended)
        lines.append(Line(row, paper, easy, text, digest, kept))
    checks = contract.easy_checks.filter(archived_at=None)
    checks = tuple(checks.order_by("-read_on", "-pk"))
    return Companion(tuple(lines), checks, _digest([one.text for one in lines]))


def _filled(values, text):
    """Return the easy words with their marks filled, as in the contract."""
    paragraphs = values.paragraphs(text, "") if text else ()
    return "\n".join("".join(span.text for span in one) for one in paragraphs)


@dataclass(frozen=True)
class Said:
    """What one group commits to under an article, as it is stored."""

    words: list
    clauses: tuple[str, ...]


def _blocks(contract):
    """Return, by the key of their article, what the groups say under it; two queries."""
    items = {}
    rows = Commitment.objects.kept().filter(block__contract=contract)
    for one in rows.order_by("position", "pk"):
        items.setdefault(one.block_id, []).append((one.text, one.clause))
    found = {}
    blocks = Block.objects.kept().filter(contract=contract)
    for block in blocks.order_by("position", "pk"):
        held = items.get(block.pk, [])
        words = [block.lead_in, block.open_sentence, held]
        said = Said(words, tuple(clause for _text, clause in held))
        found.setdefault(block.article_id, []).append(said)
    return found


def digest_of(article, blocks, amended=""):
    """Return the digest of all that an article says: its words, clause, commitments.

    ``amended`` is what an amendment put in the place of its words.
    """
    words = [article.heading, amended or article.text, article.clause]
    return _digest([words, [block.words for block in blocks]])


def _digest(data):
    return hashlib.sha256(json.dumps(data, ensure_ascii=False).encode()).hexdigest()


def line_of(contract, pk) -> Line | None:
    """Return one article of the companion, None for one that is not in the text."""
    lines = companion_of(contract).lines
    return next((line for line in lines if line.article.pk == pk), None)


def measured(text, programme) -> Measure:
    """Return what may be hard in easy words; those of the programme are known."""
    words = programme.vocabulary
    return measure(text, (words.singular, words.plural))


def may_be_written_by(access):
    """Whether this person writes it: at any time, for it is no part of what is signed."""
    return access.has(*KEEPERS)


def on_paper(contract):
    """Return what the templates of the companion need, on paper and on screen."""
    return {
        "programme": contract.programme,
        "contract": contract,
        "companion": companion_of(contract),
    }


def easy_pdf(contract, *, ask=None):
    """Return the companion as a tagged PDF; ``ask`` may raise to refuse the rendering."""
    with translation.override(contract.language):
        html = render_to_string("contracts/easy/print.html", on_paper(contract))
    who = f"{contract.reference} facile à lire"
    return printing.made_once("contracts/easy/print.html", html, who, ask=ask)
