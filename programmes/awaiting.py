"""What waits for somebody: one line, and the very place where it is done.

Each app says in its own ``awaits.py`` what it waits for, in all of a person's programmes
at once and for each role, from its own querysets; the roof puts the lines together when
the page is read, so that nothing depends on a scheduled job.
"""

import datetime as dt
from dataclasses import dataclass

from programmes.access import Access
from programmes.models import Programme
from programmes.typography import in_words
from programmes.vocabulary import capitalised

SOON = dt.timedelta(days=7)


@dataclass(frozen=True)
class Awaited:
    """One thing to do in one programme; ``url`` leads to the very place.

    ``kind`` is one of the ``KINDS`` of its app; ``day`` is when it is due, or since when
    it is possible, None for what can be done whenever there is time.
    """

    kind: str
    programme: Programme
    icon: str
    title: str
    about: str
    url: str
    day: dt.date | None = None

    def is_near(self, today: dt.date) -> bool:
        """Whether its day is over, or comes within a week."""
        return self.day is not None and self.day <= today + SOON


def counted(title: str, number: int) -> str:
    """Return ``title`` with its ``%(number)s`` in words, and a capital."""
    return capitalised(title % {"number": in_words(number)})


def where(accesses: list[Access], *roles) -> dict[int, Access]:
    """Return the accesses that hold one of ``roles``, by the key of the programme."""
    return {one.programme.pk: one for one in accesses if one.has(*roles)}
