"""What a place has of rankings: counted, agreed on, put away, and chosen on phones."""

import datetime as dt

from programmes.models import Kind
from workshops.models import Action, Ranking

DAY = dt.date(2026, 1, 8)


def rank(place):
    """Give the place two actions ranked in all sorts of ways, and two that phones choose."""
    known = [_action(place, name) for name in ("first", "second")]
    asked = [_action(place, name) for name in ("phones.first", "phones.second")]
    for name, actions, values in (
        ("paper", known, {"account": place.canary("ranking", "paper")}),
        ("sheets", known, {"way": "order"}),
        ("settled", known, {}),
        ("out", known, {}),
        ("ready", known, {"means": "phones"}),
        ("phones", asked, {"means": "phones"}),
    ):
        defaults = {"held_on": DAY, "way": "dots", "means": "paper"}
        ranking = Ranking(programme=place.programme, **defaults | values)
        ranking.dots_each = 3 if ranking.has_dots else None
        ranking.begin(actions)
        place.rows[f"ranking.{name}"] = ranking
    first, second = known
    place.rows["ranked.last"] = second
    for name in ("paper", "settled"):
        dots = {first.pk: 4, second.pk: 2}
        place.rows[f"ranking.{name}"].type_dots(dots, 1)
    account = place.canary("ranking", "settled")
    place.rows["ranking.settled"].settle(DAY, None, account)
    place.rows["ranking.sheets"].type_sheet({first.pk: 1, second.pk: 2})
    place.rows["ranking.out"].archive()
    place.rows["ranking.phones"].let_phones_in()
    place.rows["ranked.phones"] = asked[0]


def _action(place, name):
    return Action.objects.create(
        programme=place.programme,
        words=place.canary("ranked", name),
        proposed_by=place.groups[Kind.PARTICIPANT],
    )
