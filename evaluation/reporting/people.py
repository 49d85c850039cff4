"""Who took part, and who answered: counts by role group, small groups put together.

Outside the group, role groups of fewer than five are told as one (domain 7.3): nothing
says which they are, nor how many each has.
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


def around_the_table(*programmes):
    """Return for each programme its role groups that have partners, and how many."""
    present = Q(partners__left_on=None)
    groups = RoleGroup.objects.filter(programme__in=programmes)
    groups = groups.annotate(present=Count("partners", present)).filter(present__gt=0)
    found = {programme.pk: [] for programme in programmes}
    vocabularies = {programme.pk: programme.vocabulary for programme in programmes}
    for group in groups.order_by("position", "pk"):
        label = group.title_in(vocabularies[group.programme_id])
        is_of_participants = group.kind == Kind.PARTICIPANT
        line = Group(label, group.present, is_of_participants)
        found[group.programme_id].append(line)
    return found


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
    label = _("other partners") if alone else _("all partners together")
    return [*alone, Group(label, None if is_small(rest) else rest)]
