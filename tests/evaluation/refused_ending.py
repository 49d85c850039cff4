"""Rows of the end that the database refuses, by the name of the constraint."""

import datetime as dt

from tests.evaluation.making_ending import make_ending

REFUSED = {
    "ending_is_worded_by_the_group": lambda: make_ending(words=""),
    "ending_hands_over_to_a_group_that_carries_on": lambda: make_ending(
        choice="stops", handed_over_on=dt.date(2026, 2, 5)
    ),
}
