"""The pages of a ranking: the list, what comes next, what is typed, moved, agreed on."""

import uuid

import pytest
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from programmes.models import Role
from tests.factories import make_membership, make_programme, make_user
from tests.workshops.making import in_days
from tests.workshops.making_rankings import (
    Means,
    Way,
    actions_of,
    make_action,
    make_ranking,
    places,
    type_dots,
    type_sheet,
)
from workshops import ranking_phones
from workshops.models import Ranking

pytestmark = pytest.mark.django_db
TEAM = (Role.COORDINATOR, Role.FACILITATOR)


@pytest.fixture
def programme():
    return make_programme()


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


def counted(programme=None, *dots, **values):
    """A ranking whose dots are typed."""
    ranking = make_ranking(programme, **values)
    type_dots(ranking, *(dots or (3, 2, 1)))
    return ranking


def typed(ranking, *numbers, **values):
    """What the page of typing sends, in the order of the list."""
    pairs = zip(actions_of(ranking), numbers, strict=True)
    sent = {f"action-{action.pk}": "" if n is None else n for action, n in pairs}
    return once(**sent, **values)


# Beginning one


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


# The list


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


# One of them


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


# Typing from paper and hands


def test_dots_are_typed_in_the_order_of_the_list(enter, programme):
    ranking, client = make_ranking(programme), enter()
    place = url("type", programme, ranking.pk)
    page = client.get(place)
    names = [row.action.number for row, field, other in page.context["lines"]]
    assert names == [1, 2, 3]
    answer = client.post(place, typed(ranking, 1, None, 4, version=ranking.version))
    assertRedirects(answer, url("detail", programme, ranking.pk))
    assert places(ranking) == [2, 3, 1]


@pytest.mark.parametrize("number", ["-1", "deux", "1.5", "10000", "9" * 40, "٣٣٣٣٣"])
def test_a_number_that_is_none_is_said_and_kept(enter, programme, number):
    ranking = make_ranking(programme)
    sent = typed(ranking, 1, 2, number, version=ranking.version)
    page = enter().post(url("type", programme, ranking.pk), sent)
    assertContains(page, "Écrivez un nombre de 0 à 9999, en chiffres.")
    assertContains(page, f'value="{number}"')
    assert places(ranking) == [None] * 3


def test_two_who_type_dots_see_both(enter, programme):
    ranking, client = make_ranking(programme), enter()
    read, place = ranking.version, url("type", programme, ranking.pk)
    type_dots(ranking, 7, 8, 9)
    page = client.post(place, typed(ranking, 1, 2, 3, version=read))
    assertContains(page, "Gardé entre-temps\u00a0: 7", status_code=409)
    assertContains(page, 'value="3"', status_code=409)
    again = page.context["form"]["version"].value()
    assert client.post(place, typed(ranking, 1, 2, 3, version=again)).status_code == 302
    assert places(ranking) == [3, 2, 1]


def test_sheets_are_typed_one_after_the_other(enter, programme):
    ranking, client = make_ranking(programme, way=Way.ORDER), enter()
    place = url("type", programme, ranking.pk)
    for numbers in ((1, 2, 3), (2, 1, 3)):
        answer = client.post(place, typed(ranking, *numbers))
        assertRedirects(answer, place)
    sheet = ranking.ballots.order_by("pk").first()
    assertContains(client.get(place), f"?feuille={sheet.pk}")
    again = url("type", programme, ranking.pk, feuille=sheet.pk)
    page = client.get(again)
    assert [field.value() for row, field, other in page.context["lines"]] == [1, 2, 3]
    client.post(again, typed(ranking, 3, 1, 2))
    assert places(ranking) == [2, 1, 2]
    client.post(again, typed(ranking, None, None, None))
    assert places(ranking) == [2, 1, 3]


def test_one_place_is_not_given_twice_on_a_sheet(enter, programme):
    ranking, client = make_ranking(programme, way=Way.ORDER), enter()
    place = url("type", programme, ranking.pk)
    page = client.post(place, typed(ranking, 1, 1, None))
    assertContains(page, "Le rang 1 est déjà donné à l’action 1.")
    page = client.post(place, typed(ranking, None, None, None))
    assertContains(page, "Écrivez au moins un rang.")
    page = client.post(place, typed(ranking, 4, None, None))
    assertContains(page, "Écrivez un nombre de 1 à 3, en chiffres.")
    assert not ranking.ballots.exists()


@pytest.mark.parametrize("asked", ["rien", "0", "9" * 40])
def test_no_odd_sheet_is_taken_up(enter, programme, asked):
    ranking = make_ranking(programme, way=Way.ORDER)
    place = url("type", programme, ranking.pk, feuille=asked)
    assert enter().get(place).status_code == 404


def test_the_order_of_the_group_is_typed_and_typed_again(enter, programme):
    ranking = make_ranking(programme, way=Way.ORDER, means=Means.HANDS)
    client, place = enter(), url("type", programme, ranking.pk)
    for numbers in ((1, 2, 3), (3, 1, 2)):
        answer = client.post(place, typed(ranking, *numbers))
        assertRedirects(answer, url("detail", programme, ranking.pk))
    assert places(ranking) == [3, 1, 2]
    assertContains(client.get(place), 'value="3"')


def test_what_is_typed_after_the_agreement_is_said_and_kept(enter, programme):
    ranking, client = counted(programme), enter()
    ranking.settle(in_days(0))
    for name, sent in (
        ("type", typed(ranking, 5, 6, 7, version=ranking.version)),
        ("edit", once(held_on="2026-03-12", account="Mes mots.", version=1)),
        ("settle", once(settled_on="2026-03-12", account="Mes mots.")),
    ):
        place = url(name, programme, ranking.pk)
        page = client.post(place, sent)
        assertContains(page, "Le groupe a validé ce classement")
        assertContains(page, "Mes mots." if "account" in sent else 'value="7"')
        back = client.get(place)
        assertRedirects(back, url("detail", programme, ranking.pk))
    for name in ("archive", "let_in", "close", "recount"):
        answer = client.post(url(name, programme, ranking.pk), once())
        assertRedirects(answer, url("detail", programme, ranking.pk))
    assert places(ranking) == [1, 2, 3]


# Changing it, and agreeing on it


def test_the_day_and_the_account_are_changed(enter, programme):
    ranking, client = make_ranking(programme), enter()
    place = url("edit", programme, ranking.pk)
    sent = {"held_on": "2026-03-05", "account": "En trois tours.", "version": 1}
    assert client.post(place, once(**sent)).status_code == 302
    ranking.refresh_from_db()
    assert (str(ranking.held_on), ranking.account) == ("2026-03-05", "En trois tours.")
    page = client.post(place, once(**sent | {"account": "En deux tours."}))
    assertContains(page, "En trois tours.", status_code=409)
    assertContains(page, "En deux tours.", status_code=409)


def test_the_group_agrees_on_a_day(enter, programme):
    ranking, client = counted(programme), enter()
    place = url("settle", programme, ranking.pk)
    assertContains(client.get(place), "Ce que le groupe valide")
    sent = once(settled_on=in_days(-1).isoformat(), account="")
    for _n in range(2):  # a double click
        answer = client.post(place, sent)
        assertRedirects(answer, url("detail", programme, ranking.pk))
    ranking.refresh_from_db()
    assert ranking.settled_on == in_days(-1)


def test_moved_places_are_not_agreed_on_without_an_account(enter, programme):
    ranking, client = counted(programme), enter()
    ranking.move(actions_of(ranking)[2].pk, down=False)
    place = url("settle", programme, ranking.pk)
    page = client.post(place, once(settled_on=in_days(0).isoformat(), account=" "))
    assertContains(page, "obligatoire")
    assertContains(page, "Les rangs ne sont pas ceux du compte")
    sent = once(settled_on=in_days(0).isoformat(), account="Un tour de table.")
    assert client.post(place, sent).status_code == 302


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (in_days(1).isoformat(), "pas encore venu"),
        (in_days(-8).isoformat(), "ou plus tard"),
        ("jamais", "Écrivez le jour"),
    ],
)
def test_a_day_that_cannot_be_is_said(enter, programme, day, said):
    ranking = counted(programme)
    sent = once(settled_on=day, account="Mes mots.")
    page = enter().post(url("settle", programme, ranking.pk), sent)
    assertContains(page, said)
    assertContains(page, "Mes mots.")


# Phones, seen from the room


def test_the_room_sees_the_code_and_how_many_chose_never_what(enter, programme):
    ranking = make_ranking(programme, means=Means.PHONES)
    client = enter()
    answer = client.post(url("let_in", programme, ranking.pk))
    assertRedirects(answer, url("wall", programme, ranking.pk))
    ranking.refresh_from_db()
    first = actions_of(ranking)[0]
    ranking_phones.cast(ranking, "one", {str(first.pk): 3})
    page = client.get(url("wall", programme, ranking.pk))
    assertContains(page, ranking.code)
    assertContains(page, "1 choix envoyé.")
    assertNotContains(page, first.words)
    told = client.get(url("told", programme, ranking.pk))
    assertContains(told, "1 choix envoyé.")
    mark = {"If-None-Match": told.headers["ETag"]}
    again = url("told", programme, ranking.pk)
    assert client.get(again, headers=mark).status_code == 304
    page = client.get(url("detail", programme, ranking.pk))
    assertContains(page, "1 choix envoyé.")
    assertNotContains(page, "Somme des rangs")


def test_the_choice_is_closed_after_a_question(enter, programme):
    ranking = make_ranking(programme, means=Means.PHONES)
    ranking.let_phones_in()
    first = actions_of(ranking)[0]
    ranking_phones.cast(ranking, "one", {str(first.pk): 3})
    client, place = enter(), url("close", programme, ranking.pk)
    assertContains(client.get(place), "Cela ne s’annule pas")
    assertRedirects(client.post(place, once()), url("detail", programme, ranking.pk))
    assert places(ranking) == [1, 2, 2]
    page = client.get(url("detail", programme, ranking.pk))
    assertContains(page, "à égalité")
    assertContains(client.get(url("wall", programme, ranking.pk)), "Le vote est clos.")


# Prints


def test_the_sheet_has_each_action_in_the_order_of_the_list(enter, programme):
    client = enter()
    dots, order = make_ranking(programme), make_ranking(programme, way=Way.ORDER)
    page = client.get(url("sheet", programme, dots.pk))
    assertContains(page, "Visiter un jardin")
    assertContains(page, '<span class="to-rank__dot"></span>', count=9)
    page = client.get(url("sheet", programme, order.pk))
    assertContains(page, '<span class="to-rank__place"></span>', count=3)
    pdf = client.get(url("sheet_pdf", programme, order.pk))
    assert pdf.content.startswith(b"%PDF")
    assert f"{programme.slug}-classement-2" in pdf.headers["Content-Disposition"]


def test_the_result_says_rank_words_and_count(enter, programme):
    ranking, client = counted(programme), enter(Role.PARTICIPANT)
    page = client.get(url("result", programme, ranking.pk))
    assertContains(page, "pas encore validé")
    ranking.settle(in_days(0), None, "En un tour de table.")
    page = client.get(url("result", programme, ranking.pk))
    assertContains(page, "Validé par le groupe le")
    assertContains(page, "En un tour de table.")
    pdf = client.get(url("result_pdf", programme, ranking.pk))
    assert pdf.content.startswith(b"%PDF")


def test_nothing_is_printed_of_what_phones_still_choose(enter, programme):
    ranking = make_ranking(programme, means=Means.PHONES)
    type_dots(ranking, 1, 2, 3)
    client = enter()
    for name in ("result", "result_pdf"):
        answer = client.get(url(name, programme, ranking.pk))
        assertRedirects(answer, url("detail", programme, ranking.pk))


def test_sheets_of_an_order_are_summed_in_the_page(enter, programme):
    ranking = make_ranking(programme, way=Way.ORDER)
    type_sheet(ranking, 1, 2, 3)
    page = enter().get(url("detail", programme, ranking.pk))
    assertContains(page, "Somme des rangs")
    assertContains(page, "la plus petite somme passe en premier")
