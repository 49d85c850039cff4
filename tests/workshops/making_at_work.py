"""Workshops, the organisations that give them, and whom to call; every value can be given."""

import datetime as dt

from programmes.models import HostContact
from tests.factories import make_organisation, make_programme
from tests.workshops.making import make_meeting
from workshops.models import Hosting, Session, Workshop


def make_workshop(programme=None, **values) -> Workshop:
    """A progress workshop with a theme alone."""
    programme = programme or make_programme()
    defaults = {"theme": "Gérer son budget"}
    return Workshop.objects.create(programme=programme, **defaults | values)


def make_hosting(workshop=None, organisation=None, **values) -> Hosting:
    """An organisation that gives a workshop, and has not confirmed it yet."""
    return Hosting.objects.create(
        workshop=workshop or make_workshop(),
        organisation=organisation or make_organisation(),
        **{"offers": "Lire ses factures ensemble"} | values,
    )


def make_contact(organisation, territory, **values) -> HostContact:
    defaults = {"name": "Camille Arnoud", "capacity": "conseil", "phone": "03 00 00 00"}
    return HostContact.objects.create(
        organisation=organisation, territory=territory, **defaults | values
    )


def make_session_of(workshop, day, **values) -> Session:
    return make_meeting(
        workshop.programme,
        kind=workshop.session_kind,
        day=day,
        workshop=workshop,
        **values,
    )


def make_earlier(programme, years=2, **values):
    """An earlier edition of the same territory, begun."""
    first = programme.first_year - years
    defaults = {"first_year": first, "last_year": first + 1}
    defaults["begun_on"] = dt.date(first, 9, 1)
    return make_programme(territory=programme.territory, **defaults | values)
