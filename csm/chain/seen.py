"""The chain of solidarity: who passed on to whom, in lines and in one drawing.

What is said of another programme is its territory and its edition.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from django.db import models
from django.urls import reverse

from csm.chain.drawing import drawing_of
from csm.chain.filiation import lines_of_filiation
from programmes.alphabet import folded
from programmes.models import Programme, Transmission

#: Above this, groups without any link are counted rather than drawn.
MOST_ALONE = 40


@dataclass(frozen=True)
class Stop:
    """One group on a line of filiation; ``url`` is "" where there is no page to open."""

    words: str
    url: str


@dataclass(frozen=True)
class Line:
    """« Rivemont: 2023-2024 → 2025-2026 → Val-Fleuri 2026-2027 »."""

    territory: str
    stops: tuple[Stop, ...]


def place_of(programme: Programme, opened: Iterable[int]) -> str:
    """Return the address where this person may read of ``programme``, or "".

    ``opened`` are the keys of the programmes that the person opens.
    """
    if programme.pk in opened:
        return programme.get_absolute_url()
    if programme.published_at is None or programme.archived_at is not None:
        return ""
    return reverse("public_programme", args=[programme.slug])


def lines(programmes, pairs, opened) -> list[Line]:
    """Return the links between ``programmes`` as lines.

    ``pairs`` are the keys of those who passed on and of those who received, ``opened``
    the keys of the programmes that the person opens. The territory of each programme
    is at hand.
    """
    known = {one.pk: one for one in sorted(programmes, key=in_order)}
    found = lines_of_filiation(known, pairs, lambda pk: known[pk].territory_id)
    return [_line([known[pk] for pk in line], opened) for line in found]


def _line(programmes, opened):
    """Name the territory again where the line goes on in another one."""
    before = [programmes[0], *programmes]
    return Line(
        programmes[0].territory.name,
        tuple(
            Stop(
                one.edition if one.territory_id == last.territory_id else str(one),
                place_of(one, opened),
            )
            for last, one in zip(before, programmes, strict=False)
        ),
    )


def in_order(programme):
    """Sort programmes by year, then by territory as people look for it."""
    name = folded(programme.territory.name)
    return programme.first_year, programme.last_year, name, programme.pk


class ChainSeen:
    """The chain as one person may see it: their programmes, and those linked to them."""

    def __init__(self, user):
        self.user = user

    @cached_property
    def links(self):
        ends = ("giver__territory", "receiver__territory")
        seen = Transmission.objects.visible_to(self.user).select_related(*ends)
        return list(seen.fetch_mode(models.FETCH_RAISE))

    @cached_property
    def mine(self):
        seen = Programme.objects.visible_to(self.user).select_related("territory")
        return {one.pk: one for one in seen.fetch_mode(models.FETCH_RAISE)}

    @cached_property
    def pairs(self):
        return sorted((one.giver_id, one.receiver_id) for one in self.links)

    @cached_property
    def linked(self):
        """The programmes with a link, by key."""
        ends = [one for link in self.links for one in (link.giver, link.receiver)]
        return {one.pk: one for one in ends}

    @cached_property
    def alone(self):
        """The person's programmes without a link, in order."""
        return sorted(
            (one for pk, one in self.mine.items() if pk not in self.linked),
            key=in_order,
        )

    @property
    def too_many_alone(self):
        return len(self.alone) > MOST_ALONE

    @cached_property
    def lines(self):
        return lines(self.linked.values(), self.pairs, self.mine)

    @cached_property
    def drawing(self):
        alone = [] if self.too_many_alone else self.alone
        return drawing_of([*self.linked.values(), *alone], self.pairs)
