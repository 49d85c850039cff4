"""The sessions of a place, and the secret links of the people who take part in it."""

import datetime as dt

from django.utils import timezone

from programmes.models import CalendarLink, DateKind
from workshops.models import Session

SOON = timezone.localdate() + dt.timedelta(days=30)
KINDS = " ".join(DateKind)


def add_dates(place):
    """Give the programme a session that all may know, and one for those who take part.

    Its own people have a link each, for all their programmes, used in this month.
    """
    for kind in (Session.Kind.STEERING, Session.Kind.GROUP):
        session = place.rows[f"session.{kind}"] = Session.objects.create(
            programme=place.programme,
            kind=kind,
            day=SOON,
            starts_at=dt.time(14),
            place=place.canary("where", kind),
            title=place.canary("title", kind),
            agenda=place.canary("agenda", kind),
        )
        session.leaders.set([place.partners["shared"], place.partners["town"]])
    if place.home == place.code:
        add_links(place)


def add_links(place):
    links = {whose: CalendarLink(user=user) for whose, user in place.accounts.items()}
    links["stopped"] = CalendarLink(user=place.accounts["coordinator, own"])
    for whose, link in links.items():
        link.kinds, link.with_past, link.language = KINDS, True, "fr"
        place.rows[f"token.{whose}"] = link.renew()
        place.rows[f"link.{whose}"] = link
        link.note_use()
    links["stopped"].stop()
