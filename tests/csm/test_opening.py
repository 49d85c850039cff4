import datetime as dt
import uuid

import pytest
from django.urls import reverse

from contracts.models import Contract
from csm.opening_forms import OpeningForm
from programmes.editions import season_of
from programmes.models import Programme, Role
from tests.factories import (
    make_membership,
    make_programme,
    make_territory,
    make_user,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def opener(client):
    user = make_user(may_open_programmes=True)
    client.force_login(user)
    return user


def typed(**values):
    return {
        "territory": make_territory(name="Rivemont", slug="rivemont", code="RIV").pk,
        "edition": "2025/2026",
        "audience": "Pour tous",
        "submission_id": str(uuid.uuid4()),
    } | values


def test_an_opened_programme_exists_in_preparation_with_its_coordinator(client, opener):
    response = client.post(reverse("programme_open"), typed())

    programme = Programme.objects.get()
    assert response.url == reverse("programme_creation", args=["rivemont-2025-2026"])
    assert programme.edition == "2025-2026"
    assert (programme.state, programme.opened_by) == ("draft", opener)
    membership = programme.memberships.get()
    assert (membership.user, membership.role) == (opener, "coordinator")
    assert not Contract.objects.exists()
    assert not programme.role_groups.exists()


def test_its_team_alone_sees_it(client, opener):
    client.post(reverse("programme_open"), typed())
    programme = Programme.objects.get()
    assert client.get(programme.get_absolute_url()).status_code == 200
    client.force_login(make_membership(programme, Role.OBSERVER).user)
    assert client.get(programme.get_absolute_url()).status_code == 404


@pytest.mark.parametrize(
    ("day", "edition"),
    [
        ((2026, 1, 22), "2025-2026"),
        ((2026, 6, 30), "2025-2026"),
        ((2026, 7, 1), "2026-2027"),
        ((2026, 9, 1), "2026-2027"),
    ],
)
def test_the_edition_begins_with_the_season(day, edition):
    assert season_of(dt.date(*day)) == edition


def test_the_only_territory_is_chosen_already(client, opener):
    town = make_territory()
    form = client.get(reverse("programme_open")).context["form"]
    assert form["territory"].value() == town.pk
    make_territory()
    form = client.get(reverse("programme_open")).context["form"]
    assert form["territory"].value() is None


def test_a_double_click_opens_one_programme(client, opener):
    values = typed()
    answers = [client.post(reverse("programme_open"), values) for _ in range(2)]
    assert {answer.url for answer in answers} == {
        reverse("programme_creation", args=["rivemont-2025-2026"])
    }
    assert Programme.objects.count() == 1


def test_one_edition_for_one_public_is_refused_twice_with_a_sentence(client, opener):
    values = typed()
    client.post(reverse("programme_open"), values)
    response = client.post(
        reverse("programme_open"), values | {"submission_id": str(uuid.uuid4())}
    )
    assert response.status_code == 200
    assert response.context["form"].non_field_errors()
    assert Programme.objects.count() == 1


def test_of_two_that_open_the_same_at_once_the_second_is_told(opener):
    values = typed()
    forms = [OpeningForm(values), OpeningForm(values)]
    assert [form.is_valid() for form in forms] == [True, True]
    assert forms[0].open_by(opener)
    assert forms[1].open_by(opener) is None
    assert forms[1].non_field_errors()


def test_another_public_gets_an_address_of_its_own(client, opener):
    values = typed()
    client.post(reverse("programme_open"), values)
    response = client.post(
        reverse("programme_open"),
        values | {"audience": "Pour d’autres", "submission_id": str(uuid.uuid4())},
    )
    assert response.url == reverse("programme_creation", args=["rivemont-2025-2026-2"])


@pytest.mark.parametrize("edition", ["", "2026-2025", "l’an prochain", "25/26"])
def test_what_is_no_edition_is_refused(client, opener, edition):
    response = client.post(reverse("programme_open"), typed(edition=edition))
    assert list(response.context["form"].errors) == ["edition"]
    assert not Programme.objects.exists()


def test_without_a_territory_the_page_says_where_they_are_written(client, opener):
    response = client.get(reverse("programme_open"))
    assert response.status_code == 200
    assert "<form" not in response.content.decode().split("<main")[1].split("</main")[0]


@pytest.mark.parametrize("method", ["get", "post"])
def test_accounts_that_may_not_open_are_told_so(client, method):
    client.force_login(make_user())
    make_programme()
    response = getattr(client, method)(reverse("programme_open"))
    assert response.status_code == 403


def test_visitors_are_sent_to_the_login(client):
    response = client.get(reverse("programme_open"))
    assert response.status_code == 302
    assert response.url.startswith(reverse("login"))
