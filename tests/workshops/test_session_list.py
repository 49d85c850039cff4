"""The list of the sessions: what it keeps, and what the team has still to do of them."""

import datetime as dt

import pytest
from django.urls import reverse
from django.utils import timezone
from pytest_django.asserts import assertContains, assertNotContains

from programmes.models import Role
from tests.factories import make_programme
from tests.workshops.making import Kind, in_days, make_exchange, make_meeting
from workshops.models import Session

pytestmark = pytest.mark.django_db
TEAM = (Role.COORDINATOR, Role.FACILITATOR)


def url(name, programme, **query):
    place = f"workshops:{name}"
    return reverse(place, args=[programme.slug], query=query or None)


def test_one_year_is_kept_where_there_are_several(enter, programme):
    make_meeting(programme, title="Ancienne", day=dt.date(2024, 5, 2))
    make_meeting(programme, title="Récente", day=dt.date(2025, 5, 2))
    client = enter()
    assertContains(client.get(url("session_list", programme)), "?annee=2024")
    page = client.get(url("session_list", programme, annee=2024))
    assertContains(page, "Ancienne")
    assertNotContains(page, "Récente")


@pytest.mark.parametrize("year", ["1", "3000", "x", "9" * 30, "-204", "%00"])
def test_a_year_that_is_not_there_leaves_them_all(enter, programme, year):
    make_meeting(programme, title="Un comité")
    page = enter().get(url("session_list", programme, annee=year))
    assertContains(page, "Un comité")


@pytest.mark.parametrize("role", Role, ids=str)
def test_what_a_session_lacks_is_said_to_its_team_alone(enter, programme, role):
    make_meeting(programme, kind=Kind.EXCHANGE, day=in_days(-3))
    page = enter(role).get(url("session_list", programme))
    said = assertContains if role in TEAM else assertNotContains
    said(page, "compte rendu à écrire")
    said(page, "présences à noter")


@pytest.mark.parametrize("asked", ["comptes-rendus", "presences"])
def test_those_that_lack_something_are_kept(enter, programme, asked):
    make_meeting(programme, kind=Kind.GROUP, title="Hier", day=in_days(-1))
    make_meeting(programme, kind=Kind.GROUP, title="Demain", day=in_days(1))
    received = make_exchange(make_programme(), programme, title="Chez eux")
    Session.objects.filter(pk=received.pk).update(day=in_days(-1))
    client = enter()
    page = client.get(url("session_list", programme, reste=asked))
    assertContains(page, "Hier")
    assertNotContains(page, "Demain")
    assertNotContains(page, "Chez eux")
    Session.objects.all().update(cancelled_at=timezone.now())
    page = client.get(url("session_list", programme, reste=asked))
    assertContains(page, "Aucune séance ne correspond")


@pytest.mark.parametrize("rows", [1, 200])
def test_a_long_list_costs_no_more_than_a_short_one(
    enter, programme, django_assert_num_queries, rows
):
    Session.objects.bulk_create(
        Session(programme=programme, kind=Kind.GROUP, day=in_days(-n))
        for n in range(rows)
    )
    client = enter()
    client.get(url("session_list", programme))
    with django_assert_num_queries(6):
        page = client.get(url("session_list", programme))
    assert page.context["page"].paginator.count == rows
