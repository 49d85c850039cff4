"""The plan of the actions and their envelope: what is written, told, and printed."""

import datetime as dt
from decimal import Decimal

import pytest
from pytest_django.asserts import assertContains, assertRedirects

from programmes.models import Kind, Role
from tests.contracts.reading_pdf import text
from tests.factories import (
    make_partner,
    make_programme,
    make_role_group,
)
from tests.workshops.addresses import url
from tests.workshops.making_actions import (
    make_action,
    make_envelope,
)
from workshops.models import Envelope

pytestmark = pytest.mark.django_db


@pytest.fixture
def programme():
    programme = make_programme()
    make_role_group(programme, Kind.PARTICIPANT)
    return programme


def planned(action, **values):
    return {
        "who": "Collectivité",
        "with_whom": "Le foyer",
        "planned_from": "2026-03-01",
        "planned_until": "2026-05-01",
        "budget": "300",
        "spent": "",
        "version": action.version,
    } | values


def test_a_plan_says_who_when_and_at_what_cost(enter, programme):
    action, client = make_action(programme), enter(Role.FACILITATOR)
    answer = client.post(url("action_plan", programme, action.pk), planned(action))
    assertRedirects(answer, url("action_detail", programme, action.pk))
    action.refresh_from_db()
    assert (action.who, action.planned_until) == ("Collectivité", dt.date(2026, 5, 1))
    page = client.get(url("action_detail", programme, action.pk))
    assertContains(page, "du dimanche 1er mars 2026 au vendredi 1er mai 2026")
    assertContains(page, "300\u00a0€")


def test_a_plan_ends_after_it_begins(enter, programme):
    action = make_action(programme)
    sent = planned(action, planned_until="2026-02-01")
    page = enter().post(url("action_plan", programme, action.pk), sent)
    assertContains(page, "Une action se termine après son début")


def test_a_plan_beyond_the_envelope_is_saved_and_told(enter, programme):
    action = make_action(programme)
    make_envelope(programme, 200)
    sent = planned(action)
    page = enter().post(url("action_plan", programme, action.pk), sent, follow=True)
    assertContains(page, "dépassent l’enveloppe de 100\u00a0€")
    action.refresh_from_db()
    assert action.budget == 300


@pytest.mark.parametrize(
    ("kind", "status"), [(Kind.AUTHORITY, 200), (Kind.ASSOCIATION, 403)]
)
def test_the_authority_says_the_envelope_and_no_other_partner(
    enter, programme, kind, status
):
    client = enter(Role.PARTNER, partner=make_partner(programme, kind))
    assert client.get(url("envelope_edit", programme)).status_code == status


def test_the_envelope_is_said_once_and_two_people_see_both_amounts(enter, programme):
    client, place = enter(), url("envelope_edit", programme)
    sent = {"amount": "3 000", "words": "La Ville", "version": 0}
    assertRedirects(client.post(place, sent), url("action_list", programme))
    page = client.post(place, sent | {"amount": "2000"})
    assert page.status_code == 409
    assertContains(page, "3\u202f000\u00a0€", status_code=409)
    assertContains(page, "2\u202f000\u00a0€", status_code=409)
    client.post(place, sent | {"amount": "2000", "version": 1})
    envelope = Envelope.objects.get()
    assert (envelope.amount, envelope.version) == (2000, 2)


@pytest.mark.parametrize("role", Role, ids=str)
def test_all_who_take_part_read_the_budget(enter, programme, role):
    make_envelope(programme, 1000)
    action = make_action(programme, budget=Decimal(250))
    client = enter(role)
    for name, args in (("action_list", []), ("action_print_html", [])):
        page = client.get(url(name, programme, *args))
        for amount in ("1\u202f000\u00a0€", "250\u00a0€", "750\u00a0€"):
            assertContains(page, amount)
    assertContains(client.get(url("action_detail", programme, action.pk)), "250\u00a0€")


def test_the_plan_is_printed_for_the_wall(enter, programme):
    make_action(programme, words="Un bal 🎉 au foyer.", budget=Decimal(1250))
    make_envelope(programme, 1000)
    answer = enter(Role.OBSERVER).get(url("action_print_pdf", programme))
    assert answer.headers["Content-Type"] == "application/pdf"
    assert programme.slug in answer.headers["Content-Disposition"]
    said = text(answer.content)
    for words in ("Un bal [dessin] au foyer.", "Imprimé le", "1 250 €", "250 €"):
        assert words in said
