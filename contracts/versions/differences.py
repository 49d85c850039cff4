"""Comparing two texts word by word, so that the difference reads as phrases.

Words are compared as people read them: kinds of spaces and of apostrophes do not count,
the end of a line does. What stays the same between two changes is part of the change
when it is too short to be read by itself.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from contracts.versions.matching import Change, changes_between

SAME, ADDED, REMOVED = "same", "added", "removed"

#: An unchanged phrase of this many words or fewer may be swallowed by its neighbours.
SHORT = 3

OPENING, CLOSING = "«“\"'‘", '.,;:!?…»”"'
_CHUNK = re.compile(r"(\n\s*)|(\{[^{}\n]{1,80}\}|[^\s{]+|\{)([^\S\n]*)")


@dataclass(frozen=True)
class Run:
    """Words that follow each other and share a fate.

    ``text`` has its spaces; the runs that are the same or added, in a row, are the text
    after.
    """

    kind: str  # SAME, ADDED or REMOVED
    text: str

    @property
    def words(self):
        """The text without the spaces around; "" when a line ends, and no more."""
        return self.text.strip()

    @property
    def lead(self):
        """The space before its words, which no mark underlines."""
        return self.text.partition(self.words)[0] if self.words else ""

    @property
    def trail(self):
        """The space after its words."""
        return self.text.rpartition(self.words)[2] if self.words else self.text


def compared(before: str, after: str) -> list[Run]:
    """Return ``after`` as runs, with the words of ``before`` that it has lost."""
    was, now = list(_words(before)), list(_words(after))
    changes = changes_between([word.key for word in was], [word.key for word in now])
    changes = [_widened(change, was, now) for change in _as_phrases(changes, now)]
    return list(_runs(changes, was, now))


def has_changed(runs: list[Run]) -> bool:
    """Whether a word was added or removed; spaces and apostrophes are no words."""
    return any(run.kind != SAME for run in runs)


class _Word(NamedTuple):
    """A word, a punctuation or the end of a line, with the space that follows it."""

    text: str
    space: str = ""

    @property
    def key(self):
        """What is compared."""
        if self.ends_a_line:
            return "\n"
        return unicodedata.normalize("NFC", self.text).replace("'", "’")

    @property
    def ends_a_line(self):
        return self.text.startswith("\n")

    @property
    def speaks(self):
        """Whether it is more than punctuation; an emoji is."""
        return not self.ends_a_line and bool(self.text.strip(OPENING + CLOSING))


def _words(text: str) -> Iterator[_Word]:
    """Cut a text in words, the punctuation around them apart; marks stay whole."""
    for line_end, chunk, space in _CHUNK.findall(text.strip()):
        word = chunk.lstrip(OPENING).rstrip(CLOSING)
        if line_end:
            yield _Word(line_end)
        elif not word:
            yield _Word(chunk, space)
        else:
            start = chunk.index(word)
            before, after = chunk[:start], chunk[start + len(word) :]
            if before:
                yield _Word(before)
            yield _Word(word, "" if after else space)
            if after:
                yield _Word(after, space)


def _as_phrases(changes, now):
    """Join changes between which too little stays the same to be read by itself."""
    joined = []
    for change in changes:
        while joined and _swallowed(joined[-1], change, now):
            last = joined.pop()
            change = Change(last.a, change.b, last.c, change.d)
        joined.append(change)
    return joined


def _swallowed(change, following, now):
    between = now[change.d : following.c]
    if any(word.ends_a_line for word in between):
        return False
    sizes = [max(b - a, d - c) for a, b, c, d in (change, following)]
    return sum(word.speaks for word in between) <= min(SHORT, *sizes)


def _widened(change, was, now):
    """Take in the word before when only its punctuation changed."""
    a, b, c, d = change
    said = any(word.speaks or word.ends_a_line for word in (*was[a:b], *now[c:d]))
    if said or not (a and c and now[c - 1].speaks):
        return change
    return Change(a - 1, b, c - 1, d)


def _runs(changes, was, now):
    at, so_far = 0, ""
    for a, b, c, d in changes:
        if same := _text(now[at:c]):
            yield Run(SAME, same)
        so_far = same or so_far
        if lost := _text(was[a:b]):
            glued = a and was[a - 1].space and not so_far[-1:].isspace()
            yield Run(REMOVED, was[a - 1].space + lost if glued else lost)
        if found := _text(now[c:d]):
            yield Run(ADDED, found)
        at, so_far = d, found or so_far
    if same := _text(now[at:]):
        yield Run(SAME, same)


def _text(words):
    return "".join(word.text + word.space for word in words)
