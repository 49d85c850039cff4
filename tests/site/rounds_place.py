"""What a place has of a co-evaluation's questions: three of them, one is being written."""

import datetime as dt

from programmes.models import Kind
from tests import factories
from wellbeing.looking_back import three_questions
from wellbeing.models import Idea, Round

DAY = dt.date(2026, 2, 12)


def ask_three(place):
    """Ask the three questions; the second one's answers are revealed, the third waits."""
    rounds = three_questions(place.programme, DAY)
    for one in rounds:
        one.question = place.canary("question", one.kind)
    Round.ask_together(rounds)
    brought, no_effect, improvement = rounds
    group = factories.make_role_group(place.programme, Kind.AUTHORITY)
    place.rows["round.brought"] = brought
    place.rows["round.no_effect"] = no_effect
    place.rows["round.improvement"] = improvement
    for round_, name in (
        (brought, "brought"),
        (no_effect, "no-effect"),
        (improvement, "secret-proposal"),
    ):
        idea = Idea(round=round_, text=place.canary("idea", name), role_group=group)
        idea.write()
        place.rows[f"idea.{name}"] = idea
    brought.reveal(DAY, also=[no_effect])
    improvement.let_phones_in()
