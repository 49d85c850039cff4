"""How easy a text is to read: what may be hard in it, as hints to whoever writes.

From the rules of easy-to-read French (domain 8.4). They look at words, never at a person,
and refuse nothing: only readers concerned can say that they understood.
"""

import re
from dataclasses import dataclass

#: Words in a sentence, and letters in a word, above which somebody may lose the thread.
LONG_SENTENCE, LONG_WORD = 12, 12
#: A number of so many digits is big, unless it is a year.
BIG = 4
#: Foreign words that are often met in programmes; French has its own for each.
FOREIGN = frozenset(
    [
        "benchmark",
        "brainstorming",
        "briefing",
        "burn-out",
        "challenge",
        "coach",
        "coaching",
        "deadline",
        "debriefing",
        "design",
        "e-mail",
        "email",
        "empowerment",
        "feed-back",
        "feedback",
        "flyer",
        "job",
        "leader",
        "leadership",
        "mail",
        "manager",
        "management",
        "meeting",
        "newsletter",
        "planning",
        "process",
        "reporting",
        "staff",
        "team",
        "timing",
        "today",
        "training",
        "webinaire",
        "workshop",
    ]
)
ENDS = re.compile(r"(?<=[.!?…])\s+|\n+")
#: Words after whose full stop the sentence goes on.
SHORTENED = re.compile(r"\b(?:M|MM|Mme|Mlle|Dr|art|n)\.$", re.IGNORECASE)
WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
INITIALS = re.compile(r"\b(?:[A-ZÀÂÉÈÊËÎÏÔÙÛÇ]{2,}|(?:[A-Z]\.){2,})(?!\w)")
#: Not before an apostrophe, nor for the first letter of somebody's name.
ROMAN = re.compile(
    r"\b(?=[IVX])X{0,3}(?:IX|IV|V?I{0,3})(?:e|ème)?\b(?!['’]|\.\s?[A-ZÉ])"
)
PERCENT = re.compile(r"\d[\d\s,.]*(?:%|pour ?cent\b)", re.IGNORECASE)
NUMBER = re.compile(r"\b\d{1,3}(?:[ \u00a0\u202f.]\d{3})+\b|\b\d{4,}\b")
YEAR = re.compile(r"(?:19|20)\d\d")
NOT = re.compile(r"\b(?:ne\b|n['’])", re.IGNORECASE)
MARKS = re.compile(r"\{[^{}\n]{1,80}\}")


@dataclass(frozen=True)
class Measure:
    """What was counted in a text, and what may be hard in it, each in order."""

    sentences: int
    words: int
    longest: int
    long_sentences: tuple[str, ...] = ()
    initials: tuple[str, ...] = ()
    roman: tuple[str, ...] = ()
    percentages: tuple[str, ...] = ()
    big_numbers: tuple[str, ...] = ()
    foreign: tuple[str, ...] = ()
    long_words: tuple[str, ...] = ()
    negations: tuple[str, ...] = ()

    @property
    def words_in_a_sentence(self):
        """The mean, rounded to a whole word."""
        return round(self.words / self.sentences) if self.sentences else 0

    @property
    def has_hints(self):
        return any(
            (
                self.long_sentences,
                self.initials,
                self.roman,
                self.percentages,
                self.big_numbers,
                self.foreign,
                self.long_words,
                self.negations,
            )
        )


def measure(text: str, known=()) -> Measure:
    """Return what may be hard in ``text``.

    ``known`` are words that the group uses every day, the programme's own among them:
    they are not held to be long.
    """
    said = sentences(text)
    lengths = [len(words(one)) for one in said]
    plain = MARKS.sub(" ", text)
    return Measure(
        len(said),
        sum(lengths),
        max(lengths, default=0),
        tuple(
            one
            for one, length in zip(said, lengths, strict=True)
            if length > LONG_SENTENCE
        ),
        initials(plain),
        roman_numerals(plain),
        _once(match[0].strip() for match in PERCENT.finditer(plain)),
        big_numbers(plain),
        _once(word for word in WORD.findall(plain) if word.lower() in FOREIGN),
        long_words(plain, known),
        tuple(one for one in said if NOT.search(one)),
    )


def sentences(text: str) -> list[str]:
    """Return the sentences of ``text``; each line of a list is one."""
    found = []
    for piece in ENDS.split(text):
        piece = piece.strip(" \t•*–-")
        if found and SHORTENED.search(found[-1]):
            found[-1] += f" {piece}"
        elif words(piece):
            found.append(piece)
    return found


def words(sentence: str) -> list[str]:
    """Return what is read as one word: what stands between two spaces."""
    return [one for one in sentence.split() if any(map(str.isalnum, one))]


def initials(text: str) -> tuple[str, ...]:
    """Return the initials that nothing explains: « le RSA », not « … (RSA) »."""
    return _once(
        match[0]
        for match in INITIALS.finditer(text)
        if not _is_roman(match[0]) and not _is_explained(match[0], text)
    )


def roman_numerals(text: str) -> tuple[str, ...]:
    """Return the numbers written with letters: « phase IV », « XIXe »."""
    return _once(match[0] for match in ROMAN.finditer(text) if match[0])


def big_numbers(text: str) -> tuple[str, ...]:
    found = (match[0] for match in NUMBER.finditer(text))
    return _once(one for one in found if not YEAR.fullmatch(one))


def long_words(text: str, known=()) -> tuple[str, ...]:
    """Return the words of more than twelve letters; each part of « a-b » is one."""
    known = {word.lower() for one in known for word in WORD.findall(one)}
    return _once(
        word
        for word in WORD.findall(text)
        if word.lower() not in known and max(map(len, word.split("-"))) > LONG_WORD
    )


def _is_roman(letters):
    return ROMAN.fullmatch(letters) is not None


def _is_explained(letters, text):
    """Whether the words stand beside them: « Ville de Lys (VDL) » or « VDL (… ) »."""
    here = re.escape(letters)
    return re.search(rf"\({here}\)|{here}\s*\(", text) is not None


def _once(found):
    return tuple(dict.fromkeys(found))
