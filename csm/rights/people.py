"""Which persons somebody may speak for here: herself, or any of them for the team."""

from django.shortcuts import get_object_or_404

from programmes.models import Partner
from programmes.models.programme import TEAM


def people_of(access):
    """Return the persons of whom ``access`` reads what is kept: who was erased is none."""
    people = Partner.objects.filter(
        programme=access.programme, organisation=None, erased_on=None
    )
    if not access.has(*TEAM):
        people = people.filter(pk__in=access.partner_pks)
    return people.select_related("programme__territory", "role_group__programme")


def person_or_404(request, number):
    return get_object_or_404(people_of(request.access), number=number)


def is_herself(request, partner):
    """Whether the account speaks for this person."""
    return partner.pk in request.access.partner_pks
