"""Who took part, and who answered: counts by role group, small groups put together.

Outside the group, role groups of fewer than five are told as one (domain 7.3): nothing
says which they are, nor how many each has. Of those around the table organisations are
counted elsewhere too, so that a sum in which few persons stand would count these.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count, Q
from django.utils.translation import gettext as _

from programmes.counting import is_small
from programmes.models import Kind, RoleGroup


@dataclass(frozen=True)
class Group:
    """A line of counts; ``number`` is None where it says too much."""

    label: str
    number: int | None
    #: Whether these are the participants, and they alone.
    is_of_participants: bool = False
    #: How many of them are persons, and no organisation.
    persons: int = 0


def around_the_table(*programmes):
    """Return for each programme its role groups that have partners, and how many."""
    present = Q(partners__left_on=None)
    groups = RoleGroup.objects.filter(programme__in=programmes)
    alone = present & Q(partners__organisation=None)
    groups = groups.annotate(
        present=Count("partners", present), persons=Count("partners", alone)
    ).filter(present__gt=0)
    found = {programme.pk: [] for programme in programmes}
    vocabularies = {programme.pk: programme.vocabulary for programme in programmes}
    for group in groups.order_by("position", "pk"):
        label = group.title_in(vocabularies[group.programme_id])
        is_of_participants = group.kind == Kind.PARTICIPANT
        line = Group(label, group.present, is_of_participants, group.persons)
        found[group.programme_id].append(line)
    return found


def seen_from_outside(groups: Iterable[Group]) -> list[Group]:
    """Return who is around the table as it may leave the group, few persons uncounted.

    The state of the programme tells each group's organisations, and its persons when
    they are five or more: a sum that holds one to four persons is therefore not told.
    """
    few = [one for one in groups if is_small(one.number) or is_small(one.persons)]
    alone = [one for one in groups if one not in few]
    if not few:
        return alone
    number = total(few)
    is_told = not is_small(number) and not any(is_small(one.persons) for one in few)
    return [*alone, _together(number if is_told else None, alone)]


def merged(groups: Iterable[Group]) -> list[Group]:
    """Return the same with small groups put together, until none of them is small.

    Of those that are left, the smallest joins them as long as they are too few. Where
    all together are too few, their number is not said.
    """
    known = [group for group in groups if group.number]
    together = [group for group in known if is_small(group.number)]
    alone = [group for group in known if not is_small(group.number)]
    while alone and is_small(total(together)):
        smallest = min(alone, key=lambda group: group.number)
        alone.remove(smallest)
        together.append(smallest)
    if not together:
        return alone
    number = total(together)
    return [*alone, _together(None if is_small(number) else number, alone)]


def _together(number, alone):
    """Return the line of those who are told as one, beside those told by themselves."""
    label = _("other partners") if alone else _("all partners together")
    return Group(label, number)


def total(groups):
    """Return how many they are in all; what is not said counts for nothing."""
    return sum(group.number or 0 for group in groups)
