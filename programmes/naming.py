"""People's names looked for in a text that others will read.

A full name is told from other words, a single one is not: « Rose » may be somebody,
« rose » is a colour. Full names can be refused, words alone are only spoken of.
"""

import re

from programmes.alphabet import folded

#: What may stand between two words of one name: spaces, line breaks, hyphens, a comma.
BETWEEN = r"[\s,\u2010-\u2015-]+"
SHORTEST = 3  # letters: « de » or « Li » alone say nothing


def full_names_in(text: str, names) -> list[str]:
    """Return which of ``names``, of two words at least, stand in ``text``.

    Capitals, accents, hyphens and the order of the words count for nothing: « LE BRIZ
    Anaïs » is Anaïs Le Briz.
    """
    small = folded(text)
    return [name for name in names if len(name.split()) > 1 and _has_name(small, name)]


def words_of_names_in(text: str, names) -> list[str]:
    """Return the words of ``names`` that stand in ``text`` with their capital.

    Each comes once, in the order of the names, as it is written in them.
    """
    words = (word for name in names for word in name.split() if word[:1].isupper())
    return [word for word in dict.fromkeys(words) if has_word(text, word)]


def names_written(text, partners):
    """Return the names of ``partners`` that somebody may have typed into ``text``.

    A whole name counts, and a first name with its capital. This is a warning, for
    those only who know these names.
    """
    small = folded(text)
    return [
        partner.name
        for partner in partners
        if _has_name(small, partner.name) or has_word(text, partner.first_name)
    ]


def full_names_written(text, partners):
    """Return the full names, of two words at least, of ``partners`` in ``text``."""
    return full_names_in(text, [partner.name for partner in partners])


def has_word(text: str, word: str) -> bool:
    """Whether ``word``, of three letters or more, stands in ``text`` as it is written."""
    if len(word) < SHORTEST or word not in text:
        return False
    return bool(re.search(rf"(?<!\w){re.escape(word)}(?!\w)", text))


def _has_name(small, name):
    """Whether a whole name stands in a folded text, first name first or last."""
    words = [_parts(word) for word in folded(name).split()]
    words = [parts for parts in words if parts]
    letters = [part for parts in words for part in parts]
    if len("".join(letters)) < SHORTEST or not all(part in small for part in letters):
        return False
    orders = (words, [*words[1:], *words[:1]])
    said = "|".join(
        BETWEEN.join(re.escape(part) for parts in order for part in parts)
        for order in orders
    )
    return bool(re.search(rf"(?<!\w)(?:{said})(?!\w)", small))


def _parts(word):
    """Return the parts of a word, whose hyphens may be typed as spaces."""
    return [part for part in re.split(BETWEEN, word) if part]
