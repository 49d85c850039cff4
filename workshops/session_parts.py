"""A part of the page of a session, as the module of its subject tells it.

Such a module has ``told(session, access)``, which returns a ``Part``, or None when this
person has nothing to see there. The page lists them (``views.sessions.PARTS``).
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Act:
    """What is to be done of a part now, for this person: its words, and where."""

    words: str
    url: str


@dataclass(frozen=True)
class Part:
    """One part of the page: its template, what it tells, and what is to be done of it.

    The template finds what it tells under the name ``part``.
    """

    template: str
    told: dict
    act: Act | None = None


def act_of(parts):
    """Return the one thing to do first once the session has begun, or None."""
    return next((part.act for part in parts if part.act), None)
