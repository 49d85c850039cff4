"""A sitting of three questions, and what is answered to them."""

import datetime as dt

from tests.factories import make_idea, make_programme
from wellbeing.looking_back import three_questions
from wellbeing.models import Round

DAY = dt.date(2026, 2, 5)


def make_sitting(programme=None, *, revealed=False, **values):
    """Ask the three questions of a co-evaluation; return their rounds, in order."""
    rounds = three_questions(programme or make_programme(), DAY, **values)
    Round.ask_together(rounds)
    if revealed:
        rounds[0].reveal(DAY, also=rounds[1:])
    return [Round.objects.get(pk=one.pk) for one in rounds]


def answers(round_, number, **values):
    return [make_idea(round_, **values) for _n in range(number)]
