"""What verifying the co-evaluations and the improvements finds."""

import pytest

from evaluation.invariants import evaluations, improvements
from evaluation.models import Evaluation, Improvement, ImprovementLook, SpokenOf
from tests.evaluation.making_asking import (
    Moment,
    make_evaluation,
    make_improvement,
    make_session,
    say,
)
from tests.factories import make_programme, make_referential
from tests.workshops.making_actions import make_action

pytestmark = pytest.mark.django_db


def faults():
    found = [*evaluations.INVARIANTS, *improvements.INVARIANTS]
    return [sum(map(bool, one.look())) for one in found]


def test_what_the_pages_make_is_sound():
    one = make_improvement()
    idea = say(one.evaluation, "improvement", "Un café")
    one.ideas.add(idea)
    SpokenOf.objects.create(idea=idea, session=one.evaluation.session)
    last = make_evaluation(one.programme, Moment.FINAL)
    ImprovementLook.objects.create(improvement=one, evaluation=last, words="Fait.")
    assert faults() == [0, 0, 0, 0, 0, 0, 0]


def test_what_is_of_another_programme_is_found():
    evaluation = make_evaluation()
    elsewhere = make_session(make_programme())
    Evaluation.objects.update(session=elsewhere)
    idea = say(evaluation, "brought", "Le jardin")
    SpokenOf.objects.create(idea=idea, action=make_action(make_programme()))
    assert faults() == [1, 0, 0, 1, 0, 0, 0]


def test_another_question_and_another_list_are_found():
    evaluation = make_evaluation()
    evaluation.no_effect.kind = "custom"
    evaluation.no_effect.referential = make_referential()
    evaluation.no_effect.save()
    assert faults() == [0, 1, 1, 0, 0, 0, 0]


def test_improvements_of_elsewhere_are_found():
    one = make_improvement()
    other = make_evaluation(make_programme())
    one.ideas.add(say(other, "improvement", "Un café"))
    same = one.evaluation
    ImprovementLook.objects.create(improvement=one, evaluation=same, words="Fait.")
    assert faults() == [0, 0, 0, 0, 0, 1, 1]
    Improvement.objects.update(evaluation=other)
    assert faults()[4] == 1
