"""Rows of the actions, made plainly; every value can be given."""

import datetime as dt
from decimal import Decimal

from programmes.models import Kind
from tests.factories import make_programme, make_role_group
from workshops.models import Action, Envelope, RankedAction, Ranking

DAY = dt.date(2026, 2, 12)


def make_action(programme=None, kind=Kind.PARTICIPANT, **values) -> Action:
    """An action proposed by the programme's group of this kind."""
    programme = programme or make_programme()
    if "proposed_by" not in values:
        values["proposed_by"] = make_role_group(programme, kind)
    words = {"words": "Un repas partagé avec le quartier."}
    return Action.objects.create(programme=programme, **words | values)


def make_envelope(programme, amount=3000, **values) -> Envelope:
    return Envelope.objects.create(
        programme=programme, amount=Decimal(amount), **values
    )


def make_settled(programme, *actions, **values) -> Ranking:
    """A ranking on which the group agreed: these actions, the first one first."""
    defaults = {
        "held_on": DAY,
        "way": Ranking.Way.ORDER,
        "means": Ranking.Means.HANDS,
        "settled_on": DAY,
    }
    ranking = Ranking.objects.create(programme=programme, **defaults | values)
    for place, action in enumerate(actions, start=1):
        RankedAction.objects.create(ranking=ranking, action=action, place=place)
    return ranking
