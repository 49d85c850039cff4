"""Which lines announce a part of the contract by their own shape."""

from contracts.reading import french, guesses
from contracts.reading.labels import labels_of
from contracts.reading.roles import Role

LONGEST_PART_TITLE = 160  # characters
LONGEST_ANNEX_TITLE = 200
_FIRST = ("1", "i", "un", "une", "premier", "premiere")
_SECOND = ("2", "ii", "deux", "deuxieme", "second", "seconde")


def heading_role(text: str) -> Role | None:
    """Return what ``text`` announces wherever it stands, or None."""
    small = french.folded(text)
    if _is_article(text, small):
        return Role.ARTICLE
    if french.PREAMBLE.match(small):
        return Role.PREAMBLE
    if (part := _part(text, small)) is not None:
        return part
    if _is_annex(text, small):
        return Role.ANNEX
    return None


def part_by_name(text: str) -> Role | None:
    """Return the part that « Les articles communs » names, in a text without « Partie »."""
    labels = labels_of(text)
    name = text[labels[0].end :] if labels else text
    match = french.PART_BY_NAME.match(french.folded(name))
    if match is None or len(text) > 90 or text[-1] in ".;,)":
        return None
    if labels and (labels[0].kind == "bullet" or not name[0].isupper()):
        return None  # an item of a list that announces the parts
    return Role.PART_ONE if match["one"] else Role.PART_TWO


def ending_role(text: str) -> Role | None:
    """Return what ``text`` announces after the articles, or None."""
    small = french.folded(text)
    if len(text) <= LONGEST_ANNEX_TITLE and french.MADE_AT.match(small):
        return Role.MADE_AT
    if french.SIGNATURES.match(small):
        return Role.SIGNATURE
    if french.CLOSING.match(small):
        return Role.CLOSING
    return None


def is_title(text: str) -> bool:
    """Whether ``text`` may be the name of the contract."""
    small = french.folded(text)
    named = "contrat social multipartite" in small or small.startswith("csm ")
    return named and len(text) <= 120 and text[-1] not in ".,;:"


def is_group_name(text: str) -> bool:
    """Whether a short line names one role group: « Le partenaire bénéficiaire : »."""
    return _is_name(text) and guesses.names_a_group(french.folded(text))


def is_name_of(text: str, lead_in: str) -> bool:
    """Whether a short line names the group that speaks in ``lead_in``."""
    words = {word.rstrip("s") for word in french.folded(text).split() if len(word) > 3}
    said = {word.strip(",:").rstrip("s") for word in french.folded(lead_in).split()}
    return _is_name(text) and (not words.isdisjoint(said) or is_group_name(text))


def _is_name(text: str) -> bool:
    verb = french.FINITE_VERB.search(french.folded(text))
    return 0 < len(text) <= 80 and text[-1] not in ".;," and verb is None


def _is_article(text: str, small: str) -> bool:
    match = french.ARTICLE.match(small)
    if match is None:
        return False
    rest = text[match.start("rest") :]
    separated = bool(match["separator"].strip(" ."))
    return not rest or separated or not (rest[0].islower() or rest[0] in "'’,;)/")


def _part(text: str, small: str) -> Role | None:
    match = french.PART.match(small)
    if match is None or len(text) > LONGEST_PART_TITLE or text[-1] in ";,":
        return None
    rest = text[match.start("rest") :]
    if rest and not match["separator"].strip() and not rest[0].isupper():
        return None
    number = match["number"] or match["ordinal"].replace(" ", "")
    if number in _FIRST or number.startswith("1"):
        return Role.PART_ONE
    if number in _SECOND or number.startswith("2"):
        return Role.PART_TWO
    return Role.NOTE


def _is_annex(text: str, small: str) -> bool:
    match = french.ANNEX.match(small)
    if match is None or len(text) > LONGEST_ANNEX_TITLE:
        return False
    rest = text[match.end() :]
    separated = small[: match.end()].rstrip()[-1:] in (":", ".", "-")
    return not rest or separated or bool(match["number"] and rest[0].isupper())
