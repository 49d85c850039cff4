"""The annexes of the contract: their own words and, under those, what is said elsewhere.

What the group says of well-being is written with the post-its (``wellbeing.annex``), the
actions of annex 2 are proposed on a page of their own (``workshops.proposals``); a draft
shows both as they read today, a frozen text keeps them as they read then.
"""

from dataclasses import replace

from contracts.models import Section
from contracts.paper import AnnexOnPaper
from wellbeing.annex import annex as annex_of
from wellbeing.typesetting import typeset
from workshops.proposals import annex as proposed
from workshops.proposals import typeset as actions_typeset

ANNEXES = ((1, Section.Kind.ANNEX_1), (2, Section.Kind.ANNEX_2))


def annexes_of(programme, sections, paragraphs):
    """Return the annexes that say something.

    ``sections`` are those of the contract by their kind, ``paragraphs`` gives the words
    of one of a kind.
    """
    said = {
        1: {"definition": annex_of(programme)},
        2: {"proposals": proposed(programme)},
    }
    found = []
    for number, kind in ANNEXES:
        section, more = sections.get(kind), said[number]
        if any(more.values()) or (section and (section.text or section.heading)):
            heading = section.heading if section else ""
            found.append(AnnexOnPaper(number, heading, paragraphs(kind), **more))
    return tuple(found)


def as_set(annex):
    """Return an annex as a print can set it."""
    if annex.definition:
        return replace(annex, definition=typeset(annex.definition))
    if annex.proposals:
        return replace(annex, proposals=actions_typeset(annex.proposals))
    return annex


def length_of(paper):
    """Return how many characters a print of the paper holds."""
    said = (one for a in paper.annexes for one in (a.definition, a.proposals))
    words = [span.text for spans in paper.paragraphs() for span in spans]
    words += [one.words for one in (*said, paper.path) if one]
    return sum(map(len, words))
