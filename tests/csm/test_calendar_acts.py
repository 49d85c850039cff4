"""What an act on a page changes in the agendas that follow the programme."""

import uuid

import pytest
from django.test import Client
from django.urls import reverse
from icalendar import Calendar
from pytest_django.asserts import assertContains

from contracts.ceremonies import ceremony_of
from csm.calendar.links import make_link
from csm.calendar.shown import Chosen
from programmes.models import DateKind, Role
from tests.csm.dates import in_days, make_path
from tests.factories import (
    make_contract,
    make_membership,
    make_partner,
    make_programme,
)
from workshops.models import Session

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


#: What else the address of a page says.
KINDS = {"workshops:session_plan": ["group"]}


def send(client, name, programme, **values):
    values = {"submission_id": str(uuid.uuid4())} | values
    args = [programme.slug, *KINDS.get(name, [])]
    return client.post(reverse(name, args=args), values)


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


NAMED = "Ysengrin Le Braz"
#: Each page that writes what agendas show.
PAGES = ("workshops:session_plan", "contracts:ceremony_edit")


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("field", ["title", "place"])
@pytest.mark.parametrize(
    "words", ["Chez Ysengrin Le Braz", "LE-BRAZ ysengrin", "Soirée d’Ysengrin  le Bràz"]
)
def test_no_participant_is_named_to_an_agenda(
    client, programme, feed, name, field, words
):
    make_partner(programme, name=NAMED, first_name="Ysengrin").leave(in_days(-1))
    make_contract(programme)
    values = {"day": in_days(10), "version": 1, field: words}
    page = send(client, name, programme, confirmed="yes", **values)
    assert list(page.context["form"].errors) == [field]
    assertContains(page, "Les agendas montreraient un nom")
    said = str([event.to_ical() for event in feed().values()]).casefold()
    assert "ysengrin" not in said


def test_a_place_of_the_contract_that_names_somebody_begins_no_ceremony(programme):
    make_partner(programme, name=NAMED)
    contract = make_contract(programme)
    contract.place = f"Chez {NAMED}"
    assert ceremony_of(contract).session.place == ""


@pytest.mark.parametrize("name", PAGES)
def test_a_word_that_may_be_a_name_is_spoken_of_and_kept(client, programme, feed, name):
    make_partner(programme, name="Rose Kerbrat", first_name="Rose")
    ceremony_of(make_contract(programme))
    values = {"day": in_days(10), "version": 1, "place": "Salle Rose", "title": "Rosé"}
    answer = send(client, name, programme, confirmed="yes", **values)
    assertContains(client.get(answer.url), "peuvent-ils nommer quelqu’un")
    assert Session.objects.filter(place="Salle Rose").exists()


def test_the_name_of_somebody_of_another_group_is_not_told_apart(client, programme, me):
    make_partner(make_programme(), name=NAMED)
    values = {"day": in_days(10), "title": f"Avec {NAMED}"}
    send(client, "workshops:session_plan", programme, **values)
    assert Session.objects.filter(title__contains=NAMED).exists()
