"""« Ce qui m'attend »: what waits for one person, over all that she takes part in.

Put together when it is read, from what each app waits for; nobody is reminded by mail.
"""

import datetime as dt
from dataclasses import dataclass
from itertools import chain

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from contracts import awaits as contracts
from phases import awaits as phases
from programmes import awaits as programmes
from programmes.access import Access
from programmes.awaiting import Awaited, where
from programmes.models import Programme
from programmes.models.programme import TEAM
from workshops import awaits as workshops

#: Lowest floor first.
FLOORS = (programmes, phases, workshops, contracts)
KINDS = ("creation",)
#: States of the programmes that somebody works on.
OPEN = (Programme.State.DRAFT, Programme.State.RUNNING)


@dataclass(frozen=True)
class Waiting:
    """What waits: the one thing to do first, what is near, and the rest."""

    first: Awaited | None
    near: tuple[Awaited, ...]
    later: tuple[Awaited, ...]

    def __len__(self):
        return len(self.near) + len(self.later) + (self.first is not None)


def every_kind():
    """Return the kinds of line that there are, in the order in which they are asked."""
    return [*KINDS, *chain.from_iterable(floor.KINDS for floor in FLOORS)]


def lines_for(accesses: list[Access]) -> list[Awaited]:
    """Return all that waits in these programmes: first what is over or soonest.

    What is ended or put away waits for nobody.
    """
    accesses = [one for one in accesses if one.programme.state in OPEN]
    lines = [*_creations(accesses)]
    for floor in FLOORS:
        lines += floor.awaits(accesses)
    places = {one.programme.pk: place for place, one in enumerate(accesses)}
    return sorted(
        lines, key=lambda line: (line.day or dt.date.max, places[line.programme.pk])
    )


def waiting_for(accesses: list[Access]) -> Waiting:
    """Return what waits in these programmes, parted by how near it is."""
    lines, today = lines_for(accesses), timezone.localdate()
    near = tuple(line for line in lines if line.is_near(today))
    later = tuple(line for line in lines if not line.is_near(today))
    if near:
        return Waiting(near[0], near[1:], later)
    return Waiting(later[0], (), later[1:]) if later else Waiting(None, (), ())


def _creations(accesses):
    """Yield the programmes that were begun and are not open yet."""
    for access in where(accesses, *TEAM).values():
        programme = access.programme
        if programme.state == Programme.State.DRAFT:
            yield Awaited(
                "creation",
                programme,
                "file-earmark-text",
                _("Go on opening the programme"),
                _("It is in preparation: only its team sees it."),
                reverse("programme_creation", args=[programme.slug]),
            )
