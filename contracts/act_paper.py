"""An act as people read it, on screen and on paper: one shape, draft or sealed."""

from dataclasses import dataclass

from contracts.paper import BlockOnPaper, Cell, Paragraph

ACCESSION, AMENDMENT = "accession", "amendment"


@dataclass(frozen=True)
class Change:
    """The words of one article before an amendment, and those agreed on instead."""

    article: int
    heading: str
    before: tuple[Paragraph, ...]
    after: tuple[Paragraph, ...]

    @property
    def text_before(self):
        return _plain(self.before)

    @property
    def text_after(self):
        return _plain(self.after)


@dataclass(frozen=True)
class Accord:
    """A role group that agreed, and the day, as it is read."""

    group: str
    day: str


@dataclass(frozen=True)
class ActPaper:
    """A whole act, ready to be read, printed or hashed.

    ``opening`` says which contract it stands beside, ``closing`` what it leaves as it
    is. Of an accession, ``block`` are its commitments; of an amendment, ``change`` and
    ``lengths`` say what becomes otherwise, ``reason`` and ``accords`` why and by whom.
    """

    kind: str
    number: int
    reference: str  # RIV-2025-01-ADH1
    language: str
    territory: str
    edition: str
    title: str  # « Acte d’adhésion n° 1 »
    contract: str  # the title of the contract
    place: str
    opening: tuple[Paragraph, ...]
    closing: tuple[Paragraph, ...]
    cells: tuple[Cell, ...]
    participant_word: str
    initials: bool
    reason: tuple[Paragraph, ...] = ()
    block: BlockOnPaper | None = None
    change: Change | None = None
    lengths: tuple[Paragraph, ...] = ()
    accords: tuple[Accord, ...] = ()
    digest: str = ""
    fingerprint: str = ""
    is_draft: bool = True
    cover_date: str = ""  # written by hand on the day

    def paragraphs(self):
        """Return every paragraph of the act, in reading order."""
        found = [*self.opening, *self.reason]
        if self.block:
            found += [self.block.lead_in, *(one.spans for one in self.block.items)]
        if self.change:
            found += [*self.change.before, *self.change.after]
        return [*found, *self.lengths, *self.closing]


def _plain(paragraphs):
    return "\n".join("".join(span.text for span in one) for one in paragraphs)
