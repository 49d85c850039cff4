"""Who opened the contact that somebody left is told to her, once a day (trust 6.5)."""

import datetime as dt

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains

from csm.rights.requests import hand_out
from programmes.consenting import take_back
from programmes.journal import facts_of
from programmes.models import Opening, Role
from programmes.models.membership import Reach
from tests.csm.test_rights_export import unzipped
from tests.evaluation.making_ending import make_carrier, make_consent, make_ending
from tests.factories import make_membership, make_partner, make_programme, make_user

pytestmark = pytest.mark.django_db
PHONE = "06 00 00 00 02"
CONTACT = Opening.What.CONTACT


@pytest.fixture
def programme():
    return make_programme()


@pytest.fixture
def solene(programme):
    """A participant who left a number for the group."""
    partner = make_carrier(programme, name="Solène Darbeyre")
    make_consent(partner)
    return partner


def enter(programme, role=Role.FACILITATOR, **values):
    client = Client()
    client.force_login(make_membership(programme, role, **values).user)
    return client


def herself(partner):
    client = Client()
    client.force_login(partner.memberships.get(role=Role.PARTICIPANT).user)
    return client


def page_of(partner):
    return reverse("rights:person", args=[partner.programme.slug, partner.number])


def readers():
    lines = Opening.objects.filter(what=CONTACT).order_by("pk")
    return [(one.opened_by.name, one.about) for one in lines]


def test_who_opens_a_contact_is_told_once_a_day(programme, solene):
    team = enter(programme, user=make_user(name="Nadège Ormevaux"))
    for _time in range(2):
        assertContains(team.get(page_of(solene)), PHONE)
    assert readers() == [("Nadège Ormevaux", solene)]
    page = herself(solene).get(page_of(solene))
    assertContains(page, "Nadège Ormevaux")
    assertContains(page, "Le contact laissé au groupe")
    Opening.objects.update(
        opened_at=Opening.objects.get().opened_at - dt.timedelta(days=1)
    )
    team.get(page_of(solene))
    assert len(readers()) == 2


def test_the_journal_says_of_it_its_key_alone(programme, solene):
    enter(programme).get(page_of(solene))
    line = programme.events.get(kind="contact_read")
    assert facts_of(line) == {"contact": [solene.consents.get().pk]}


def test_it_is_in_the_file_of_everything(programme, solene):
    enter(programme, user=make_user(name="Nadège Ormevaux")).get(page_of(solene))
    user = solene.memberships.get().user
    page = unzipped(hand_out(solene, user))["mes-donnees.html"].decode()
    assert "le contact laissé au groupe" in page
    assert "Nadège Ormevaux" in page


def test_her_own_contact_and_one_that_is_not_there_leave_no_line(programme, solene):
    assertContains(herself(solene).get(page_of(solene)), PHONE)
    take_back(solene.consents.get(), make_user())
    assertNotContains(enter(programme).get(page_of(solene)), PHONE)
    enter(programme).get(page_of(make_partner(programme)))
    assert readers() == []


def test_without_the_line_no_contact_is_read(programme, solene, monkeypatch):
    def fail(*_args, **_values):
        raise OSError

    client = enter(programme)
    monkeypatch.setattr("programmes.openings.record", fail)
    for place in (page_of(solene), _file_of(programme, solene)):
        with pytest.raises(OSError):  # noqa: PT011 -- the one above, and no words of it
            client.get(place)
    assert readers() == []


def _file_of(programme, *carriers):
    make_ending(programme, *carriers)
    return reverse("evaluation:autonomy", args=[programme.slug])


def test_the_contacts_of_the_autonomy_file_are_opened_with_it(programme, solene):
    """On screen, as a print, in the folder: whoever carries on, save her own."""
    other = make_partner(programme, name="Malik Tordeur")
    make_consent(other, contact="06 00 00 00 03")
    place = _file_of(programme, solene)
    user = solene.memberships.get().user
    values = {"user": user, "partner": solene, "reach": Reach.TAKEOVER}
    make_membership(programme, Role.COORDINATOR, **values)
    client = herself(solene)
    for end in ("", ".pdf", ".zip"):
        assert client.get(place.rstrip("/") + (end or "/")).status_code == 200
    assert readers() == [(user.name, other)]
    enter(programme, user=make_user(name="Nadège Ormevaux")).get(place)
    assert {about for name, about in readers() if name == "Nadège Ormevaux"} == {
        solene,
        other,
    }


def test_thirty_contacts_cost_as_many_queries_as_one(
    programme, solene, django_assert_max_num_queries
):
    place = _file_of(programme, solene)
    counted = []
    for number in (0, 29):
        for _number in range(number):
            make_consent(make_partner(programme))
        client = enter(programme)
        for _time in range(2):
            with django_assert_max_num_queries(80) as captured:
                client.get(place)
            counted.append(len(captured))
    assert counted[:2] == counted[2:]
    assert Opening.objects.count() == 1 + 30
