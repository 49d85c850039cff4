"""The parts of the page of a session, one after the other.

Each part has its own module: ``told(session, access)`` returns what its template needs,
under the name ``part``, or None when this person has nothing to see there.
"""

from dataclasses import dataclass
from importlib import import_module


@dataclass(frozen=True)
class Part:
    """One part of the page: its template, and what it tells."""

    template: str
    told: dict


#: The modules that tell a part of the page, in order; they know this one.
PARTS = ("workshops.logged", "workshops.documents")


def parts_of(session, access):
    """Return the parts that have something to tell to this person, in order."""
    parts = (import_module(name).told(session, access) for name in PARTS)
    return [part for part in parts if part is not None]
