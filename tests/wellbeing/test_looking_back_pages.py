"""A co-evaluation's questions on screen: phones, paper, walls, lists, what is corrected."""

import pytest
from django.urls import reverse
from pytest_django.asserts import (
    assertContains,
    assertNotContains,
    assertRedirects,
)

from programmes.models import Role
from tests.factories import (
    make_programme,
    make_role_group,
    make_round,
)
from tests.wellbeing.making_looking_back import (
    DAY,
    body,
    enter,
    groups,
    programme,
    sitting,
    url,
)

pytestmark = pytest.mark.django_db
__all__ = ["enter", "groups", "programme", "sitting"]
SECRET = "Le trajet du jeudi m’a coûté trop cher"
UNSAID = "Sans effet, ou du mal\xa0: non précisé"


def open_to_phones(rounds):
    rounds[0].let_phones_in()
    for one in rounds:
        one.refresh_from_db()
    return rounds


def page_of(round_):
    return reverse("phone_write", args=[round_.code])


def test_a_phone_is_told_which_question_it_is_and_led_to_the_others(client, sitting):
    first, second, third = open_to_phones(sitting)
    page = client.get(page_of(second))
    assertContains(page, "Question 2 sur 3")
    assertContains(page, page_of(first))
    assertContains(page, page_of(third))
    first.keep_phones_out()
    assertNotContains(client.get(page_of(second)), f'href="/ecrire/{sitting[0].code}/"')


def test_a_phone_goes_from_one_question_to_the_next(client, sitting):
    for number, one in enumerate(open_to_phones(sitting)):
        client.get(page_of(one))
        client.post(page_of(one), body(text=f"Réponse {number}"))
    assert [one.ideas.get().text for one in sitting] == [
        "Réponse 0",
        "Réponse 1",
        "Réponse 2",
    ]
    assert [one.ideas.get().effect for one in sitting] == ["helped", "", ""]


def test_a_phone_says_its_group_and_the_effect_if_it_wishes(client, sitting, groups):
    _first, second, _third = open_to_phones(sitting)
    page = client.get(page_of(second))
    assertContains(page, "Au nom de quel groupe")
    assertContains(page, "Je ne sais pas")
    sent = body(text="Rien", effect="harmed", role_group=groups[1].pk)
    for _n in range(2):
        client.post(page_of(second), sent)
    idea = second.ideas.get()
    assert (idea.effect, idea.role_group) == ("harmed", groups[1])
    page = client.get(page_of(second))
    assertContains(page, f'<option value="{groups[1].pk}" selected>')


@pytest.mark.parametrize("place", [0, 2])
def test_the_effect_is_asked_by_the_second_question_alone(client, sitting, place):
    asked = open_to_phones(sitting)[place]
    assertNotContains(client.get(page_of(asked)), 'name="effect"')


def test_a_phone_names_no_group_of_another_programme(client, sitting):
    first = open_to_phones(sitting)[0]
    other = make_role_group(make_programme())
    client.get(page_of(first))
    for key in (other.pk, "9" * 30, "x"):
        answer = client.post(page_of(first), body(text=SECRET, role_group=key))
        assertContains(answer, "Choisissez l’un des groupes.")
        assertContains(answer, SECRET)
    assert not first.ideas.exists()


def test_a_round_that_does_not_look_back_asks_neither(client):
    round_ = make_round()
    make_role_group(round_.programme)
    round_.let_phones_in()
    page = client.get(page_of(round_))
    for name in ("effect", "role_group"):
        assertNotContains(page, f'name="{name}"')
    assertNotContains(page, "Question 1 sur")


@pytest.mark.parametrize("number", [1, 30])
def test_the_page_of_a_phone_costs_the_same(
    client, sitting, django_assert_num_queries, number
):
    _first, second, _third = open_to_phones(sitting)
    client.get(page_of(second))
    for n in range(number):
        client.post(page_of(second), body(text=f"Réponse {n}"))
    with django_assert_num_queries(6):
        client.get(page_of(second))


def test_a_slip_is_typed_with_its_boxes_and_the_group_stays(enter, sitting, groups):
    _first, second, _third = sitting
    client, place = enter(), url("typing", second)
    assertContains(client.get(place), "Au nom de quel groupe")
    sent = body(text=SECRET, slip="7", effect="none", role_group=groups[0].pk)
    assertRedirects(client.post(place, sent), place)
    idea = second.ideas.get()
    assert (idea.effect, idea.role_group, idea.way) == ("none", groups[0], "paper")
    page = client.get(place)
    assertContains(page, f'<option value="{groups[0].pk}" selected>')
    assert page.context["form"].initial["slip"] == 8


def test_the_screen_that_is_passed_around_asks_the_same(enter, sitting, groups):
    _first, second, _third = sitting
    sent = body(text=SECRET, effect="harmed", role_group=groups[0].pk)
    enter().post(url("screen", second), sent)
    idea = second.ideas.get()
    assert (idea.effect, idea.role_group, idea.way) == ("harmed", groups[0], "screen")


def test_a_list_is_of_one_group_and_of_one_effect(enter, sitting, groups):
    _first, second, _third = sitting
    client, place = enter(), url("typing_list", second)
    said = {"lines": "Un\nDeux", "effect": "none", "role_group": groups[0].pk}
    page = client.post(place, body(**said))
    assertContains(page, f'<option value="{groups[0].pk}" selected>')
    client.post(place, body(**said, seen=page.context["seen"]))
    kept = set(second.ideas.values_list("text", "effect", "role_group"))
    assert kept == {(text, "none", groups[0].pk) for text in ("Un", "Deux")}


def test_the_wall_shows_one_code_for_the_sitting(enter, sitting):
    first, second, _third = open_to_phones(sitting)
    client = enter(Role.PARTICIPANT)
    page = client.get(url("wall", second))
    assertContains(page, first.code)
    assertNotContains(page, second.code)
    assertContains(page, "Un seul code pour les 3 questions")
    first.reveal(DAY)
    assertContains(client.get(url("wall", second)), second.code)
    assertNotContains(client.get(url("wall", first)), "wall__code")


def test_an_open_wall_learns_that_the_code_it_shows_is_closed(enter, sitting):
    first, second, _third = open_to_phones(sitting)
    client, place = enter(), url("wall_ideas", second)
    mark = client.get(place)["ETag"]
    assert client.get(place, headers={"If-None-Match": mark}).status_code == 304
    first.keep_phones_out()
    assert client.get(place, headers={"If-None-Match": mark}).status_code == 200
