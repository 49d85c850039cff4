"""The ideas of a round: who reads them when, and what is done of one by facilitators."""

import pytest
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from programmes.models import Event, Role
from tests.factories import make_idea, make_round, make_user
from tests.wellbeing.test_rounds import SECRET, enter, programme, url
from wellbeing.models import Idea

pytestmark = pytest.mark.django_db
__all__ = ["enter", "programme"]
READERS = (Role.FACILITATOR, Role.COORDINATOR, Role.PARTNER, Role.PARTICIPANT)
ACTS = ("idea_withdraw", "idea_put_back", "idea_hide", "idea_show")


@pytest.fixture
def idea(programme):
    return make_idea(make_round(programme), text=SECRET)


@pytest.mark.parametrize("role", Role, ids=str)
def test_before_the_reveal_those_who_facilitate_alone_read(
    enter, programme, idea, role
):
    answer = enter(role).get(url("idea_list", programme, idea.round_id))
    assert answer.status_code == (200 if role == Role.FACILITATOR else 403)
    assert (SECRET in answer.content.decode()) is (role == Role.FACILITATOR)


@pytest.mark.parametrize("role", Role, ids=str)
def test_after_the_reveal_all_read_but_those_who_observe(enter, programme, idea, role):
    idea.round.reveal(idea.round.held_on)
    answer = enter(role).get(url("idea_list", programme, idea.round_id))
    assert answer.status_code == (200 if role in READERS else 403)
    assert (SECRET in answer.content.decode()) is (role in READERS)


@pytest.mark.parametrize("role", READERS, ids=str)
@pytest.mark.parametrize("act", ["withdraw", "hide"])
def test_what_was_taken_back_or_hidden_is_read_by_nobody_else(
    enter, programme, idea, role, act
):
    idea.round.reveal(idea.round.held_on)
    idea.withdraw() if act == "withdraw" else idea.hide(make_user())
    client, place = enter(role), url("idea_list", programme, idea.round_id)
    for asked in ("", "?voir=retirees", "?voir=masquees"):
        page = client.get(place + asked)
        if role != Role.FACILITATOR or not asked:
            assertNotContains(page, SECRET)
    asked = {"withdraw": "retirees", "hide": "masquees"}[act]
    if role == Role.FACILITATOR:
        assertContains(client.get(f"{place}?voir={asked}"), SECRET)


@pytest.mark.parametrize("name", [*ACTS, "idea_say_again", "idea_split"])
@pytest.mark.parametrize("role", Role, ids=str)
def test_those_who_facilitate_alone_change_an_idea(enter, programme, idea, role, name):
    idea.round.reveal(idea.round.held_on)
    client, place = enter(role), url(name, programme, idea.pk)
    answer = client.post(place)
    if role == Role.FACILITATOR:
        assert answer.status_code == (302 if name in ACTS else 200)
    else:
        assert answer.status_code == 403


@pytest.mark.parametrize("name", [*ACTS, "idea_say_again", "idea_split"])
def test_an_idea_of_another_programme_is_not_found(enter, programme, name):
    other = make_idea(make_round())
    assert enter().post(url(name, programme, other.pk)).status_code == 404


def test_an_idea_is_worded_again_beside_the_first(enter, programme, idea):
    client, place = enter(), url("idea_say_again", programme, idea.pk)
    assertContains(client.get(place), SECRET)
    client.post(place, {"text": "Un potager derrière la Gare"})
    page = client.get(url("idea_list", programme, idea.round_id))
    assertContains(page, "Un potager derrière la Gare")
    assertContains(page, "D’abord écrit")
    again = client.post(place, {"text": "Encore autrement"})
    assertContains(again, "écrite autrement entre-temps")
    assertContains(again, "Encore autrement")


def test_the_same_words_again_change_nothing(enter, programme, idea):
    enter().post(url("idea_say_again", programme, idea.pk), {"text": SECRET})
    assert Idea.objects.count() == 1


def test_two_ideas_are_parted_and_the_original_is_kept(enter, programme, idea):
    client, place = enter(), url("idea_split", programme, idea.pk)
    page = client.post(place, {"first": "Un potager", "second": ""})
    assertContains(page, "Écrivez l’idée.")
    assertContains(page, "Un potager")
    sent = {"first": "Un potager", "second": "derrière la gare"}
    assertRedirects(
        client.post(place, sent), url("idea_list", programme, idea.round_id)
    )
    assert Idea.objects.standing().count() == 2
    assertContains(client.post(place, sent), "retirée entre-temps")
    assert Idea.objects.count() == 3


def test_an_idea_is_taken_back_and_put_back_without_a_name(enter, programme, idea):
    client = enter()
    for _ in range(2):
        client.post(url("idea_withdraw", programme, idea.pk))
    idea.refresh_from_db()
    assert idea.withdrawn
    client.post(url("idea_put_back", programme, idea.pk))
    idea.refresh_from_db()
    assert not idea.withdrawn
    kinds = [one.kind for one in Event.objects.order_by("sequence")]
    assert kinds == ["idea_withdrawn", "idea_put_back"]


def test_an_idea_that_names_somebody_is_hidden_and_shown_again(enter, programme, idea):
    client = enter()
    client.post(url("idea_hide", programme, idea.pk))
    place = url("idea_list", programme, idea.round_id)
    assertNotContains(client.get(place), SECRET)
    client.post(url("idea_show", programme, idea.pk))
    assertContains(client.get(place), SECRET)


def test_an_older_wording_is_not_changed_any_more(enter, programme, idea):
    idea.say_again("Autrement")
    answer = enter().post(url("idea_withdraw", programme, idea.pk), follow=True)
    assertContains(answer, "écrite autrement entre-temps")
    assert Idea.objects.standing().get().text == "Autrement"


@pytest.mark.parametrize("rows", [1, 30])
def test_reading_costs_the_same_however_many_ideas(
    enter, programme, django_assert_num_queries, rows
):
    round_ = make_round(programme)
    for _ in range(rows):
        make_idea(round_).say_again("Autrement dit")
    client, place = enter(), url("idea_list", programme, round_.pk)
    client.get(place)
    with django_assert_num_queries(6):
        page = client.get(place)
    assert len(page.context["page"]) == rows
