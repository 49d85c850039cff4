"""The parts of the page of a session, one after the other.

Each part has its own module: ``told(session, access)`` returns what its template needs,
under the name ``part``, or None when this person has nothing to see there.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Act:
    """What is to be done of a part now, for this person: its words, and where."""

    words: str
    url: str


@dataclass(frozen=True)
class Part:
    """One part of the page: its template, what it tells, and what is to be done of it."""

    template: str
    told: dict
    act: Act | None = None


#: What tells a part of the page, in order.
PARTS = ()


def parts_of(session, access):
    """Return the parts that have something to tell to this person, in order."""
    parts = (tell(session, access) for tell in PARTS)
    return [part for part in parts if part is not None]


def act_of(parts):
    """Return the one thing to do first once the session has begun, or None."""
    return next((part.act for part in parts if part.act), None)
