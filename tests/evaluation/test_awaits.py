"""What waits once people looked back together: nothing that another line says already."""

import pytest
from django.urls import reverse

from csm.awaits import lines_for
from evaluation.awaits import KINDS, awaits
from evaluation.models import Evaluation
from programmes.access import access_to, accesses_of
from programmes.models import Role
from tests.evaluation.making_left import improve, make_evaluation
from tests.factories import make_idea, make_membership, make_programme, make_user
from tests.workshops.making import in_days
from wellbeing.models import Component, Round, Sorting

pytestmark = pytest.mark.django_db
ACCEPTED = {"decision": "accepted", "decided_on": in_days(-60)}


@pytest.fixture
def programme():
    return make_programme()


@pytest.fixture
def access(programme):
    user = make_membership(programme, Role.FACILITATOR).user
    return access_to(programme.slug, user)


def kinds(access):
    return [line.kind for line in awaits([access])]


def test_a_co_evaluation_is_noted_after_its_session_then_agreed_on(programme, access):
    one = make_evaluation(programme, day=in_days(0))
    assert kinds(access) == []  # today: there is still time
    programme.sessions.update(day=in_days(-2))
    assert kinds(access) == ["coevaluation_to_note"]
    one.hold(in_days(-2), access.user)
    [line] = awaits([access])
    assert (line.kind, line.day) == ("coevaluation_to_agree", in_days(-2))
    assert "mi-parcours" in line.title
    Evaluation.objects.update(kept="Le potager.", agreed_on=in_days(-1))
    assert kinds(access) == []


def test_a_co_evaluation_that_is_put_away_or_cancelled_waits_for_nothing(
    programme, access
):
    one = make_evaluation(programme)
    one.archive()
    assert kinds(access) == []
    one.bring_back()
    one.session.cancelled_at = one.created_at
    one.session.save()
    assert kinds(access) == []


def test_an_improvement_is_decided_done_and_looked_at_again(programme, access):
    make_evaluation(programme, held_on=in_days(-90), kept="x", agreed_on=in_days(-80))
    improve(programme)
    late = improve(programme, "B", due_on=in_days(-1), **ACCEPTED)
    again = improve(programme, "C", review_on=in_days(-1), **ACCEPTED)
    improve(programme, "D", due_on=in_days(0), review_on=in_days(1), **ACCEPTED)
    assert kinds(access) == [
        "improvements_to_decide",
        "improvements_late",
        "improvements_to_look_at",
    ]
    late.done_on = in_days(0)
    late.save()
    final = make_evaluation(programme, moment="final", held_on=in_days(0))
    again.looks.create(evaluation=final, words="C’est fait, et cela aide.")
    assert kinds(access) == ["coevaluation_to_agree", "improvements_to_decide"]


def test_several_of_a_programme_are_told_in_one_line(programme, access):
    make_evaluation(programme, held_on=in_days(-1), kept="x", agreed_on=in_days(-1))
    for words in "ABC":
        improve(programme, words)
    [line] = awaits([access])
    assert line.title == "Décider avec le groupe de trois choses à faire mieux"


@pytest.mark.parametrize("role", [Role.PARTICIPANT, Role.PARTNER, Role.OBSERVER])
def test_it_waits_for_those_who_lead(programme, role):
    make_idea(make_evaluation(programme).brought)
    improve(programme)
    user = make_membership(programme, role).user
    assert kinds(access_to(programme.slug, user)) == []


def sort_all(round_):
    component = Component.objects.filter(dimension__referential=round_.referential)
    for idea in round_.ideas.standing():
        Sorting.objects.create(idea=idea, component=component.first())


def test_answers_left_unsorted_are_told_as_one_until_they_are_agreed_on(
    programme, access
):
    one = make_evaluation(programme, held_on=in_days(-1), kept="Le potager.")
    for asked in (one.no_effect, one.improvement):
        make_idea(asked)
    said = [line.kind for line in lines_for([access])]
    assert "rounds_to_sort" not in said
    assert set(said) & set(KINDS) == {"coevaluation_to_sort", "coevaluation_to_agree"}
    for asked in (one.no_effect, one.improvement):
        line = awaits([access])[0]
        assert (line.kind, line.day) == ("coevaluation_to_sort", in_days(-1))
        args = [programme.slug, asked.pk]
        assert line.url == reverse("wellbeing:sorting", args=args)
        sort_all(asked)
    assert kinds(access) == ["coevaluation_to_agree"]
    make_idea(one.brought)
    assert kinds(access) == ["coevaluation_to_sort", "coevaluation_to_agree"]
    one.agree(in_days(0), access.user)
    assert kinds(access) == []


def test_answers_that_are_hidden_or_of_today_are_not_to_be_sorted_yet(
    programme, access
):
    one = make_evaluation(programme, held_on=in_days(0), day=in_days(0))
    make_idea(one.brought)
    assert kinds(access) == ["coevaluation_to_agree"]
    Round.objects.update(held_on=in_days(-1), revealed_on=None)
    assert kinds(access) == ["coevaluation_to_agree"]
    Round.objects.update(revealed_on=in_days(-1))
    assert kinds(access) == ["coevaluation_to_sort", "coevaluation_to_agree"]
    Round.objects.update(settled_on=in_days(0))
    assert kinds(access) == ["coevaluation_to_agree"]


def test_answers_of_a_session_that_nobody_noted_are_sorted_too(programme, access):
    one = make_evaluation(programme)
    make_idea(one.brought).withdraw()
    assert kinds(access) == ["coevaluation_to_note"]
    make_idea(one.brought)
    assert kinds(access) == ["coevaluation_to_note", "coevaluation_to_sort"]


@pytest.mark.parametrize("number", [1, 30])
def test_two_queries_whatever_the_number_of_programmes(
    number, django_assert_num_queries
):
    user = make_user()
    for _n in range(number):
        programme = make_programme()
        make_membership(programme, Role.COORDINATOR, user=user)
        make_idea(make_evaluation(programme).brought)
        improve(programme)
    accesses = accesses_of(user)
    with django_assert_num_queries(2):
        assert len(awaits(accesses)) == 3 * number
