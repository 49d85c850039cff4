"""« Ce qui m'attend »: what waits for one person, over all that she takes part in.

Put together when it is read, from what each app waits for; nobody is reminded by mail.
"""

import datetime as dt
from dataclasses import dataclass
from itertools import chain

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from contracts import awaits as of_contracts
from csm.rights import awaits as rights
from evaluation import awaits as of_evaluations
from phases import awaits as phases
from programmes import awaits as programmes
from programmes.access import Access
from programmes.awaiting import Awaited, where
from programmes.models import Programme
from programmes.models.programme import TEAM
from wellbeing import awaits as wellbeing
from workshops import awaits as workshops

#: Lowest floor first.
FLOORS = (
    programmes,
    phases,
    wellbeing,
    workshops,
    of_contracts,
    of_evaluations,
)
KINDS = ("creation",)
#: States of the programmes that somebody works on.
OPEN = (Programme.State.DRAFT, Programme.State.RUNNING)


@dataclass(frozen=True)
class Waiting:
    """What waits: the one thing to do first, what is near, and the rest."""

    first: Awaited | None
    near: tuple[Awaited, ...]
    later: tuple[Awaited, ...]

    def __iter__(self):
        """Yield every line, the nearest first."""
        if self.first is not None:
            yield self.first
        yield from (*self.near, *self.later)


def every_kind():
    """Return the kinds of line that there are, in the order in which they are asked."""
    return [
        *KINDS,
        *rights.KINDS,
        *chain.from_iterable(floor.KINDS for floor in FLOORS),
    ]


def lines_for(accesses: list[Access], plans=None, contracts=None) -> list[Awaited]:
    """Return all that waits in these programmes: first what is over or soonest.

    A programme in preparation waits to be opened; what is ended or put away, for nobody
    but for the rights of the persons. Nothing waits for whoever only reads since the
    group took over, but for the rights of the persons, which are theirs to answer still.
    ``plans`` are their paths by key, and ``contracts`` their contracts, for who has read
    them already.
    """
    rights_lines = rights.awaits(accesses)
    accesses = [one.to_write() for one in accesses]
    running = [
        one for one in accesses if one.programme.state == Programme.State.RUNNING
    ]
    lines = [
        *_creations(accesses),
        *rights_lines,
        *programmes.awaits(running),
        *phases.awaits(running, plans),
        *wellbeing.awaits(running),
        *workshops.awaits(running),
        *of_contracts.awaits(running, contracts),
        *of_evaluations.awaits(running),
    ]
    places = {one.programme.pk: place for place, one in enumerate(accesses)}
    return sorted(
        lines, key=lambda line: (line.day or dt.date.max, places[line.programme.pk])
    )


def waiting_for(accesses: list[Access], plans=None) -> Waiting:
    """Return what waits in these programmes, parted by how near it is."""
    lines, today = lines_for(accesses, plans), timezone.localdate()
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
