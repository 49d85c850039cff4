"""The wall as it is sorted: dimensions, components, and the two sides of each.

A round stands beside its mirror. Whatever the number of ideas, the queries are as many.
"""

from collections import Counter
from dataclasses import dataclass, field

from django.db.models import FETCH_RAISE, Count, F, Prefetch, Q, Window
from django.db.models.functions import RowNumber

from wellbeing.models import Component, Dimension, Idea, Round

#: How many ideas of one side of a component are shown, on a wall and on a large one.
SHOWN, SHOWN_OF_MANY, MANY = 10, 3, 300


@dataclass
class Side:
    """The ideas of one round in one component."""

    round: Round
    count: int
    ideas: list = field(default_factory=list)

    @property
    def more(self):
        """How many of its ideas are not shown here, those laid on others included."""
        return max(self.count - sum(idea.times for idea in self.ideas), 0)


@dataclass
class Place:
    component: Component
    sides: list

    @property
    def count(self):
        return sum(side.count for side in self.sides)


@dataclass
class Wall:
    rounds: list
    dimensions: list
    #: How many ideas stand, by the key of their round and that of their component.
    counts: Counter
    #: How many are not sorted, those laid on others left aside.
    unsorted_tops: int
    parts: list

    @property
    def total(self):
        return self.counts.total()

    @property
    def unsorted_count(self):
        return sum(self.counts[one.pk, None] for one in self.rounds)

    @property
    def sorted_count(self):
        return self.total - self.unsorted_count

    @property
    def components(self):
        return {
            part.pk: part for one in self.dimensions for part in one.components.all()
        }

    @property
    def sides(self):
        return [
            (one, sum(n for (pk, _place), n in self.counts.items() if pk == one.pk))
            for one in self.rounds
        ]


def beside(pk, access):
    """Return the round of this key and its mirror, well-being first; [] when unknown."""
    kept = Round.objects.visible_to(access).kept()
    mirror = Q(pk__in=Round.objects.filter(pk=pk).values("mirror"))
    # By the mirror’s key: SQLite cannot be asked for a row beyond 64 bits.
    found = list(kept.filter(Q(pk=pk) | Q(mirror__pk=pk) | mirror))
    if not any(one.pk == pk for one in found):
        return []
    return sorted(found, key=lambda one: (one.is_bright is not True, one.pk))


def open_to(rounds):
    """Return the dimensions by which these rounds are sorted, the general part first."""
    found = Dimension.objects.none()
    for one in rounds:
        found = found | Dimension.objects.open_to(one)
    parts = Component.objects.order_by(F("is_general").desc(), "position", "pk")
    ordered = found.order_by(F("referential").asc(nulls_last=True), "position", "pk")
    return list(ordered.prefetch_related(Prefetch("components", queryset=parts)))


def standing_in(rounds, access):
    """Return the ideas of these rounds that a person reads, with their place."""
    ideas = Idea.objects.visible_to(access).standing()
    return ideas.filter(round__in=rounds).with_place()


def tops_in(rounds, access):
    """Return the same, duplicates left under the idea they lie on."""
    tops = standing_in(rounds, access).on_top().with_times()
    return tops.select_related("reversed_by__round", "round").fetch_mode(FETCH_RAISE)


def wall_of(rounds, access, dimensions):
    """Return the wall of these rounds; ``dimensions`` are those of ``open_to``."""
    counts, unsorted_tops = _counted(rounds, access)
    is_large = sum(n for (_pk, place), n in counts.items() if place) > MANY
    shown = _shown(rounds, access, SHOWN_OF_MANY if is_large else SHOWN)
    parts = [
        (dimension, [_place(part, rounds, counts, shown) for part in parts])
        for dimension in dimensions
        for parts in [dimension.components.all()]
    ]
    return Wall(rounds, dimensions, counts, unsorted_tops, parts)


def place_with(component, rounds, ideas):
    """Return a component with these ideas of it, side by side; their counts are theirs."""
    ideas = list(ideas)
    sides = []
    for one in rounds:
        own = [idea for idea in ideas if idea.round_id == one.pk]
        sides.append(Side(one, sum(idea.times for idea in own), own))
    return Place(component, sides)


def _counted(rounds, access):
    alone = Q(stacked_on=None) | Q(stacked_on__withdrawn=True)
    alone |= Q(stacked_on__hidden=True)
    rows = (
        standing_in(rounds, access)
        .order_by()
        .values_list("round", "place")
        .annotate(number=Count("pk"), tops=Count("pk", filter=alone))
    )
    counts, tops = Counter(), 0
    for round_pk, place, number, on_top in rows:
        counts[round_pk, place] += number
        tops += on_top if place is None else 0
    return counts, tops


def _shown(rounds, access, most):
    """Return the ideas to show, by the keys of their round and component."""
    rank = Window(RowNumber(), partition_by=["round", "now__component"], order_by="pk")
    ideas = tops_in(rounds, access).filter(place__isnull=False)
    found = {}
    for idea in ideas.annotate(rank=rank).filter(rank__lte=most).order_by("pk"):
        found.setdefault((idea.round_id, idea.place), []).append(idea)
    return found


def _place(component, rounds, counts, shown):
    sides = [
        Side(one, counts[key], shown.get(key, []))
        for one in rounds
        for key in [(one.pk, component.pk)]
    ]
    return Place(component, sides)
