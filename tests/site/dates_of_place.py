"""The sessions of a place."""

import datetime as dt

from django.utils import timezone

from workshops.models import Session

SOON = timezone.localdate() + dt.timedelta(days=30)


def add_dates(place):
    """Give the programme a session that all may know, and one for those who take part."""
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
