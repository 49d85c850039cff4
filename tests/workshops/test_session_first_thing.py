"""What the page of a session offers first: to change it, to note it, to write it down."""

import re

import pytest
from django.urls import reverse
from pytest_django.asserts import assertContains, assertRedirects

from programmes.models import Role
from tests.factories import make_membership, make_programme
from tests.workshops.making import in_days, make_exchange, make_meeting
from tests.workshops.making_minutes import make_closed, make_minutes
from tests.workshops.making_presence import make_group, make_group_session
from tests.workshops.test_presence_pages import body
from workshops.models import Session

pytestmark = pytest.mark.django_db


@pytest.fixture
def enter(client, programme):
    def enter(role=Role.FACILITATOR):
        client.force_login(make_membership(programme, role).user)
        return client

    return enter


def url(name, session, programme=None):
    programme = programme or session.programme
    return reverse(f"workshops:{name}", args=[programme.slug, session.pk])


def first(client, session, programme=None):
    """Return where the main button of the page of a session leads, by name, or None."""
    page = client.get(url("session_detail", session, programme)).content.decode()
    head = page.partition('class="page-head')[2].partition('class="stack"')[0]
    found = re.search(r'class="btn btn-primary" href="([^"]+)"', head)
    names = ("session_edit", "attendance_edit", "minutes_edit")
    ways = {url(name, session, programme): name for name in names}
    return found and ways[found[1]]


def noted(session):
    Session.objects.filter(pk=session.pk).update(attendance_noted_on=in_days(0))


def test_a_session_is_changed_then_noted_then_written_down(enter, programme):
    client = enter()
    assert first(client, make_group_session(programme, day=in_days(1))) == (
        "session_edit"
    )
    session = make_group_session(programme)
    assert first(client, session) == "attendance_edit"
    noted(session)
    assert first(client, session) == "minutes_edit"
    minutes = make_minutes(session)
    assert first(client, session) == "minutes_edit"
    minutes.close(in_days(0), make_membership(programme).user)
    assert first(client, session) is None


def test_who_coordinates_and_who_meets_in_committee_write_at_once(enter, programme):
    client = enter()
    assert first(client, make_meeting(programme)) == "minutes_edit"
    client = enter(Role.COORDINATOR)
    assert first(client, make_group_session(programme)) == "minutes_edit"


@pytest.mark.parametrize(
    "role", [Role.PARTNER, Role.PARTICIPANT, Role.OBSERVER], ids=str
)
def test_nothing_is_asked_of_the_others(enter, programme, role):
    assert first(enter(role), make_meeting(programme)) is None


def test_nothing_is_asked_of_a_cancelled_session(enter, programme):
    session = make_group_session(programme, cancelled_at="2026-01-01T10:00Z")
    assert first(enter(), session) is None


def test_the_group_that_was_invited_notes_its_own_presence(enter, programme):
    exchange = make_exchange(make_programme(), programme, day=in_days(-1))
    assert first(enter(), exchange, programme) == "attendance_edit"


def test_the_presence_leads_on_to_the_minutes(enter, programme):
    session, client = make_group_session(programme), enter()
    make_group(programme, 1)
    place = url("attendance_edit", session)
    assertContains(client.get(place), "Enregistrer, puis écrire le compte rendu")
    sent = body(client, session) | {"then": "minutes"}
    assertRedirects(client.post(place, sent), url("minutes_edit", session))


def test_it_leads_back_once_the_minutes_are_closed(enter, programme):
    session, client = make_group_session(programme), enter()
    make_closed(session)
    place = url("attendance_edit", session)
    page = client.get(place)
    assertContains(page, "Enregistrer, puis écrire le compte rendu", count=0)
    sent = body(client, session) | {"then": "minutes"}
    back = url("session_detail", session)
    assertRedirects(client.post(place, sent), f"{back}#presence")
