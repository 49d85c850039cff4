"""Marks that stand in a text for a programme's own words: « {les participants} ».

What is known elsewhere is never typed twice. The names of the marks are French because
the people who write use them; ``contracts.marks`` has those of the contract besides.
"""

import re

from programmes.dates import MidTermRule
from programmes.spoken import spoken_months
from programmes.vocabulary import capitalised

MARK = re.compile(r"\{([^{}\n]{1,80})\}")


def words_of(programme) -> dict:
    """Return what each mark of a programme's words reads; None while nothing fills it."""
    words = programme.vocabulary
    return {
        "participant": words.singular,
        "participants": words.plural,
        "le participant": words.the,
        "du participant": words.of_the,
        "un participant": words.one,
        "d’un participant": words.of_one,
        "les participants": words.the_plural,
        "des participants": words.of_the_plural,
        "délai de mi-parcours": time_until_mid_term(programme.dates),
    }


def time_until_mid_term(dates):
    """Return « 3 mois », or None while the length that it depends on is not chosen."""
    if dates.mid_term_rule == MidTermRule.HALFWAY and not dates.duration_months:
        return None
    return spoken_months(dates.mid_term_after) if dates.mid_term_after else None


def read(name: str, known: dict) -> str | None:
    """Return how the mark called ``name`` reads among ``known``, or None.

    A capital on the mark is a capital on its words: « {Les participants} ».
    """
    wanted = re.sub(r"\s+", " ", name.strip()).replace("'", "’")
    small = wanted[:1].lower() + wanted[1:]
    value = known.get(small)
    return capitalised(value) if value and wanted != small else value


def filled(text: str, known: dict) -> str:
    """Return ``text`` with its marks filled; one that nothing fills stays as it is."""
    return MARK.sub(lambda mark: read(mark[1], known) or mark[0], text)
