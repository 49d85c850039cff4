"""Typing from paper: fast, word for word, by somebody who is not the author."""

import uuid

import pytest
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from programmes.models import Event, Role, Submission
from tests.factories import make_idea, make_round, make_user
from tests.wellbeing.test_rounds import SECRET, TEAM, enter, programme, url
from wellbeing.models import Idea

pytestmark = pytest.mark.django_db
__all__ = ["enter", "programme"]


@pytest.fixture
def round_(programme):
    return make_round(programme)


def sent(text, **values):
    return {"text": text, "slip": "", "submission_id": str(uuid.uuid4())} | values


@pytest.mark.parametrize("role", Role, ids=str)
def test_the_team_alone_types(enter, programme, round_, role):
    client = enter(role)
    for name in ("typing", "typing_list", "screen"):
        answer = client.get(url(name, programme, round_.pk))
        assert answer.status_code == (200 if role in TEAM else 403)
    client.post(url("typing", programme, round_.pk), sent(SECRET))
    assert Idea.objects.exists() is (role in TEAM)


def test_a_stranger_types_nothing(client, programme, round_):
    client.force_login(make_user())
    for name in ("typing", "typing_list", "screen"):
        answer = client.post(url(name, programme, round_.pk), sent(SECRET))
        assert answer.status_code == 404
    assert not Idea.objects.exists()


@pytest.mark.parametrize(
    "text",
    [
        "  deux espaces devant, un derriere ",
        "Un arbre 🌳 et un chat 🐈‍⬛",
        "العيش بكرامة",
        "qqn a qui parlé ; sa compte !",
        "x" * 280,
    ],
)
def test_an_idea_is_typed_word_for_word(enter, programme, round_, text):
    client, place = enter(), url("typing", programme, round_.pk)
    assertRedirects(client.post(place, sent(text, slip="3")), place)
    idea = Idea.objects.get()
    assert (idea.text, idea.slip, idea.way) == (text, 3, Idea.Way.PAPER)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"text": ""}, "Écrivez l’idée."),
        ({"text": " \t "}, "Écrivez l’idée."),
        ({"text": "\u200b\u00a0"}, "Écrivez l’idée."),
        ({"text": "x" * 281}, "281 caractères, maximum 280"),
        ({"text": "nul\x00"}, "caractère"),
        ({"slip": "0", "text": SECRET}, "supérieure ou égale à 1"),
        ({"slip": "trois", "text": SECRET}, "Écrivez le numéro"),
    ],
)
def test_what_is_no_idea_is_refused_and_kept_on_the_page(
    enter, programme, round_, typed, said
):
    page = enter().post(
        url("typing", programme, round_.pk), sent(**{"text": ""} | typed)
    )
    assertContains(page, said)
    if typed["text"].strip() and "\x00" not in typed["text"]:
        assertContains(page, typed["text"])
    assert not Idea.objects.exists()


def test_a_double_click_keeps_one_idea_and_leaves_no_trace_of_it(
    enter, programme, round_
):
    client, place, once = enter(), url("typing", programme, round_.pk), sent(SECRET)
    for _ in range(2):
        assertRedirects(client.post(place, once), place)
    assert Idea.objects.count() == 1
    assert not Submission.objects.exists()
    assert not Event.objects.exists()


def test_the_same_words_from_two_slips_are_two_ideas(enter, programme, round_):
    client, place = enter(), url("typing", programme, round_.pk)
    for _ in range(2):
        client.post(place, sent(SECRET))
    assert Idea.objects.count() == 2


def test_the_page_is_ready_for_the_next_slip(enter, programme, round_):
    client, place = enter(), url("typing", programme, round_.pk)
    client.post(place, sent("Rire", slip="7"))
    page = client.get(place)
    assert page.context["form"]["slip"].value() == 8
    assertContains(page, "autofocus")


def test_a_slip_that_this_browser_typed_is_shown_and_the_words_are_kept(
    enter, programme, round_
):
    client, place = enter(), url("typing", programme, round_.pk)
    client.post(place, sent("Dormir sans réveil", slip="7"))
    page = client.post(place, sent("Chanter fort", slip="7"))
    assertContains(page, "Le feuillet 7 est déjà saisi")
    assertContains(page, "Dormir sans réveil")
    assertContains(page, "Chanter fort")
    assert Idea.objects.count() == 1


@pytest.mark.parametrize("role", TEAM, ids=str)
def test_the_number_of_a_slip_does_not_tell_what_it_says(
    enter, programme, round_, role
):
    make_idea(round_, slip=7, text=SECRET)
    client, place = enter(role), url("typing", programme, round_.pk)
    page = client.post(place, sent("Chanter fort", slip="7"))
    assertContains(page, "Le feuillet de ce numéro est déjà saisi")
    assertContains(page, "Chanter fort")
    assertNotContains(page, SECRET)
    assert Idea.objects.count() == 1


def test_once_the_ideas_are_revealed_slips_have_no_number(enter, programme, round_):
    make_idea(round_, slip=7)
    round_.reveal(round_.held_on)
    client, place = enter(), url("typing", programme, round_.pk)
    assertNotContains(client.get(place), 'name="slip"')
    client.post(place, sent("Une idée qui vient tard", slip="8"))
    assert list(Idea.objects.values_list("slip", flat=True)) == [None, None]


def test_what_was_typed_last_is_shown_to_this_browser_and_undone(
    enter, programme, round_
):
    make_idea(round_, text=SECRET)
    client, place = enter(), url("typing", programme, round_.pk)
    client.post(place, sent("Marcher", slip="4"))
    page = client.get(place)
    assertContains(page, "Marcher")
    assertNotContains(page, SECRET)
    idea = Idea.objects.get(text="Marcher")
    client.post(url("typing_undo", programme, round_.pk), {"idea": idea.pk})
    idea.refresh_from_db()
    assert idea.withdrawn
    assertNotContains(client.get(place), "Marcher")
    client.post(place, sent("Marcher loin", slip="4"))
    assert round_.ideas.standing().filter(slip=4).get().text == "Marcher loin"


def test_nobody_undoes_what_another_browser_typed(enter, programme, round_):
    idea = make_idea(round_)
    client, place = enter(), url("typing_undo", programme, round_.pk)
    for key in (idea.pk, "x", ""):
        client.post(place, {"idea": key})
    client.cookies["typed"] = f"{idea.pk}:forged"
    client.post(place, {"idea": idea.pk})
    idea.refresh_from_db()
    assert not idea.withdrawn


def test_a_coordinator_undoes_without_reading(enter, programme, round_):
    client, place = enter(Role.COORDINATOR), url("typing", programme, round_.pk)
    client.post(place, sent("Marcher"))
    page = client.get(place)
    assertNotContains(page, "Marcher")
    assertContains(page, "Une idée")
    idea = Idea.objects.get()
    client.post(url("typing_undo", programme, round_.pk), {"idea": idea.pk})
    idea.refresh_from_db()
    assert idea.withdrawn


def test_names_are_typed_only_where_there_are_names(enter, programme, round_):
    client = enter()
    client.post(url("typing", programme, round_.pk), sent("Rire", signed="Aline"))
    with_names = make_round(programme, is_anonymous=False)
    client.post(url("typing", programme, with_names.pk), sent("Rire", signed="Aline"))
    assert list(round_.ideas.values_list("signed", flat=True)) == [""]
    assert list(with_names.ideas.values_list("signed", flat=True)) == ["Aline"]


@pytest.mark.parametrize("rows", [1, 30])
def test_typing_costs_the_same_however_much_was_typed(
    enter, programme, round_, django_assert_num_queries, rows
):
    client, place = enter(), url("typing", programme, round_.pk)
    for number in range(rows):
        client.post(place, sent(f"Idée {number}"))
    client.get(place)
    with django_assert_num_queries(5):
        client.get(place)
