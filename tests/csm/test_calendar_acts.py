"""What an act on a page changes in the agendas that follow the programme."""

import uuid

import pytest
from django.test import Client
from django.urls import reverse
from icalendar import Calendar

from contracts.ceremonies import ceremony_of
from csm.calendar.links import make_link
from csm.calendar.shown import Chosen
from programmes.models import DateKind, Role
from tests.csm.dates import in_days, make_path
from tests.factories import make_contract, make_membership, make_programme

pytestmark = pytest.mark.django_db


@pytest.fixture
def programme():
    return make_programme(signature_planned_on=in_days(10))


@pytest.fixture
def me(client, programme):
    user = make_membership(programme, Role.COORDINATOR).user
    client.force_login(user)
    return user


@pytest.fixture
def feed(me):
    """Read what an agenda is given now, without a login: each event by its uid."""
    secret = make_link(me, Chosen(kinds=tuple(DateKind)))[1]

    def feed():
        answer = Client().get(f"/agenda/{secret}.ics")
        events = Calendar.from_ical(answer.content).events
        return {event.uid.partition("@")[0]: event for event in events}

    return feed


def send(client, name, programme, **values):
    values = {"submission_id": str(uuid.uuid4())} | values
    return client.post(reverse(name, args=[programme.slug]), values)


def test_a_ceremony_that_moves_on_its_page_moves_once_in_agendas(
    client, programme, feed
):
    make_path(programme)
    ceremony = ceremony_of(make_contract(programme))
    uid, before = f"session-{ceremony.session_id}", feed()
    values = {"day": in_days(20), "version": ceremony.session.version}
    send(client, "contracts:ceremony_edit", programme, confirmed="yes", **values)
    after = feed()
    assert after[uid]["dtstart"].dt == in_days(20)
    assert before.keys() == after.keys()
    assert len(after) > 2
    rises = [after[one]["sequence"] - before[one]["sequence"] for one in after]
    assert rises == [1] * len(after)
