"""How wide words are, and where they break: measured in the typeface that they are set in.

A drawing cannot wrap text by itself, neither on screen nor in print; it is given lines.
"""

import re
import unicodedata
from functools import cache, lru_cache
from importlib.resources import files

from PIL import ImageFont

from programmes.typography import french, is_french

#: Size at which words are measured; widths grow in proportion.
MEASURED = 100
#: Beyond, a letter is not in our typeface: the reader's own is taken, seldom this wide.
LAST_OF_OURS, WIDEST = "\u024f", 1.3
NO_XML = "\ufffe\uffff"
PUNCTUATION = range(0x2000, 0x2070)
#: As wide again as measured, for the moment before the typeface has come.
MARGIN = 1.05


@cache
def typeface(bold):
    """Return Atkinson Hyperlegible, regular or bold, to measure with."""
    cut = "Bold" if bold else "Regular"
    path = files("fontpkg_atkinson_hyperlegible") / "files"
    with (path / f"AtkinsonHyperlegible-{cut}.ttf").open("rb") as file:
        return ImageFont.truetype(file, MEASURED, layout_engine=ImageFont.Layout.BASIC)


def shown(text):
    """Return typed words as they are set: on one line, their spaces as French asks.

    What a drawing cannot hold, a control character, is left out.
    """
    text = re.sub(r"[\t\n\r ]+", " ", text).strip(" ")
    kept = "".join(letter for letter in text if _is_written(letter))
    return french(kept) if is_french() else kept


def _is_written(letter):
    return unicodedata.category(letter) not in ("Cc", "Cs") and letter not in NO_XML


def width_of(words, size, bold=False):
    """Return how wide ``words`` are in type of ``size``, in the same unit."""
    return sum(_width_of_word(word, bold) for word in _with_spaces(words)) * size


def _with_spaces(words):
    """Return the words one by one, a space between them: each is measured once."""
    first, *others = words.split(" ")
    return [first, *(piece for word in others for piece in (" ", word))]


@lru_cache(maxsize=16_384)
def _width_of_word(word, bold):
    """Return the width of a word in type of 1."""
    ours = "".join(filter(_is_ours, word))
    others = sum(map(_width_of_another, word)) if len(ours) < len(word) else 0
    return (typeface(bold).getlength(ours) / MEASURED + others) * MARGIN


def _is_ours(letter):
    return letter <= LAST_OF_OURS or ord(letter) in PUNCTUATION or letter == "€"


def _width_of_another(letter):
    if _is_ours(letter) or unicodedata.combining(letter):
        return 0
    return WIDEST


@lru_cache(maxsize=4096)
def wrapped(words, size, width, bold=False, indent=0):
    """Return ``words`` in lines of at most ``width``; a word too long is cut in two.

    The first line begins after ``indent``; it is empty when no word finds room there.
    """
    lines, line, room = [], "", width - indent
    for word in words.split(" "):
        longer = f"{line} {word}" if line else word
        if width_of(longer, size, bold) <= room:
            line = longer
            continue
        if line or room < width:
            lines.append(line)
        *whole, line = _pieces(word, size, width, bold)
        lines, room = lines + whole, width
    return (*lines, line) if line else tuple(lines)


def _pieces(word, size, width, bold):
    pieces = [""]
    for letter in word:
        if pieces[-1] and width_of(pieces[-1] + letter, size, bold) > width:
            pieces.append("")
        pieces[-1] += letter
    return pieces
