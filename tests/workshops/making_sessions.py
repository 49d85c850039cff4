"""Series of sessions, made plainly."""

import datetime as dt

from tests.workshops.making import make_meeting
from workshops.models import Session
from workshops.repeating import Every, days_of, repeat

Kind = Session.Kind
#: A Thursday.
FIRST = dt.date(2099, 1, 8)


def make_series(programme, times=4, *, every=Every.WEEK, **values) -> list[Session]:
    """Group sessions to come, one every week unless it is said otherwise."""
    defaults = {"kind": Kind.GROUP, "day": FIRST, "place": "Foyer"}
    first = make_meeting(programme, **defaults | values)
    repeat(first, every, days_of(first.day, every, times=times))
    return list(Session.objects.filter(series=first.series).order_by("day"))
