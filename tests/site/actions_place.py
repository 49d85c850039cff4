"""What a place has of actions: proposed by two groups, one under way, one taken out."""

import datetime as dt
from decimal import Decimal

from programmes.models import Kind
from workshops.models import Action, Envelope

DAY = dt.date(2026, 2, 5)


def propose(place):
    """Give the place its envelope and four actions; one answers an idea of the wall."""
    _action(place, "action", Kind.PARTICIPANT, budget=Decimal(120))
    _action(place, "action.town", Kind.AUTHORITY)
    _action(place, "action.started", Kind.PARTICIPANT).start(
        DAY, place.canary("action_because", "action.started")
    )
    _action(place, "action.out", Kind.PARTICIPANT).take_out()
    place.rows["action"].cite({place.rows["idea"].pk})
    Envelope.objects.create(
        programme=place.programme,
        amount=Decimal(3000),
        words=place.canary("envelope", "programme"),
    )


def _action(place, name, kind, **values):
    place.rows[name] = Action.objects.create(
        programme=place.programme,
        proposed_by=place.groups[kind],
        words=place.canary("action", name),
        details=place.canary("action_details", name),
        who=place.canary("action_who", name),
        with_whom=place.canary("action_with", name),
        planned_from=DAY,
        **values,
    )
    return place.rows[name]
