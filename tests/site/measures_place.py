"""What a place has of indicators: measured, talked about, put away; and their measures."""

import datetime as dt

from evaluation.models import Indicator, Measure, Situation

DAY = dt.date(2026, 1, 8)


def measure(place):
    """Give the place indicators and measures, of which one is open to phones."""
    for name, agreed_on in (("measured", DAY), ("talked", None), ("out", DAY)):
        indicator = Indicator(
            programme=place.programme,
            name=place.canary("indicator", name),
            agreed_on=agreed_on,
        )
        words = {one: place.canary("situation", f"{name}.{one}") for one in range(1, 6)}
        indicator.write(words)
        place.rows[f"indicator.{name}"] = indicator
    place.rows["indicator.out"].archive()
    for name, moment, means in (
        ("paper", "start", "paper"),
        ("phones", "mid_term", "phones"),
        ("out", "final", "hands"),
    ):
        made = Measure(
            programme=place.programme, moment=moment, means=means, held_on=DAY
        )
        made.begin()
        place.rows[f"measure.{name}"] = made
    numbers = {(place.rows["indicator.measured"].pk, int(one)): 6 for one in Situation}
    place.rows["measure.paper"].type_counts(numbers, 1)
    place.rows["measure.out"].archive()
    place.rows["measure.phones"].let_phones_in()
