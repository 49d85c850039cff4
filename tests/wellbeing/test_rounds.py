"""The rounds of a programme: who finds them, asks one, changes one, takes one out."""

import uuid

import pytest
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from programmes.models import Question, Role
from tests.factories import (
    make_idea,
    make_membership,
    make_programme,
    make_round,
    make_user,
)
from wellbeing.models import Round

pytestmark = pytest.mark.django_db
TEAM = (Role.COORDINATOR, Role.FACILITATOR)
SECRET = "Un potager derrière la gare"


@pytest.fixture
def programme():
    return make_programme()


@pytest.fixture
def enter(client, programme):
    """Log in with a role in the programme."""

    def enter(role=Role.FACILITATOR):
        client.force_login(make_membership(programme, role).user)
        return client

    return enter


def url(name, programme, *args, **query):
    place = f"wellbeing:{name}"
    return reverse(place, args=[programme.slug, *args], query=query or None)


def body(round_=None, **values):
    usual = make_round().referential_id if round_ is None else round_.referential_id
    return {
        "question": "Qu’est-ce que le bien-être ?",
        "held_on": "2026-03-12",
        "writers": "participants",
        "is_anonymous": "on",
        "referential": usual,
        "submission_id": str(uuid.uuid4()),
    } | values


@pytest.mark.parametrize("role", Role, ids=str)
def test_all_who_take_part_find_the_rounds_and_only_the_team_asks(
    enter, programme, role
):
    make_round(programme, question="Que veut dire vivre bien ?")
    page = enter(role).get(url("round_list", programme))
    assertContains(page, "Que veut dire vivre bien ?")
    assertContains(page, "Bien-être")
    offered = assertContains if role in TEAM else assertNotContains
    offered(page, url("round_add", programme))


@pytest.mark.parametrize("role", Role, ids=str)
def test_nobody_reads_an_idea_on_the_page_of_its_round(enter, programme, role):
    round_ = make_round(programme)
    make_idea(round_, text=SECRET)
    client = enter(role)
    for name, args in (("round_list", []), ("round_detail", [round_.pk])):
        assertNotContains(client.get(url(name, programme, *args)), SECRET)


def test_strangers_find_no_round(client, programme):
    round_ = make_round(programme)
    client.force_login(make_user())
    for name, args in (
        ("round_list", []),
        ("round_detail", [round_.pk]),
        ("round_edit", [round_.pk]),
        ("round_reveal", [round_.pk]),
    ):
        assert client.get(url(name, programme, *args)).status_code == 404


@pytest.mark.parametrize("name", ["round_edit", "round_reveal", "round_settle"])
@pytest.mark.parametrize("role", [r for r in Role if r not in TEAM], ids=str)
def test_the_others_of_the_programme_are_refused(enter, programme, role, name):
    round_ = make_round(programme)
    assert enter(role).get(url(name, programme, round_.pk)).status_code == 403


def test_a_round_of_another_programme_is_not_found(enter, programme):
    other = make_round()
    client = enter()
    for name in ("round_detail", "round_edit", "round_settle"):
        assert client.get(url(name, programme, other.pk)).status_code == 404


@pytest.mark.parametrize(("ideas", "said"), [(4, "moins de 5 idées"), (5, "5 idées")])
def test_whoever_observes_is_not_told_how_few_ideas_there_are(
    enter, programme, ideas, said
):
    round_ = make_round(programme)
    for _ in range(ideas):
        make_idea(round_)
    client = enter(Role.OBSERVER)
    assertContains(client.get(url("round_list", programme)), said)
    assertContains(client.get(url("round_detail", programme, round_.pk)), said)


def test_whoever_writes_is_told_how_many_ideas_there_are(enter, programme):
    round_ = make_round(programme)
    make_idea(round_)
    page = enter(Role.PARTICIPANT).get(url("round_detail", programme, round_.pk))
    assertContains(page, "1 idée")


def test_without_a_round_the_first_gesture_is_said(enter, programme):
    page = enter().get(url("round_list", programme))
    assertContains(page, "Aucune question n’a encore été posée")
    assertContains(page, "Poser la première")


@pytest.mark.parametrize("rows", [1, 30])
def test_the_list_costs_the_same_however_long(
    enter, programme, django_assert_num_queries, rows
):
    for _ in range(rows):
        make_idea(make_round(programme))
    client = enter()
    client.get(url("round_list", programme))  # a login's first page writes
    with django_assert_num_queries(6):
        page = client.get(url("round_list", programme))
    assert len(page.context["lines"]) == rows


@pytest.mark.parametrize("rows", [1, 30])
def test_a_round_costs_the_same_however_many_ideas_it_has(
    enter, programme, django_assert_num_queries, rows
):
    round_ = make_round(programme)
    for _ in range(rows):
        make_idea(round_)
    client, place = enter(), url("round_detail", programme, round_.pk)
    client.get(place)
    with django_assert_num_queries(4):
        client.get(place)


def test_the_question_begins_with_the_programmes_words(enter, programme):
    Question.objects.create(
        programme=programme, kind="needs", text="Que nous faut-il pour aller mieux ?"
    )
    page = enter().get(url("round_add", programme, sorte="needs"))
    assertContains(page, "Que nous faut-il pour aller mieux ?")


def test_a_question_keeps_the_words_in_which_it_was_asked(enter, programme):
    asked = Question.objects.create(
        programme=programme, kind="needs", text="De quoi avons-nous besoin ?"
    )
    client = enter()
    client.post(url("round_add", programme, sorte="needs"), body(question=asked.text))
    Question.objects.update(text="Autrement dit ?")
    assert programme.rounds.get().question == "De quoi avons-nous besoin ?"


@pytest.mark.parametrize("role", TEAM, ids=str)
def test_the_team_asks_a_question(enter, programme, role):
    answer = enter(role).post(url("round_add", programme, sorte="custom"), body())
    round_ = programme.rounds.get()
    assertRedirects(answer, url("round_detail", programme, round_.pk))
    assert (round_.kind, round_.is_anonymous) == (Round.Kind.CUSTOM, True)
    assert round_.mirror is None


def test_a_double_click_asks_one_question(enter, programme):
    client, sent = enter(), body()
    for _ in range(2):
        client.post(url("round_add", programme), sent)
    assert programme.rounds.count() == 1


def test_both_sides_are_asked_as_mirrors_of_each_other(enter, programme):
    sent = body(both_sides="on", other_question="Et le mal-être ?", is_anonymous="")
    enter().post(url("round_add", programme), sent)
    bright = programme.rounds.get(kind="well_being")
    ill = programme.rounds.get(kind="ill_being")
    assert (bright.mirror, ill.mirror) == (ill, bright)
    assert (ill.question, ill.is_anonymous) == ("Et le mal-être ?", False)
    assert ill.held_on == bright.held_on


def test_the_other_side_needs_its_question(enter, programme):
    sent = body(both_sides="on", other_question="")
    page = enter().post(url("round_add", programme), sent)
    assertContains(page, "Écrivez la question telle qu’elle est posée")
    assert not programme.rounds.exists()


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"question": ""}, "obligatoire"),
        ({"question": "x" * 301}, "300"),
        ({"question": "nul\x00"}, "caractère"),
        ({"held_on": "31/02/2026"}, "Écrivez le jour"),
        ({"held_on": "2999-01-01"}, "Choisissez un jour"),
        ({"referential": 999999}, "Sélectionnez un choix valide"),
        ({"writers": "voisins"}, "Sélectionnez un choix valide"),
    ],
)
def test_what_cannot_be_is_said(enter, programme, typed, said):
    page = enter().post(url("round_add", programme), body(**typed))
    assertContains(page, said)
    assert not programme.rounds.exists()


@pytest.mark.parametrize("asked", ["brought", "%00", "x" * 2000])
def test_a_kind_that_is_not_there_asks_about_well_being(enter, programme, asked):
    page = enter().get(url("round_add", programme, sorte=asked))
    assert page.context["round"].kind == Round.Kind.WELL_BEING
