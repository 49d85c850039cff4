"""Rows that people put in order, one step at a time."""

from django.db import transaction

from programmes.models import Programme, RoleGroup


@transaction.atomic
def move_group(group: RoleGroup, *, down: bool) -> None:
    """Move a role group one place down or up; at the end of the list it stays."""
    # Two moves at once must not leave two groups at one place.
    Programme.objects.select_for_update().get(pk=group.programme_id)
    groups = list(group.programme.role_groups.order_by("position", "pk"))
    at = groups.index(group)
    groups.insert(at + 1 if down else max(at - 1, 0), groups.pop(at))
    for position, one in enumerate(groups, start=1):
        one.position = position
    RoleGroup.objects.bulk_update(groups, ["position"])
