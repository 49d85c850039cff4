"""Before and after in people's words: theme by theme, helped, without effect, harmed."""

import pytest
from pytest_django.asserts import assertContains, assertNotContains

from evaluation.looking_back import evaluations_beside, themes_then
from evaluation.models import Improvement, SpokenOf
from evaluation.spoken_of import things_spoken_of
from programmes.models import Role
from programmes.vocabulary import capitalised
from tests.evaluation.making_asking import (
    DAY,
    Moment,
    come_in,
    make_evaluation,
    reveal,
    say,
    url,
)
from tests.factories import make_contract, make_idea, make_programme, make_round
from tests.wellbeing.said import put
from tests.workshops.making_actions import make_action
from wellbeing.models import Idea

pytestmark = pytest.mark.django_db
Effect = Idea.Effect


def told(evaluation):
    """Return what each theme tells, by its code."""
    themes = themes_then(evaluation.programme, evaluations_beside(evaluation))
    return {one.dimension.code if one.dimension else "": one for one in themes}


def texts(said):
    return {
        name: [one.text for one in getattr(said, name).ideas]
        for name in ("helped", "none", "harmed", "unsaid")
    }


def test_each_effect_is_told_apart_and_none_is_guessed():
    evaluation = make_evaluation()
    put(say(evaluation, "brought", "Des amis"), "A00")
    put(say(evaluation, "no_effect", "Rien chez moi", effect=Effect.NONE), "A00")
    put(say(evaluation, "no_effect", "Trop de bruit", effect=Effect.HARMED), "A00")
    put(say(evaluation, "no_effect", "Je ne sais pas"), "A00")
    reveal(evaluation)
    [(_evaluation, said)] = told(evaluation)["A"].said
    assert texts(said) == {
        "helped": ["Des amis"],
        "none": ["Rien chez moi"],
        "harmed": ["Trop de bruit"],
        "unsaid": ["Je ne sais pas"],
    }


def test_nothing_is_told_before_the_reveal():
    evaluation = make_evaluation()
    put(say(evaluation, "brought", "Des amis"), "A00")
    assert told(evaluation) == {}


def test_first_words_stand_beside_those_of_today_and_mid_term_beside_the_end():
    programme = make_programme()
    first = make_evaluation(programme)
    round_ = make_round(programme, referential=first.brought.referential)
    put(make_idea(round_, text="Être seul"), "A00")
    round_.reveal(DAY)
    last = make_evaluation(programme, Moment.FINAL)
    put(say(first, "brought", "On se parle"), "A00")
    put(say(last, "brought", "On se voit"), "A00")
    reveal(first)
    reveal(last)
    theme = told(last)["A"]
    assert [one.idea.text for one in theme.before.bright.stacks] == ["Être seul"]
    assert [texts(one)["helped"] for _evaluation, one in theme.said] == [
        ["On se parle"],
        ["On se voit"],
    ]
    assert [one for one, _said in told(first)["A"].said] == [first]


def test_what_is_not_sorted_stands_last():
    evaluation = make_evaluation()
    say(evaluation, "brought", "Des amis")
    reveal(evaluation)
    assert list(told(evaluation)) == [""]


@pytest.mark.parametrize("number", [1, 30])
def test_the_synthesis_costs_the_same(client, django_assert_num_queries, number):
    evaluation = make_evaluation()
    for _n in range(number):
        put(say(evaluation, "brought", "Des amis"), "A00")
        say(evaluation, "improvement", "Un café")
    reveal(evaluation)
    programme = evaluation.programme
    come_in(client, programme, Role.PARTICIPANT)
    with django_assert_num_queries(16):
        page = client.get(url("synthesis", programme, evaluation.pk))
    assertContains(page, "Des amis", count=number)


def test_it_prints_the_same_words(client):
    evaluation = make_evaluation()
    put(say(evaluation, "no_effect", "Trop de bruit", effect=Effect.HARMED), "A00")
    reveal(evaluation)
    programme = evaluation.programme
    come_in(client, programme, Role.PARTNER)
    page = client.get(url("synthesis_html", programme, evaluation.pk))
    assertContains(page, f"{capitalised(str(Effect.HARMED.label))} (1)")
    assertContains(page, f"{capitalised(str(Effect.HELPED.label))} (0)")
    body = client.get(url("synthesis_pdf", programme, evaluation.pk))
    assert body["Content-Type"] == "application/pdf"


def test_a_contribution_speaks_of_one_thing_and_its_later_words_do_too(client):
    evaluation = make_evaluation()
    programme = evaluation.programme
    idea = say(evaluation, "brought", "Le jardin")
    reveal(evaluation)
    action = make_action(programme, words="Ouvrir un jardin")
    place = url("contribution_speaks_of", programme, idea.pk)
    come_in(client, programme).post(place, {"thing": f"action-{action.pk}"})
    again = idea.say_again("Le jardin partagé")
    assert things_spoken_of(programme) == {idea.pk: action, again.pk: action}
    place = url("contribution_speaks_of", programme, again.pk)
    assertContains(client.get(place), f'value="action-{action.pk}" selected')
    contract = make_contract(programme)
    commitment = contract.blocks.first().commitments.first()
    client.post(place, {"thing": f"commitment-{commitment.pk}"})
    assert things_spoken_of(programme)[again.pk] == commitment
    client.post(place, {"thing": ""})
    assert SpokenOf.objects.filter(idea=again).count() == 0


def test_the_things_are_those_of_the_programme_alone(client):
    evaluation = make_evaluation()
    idea = say(evaluation, "brought", "Le jardin")
    reveal(evaluation)
    other = make_action(make_programme(), words="Ailleurs")
    place = url("contribution_speaks_of", evaluation.programme, idea.pk)
    client = come_in(client, evaluation.programme)
    assertNotContains(client.get(place), "Ailleurs")
    assertContains(
        client.post(place, {"thing": f"action-{other.pk}"}), "Une chose à reprendre"
    )
    assert SpokenOf.objects.count() == 0


def test_a_post_it_of_another_question_is_no_contribution(client):
    programme = make_programme()
    round_ = make_round(programme)
    idea = make_idea(round_)
    round_.reveal(DAY)
    place = url("contribution_speaks_of", programme, idea.pk)
    assert come_in(client, programme).get(place).status_code == 404


def test_one_press_makes_an_improvement_of_a_proposal_and_twice_makes_one(client):
    evaluation = make_evaluation()
    programme = evaluation.programme
    idea = say(evaluation, "improvement", "Commencer plus tard")
    reveal(evaluation)
    come_in(client, programme)
    client.post(url("improvement_take", programme, idea.pk))
    again = idea.say_again("Commencer une heure plus tard")
    client.post(url("improvement_take", programme, again.pk))
    [one] = Improvement.objects.all()
    assert (one.words, list(one.ideas.all())) == ("Commencer plus tard", [idea])
    page = client.get(url("contribution_list", programme, evaluation.pk))
    assertContains(page, "Amélioration 1")


def test_what_it_brought_becomes_no_improvement(client):
    evaluation = make_evaluation()
    idea = say(evaluation, "brought", "Des amis")
    reveal(evaluation)
    come_in(client, evaluation.programme)
    client.post(url("improvement_take", evaluation.programme, idea.pk))
    assert Improvement.objects.count() == 0
