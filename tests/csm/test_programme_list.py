import datetime as dt

import pytest
from django.urls import reverse
from pytest_django.asserts import assertContains

from contracts.drafting import draft_contract
from programmes.models import Role
from tests.factories import make_membership, make_programme, make_territory, make_user

pytestmark = pytest.mark.django_db
LIST = "/programmes/"


@pytest.fixture
def me(client):
    user = make_user()
    client.force_login(user)
    return user


def mine(user, name, **values):
    town = make_territory(name=name)
    return make_membership(
        make_programme(territory=town, **values), user=user
    ).programme


def names(response):
    return [row.programme.territory.name for row in response.context["found"].rows]


def test_a_visitor_is_sent_to_the_login(client):
    assert client.get(LIST).url.startswith(reverse("login"))


def test_only_the_programmes_of_the_person_are_listed(client, me):
    mine(me, "Rivemont")
    make_programme(territory=make_territory(name="Ailleurs"))
    response = client.get(LIST)
    assert names(response) == ["Rivemont"]
    assert "Ailleurs" not in response.text


@pytest.mark.parametrize("rows", [1, 30])
def test_the_list_costs_the_same_however_long(
    client, me, django_assert_num_queries, rows
):
    for number in range(rows):
        draft_contract(mine(me, f"Ville {number}"))
    client.get(LIST)  # the first page of a login writes its session
    # session, user, lines, programmes of the page, memberships
    with django_assert_num_queries(5):
        response = client.get(LIST)
    assert len(names(response)) == rows


def test_fifty_lines_make_a_page_and_the_others_follow(client, me):
    for number in range(52):
        mine(me, f"Ville {number:02}")
    first, second = client.get(LIST), client.get(LIST, {"page": 2})
    assert [len(names(first)), names(second)] == [50, ["Ville 50", "Ville 51"]]


def test_territories_are_sorted_as_in_a_french_index(client, me):
    for name in ["Zeville", "Évry-le-Pré", "estaing", "Œuilly", "Ogeville", "Étampes"]:
        mine(me, name)
    assert names(client.get(LIST)) == [
        "estaing",
        "Étampes",
        "Évry-le-Pré",
        "Œuilly",
        "Ogeville",
        "Zeville",
    ]


@pytest.mark.parametrize(
    ("order", "expected"),
    [
        ("-territory", ["C", "B", "A"]),
        ("edition", ["B", "C", "A"]),
        ("-edition", ["A", "C", "B"]),
        ("audience", ["C", "A", "B"]),
        ("signature", ["C", "B", "A"]),
        ("-signature", ["A", "B", "C"]),
        ("nonsense", ["A", "B", "C"]),
    ],
)
def test_a_column_sorts_the_lines_both_ways(client, me, order, expected):
    first = dt.date(2026, 3, 1)
    mine(
        me,
        "A",
        first_year=2026,
        last_year=2027,
        audience="Émus",
        signature_planned_on=first,
    )
    mine(
        me,
        "B",
        first_year=2024,
        last_year=2025,
        audience="Fins",
        signature_planned_on=dt.date(2025, 3, 1),
    )
    mine(me, "C", first_year=2025, last_year=2026, audience="Ados")
    assert names(client.get(LIST, {"order": order})) == expected


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ({"text": "evry"}, ["Évry"]),
        ({"text": "ÉVRY"}, ["Évry"]),
        ({"text": "jeunes 2024"}, ["Évry"]),
        ({"text": "jeunes"}, ["Évry", "Rivemont"]),
        ({"edition": "2025-2026"}, ["Rivemont"]),
        ({"territory": "rivemont"}, ["Rivemont"]),
        ({"territory": "rivemont", "edition": "2024-2025"}, []),
        ({"territory": "nowhere"}, ["Évry", "Rivemont"]),
        ({"text": "\0"}, ["Évry", "Rivemont"]),
    ],
)
def test_filters_stand_in_the_address(client, me, query, expected):
    mine(me, "Évry", first_year=2024, last_year=2025, audience="Jeunes")
    town = make_territory(name="Rivemont", slug="rivemont")
    make_membership(make_programme(territory=town, audience="Les jeunes"), user=me)
    response = client.get(LIST, query)
    assert names(response) == expected
    assert response.context["found"].count == len(expected)


def test_a_filter_is_removed_by_its_pill_and_the_order_stays(client, me):
    mine(me, "Rivemont")
    response = client.get(LIST, {"text": "rive", "order": "-edition", "page": "1"})
    (pill,) = response.context["found"].pills
    assert (pill.words, pill.without) == ("rive", "?order=-edition")
    assert response.context["found"].everything == "?order=-edition"


def test_nothing_found_says_so_and_offers_everything(client, me):
    mine(me, "Rivemont")
    response = client.get(LIST, {"text": "introuvable"})
    assert names(response) == []
    assertContains(response, 'href="?"')


def test_the_column_that_sorts_is_announced(client, me):
    mine(me, "Rivemont")
    assertContains(client.get(LIST), 'aria-sort="ascending"', count=1)
    assertContains(client.get(LIST, {"order": "-edition"}), 'aria-sort="descending"')


def test_an_observer_sees_the_line_of_the_programme(client, me):
    programme = make_programme()
    make_membership(programme, Role.OBSERVER, user=me)
    (row,) = client.get(LIST).context["found"].rows
    assert (row.programme, row.may_read) == (programme, False)
