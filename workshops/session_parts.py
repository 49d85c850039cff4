"""A part of the page of a session, as the module of its subject tells it.

Such a module has ``told(session, access)``, which returns a ``Part``, or None when this
person has nothing to see there. The page lists them (``views.sessions.PARTS``).
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Part:
    """One part of the page: its template, and what it tells under the name ``part``."""

    template: str
    told: dict
