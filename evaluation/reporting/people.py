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
from programmes.suppression import told_apart


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
    """Return the groups that may be told apart, and last the others together."""
    known = [group for group in groups if group.number]
    apart = told_apart({n: group.number for n, group in enumerate(known)})
    alone = [group for n, group in enumerate(known) if n in apart]
    return with_the_rest(alone, sum(group.number for group in known))


def with_the_rest(alone: list[Group], number: int) -> list[Group]:
    """Return groups, and after them those that are told together; ``number`` is of all.

    Where all together are too few, their number is not said.
    """
    rest = number - sum(group.number for group in alone)
    if not rest:
        return alone
    return [*alone, _together(None if is_small(rest) else rest, alone)]


def _together(number, alone):
    """Return the line of those who are told as one, beside those told by themselves."""
    label = _("other partners") if alone else _("all partners together")
    return Group(label, number)


def total(groups):
    """Return how many they are in all; what is not said counts for nothing."""
    return sum(group.number or 0 for group in groups)
