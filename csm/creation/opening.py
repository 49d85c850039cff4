"""A programme begins to exist, seen by its team alone; later it opens to all."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from contracts.models import Contract
from csm.creation.parts import LENGTHS, LENGTHS_AT_FIRST, fields_of
from csm.creation.starting import last_start
from programmes import course
from programmes.models import Membership, Programme, Role, Territory
from programmes.vocabulary import Words


@transaction.atomic
def open_programme(programme, opener):
    """Save a new programme, in preparation, and return it.

    ``programme`` has its territory, its edition and its public; ``opener`` becomes its
    coordinator. Raises ``ValidationError`` when somebody has just opened the same one.
    """
    # Two openings at once must not be given the same address.
    Territory.objects.select_for_update().get(pk=programme.territory_id)
    programme.validate_constraints(exclude=[*fields_of(Words), *LENGTHS])
    for name, value in zip(LENGTHS, LENGTHS_AT_FIRST, strict=True):
        setattr(programme, name, value)
    programme.slug = programme.free_slug()
    programme.opened_by = opener
    programme.save()
    Membership.objects.create(programme=programme, user=opener, role=Role.COORDINATOR)
    return programme


def may_be_opened(programme):
    """Whether there is something to show to all who take part: what it starts from.

    Groups and a contract made by hand serve as well.
    """
    if last_start(programme) is not None:
        return True
    begun = Contract.objects.filter(programme=programme)
    return programme.role_groups.exists() and begun.exists()


@transaction.atomic
def open_to_all(programme, by):
    """Open a programme in preparation to all who take part in it.

    Raises ``ValidationError`` as ``course.begin``, and for one without anything in it.
    """
    Programme.objects.select_for_update().get(pk=programme.pk)
    if not may_be_opened(programme):
        raise ValidationError(_("First choose what the programme starts from."))
    course.begin(programme, by)
