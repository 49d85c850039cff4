"""Rows of the actions and their envelope that the database refuses, by the constraint."""

from decimal import Decimal

from tests.factories import make_programme
from tests.workshops.making import in_days
from tests.workshops.making_actions import DAY, make_action, make_envelope


def one_number_twice():
    programme = make_programme()
    make_action(programme, number=3)
    make_action(programme, number=3)


REFUSED_ACTIONS = {
    "action_number_once_per_programme": one_number_twice,
    "action_says_something": lambda: make_action(words=""),
    "action_amounts_are_not_negative": lambda: make_action(spent=Decimal(-1)),
    "action_planned_until_after_it_begins": lambda: make_action(
        planned_from=in_days(2), planned_until=in_days(1)
    ),
    "action_done_after_it_started": lambda: make_action(done_on=DAY),
    "envelope_is_not_negative": lambda: make_envelope(make_programme(), -1),
}
