"""Of a programme in which one does not take part, its page for the public and no more."""

import pytest
from django.urls import reverse
from django.utils import timezone
from pytest_django.asserts import assertContains, assertNotContains

from programmes.models import Role
from tests.csm.finding import ADDRESS, mine, published, titles
from tests.factories import make_membership, make_user

pytestmark = pytest.mark.django_db
WAYS = ("territories", "list", "transmissions")


@pytest.fixture
def me(client):
    user = make_user()
    client.force_login(user)
    return user


def ask(client, **query):
    return client.get(ADDRESS, {"view": "list"} | query)


def test_published_pages_are_listed_with_a_link_to_them_alone(client, me):
    other = published("Ailleurs", first_year=2024, last_year=2025)
    response = ask(client)
    assert titles(response) == ["Ailleurs 2024-2025"]
    assertContains(response, f'href="/publics/{other.slug}/"')
    assertContains(response, "Vous n’y participez pas")
    assertNotContains(response, other.get_absolute_url())


@pytest.mark.parametrize("view", WAYS)
def test_no_more_than_territory_edition_and_page_is_told(client, me, view):
    published("Ailleurs", signature_planned_on="2026-01-22")
    response = ask(client, view=view)
    for said in ("Secret", "janvier 2026", "En cours</span>", "Contrat en préparation"):
        assertNotContains(response, said)


@pytest.mark.parametrize(
    "query",
    [
        {"text": "secret"},
        {"state": "running"},
        {"contract": "prepared"},
        {"role": "coordinator"},
    ],
)
def test_what_it_keeps_to_itself_does_not_find_it(client, me, query):
    published("Ailleurs")
    make_membership(published("Ici", audience="Secret"), user=me)
    assert titles(ask(client, **query)) == ["Ici 2025-2026"]


@pytest.mark.parametrize(
    ("values", "role"),
    [
        ({"begun_on": None}, None),
        ({"archived_at": timezone.now(), "ended_on": "2026-01-01"}, None),
        ({"begun_on": None}, Role.OBSERVER),
    ],
    ids=["in preparation", "put away", "in preparation, for its observer"],
)
def test_what_is_not_public_any_more_is_not_listed(client, me, values, role):
    programme = published("Ailleurs", **values)
    if role:
        make_membership(programme, role, user=me)
    assert titles(ask(client)) == []


def test_an_access_that_ended_leaves_the_public_page(client, me):
    programme = published("Ailleurs")
    make_membership(programme, user=me, ended_on="2025-10-01")
    (line,) = ask(client).context["found"].page
    assert (line.is_mine, line.audience, line.roles) == (False, "", ())


def test_ones_own_programme_is_listed_once_published_or_not(client, me):
    programme = published("Ici")
    make_membership(programme, user=me)
    response = ask(client)
    assert titles(response) == ["Ici 2025-2026"]
    assertContains(response, programme.get_absolute_url())


def test_ones_own_are_told_from_the_pages_of_others(client, me):
    mine(me, "Ici")
    published("Ailleurs")
    assert titles(ask(client, role="mine")) == ["Ici 2025-2026"]
    assert titles(ask(client, role="others")) == ["Ailleurs 2025-2026"]
    assertContains(ask(client), "Mes programmes")


def test_who_takes_part_in_nothing_is_told_how_to_begin_and_reads_the_pages(client, me):
    assertContains(client.get(ADDRESS), reverse("card"))
    published("Ailleurs")
    response = ask(client)
    assertContains(response, reverse("card"))
    assert titles(response) == ["Ailleurs 2025-2026"]
    mine(me, "Ici")
    assertNotContains(ask(client), reverse("card"))


def test_without_pages_of_others_nothing_is_said_of_them(client, me):
    mine(me, "Ici")
    assertNotContains(ask(client), "Mes programmes")
    assertNotContains(ask(client), "Des autres")


@pytest.mark.parametrize("view", WAYS)
@pytest.mark.parametrize("rows", [1, 30])
def test_the_pages_of_others_cost_no_query_of_their_own(
    client, me, view, rows, django_assert_num_queries
):
    for number in range(rows):
        published(f"Ville {number}")
    ask(client, view=view)
    # session, user, one's own programmes, the pages of others; then the links
    with django_assert_num_queries(5 if view == "transmissions" else 4):
        ask(client, view=view)
