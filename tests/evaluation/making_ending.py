"""What a group decided of its end, made plainly; every value can be given."""

import datetime as dt

from django.urls import reverse
from django.utils import timezone

from evaluation.models import Ending
from programmes.models import Consent, HostContact, Role
from tests.factories import (
    make_membership,
    make_organisation,
    make_partner,
    make_programme,
    make_user,
)


def url(programme, name, *args):
    return reverse(f"evaluation:{name}", args=[programme.slug, *args])


def make_ending(programme=None, *carriers, **values) -> Ending:
    """The group carries on alone, with the help of ``carriers``, unless it is said."""
    known = {
        "choice": Ending.Choice.ALONE,
        "decided_on": timezone.localdate(),
        "words": "Nous continuons ensemble.",
    }
    ending = Ending.objects.create(
        programme=programme or make_programme(),
        recorded_by=values.pop("recorded_by", None) or make_user(),
        **known | values,
    )
    ending.carriers.set(carriers)
    return ending


def make_carrier(programme, **values):
    """A participant with an account, whom the group may name."""
    partner = make_partner(programme, **values)
    return make_membership(programme, Role.PARTICIPANT, partner=partner).partner


def account_of(partner):
    return partner.memberships.get(role=Role.PARTICIPANT).user


def make_contact(programme, **values) -> HostContact:
    known = {"name": "Ada Brun", "capacity": "accueil", "phone": "03 00 00 00 01"}
    return HostContact.objects.create(
        organisation=values.pop("organisation", None)
        or make_organisation(territory=programme.territory),
        territory=programme.territory,
        **known | values,
    )


def make_consent(partner, **values) -> Consent:
    """An agreement to leave a contact for the group that carries on."""
    known = {
        "purpose": Consent.Purpose.CONTACT,
        "words": "J’accepte que le groupe m’appelle.",
        "contact": "06 00 00 00 02",
        "given": Consent.Given.ALOUD,
        "given_on": dt.date(2026, 1, 8),
    }
    return Consent.objects.create(
        partner=partner, recorded_by=make_user(), **known | values
    )
