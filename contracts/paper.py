"""The contract as people read it, on screen and on paper: marks filled, numbers given.

``contracts.composition`` makes it from the rows; the screen, the prints and the
canonical text all start from this one shape.
"""

from dataclasses import dataclass, field

from phases.plan import Plan
from wellbeing.annex import Annex
from workshops.proposals import Proposals


@dataclass(frozen=True)
class Span:
    """A run of words: plain text, a safety clause, a filled or an open mark.

    ``token`` stands for the name of a partner in the canonical text (« P4 »). A paragraph
    of one ``PATH`` is the place of the path's drawing.
    """

    TEXT, CLAUSE, SLOT, OPEN, PATH = "text", "clause", "slot", "open", "path"

    text: str
    kind: str = TEXT
    token: str = ""


type Paragraph = tuple[Span, ...]


@dataclass(frozen=True)
class Item:
    """A commitment, with its number in its block."""

    pk: int
    number: int
    spans: Paragraph
    clause: str = ""


@dataclass(frozen=True)
class BlockOnPaper:
    """What one role group commits to, in its voice."""

    pk: int
    kind: str  # RoleGroup.Kind
    voice: str  # Voice
    label: str
    lead_in: Paragraph
    items: tuple[Item, ...]
    open_sentence: Paragraph  # printed when there are no items


@dataclass(frozen=True)
class ArticleOnPaper:
    """« Article 1er », « Article 2 »… numbered through both parts."""

    pk: int
    number: int
    heading: str
    paragraphs: tuple[Paragraph, ...]
    blocks: tuple[BlockOnPaper, ...] = ()


@dataclass(frozen=True)
class Cell:
    """One cell of the signature grid.

    ``token`` is « P » for the signatory participant, whose name is never part
    of the text, and « P4 » for the programme's fourth partner.
    """

    token: str
    title: str
    name: str
    lines: tuple[str, ...] = ()  # organisation, capacity
    stamp: bool = False
    is_participant: bool = False


@dataclass(frozen=True)
class AnnexOnPaper:
    """Annex 1, what well-being means to the group; annex 2, the proposed actions."""

    number: int
    title: str
    paragraphs: tuple[Paragraph, ...]
    definition: Annex | None = None  # of annex 1: the group's texts and ideas
    proposals: Proposals | None = None  # of annex 2: the actions proposed


@dataclass(frozen=True)
class LogoOnPaper:
    """A partner's mark, answered by the print's fetcher under ``key``."""

    key: str
    body: bytes
    mime: str
    alt: str


@dataclass(frozen=True)
class Paper:
    """A whole contract, ready to be read, printed or hashed."""

    reference: str  # RIV-2025-01
    version: int
    fingerprint: str  # twelve hexadecimal capitals in fours
    language: str
    territory: str
    edition: str
    title: str
    frame: tuple[Paragraph, ...]
    families: tuple[Paragraph, ...]
    place: str
    cover_date: str  # « jeudi 22 janvier 2026 », or "" before a ceremony date is set
    preamble: tuple[Paragraph, ...]
    part_one: str
    common: tuple[ArticleOnPaper, ...]
    part_two: str
    own: tuple[ArticleOnPaper, ...]
    closing: tuple[Paragraph, ...]
    cells: tuple[Cell, ...]
    annexes: tuple[AnnexOnPaper, ...]
    participant_word: str  # « partenaire bénéficiaire », for the copies
    initials: bool = True
    is_draft: bool = True
    digest: str = ""  # the whole SHA-256 that the fingerprint begins, for the record
    path: Plan | None = None  # as it was planned, never what happened
    logos: tuple[LogoOnPaper, ...] = field(default=(), compare=False)

    def paragraphs(self):
        """Return every paragraph of the text, in reading order."""
        found = [*self.frame, *self.families, *self.preamble]
        for article in (*self.common, *self.own):
            found += article.paragraphs
            for block in article.blocks:
                found.append(block.lead_in)
                found += [item.spans for item in block.items] or [block.open_sentence]
        return [*found, *self.closing, *(p for a in self.annexes for p in a.paragraphs)]
