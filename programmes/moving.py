"""What goes elsewhere with the ceremony, or with the length of the contract.

Shown before anything is saved. The kernel knows the days; a floor above that gives them
names of its own, or keeps one where people have put it, says so by ``names_days``.
"""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from programmes.dates import Dates

#: The days that follow from a contract, as they are called without a path.
LABELS = {
    "signed_on": gettext_lazy("Ceremony"),
    "mid_term_on": gettext_lazy("Mid-term evaluation"),
    "ends_on": gettext_lazy("Last day of the contract"),
    "final_on": gettext_lazy("Final evaluation"),
}


@dataclass(frozen=True)
class Named:
    """How one of the days is called; ``stays_on`` when it does not follow the others."""

    label: str
    stays_on: dt.date | None = None
    why: str = ""
    is_over: bool = False  # it took place: there is nothing to warn of


@dataclass(frozen=True)
class Move:
    """A date that a change of the calendar takes from one day to another."""

    label: str
    before: dt.date
    after: dt.date | None


@dataclass(frozen=True)
class Stay:
    """A date that people chose by hand, which does not move; ``warning`` may be empty."""

    label: str
    day: dt.date
    why: str
    warning: str = ""


@dataclass(frozen=True)
class Moves:
    moving: tuple[Move, ...]
    staying: tuple[Stay, ...] = ()

    def __bool__(self):
        return bool(self.moving)


type Namer = Callable[[object, Dates], dict[str, Named]]
_namers: list[Namer] = []


def names_days(namer: Namer) -> Namer:
    """Let ``namer(programme, dates)`` name some of the ``LABELS`` as ``Named``.

    ``dates`` are those that are about to be saved.
    """
    _namers.append(namer)
    return namer


def moves_between(programme, before: Dates, after: Dates) -> Moves:
    """Return what goes elsewhere when the ``Dates`` of ``programme`` become others.

    A day that was not known yet does not move.
    """
    named = {
        key: one for name in _namers for key, one in name(programme, after).items()
    }
    moving, staying = [], []
    for key, usual in LABELS.items():
        one = named.get(key) or Named(str(usual))
        old, new = getattr(before, key), getattr(after, key)
        if one.stays_on is not None:
            warning = "" if one.is_over else falls_outside(one.stays_on, after)
            staying.append(Stay(one.label, one.stays_on, one.why, warning))
        elif old and old != new:
            moving.append(Move(one.label, old, new))
    return Moves(tuple(moving), tuple(staying))


def falls_outside(day: dt.date, dates: Dates) -> str:
    """Return a sentence when ``day`` is not within a contract of these dates, else ""."""
    if dates.signed_on and day < dates.signed_on:
        return _("This day would come before the signature.")
    if dates.ends_on and day > dates.ends_on:
        return _("This day would come after the end of the contract.")
    return ""
