"""Three light places beside « mine »: in preparation, ended, in the archive."""

import datetime as dt

from csm.creation.starting import start_from
from csm.creation.taking_up import FromOlder
from programmes import course
from programmes.models import Membership, Role
from tests import factories
from tests.site.place import LONG_AGO, Place, add_partner

PARTNERS = {Role.PARTICIPANT: "participant", Role.PARTNER: "authority"}


def build_light(code, territory, year, beside, **values):
    """Make a programme with its people, who are those of ``beside``, and no more."""
    programme = factories.make_programme(
        territory=territory, first_year=year, last_year=year + 1, **values
    )
    place = Place(code, programme, beside.code)
    programme.audience = place.canary("audience", "programme")
    programme.save()
    return place


def give_people(place, beside):
    """Give each account of ``beside`` its role here, with a partner where it has one."""
    for role in Role:
        user = place.accounts[f"{role}, own"] = beside.accounts[f"{role}, own"]
        kind = PARTNERS.get(role)
        whose = f"{role}.own"
        partner = add_partner(place, whose, kind) if kind else None
        Membership.objects.create(
            programme=place.programme,
            user=user,
            role=role,
            partner=partner,
            started_on=LONG_AGO,
        )


def build_draft(territory, mine, neighbour, shared):
    """A programme in preparation that has taken up mine; then its people are named.

    ``shared`` may be taken up too: who observes here leads it, as the coordinator does.
    """
    place = build_light("DRA", territory, 2029, mine, begun_on=None)
    by = mine.accounts["coordinator, own"]
    source = FromOlder(mine.programme)
    place.programme = start_from(place.programme, source, by, seen=0)
    for role in (Role.COORDINATOR, Role.FACILITATOR, Role.OBSERVER):
        user = place.accounts[f"{role}, own"] = mine.accounts[f"{role}, own"]
        factories.make_membership(place.programme, role, user=user)
    for role in (Role.PARTNER, Role.PARTICIPANT):
        place.accounts[f"{role}, own"] = mine.accounts[f"{role}, own"]
    place.rows |= {"older": shared, "of_others": neighbour.programme}
    return place


def build_ended(territory, mine):
    """A programme that ended, and was taken further and ended again."""
    place = build_light("END", territory, 2013, mine)
    give_people(place, mine)
    by = mine.accounts["coordinator, own"]
    course.end(place.programme, by, day=dt.date(2025, 10, 1))
    return place


def build_archived(territory, mine):
    """A programme that is in the archive."""
    place = build_light("ARC", territory, 2011, mine)
    give_people(place, mine)
    by = mine.accounts["coordinator, own"]
    course.end(place.programme, by)
    course.put_away(place.programme, by)
    return place
