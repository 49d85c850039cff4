"""A co-evaluation and what it proposes to do better; every value can be given."""

from evaluation.models import Evaluation, Improvement
from tests.factories import make_round
from tests.workshops.making import in_days
from wellbeing.models import Round

Kinds = Round.Kind


def make_evaluation(programme, **values):
    """A co-evaluation whose three questions are asked on one day."""
    day = values.pop("day", in_days(-1))
    asked = {
        name: make_round(programme, kind=kind, held_on=day, revealed_on=day)
        for name, kind in (
            ("brought", Kinds.BROUGHT),
            ("no_effect", Kinds.NO_EFFECT),
            ("improvement", Kinds.IMPROVEMENT),
        )
    }
    session = programme.sessions.create(kind="evaluation", day=day)
    defaults = {"moment": Evaluation.Moment.MID_TERM, "session": session}
    return Evaluation.objects.create(programme=programme, **asked | defaults | values)


def improve(programme, words="Un créneau le soir", **values):
    evaluation = programme.evaluations.first() or make_evaluation(programme)
    return Improvement.objects.create(
        programme=programme, evaluation=evaluation, words=words, **values
    )
