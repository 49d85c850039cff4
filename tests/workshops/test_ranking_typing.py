"""Typing what was counted on paper or by hands, in the order of the list."""

import uuid

import pytest
from django.urls import reverse
from pytest_django.asserts import assertContains, assertRedirects

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
)

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


def typed(ranking, *numbers, **values):
    """What the page of typing sends, in the order of the list."""
    pairs = zip(actions_of(ranking), numbers, strict=True)
    sent = {f"action-{action.pk}": "" if n is None else n for action, n in pairs}
    return once(**sent, **values)


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
        ranking.refresh_from_db()
        answer = client.post(place, typed(ranking, *numbers, version=ranking.version))
        assertRedirects(answer, url("detail", programme, ranking.pk))
    assert places(ranking) == [3, 1, 2]
    assertContains(client.get(place), 'value="3"')
    page = client.post(place, typed(ranking, None, None, None, version=3))
    assertContains(page, "Écrivez au moins un rang")


def test_two_who_type_the_order_of_the_group_see_both(enter, programme):
    ranking = make_ranking(programme, way=Way.ORDER, means=Means.HANDS)
    client, place = enter(), url("type", programme, ranking.pk)
    client.post(place, typed(ranking, 1, 2, 3, version=ranking.version))
    mine = typed(ranking, 2, 3, 1, version=ranking.version)
    page = client.post(place, mine)
    assertContains(page, "Gardé entre-temps\u00a0: 3", status_code=409)
    assertContains(page, 'value="1"', status_code=409)
    assert places(ranking) == [1, 2, 3]
    client.post(place, mine | once(version=page.context["form"].data["version"]))
    assert places(ranking) == [2, 3, 1]


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
