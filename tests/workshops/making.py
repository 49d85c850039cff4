"""Rows of the sessions, made plainly; every value can be given."""

import datetime as dt

from django.utils import timezone

from tests.factories import make_programme
from workshops.models import Decision, Session

Kind = Session.Kind


def in_days(number):
    """Return the day that is so many days from today; before, when it is below 0."""
    return timezone.localdate() + dt.timedelta(days=number)


def make_meeting(programme=None, **values) -> Session:
    """A meeting of the steering committee, held a month ago unless a day is given."""
    defaults = {"kind": Kind.STEERING, "day": in_days(-30)}
    programme = programme or make_programme()
    return Session.objects.create(programme=programme, **defaults | values)


def make_exchange(programme, other=None, **values) -> Session:
    """A meeting planned next week with the group of ``other``, which accepted it."""
    defaults = {"kind": Kind.EXCHANGE, "day": in_days(7), "other_programme": other}
    defaults["accepted_at"] = timezone.now() if other else None
    return make_meeting(programme, **defaults | values)


def make_decision(session=None, **values) -> Decision:
    """A decision still to be done, noted as the last one of its session."""
    session = session or make_meeting()
    decision = Decision(session=session, **{"words": "Chercher une salle."} | values)
    decision.note()
    return decision
