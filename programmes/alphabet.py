"""Names compared as people do: without accents, capitals or ligatures.

Lists that hold one programme's rows are searched and sorted here, so that both
databases give the same order.
"""

import unicodedata
from itertools import filterfalse


def folded(text: str) -> str:
    """Return the key by which ``text`` is searched and sorted: « Zoé » → « zoe »."""
    plain = text.casefold().replace("œ", "oe").replace("æ", "ae").replace("’", "'")
    letters = unicodedata.normalize("NFD", plain)
    return "".join(filterfalse(unicodedata.combining, letters))
