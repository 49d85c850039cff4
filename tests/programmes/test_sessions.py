import datetime as dt

import pytest
from django.contrib.sessions.models import Session
from django.urls import reverse
from django.utils import timezone

from programmes.models import Role
from tests.factories import make_membership, make_programme, make_user

pytestmark = pytest.mark.django_db

NOW = dt.datetime(2026, 1, 22, 13, 0, tzinfo=dt.UTC)


@pytest.fixture
def clock(monkeypatch):
    """A clock that stands at 14 h in Paris until it is moved."""

    class Clock:
        now = NOW

        @classmethod
        def move(cls, **time):
            cls.now += dt.timedelta(**time)

    monkeypatch.setattr(timezone, "now", lambda: Clock.now)
    return Clock


@pytest.fixture
def address():
    return reverse("account")


def log_in(client, user):
    client.force_login(user)
    return user


def is_in(client, address):
    return client.get(address).status_code == 200


@pytest.mark.parametrize("role", [Role.COORDINATOR, Role.FACILITATOR], ids=str)
def test_those_who_see_others_are_out_after_thirty_idle_minutes(
    client, clock, address, role
):
    log_in(client, make_membership(make_programme(), role).user)
    assert is_in(client, address)
    clock.move(minutes=29)
    assert is_in(client, address)
    clock.move(minutes=30)
    assert not is_in(client, address)


def test_an_administrator_is_out_after_thirty_idle_minutes(client, clock, address):
    log_in(client, make_user(is_staff=True))
    assert is_in(client, address)
    clock.move(minutes=31)
    assert not is_in(client, address)


@pytest.mark.parametrize(
    "role", [Role.PARTNER, Role.PARTICIPANT, Role.OBSERVER], ids=str
)
def test_the_others_are_out_after_sixty_idle_minutes(client, clock, address, role):
    log_in(client, make_membership(make_programme(), role).user)
    assert is_in(client, address)
    clock.move(minutes=59)
    assert is_in(client, address)
    clock.move(minutes=60)
    assert not is_in(client, address)


def test_everybody_is_out_after_twelve_hours(client, clock, address):
    log_in(client, make_user())
    for _ in range(24):
        assert is_in(client, address)
        clock.move(minutes=30)
    assert not is_in(client, address)


def test_a_new_role_shortens_the_login_at_the_next_page(client, clock, address):
    user = log_in(client, make_user())
    assert is_in(client, address)
    make_membership(make_programme(), Role.COORDINATOR, user=user)
    clock.move(minutes=2)
    assert is_in(client, address)
    clock.move(minutes=31)
    assert not is_in(client, address)


def test_an_ended_role_is_no_role_of_staff(client, clock, address):
    membership = make_membership(
        make_programme(), Role.COORDINATOR, ended_on=dt.date(2025, 12, 1)
    )
    log_in(client, membership.user)
    assert is_in(client, address)
    clock.move(minutes=45)
    assert is_in(client, address)


def test_the_session_holds_times_and_no_right(client, address):
    log_in(client, make_membership(make_programme(), Role.COORDINATOR).user)
    client.get(address)
    names = {name for name, _ in client.session.items() if name[0] != "_"}
    assert names == {"opened_at", "seen_at", "closes_at"}


def test_the_session_is_written_once_a_minute_at_most(client, clock, address):
    log_in(client, make_user())
    client.get(address)
    before = Session.objects.get().session_data
    clock.move(seconds=59)
    client.get(address)
    assert Session.objects.get().session_data == before
    clock.move(seconds=1)
    client.get(address)
    assert Session.objects.get().session_data != before


def test_each_page_says_when_the_login_closes(client, clock, address):
    log_in(client, make_user())
    assert "15\u00a0h" in client.get(address).text
    clock.move(minutes=10)
    assert "15\u00a0h\u00a010" in client.get(address).text


def test_after_the_login_a_lost_form_leads_back_to_its_page(client, address):
    answer = client.post(
        reverse("password_change"), headers={"referer": f"http://testserver{address}"}
    )
    assert answer.url == reverse("login", query={"next": address}).replace("%2F", "/")


def test_a_foreign_page_is_no_way_back(client):
    answer = client.post(
        reverse("password_change"), headers={"referer": "https://ailleurs.example/x/"}
    )
    assert answer.url == reverse("login", query={"next": ""})
