"""The list as a table: territories down, editions across."""

import pytest
from django.utils import timezone
from pytest_django.asserts import assertContains, assertNotContains

from tests.csm.finding import ADDRESS, mine, published
from tests.factories import make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def me(client):
    user = make_user()
    client.force_login(user)
    return user


def matrix(client, **query):
    return client.get(ADDRESS, query).context["found"].matrix


def drawn(found):
    """Return each row as its territory and how many programmes each edition has."""
    return [(row.territory, [len(cell) for cell in row.cells]) for row in found.rows]


def test_each_territory_has_a_row_and_each_edition_a_column(client, me):
    mine(me, "Val-Fleuri", first_year=2022, last_year=2023)
    mine(me, "Val-Fleuri")
    mine(me, "Évry", first_year=2019, last_year=2019)
    mine(me, "Rivemont", first_year=2019, last_year=2021)
    published("Rivemont")
    found = matrix(client)
    assert found.editions == ["2019", "2019-2021", "2022-2023", "2025-2026"]
    assert drawn(found) == [
        ("Évry", [1, 0, 0, 0]),
        ("Rivemont", [0, 1, 0, 1]),
        ("Val-Fleuri", [0, 0, 1, 1]),
    ]


def test_one_edition_for_two_publics_says_which_is_which(client, me):
    mine(me, "Rivemont", audience="Jeunes")
    response = client.get(ADDRESS)
    assertNotContains(response, "Jeunes")
    mine(me, "Rivemont", audience="Familles")
    response = client.get(ADDRESS)
    assertContains(response, "Jeunes")
    assert drawn(response.context["found"].matrix) == [("Rivemont", [2])]


def test_an_empty_cell_is_told_to_those_who_listen(client, me):
    mine(me, "Rivemont")
    mine(me, "Val-Fleuri", first_year=2022, last_year=2023)
    empty = '<span class="visually-hidden">aucune édition</span>'
    assertContains(client.get(ADDRESS), empty, count=2)


def test_territories_are_turned_round_by_their_head(client, me):
    for name in ("Évry", "estaing", "Zeville"):
        mine(me, name)
    rows = matrix(client, order="-territory").rows
    assert [row.territory for row in rows] == ["Zeville", "Évry", "estaing"]
    # The orders of the list have no sense here, and change nothing.
    rows = matrix(client, order="-edition").rows
    assert [row.territory for row in rows] == ["estaing", "Évry", "Zeville"]


def test_filters_take_cells_and_columns_away(client, me):
    mine(me, "Rivemont")
    mine(me, "Val-Fleuri", ended_on="2026-01-01", archived_at=timezone.now())
    assert drawn(matrix(client)) == [("Rivemont", [1])]
    mine(me, "Val-Fleuri", first_year=2022, last_year=2023)
    assert matrix(client, text="rive").editions == ["2025-2026"]


def test_fifty_territories_make_a_page_with_the_columns_of_all(client, me):
    for number in range(51):
        mine(me, f"Ville {number:02}")
    mine(me, "Ville 50", first_year=2022, last_year=2023)
    first, second = matrix(client), matrix(client, page=2)
    assert (len(first.rows), first.editions) == (50, ["2022-2023", "2025-2026"])
    assert drawn(second) == [("Ville 50", [1, 1])]


@pytest.mark.parametrize("rows", [1, 30])
def test_the_table_costs_the_same_however_large(
    client, me, rows, django_assert_num_queries
):
    for number in range(rows):
        mine(me, f"Ville {number}", first_year=2025 - number, last_year=2026)
    client.get(ADDRESS)
    # session, user, one's own programmes, the pages of others
    with django_assert_num_queries(4):
        client.get(ADDRESS)
