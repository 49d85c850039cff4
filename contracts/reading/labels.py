"""Numbers and bullets at the beginning of an item: « 1) », « a. », « IV – », « • »."""

import re
import unicodedata
from dataclasses import dataclass

_NUMBER = re.compile(
    r"\(?(?:n\s?[°º]\s?)?(?P<value>\d{1,3})(?:[.]\d{1,2})*(?:er|e)?\s?"
    r"(?:[.)/°º]+(?!\d)|[-–—:](?=\s|(?-i:[A-ZÀ-Ý])))(?:\s?[-–—](?=\s))?\s*",
    re.IGNORECASE,
)
_CALLED = re.compile(
    r"(?:engagement|point)\s*(?:n\s?[°º]\s?)?(?P<value>\d{1,3})\s?[-–—:.)]+\s*",
    re.IGNORECASE,
)
_LETTER = re.compile(
    r"\(?(?P<value>[a-z])(?:\s?\)|\.(?=\s)|\s[-–—](?=\s))\s*", re.IGNORECASE
)
_ROMAN = re.compile(
    r"\(?(?P<value>[ivx]{1,5})\s?(?:[.)](?!\w)|[-–—](?=\s))\s*", re.IGNORECASE
)
_BULLET = re.compile(
    r"(?P<value>[-–—−‑](?=\s|[A-ZÀ-Ý])"
    r"|[•·∙▪▫■□◦●○◆◇❖➢➤►▶→⇒✓✔✗☐☑☒‣⁃\ue000-\uf8ff]|[*+oﬂ�](?=\s))\s*"
)
_BARE = re.compile(r"\(?(?:\d{1,3}|[a-zA-Z]|[ivxIVX]{1,5})\s?[.)°/–—-]{0,2}|[^\w\s]")
_ROMANS = {"i": 1, "v": 5, "x": 10}


@dataclass(frozen=True)
class Label:
    """What stands before an item.

    ``kind`` is « number », « letter », « roman » or « bullet »; ``shape`` tells
    one list's labels from another's; ``end`` is where the item's words begin.
    """

    kind: str
    value: int
    shape: str
    end: int

    def follows(self, other: "Label | None") -> bool:
        """Whether this may be the next label of the list that ``other`` is in."""
        if self.kind == "bullet":
            return other is None or other.shape == self.shape
        return self.value == (other.value + 1 if other else 1)


def labels_of(text: str) -> list[Label]:
    """Return every reading of the label that ``text`` begins with: « i) » has two."""
    found = []
    for pattern in (_NUMBER, _CALLED):
        if match := pattern.match(text):
            found.append(_label("number", int(match["value"]), match))
    if match := _ROMAN.match(text):
        found.append(_label("roman", _roman(match["value"].lower()), match))
    if match := _LETTER.match(text):
        value = ord(match["value"].lower()) - ord("a") + 1
        found.append(_label("letter", value, match))
    if match := _BULLET.match(text):
        found.append(Label("bullet", 0, match["value"], match.end()))
    elif (
        unicodedata.category(text[:1] or "a") == "So" and text[1:3].strip() != text[1:3]
    ):
        end = len(text) - len(text[1:].lstrip("\ufe0f").lstrip())
        found.append(Label("bullet", 0, text[0], end))
    return found


def is_bare_label(text: str) -> bool:
    """Whether a table cell holds a number or a bullet and nothing else."""
    return _BARE.fullmatch(text) is not None


def label_of(text: str, after: Label | None = None) -> Label | None:
    """Return the label that ``text`` begins with, read as the one ``after`` another."""
    found = labels_of(text)
    fitting = (label for label in found if after and label.kind == after.kind)
    first = (label for label in found if label.follows(None))
    return next(fitting, next(first, found[0] if found else None))


def _label(kind: str, value: int, match: re.Match) -> Label:
    shape = re.sub(r"\w+|\s+", "", match[0])
    return Label(kind, value, shape, match.end())


def _roman(letters: str) -> int:
    values = [_ROMANS[letter] for letter in letters]
    following = [*values[1:], 0]
    return sum(
        -value if value < after else value
        for value, after in zip(values, following, strict=True)
    )
