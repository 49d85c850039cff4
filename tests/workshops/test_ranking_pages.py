"""The pages of the rankings: beginning one, the list, what comes next, what is moved."""

import uuid

import pytest
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from programmes.models import Role
from tests.factories import make_membership, make_programme, make_user
from tests.workshops.making import in_days
from tests.workshops.making_actions import make_action
from tests.workshops.making_rankings import (
    Means,
    Way,
    actions_of,
    counted,
    make_ranking,
    places,
)
from workshops.models import Ranking

pytestmark = pytest.mark.django_db
TEAM = (Role.COORDINATOR, Role.FACILITATOR)


@pytest.fixture
def enter(client, programme):
    def enter(role=Role.FACILITATOR):
        client.force_login(make_membership(programme, role).user)
        return client

    return enter


def url(name, programme, *args, **query):
    return reverse(
        f"workshops:ranking_{name}", args=[programme.slug, *args], query=query or None
    )


def once(**values):
    return {"submission_id": str(uuid.uuid4())} | values


def begun(**values):
    return once(held_on="2026-03-12", way="dots", dots_each="4", means="paper") | values


def test_a_ranking_begins_with_the_actions_that_are_ticked(enter, programme):
    first, _second, third = (make_action(programme, words=w) for w in "abc")
    make_action(programme, words="retirée", archived_at="2026-01-01T00:00Z")
    client = enter()
    page = client.get(url("begin", programme))
    assertContains(page, "1. a")
    assertNotContains(page, "retirée")
    answer = client.post(url("begin", programme), begun(actions=[first.pk, third.pk]))
    ranking = Ranking.objects.get()
    assertRedirects(answer, url("detail", programme, ranking.pk))
    assert actions_of(ranking) == [first, third]
    assert (ranking.number, ranking.dots_each) == (1, 4)


def test_a_double_click_begins_one(enter, programme):
    actions = [make_action(programme).pk for _n in range(2)]
    client, sent = enter(), begun(actions=actions)
    for _n in range(2):
        client.post(url("begin", programme), sent)
    assert Ranking.objects.count() == 1


def test_an_order_has_no_dots_whatever_is_typed(enter, programme):
    actions = [make_action(programme).pk for _n in range(2)]
    client = enter()
    for dots in ("3", "", "rien"):
        sent = begun(actions=actions, way="order", dots_each=dots)
        assert client.post(url("begin", programme), sent).status_code == 302
    assert set(Ranking.objects.values_list("dots_each", flat=True)) == {None}


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"actions": []}, "Choisissez au moins deux actions"),
        ({"actions": ["1" * 40]}, "Sélectionnez un choix valide"),
        ({"dots_each": ""}, "Dites combien de gommettes"),
        ({"dots_each": "11"}, "10"),
        ({"held_on": "bientôt"}, "Écrivez le jour"),
        ({"held_on": "1789-07-14"}, "Choisissez un jour entre 1990 et 2100"),
        ({"way": "rien"}, "rien"),
    ],
)
def test_what_cannot_begin_is_said(enter, programme, values, said):
    actions = [make_action(programme).pk for _n in range(2)]
    sent = begun(actions=actions) | values
    page = enter().post(url("begin", programme), sent)
    assertContains(page, 'id="errors"')
    assertContains(page, said)
    assert not Ranking.objects.exists()


def test_an_action_of_another_programme_is_not_ranked(enter, programme):
    mine, theirs = make_action(programme), make_action(make_programme())
    page = enter().post(url("begin", programme), begun(actions=[mine.pk, theirs.pk]))
    assertContains(page, 'id="errors"')


def test_one_action_is_not_enough_to_rank(enter, programme):
    make_action(programme)
    client = enter()
    for name in ("list", "begin"):
        assertContains(
            client.get(url(name, programme)), "Il faut au moins deux actions"
        )


@pytest.mark.parametrize("rows", [1, 30])
def test_the_list_costs_the_same_however_long(
    enter, programme, django_assert_num_queries, rows
):
    for _n in range(rows):
        make_ranking(programme)
    client = enter()
    client.get(url("list", programme))
    with django_assert_num_queries(7):
        page = client.get(url("list", programme))
    assert len(page.context["lines"]) == rows


def test_two_rankings_of_one_day_are_told_apart(enter, programme):
    make_ranking(programme)
    counted(programme)
    page = enter().get(url("list", programme))
    assertContains(page, "Classement n°\u00a01")
    assertContains(page, "Classement n°\u00a02")
    assertContains(page, "compté, pas encore validé", count=1)


def test_one_taken_out_is_brought_back(enter, programme):
    ranking, client = make_ranking(programme), enter()
    answer = client.post(url("archive", programme, ranking.pk))
    assertRedirects(answer, url("list", programme, retire=ranking.pk))
    page = client.get(answer.url)
    assertContains(page, "Retiré de la liste")
    assert page.context["lines"] == []
    page = client.get(url("detail", programme, ranking.pk))
    assert page.context["next"] is None
    client.post(url("bring_back", programme, ranking.pk))
    page = client.get(url("list", programme))
    assert [one for one, made in page.context["lines"]] == [ranking]


def next_of(client, ranking):
    page = client.get(url("detail", ranking.programme, ranking.pk))
    return page.context["next"] and page.context["next"].label


def test_the_page_offers_the_one_thing_to_do_now(enter, programme):
    client = enter()
    assert next_of(client, make_ranking(programme)) == "Saisir les gommettes"
    sheets = make_ranking(programme, way=Way.ORDER)
    assert next_of(client, sheets) == "Saisir les feuilles"
    hands = make_ranking(programme, way=Way.ORDER, means=Means.HANDS)
    assert next_of(client, hands) == "Saisir l’ordre du groupe"
    phones = make_ranking(programme, means=Means.PHONES)
    assert next_of(client, phones) == "Ouvrir le vote aux téléphones"
    phones.let_phones_in()
    assert next_of(client, phones) == "Montrer le code à la salle"
    phones.close()
    assert next_of(client, phones) == "Saisir les gommettes"
    agreed = counted(programme)
    assert next_of(client, agreed) == "Noter que le groupe valide"
    agreed.settle(in_days(0))
    assert next_of(client, agreed) is None


@pytest.mark.parametrize("number", [2, 30])
def test_the_page_costs_the_same_however_many_actions(
    enter, programme, django_assert_num_queries, number
):
    ranking = counted(
        programme, *range(number), words=[f"Action {n}" for n in range(number)]
    )
    client = enter()
    client.get(url("detail", programme, ranking.pk))
    with django_assert_num_queries(5):
        page = client.get(url("detail", programme, ranking.pk))
    assert len(page.context["rows"]) == number


def test_the_first_does_not_go_up_nor_the_last_down(enter, programme):
    ranking = counted(programme)
    first, second, third = actions_of(ranking)
    page = enter().get(url("detail", programme, ranking.pk))
    for name, keys in (("up", (second, third)), ("down", (first, second))):
        for key in (first, second, third):
            button = f'name="{name}" value="{key.pk}"'
            assertContains(page, button, count=int(key in keys))


def test_an_action_is_moved_and_the_place_of_the_count_is_said(enter, programme):
    ranking, client = counted(programme), enter()
    key = actions_of(ranking)[2].pk
    answer = client.post(url("move", programme, ranking.pk), {"up": key})
    page = url("detail", programme, ranking.pk)
    assertRedirects(answer, f"{page}#action-{key}")
    assert places(ranking) == [1, 3, 2]
    assertContains(client.get(page), "(selon le compte\u00a0: 3)")
    client.post(url("recount", programme, ranking.pk))
    assert places(ranking) == [1, 2, 3]


@pytest.mark.parametrize("sent", [{}, {"up": "rien"}, {"down": "9" * 40}])
def test_no_odd_key_is_moved(enter, programme, sent):
    ranking = counted(programme)
    answer = enter().post(url("move", programme, ranking.pk), sent)
    assert answer.status_code == 404


@pytest.mark.parametrize("role", Role, ids=str)
def test_who_takes_part_reads_and_the_team_acts(enter, programme, role):
    ranking = counted(programme)
    ranking.settle(in_days(0), None, "Après un tour de table.")
    open_ = counted(programme)
    client = enter(role)
    assertContains(client.get(url("detail", programme, ranking.pk)), "tour de table")
    page = client.get(url("detail", programme, open_.pk))
    if role == Role.OBSERVER:
        assert page.status_code == 404
        return
    offered = assertContains if role in TEAM else assertNotContains
    offered(page, url("edit", programme, open_.pk))
    offered(page, url("move", programme, open_.pk))


def test_strangers_find_no_ranking(client, programme):
    ranking = counted(programme)
    client.force_login(make_user())
    assert client.get(url("list", programme)).status_code == 404
    assert client.get(url("detail", programme, ranking.pk)).status_code == 404
