"""What a place has of workshops: hosts, whom to call, and what was taken out."""

import datetime as dt

from programmes.models import HostContact, Kind, Organisation
from tests import factories
from workshops.models import Hosting, Session, Workshop

#: Before all the other editions of the world.
LONG_BEFORE = 2001
FROM_HERE = 10_000


def work(place):
    """Give the place a workshop with a host and sessions, one of the other track.

    One was taken out; so were a host and somebody to call.
    """
    place.rows["workshop"] = workshop = _workshop(
        place,
        "own",
        need=place.canary("need", "workshop"),
        contents=place.canary("contents", "workshop"),
        proposed_by=place.groups[Kind.PARTICIPANT],
    )
    workshop.place = place.canary("venue", "workshop")
    workshop.save()
    workshop.ideas.add(place.rows["idea"])
    place.rows["workshop.skills"] = _workshop(
        place, "skills", track=Workshop.Track.SOCIAL_SKILLS
    )
    place.rows["workshop.out"] = _workshop(place, "out")
    place.rows["workshop.out"].take_out()
    # Its number is that of no workshop of another place.
    place.rows["workshop.only"] = _workshop(
        place, "only", number=FROM_HERE + place.programme.pk % FROM_HERE
    )
    organisation, further = (
        Organisation.objects.create(name=f"Structure {place.code} {number}")
        for number in (1, 2)
    )
    place.rows["host"] = organisation
    place.rows["contact"] = _contact(place, organisation, "kept")
    place.rows["contact.out"] = _contact(place, organisation, "out")
    place.rows["contact.out"].take_out()
    place.rows["hosting"] = Hosting.objects.create(
        workshop=workshop,
        organisation=organisation,
        offers=place.canary("hosted", "hosting"),
        contact=place.rows["contact"],
    )
    place.rows["hosting.out"] = Hosting.objects.create(
        workshop=workshop, organisation=further
    )
    place.rows["hosting.out"].take_out()
    Session.objects.create(
        programme=place.programme,
        kind=Session.Kind.WORKSHOP,
        workshop=workshop,
        day=dt.date(2999, 2, 4),
        title=place.canary("session", "workshop"),
    )


def remember(places):
    """Give the territories of the places an edition of long ago, with a workshop."""
    known = {}
    for place in places:
        territory = place.programme.territory
        if territory.pk not in known:
            earlier = factories.make_programme(
                territory=territory,
                first_year=LONG_BEFORE,
                last_year=LONG_BEFORE + 1,
                begun_on=dt.date(LONG_BEFORE, 9, 1),
            )
            known[territory.pk] = Workshop.objects.create(
                programme=earlier, theme="Connaître les associations"
            )
        place.rows["workshop.earlier"] = known[territory.pk]


def _workshop(place, whose, **values):
    theme = place.canary("topic", whose)
    return Workshop.objects.create(programme=place.programme, theme=theme, **values)


def _contact(place, organisation, whose):
    return HostContact.objects.create(
        organisation=organisation,
        territory=place.programme.territory,
        name=place.canary("contact", f"name.{whose}"),
        capacity=place.canary("contact", f"capacity.{whose}"),
        phone=place.canary("contact", f"phone.{whose}"),
        email=f"{place.canary('contact', f'mail.{whose}')}@exemple.fr".lower(),
    )
