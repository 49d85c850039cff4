"""The annexes of the contract: their own words and, under those of annex 1, the group's.

What the group says of well-being is written with the post-its (``wellbeing.annex``); a
draft shows it as it reads today, a frozen text keeps it as it read then.
"""

from dataclasses import replace

from contracts.models import Section
from contracts.paper import AnnexOnPaper
from wellbeing.annex import annex as annex_of
from wellbeing.typesetting import typeset

ANNEXES = ((1, Section.Kind.ANNEX_1), (2, Section.Kind.ANNEX_2))


def annexes_of(programme, sections, paragraphs):
    """Return the annexes that say something.

    ``sections`` are those of the contract by their kind, ``paragraphs`` gives the words
    of one of a kind.
    """
    definition = annex_of(programme)
    found = []
    for number, kind in ANNEXES:
        section, said = sections.get(kind), definition if number == 1 else None
        if said or (section and (section.text or section.heading)):
            heading = section.heading if section else ""
            found.append(AnnexOnPaper(number, heading, paragraphs(kind), said))
    return tuple(found)


def as_set(annex):
    """Return an annex as a print can set it."""
    said = annex.definition
    return replace(annex, definition=typeset(said)) if said else annex


def length_of(paper):
    """Return how many characters a print of the paper holds."""
    said = (annex.definition for annex in paper.annexes)
    words = [span.text for spans in paper.paragraphs() for span in spans]
    words += [one.words for one in (*said, paper.path) if one]
    return sum(map(len, words))
