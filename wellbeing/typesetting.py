"""An annex as paper can show it: a print has no typeface for emoji.

The words stay as they were written everywhere else.
"""

import unicodedata
from dataclasses import replace
from itertools import groupby

from django.utils.translation import gettext as _

from programmes.printing import materials

#: Signs that join or vary an emoji, and the kinds of those that are one.
JOINERS = "\u200d\ufe0e\ufe0f"
KINDS = ("So", "Sk", "Cn", "Co")


def typeset(annex):
    """Return the annex with a word in the place of each drawing that cannot be set."""
    return replace(annex, themes=tuple(map(_theme, annex.themes)))


def _theme(theme):
    return replace(
        theme,
        text=words(theme.text),
        bright=tuple(map(_idea, theme.bright)),
        dark=tuple(map(_idea, theme.dark)),
    )


def _idea(idea):
    also = tuple(map(words, idea.also))
    return replace(idea, text=words(idea.text), also=also, group=words(idea.group))


def words(text):
    """Return a text with « [dessin] » for emoji, and without signs that control."""
    runs = groupby(filter(_is_seen, text), _is_drawn)
    said = f"[{_('drawing')}]"
    return "".join(said if is_drawn else "".join(run) for is_drawn, run in runs)


def _is_seen(sign):
    return sign in "\n\t" or unicodedata.category(sign) != "Cc"


def _is_drawn(sign):
    if sign in materials.characters():
        return False
    return sign in JOINERS or unicodedata.category(sign) in KINDS
