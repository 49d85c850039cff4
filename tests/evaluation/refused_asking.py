"""A row that each constraint of the co-evaluations and the improvements refuses."""

import datetime as dt

from django.utils import timezone

from evaluation.models import Evaluation, ImprovementLook, SpokenOf
from tests.evaluation.making_asking import (
    DAY,
    Moment,
    accepted,
    make_evaluation,
    make_improvement,
    say,
)
from tests.workshops.making_actions import make_action


def evaluation(**values):
    """Change a co-evaluation as no page does."""
    made = make_evaluation()
    Evaluation.objects.filter(pk=made.pk).update(**values)


def improvement(**values):
    make_improvement(**values)


def twice_at_one_moment():
    one = make_evaluation()
    other = make_evaluation(one.programme, Moment.FINAL)
    Evaluation.objects.filter(pk=other.pk).update(moment=Moment.MID_TERM)


def one_question_twice():
    one = make_evaluation()
    Evaluation.objects.filter(pk=one.pk).update(no_effect=one.brought)


def speaks_of_two_things():
    one = make_evaluation()
    idea = say(one, "brought", "Du calme")
    row = SpokenOf(idea=idea, session=one.session)
    row.save()
    SpokenOf.objects.filter(pk=row.pk).update(action=make_action(one.programme))


def numbered_twice():
    one = make_improvement()
    make_improvement(one.evaluation, number=one.number)


def look(**values):
    one = make_improvement()
    last = make_evaluation(one.programme, Moment.FINAL)
    defaults = {"improvement": one, "evaluation": last, "words": "C’est fait."}
    return ImprovementLook.objects.create(**defaults | values)


def looked_at_twice():
    one = look()
    ImprovementLook.objects.create(
        improvement=one.improvement, evaluation=one.evaluation, words="Encore."
    )


REFUSED = {
    "evaluation_once_at_each_moment": twice_at_one_moment,
    "evaluation_asks_three_questions": one_question_twice,
    "evaluation_agreed_on_once_it_took_place": lambda: evaluation(
        kept="Du calme.", held_on=DAY, agreed_on=DAY - dt.timedelta(days=1)
    ),
    "evaluation_held_stays_in_the_list": lambda: evaluation(
        held_on=DAY, archived_at=timezone.now()
    ),
    "spoken_of_is_one_thing": speaks_of_two_things,
    "improvement_number_once_per_programme": numbered_twice,
    "improvement_says_what": lambda: improvement(words=""),
    "improvement_decided_on_a_day": lambda: improvement(decided_on=DAY),
    "improvement_refused_with_a_reason": lambda: accepted(decision="refused"),
    "improvement_done_once_accepted": lambda: improvement(done_on=DAY),
    "improvement_look_once_at_an_evaluation": looked_at_twice,
    "improvement_look_says_something": lambda: look(words=""),
}
