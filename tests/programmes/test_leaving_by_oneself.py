"""Leaving by oneself: free, at any time, without a reason (domain 5.7)."""

import datetime as dt
import uuid

import pytest
from django.utils import timezone
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from programmes.access import access_to
from programmes.models import Kind, Role
from tests.factories import (
    make_membership,
    make_organisation,
    make_partner,
    make_programme,
)
from tests.programmes.test_partners import url

pytestmark = pytest.mark.django_db


@pytest.fixture
def programme():
    return make_programme()


@pytest.fixture
def ada(client, programme):
    """A participant who is logged in."""
    partner = make_partner(programme, name="Ada Moulin")
    user = make_membership(programme, Role.PARTICIPANT, partner=partner).user
    client.force_login(user)
    partner.user = user
    return partner


def sent():
    return {"submission_id": str(uuid.uuid4())}


def test_a_participant_leaves_by_herself_and_no_reason_is_asked(client, programme, ada):
    leave = url(programme, "leave_myself", ada.number)
    assertContains(client.get(url(programme, "detail", ada.number)), leave)
    page = client.get(leave)
    assertContains(page, "Aucune raison")
    assert "<textarea" not in page.text
    body = sent()
    for _click in range(2):
        client.post(leave, body)
    ada.refresh_from_db()
    assert ada.left_on == timezone.localdate()
    assert access_to(programme.slug, ada.user) is None
    assert client.get(leave).status_code == 404


def test_to_look_at_the_page_changes_nothing(client, programme, ada):
    client.get(url(programme, "leave_myself", ada.number))
    ada.refresh_from_db()
    assert ada.left_on is None


def test_nobody_leaves_for_another_nor_one_account_for_a_body(client, programme, ada):
    other = make_partner(programme)
    town = make_partner(programme, Kind.AUTHORITY, organisation=make_organisation())
    assert client.post(url(programme, "leave_myself", other.number)).status_code == 404
    client.force_login(make_membership(programme, Role.PARTNER, partner=town).user)
    leave = url(programme, "leave_myself", town.number)
    assertNotContains(client.get(url(programme, "detail", town.number)), leave)
    assert client.post(leave, sent()).status_code == 403
    town.refresh_from_db()
    assert town.left_on is None


def test_before_her_first_day_she_is_told_why_not(client, programme, ada):
    ada.joined_on = timezone.localdate() + dt.timedelta(days=3)
    ada.save()
    answer = client.post(url(programme, "leave_myself", ada.number), sent())
    assertRedirects(answer, url(programme, "detail", ada.number))
    ada.refresh_from_db()
    assert ada.left_on is None


def test_who_facilitates_undoes_it_and_her_access_is_back(client, programme, ada):
    client.post(url(programme, "leave_myself", ada.number), sent())
    client.force_login(make_membership(programme, Role.FACILITATOR).user)
    client.post(url(programme, "return", ada.number))
    assert access_to(programme.slug, ada.user).has(Role.PARTICIPANT)
