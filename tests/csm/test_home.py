import datetime as dt

import pytest
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains

from contracts.drafting import draft_contract
from programmes.models import Role
from tests.factories import make_membership, make_programme, make_territory, make_user

pytestmark = pytest.mark.django_db
HOME = "/"


def welcome(client, user):
    client.force_login(user)
    return client.get(HOME)


def test_a_visitor_is_sent_to_the_login_and_back(client):
    response = client.get(HOME)
    assert response.status_code == 302
    assert response.url.split("?")[0] == reverse("login")


@pytest.mark.parametrize("rows", [1, 12])
def test_the_home_costs_the_same_however_many_programmes(
    client, django_assert_num_queries, rows
):
    user = make_user()
    for _ in range(rows):
        draft_contract(make_membership(make_programme(), user=user).programme)
    welcome(client, user)  # the first page of a login writes its session
    with django_assert_num_queries(5):  # session, user, programmes, memberships, paths
        response = client.get(HOME)
    assert len(response.context["standings"]) == rows


def test_the_home_shows_a_dozen_programmes_and_leads_to_the_others(client):
    user = make_user()
    for _ in range(13):
        make_membership(make_programme(), user=user)
    response = welcome(client, user)
    assert len(response.context["standings"]) == 12
    assertContains(response, f'href="{reverse("programme_list")}"', count=2)


def test_a_programme_that_is_left_or_not_begun_is_not_there(client):
    user = make_user()
    yesterday, tomorrow = dt.date(2020, 1, 2), dt.date(2999, 1, 1)
    make_membership(
        make_programme(), user=user, started_on=dt.date(2020, 1, 1), ended_on=yesterday
    )
    make_membership(make_programme(), user=user, started_on=tomorrow)
    assert welcome(client, user).context["standings"] == []


def test_a_programme_tells_its_next_date_and_the_roles_held(client):
    town = make_territory(name="Rivemont")
    programme = make_programme(
        territory=town, signature_planned_on=dt.date(2026, 1, 22)
    )
    user = make_membership(programme).user
    make_membership(programme, Role.FACILITATOR, user=user)
    response = welcome(client, user)
    assertContains(response, "jeudi 22 janvier 2026")
    (standing,) = response.context["standings"]
    assert len(standing.roles) == 2


@pytest.mark.parametrize(
    ("role", "reads"), [(Role.PARTICIPANT, True), (Role.OBSERVER, False)]
)
def test_the_contract_is_offered_to_those_who_may_read_it(client, role, reads):
    programme = make_programme()
    draft_contract(programme)
    response = welcome(client, make_membership(programme, role).user)
    link = f'href="{reverse("contracts:detail", args=[programme.slug])}"'
    (assertContains if reads else assertNotContains)(response, link)


def test_an_opener_finds_how_to_open_a_programme(client):
    response = welcome(client, make_user(may_open_programmes=True))
    assertContains(response, f'href="{reverse("programme_open")}"')


def test_a_site_administrator_without_membership_finds_an_empty_home(client):
    make_programme()
    response = welcome(client, make_user(is_staff=True, is_superuser=True))
    assert response.context["standings"] == []
    assertContains(response, reverse("admin:index"))
    assertNotContains(response, reverse("programme_open"))


def test_somebody_without_a_programme_is_told_how_one_comes_in(client):
    response = welcome(client, make_user())
    assertContains(response, f'href="{reverse("card")}"')
    assertNotContains(response, reverse("admin:index"))


def test_the_title_of_the_home_names_nobody(client):
    response = welcome(client, make_user(name="Ysengrin"))
    title = response.text.split("<title>")[1].split("</title>")[0]
    assert "Ysengrin" not in title
