"""Counting people without pointing at anybody: what small numbers may say (trust T16).

A count of one to four people says too much to those who may not see the names, whether
it is read or found by taking one number from another. Here one number is told alone, or
as a share of another; of numbers side by side ``programmes.suppression`` says what goes.
"""

from dataclasses import dataclass
from enum import Enum

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from programmes.typography import in_words

#: A count below this, and above nobody, is not said (domain 7.3, 8.2).
FEWEST = 5


def is_small(number: int) -> bool:
    """Whether ``number`` people are so few that their number is not said."""
    return 0 < number < FEWEST


def people(number: int) -> str:
    """Return how many people there are, in words, as anybody may read it."""
    if number == 0:
        return _("nobody yet")
    if is_small(number):
        return _("fewer than five people")
    return people_exactly(number)


def people_exactly(number: int) -> str:
    """Return the same for those who may see the names."""
    words = ngettext("one person", "%(number)s people", number)
    return words % {"number": in_words(number)}


class Amount(Enum):
    """What may be said of those, among a number of people, who did something."""

    NOBODY = "nobody"
    FEW = "fewer than five"
    SOME = "exactly"
    ALL_BUT_FEW = "all but fewer than five"
    EVERYBODY = "everybody"


@dataclass(frozen=True)
class Share:
    """How many of a number of people: ``number`` is None unless it may be said."""

    amount: Amount
    number: int | None = None


def share(part: int, whole: int) -> Share:
    """Return what may be said of ``part`` people, where ``people(whole)`` is said too.

    Neither those who are in it nor those who are not can be counted from it, as long as
    they are one to four. When both are so few, the smaller side is the one that is
    told, else a single number could be left; and of few people in all, only that some
    are in it.
    """
    rest = whole - part
    if part == 0:
        return Share(Amount.NOBODY)
    if rest == 0:
        return Share(Amount.EVERYBODY)
    if is_small(whole) or (is_small(part) and (part <= rest or not is_small(rest))):
        return Share(Amount.FEW)
    if is_small(rest):
        return Share(Amount.ALL_BUT_FEW)
    return Share(Amount.SOME, part)
