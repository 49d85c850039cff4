"""Whoever comes back to the list finds it as it was left, and the address says so."""

import pytest
from pytest_django.asserts import assertRedirects

from tests.csm.finding import ADDRESS, mine
from tests.factories import make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def me(client):
    user = make_user()
    client.force_login(user)
    mine(user, "Rivemont")
    mine(user, "Val-Fleuri")
    return user


def test_the_last_question_is_asked_again(client, me):
    client.get(ADDRESS, {"text": "rive", "view": "list", "order": "-edition"})
    client.get("/")
    again = f"{ADDRESS}?text=rive&view=list&order=-edition"
    assertRedirects(client.get(ADDRESS), again)
    assert client.get(ADDRESS, follow=True).context["found"].count == 1


def test_clearing_all_forgets_the_filters_and_keeps_the_view(client, me):
    found = client.get(ADDRESS, {"text": "rive", "view": "list"}).context["found"]
    assert client.get(ADDRESS + found.everything).context["found"].count == 2
    assertRedirects(client.get(ADDRESS), f"{ADDRESS}?view=list")


def test_the_list_as_it_is_at_first_needs_no_memory(client, me):
    assert client.get(ADDRESS).status_code == 200
    client.get(ADDRESS, {"view": "list"})
    client.get(ADDRESS, {"view": "territories"})
    assert client.get(ADDRESS).status_code == 200


def test_the_same_question_twice_writes_nothing(client, me, django_assert_num_queries):
    client.get(ADDRESS, {"text": "rive"})
    with django_assert_num_queries(4):
        client.get(ADDRESS, {"text": "rive"})


def test_what_has_no_sense_is_not_remembered(client, me):
    client.get(ADDRESS, {"text": "rive", "state": "\0", "next": "//e.example"})
    assertRedirects(client.get(ADDRESS), f"{ADDRESS}?text=rive")


def test_another_login_begins_anew(client, me):
    client.get(ADDRESS, {"text": "rive"})
    client.logout()
    client.force_login(me)
    assert client.get(ADDRESS).status_code == 200
