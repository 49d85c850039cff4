"""Opening a programme: its words, groups, first coordinator and contract at once."""

from django.db import transaction

from contracts.drafting import draft_contract
from programmes.models import Membership, Role, RoleGroup, Territory
from programmes.models.voices import Voiced
from programmes.vocabulary import Words

LENGTHS = ("duration_months", "mid_term_rule", "mid_term_months")


def _fields(model):
    return [field.name for field in model._meta.fields]


@transaction.atomic
def open_programme(programme, group_set, opener):
    """Save a new programme in the manner of ``group_set``, and return it.

    ``programme`` has its territory, its edition and its public; words and lengths
    come from the set, which is copied: later changes of the set do not touch it.
    ``opener`` becomes the coordinator, and the contract begins in their name.
    Raises ``ValidationError`` when somebody has just opened the same one.
    """
    # Two openings at once must not be given the same address or reference.
    Territory.objects.select_for_update().get(pk=programme.territory_id)
    programme.validate_constraints(exclude=[*_fields(Words), *LENGTHS])
    for name in (*_fields(Words), *LENGTHS):
        setattr(programme, name, getattr(group_set, name))
    programme.slug = programme.free_slug()
    programme.opened_by = opener
    programme.save()
    copy_groups(group_set, programme)
    Membership.objects.create(programme=programme, user=opener, role=Role.COORDINATOR)
    draft_contract(programme, opener, group_set)
    return programme


def copy_groups(group_set, programme):
    """Give ``programme`` the role groups of ``group_set``, in the same order."""
    RoleGroup.objects.bulk_create(
        RoleGroup(
            programme=programme,
            **{name: getattr(model, name) for name in _fields(Voiced)},
        )
        for model in group_set.groups.order_by("position", "pk")
    )
