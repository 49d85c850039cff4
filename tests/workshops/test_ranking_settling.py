"""Agreeing on a ranking, what the room sees of phones, and what is printed."""

import uuid

import pytest
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from programmes.models import Role
from tests.factories import make_membership
from tests.workshops.making import in_days
from tests.workshops.making_rankings import (
    Means,
    Way,
    actions_of,
    counted,
    make_ranking,
    places,
    type_dots,
    type_sheet,
)
from workshops import ranking_phones

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


def test_a_ranking_taken_out_shows_no_code(enter, programme):
    ranking = make_ranking(programme, means=Means.PHONES)
    ranking.let_phones_in()
    ranking.archive()
    page = enter().get(url("wall", programme, ranking.pk))
    assertNotContains(page, ranking.code)


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
