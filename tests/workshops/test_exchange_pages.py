"""An exchange belongs to two programmes, and leaks nobody from one to the other."""

import datetime as dt
import uuid

import pytest
from pytest_django.asserts import assertContains, assertNotContains

from programmes.models import Kind, Role, Transmission
from tests.factories import (
    make_membership,
    make_partner,
    make_programme,
    make_territory,
)
from tests.workshops.addresses import url
from tests.workshops.making import make_decision, make_exchange
from workshops.models import Session

pytestmark = pytest.mark.django_db


@pytest.fixture
def mine():
    town = make_territory(name="Rivemont", slug="rivemont", code="RIV")
    return make_programme(territory=town)


@pytest.fixture
def other():
    town = make_territory(name="Val-Fleuri", slug="val-fleuri", code="VAL")
    return make_programme(territory=town, first_year=2023, last_year=2024)


@pytest.fixture
def exchange(mine, other):
    exchange = make_exchange(mine, other, title="Une soirée ensemble")
    exchange.leaders.add(
        make_partner(
            mine, name="CNRY-Anselme", first_name="CNRY-An", first_name_shared=True
        ),
        make_partner(mine, name="CNRY-Wanda", first_name="CNRY-Wa"),
        make_partner(mine, Kind.FACILITATOR, name="Nadège Ormevaux"),
    )
    return exchange


def login(client, programme, role):
    client.force_login(make_membership(programme, role).user)
    return client


def body(**values):
    return {
        "day": "2026-03-12",
        "title": "Chez nos voisins",
        "submission_id": str(uuid.uuid4()),
    } | values


@pytest.mark.parametrize("role", Role, ids=str)
def test_each_one_reads_it_at_the_address_of_their_own_programme(
    client, mine, other, exchange, role
):
    for programme, with_whom in ((mine, other), (other, mine)):
        login(client, programme, role)
        page = client.get(url("session_detail", programme, exchange.pk))
        assertContains(page, "Une soirée ensemble")
        assertContains(page, str(with_whom))
        page = client.get(url("session_list", programme))
        assertContains(page, str(with_whom))


@pytest.mark.parametrize("role", Role, ids=str)
def test_the_other_group_reads_no_participant_of_ours(client, other, exchange, role):
    page = login(client, other, role).get(url("session_detail", other, exchange.pk))
    assertContains(page, "Nadège Ormevaux")
    assertNotContains(page, "CNRY")


@pytest.mark.parametrize(
    ("role", "read", "unread"),
    [
        (Role.COORDINATOR, ["CNRY-Anselme", "CNRY-Wanda"], ["CNRY-Wa<"]),
        (Role.PARTICIPANT, ["CNRY-An<"], ["CNRY-Anselme", "CNRY-Wa"]),
        (Role.PARTNER, [], ["CNRY"]),
        (Role.OBSERVER, [], ["CNRY"]),
    ],
)
def test_at_home_a_leader_has_the_name_that_each_one_may_read(
    client, mine, exchange, role, read, unread
):
    page = login(client, mine, role).get(url("session_detail", mine, exchange.pk))
    assertContains(page, "Nadège Ormevaux")
    for words in read:
        assertContains(page, words)
    for words in unread:
        assertNotContains(page, words)


@pytest.mark.parametrize("name", ["session_edit", "session_cancel", "decision_add"])
def test_the_other_team_changes_nothing_of_it(client, other, exchange, name):
    login(client, other, Role.COORDINATOR)
    page = client.get(url("session_detail", other, exchange.pk))
    assertNotContains(page, "modifier/")
    assertContains(page, "qui seul peut la modifier")
    assert client.get(url(name, other, exchange.pk)).status_code == 403


def test_what_it_decides_is_read_over_there_and_changed_at_home(
    client, other, exchange
):
    decision = make_decision(exchange, words="Recommencer au printemps.")
    login(client, other, Role.COORDINATOR)
    page = client.get(url("decision_list", other))
    assertContains(page, "Recommencer au printemps.")
    assertNotContains(page, url("decision_edit", other, decision.pk))
    assert client.get(url("decision_edit", other, decision.pk)).status_code == 403


def offered(client, programme):
    page = client.get(url("session_plan", programme, "exchange"))
    return set(page.context["form"].fields["other_programme"].queryset)


def test_one_meets_the_groups_that_one_knows_or_is_linked_to(client, mine, other):
    linked, unlinked, known, draft, away = (make_programme() for _ in range(5))
    Transmission.objects.create(giver=other, receiver=mine)
    Transmission.objects.create(giver=mine, receiver=linked)
    Transmission.objects.create(
        giver=unlinked,
        receiver=mine,
        archived_at=dt.datetime(2026, 1, 1, tzinfo=dt.UTC),
    )
    user = make_membership(mine).user
    for programme in (known, draft, away):
        make_membership(programme, user=user)
    type(draft).objects.filter(pk=draft.pk).update(begun_on=None)
    ended = {"ended_on": dt.date(2026, 1, 1)}
    away_at = dt.datetime(2026, 1, 2, tzinfo=dt.UTC)
    type(away).objects.filter(pk=away.pk).update(archived_at=away_at, **ended)
    client.force_login(user)
    assert offered(client, mine) == {other, linked, known}


@pytest.mark.parametrize("forged", ["unknown", "itself", "9" * 30, "x", "-1"])
def test_a_programme_that_was_not_offered_is_refused(client, mine, other, forged):
    login(client, mine, Role.FACILITATOR)
    chosen = {"unknown": other.pk, "itself": mine.pk}.get(forged, forged)
    place = url("session_plan", mine, "exchange")
    page = client.post(place, body(other_programme=chosen))
    assertContains(page, 'id="errors"')
    assertContains(page, "Chez nos voisins")
    assert not Session.objects.exists()


def test_a_partner_of_another_programme_leads_nothing_here(client, mine, other):
    login(client, mine, Role.FACILITATOR)
    stranger = make_partner(other, Kind.FACILITATOR)
    place = url("session_plan", mine, "exchange")
    assertContains(client.post(place, body(leaders=[stranger.pk])), 'id="errors"')


def test_an_exchange_is_planned_with_a_group_that_is_not_here(client, mine):
    login(client, mine, Role.FACILITATOR)
    leader = make_partner(mine, Kind.FACILITATOR)
    place = url("session_plan", mine, "exchange")
    client.post(place, body(leaders=[leader.pk]))
    session = Session.objects.get()
    assert (session.kind, session.other_programme) == (Session.Kind.EXCHANGE, None)
    assert list(session.leaders.all()) == [leader]


def test_a_group_and_a_leader_chosen_before_stay_to_be_chosen(client, mine, exchange):
    """The link may be taken back, and a partner may leave, after they were chosen."""
    gone = exchange.leaders.get(name="CNRY-Wanda")
    gone.leave(dt.date(2025, 12, 1))
    login(client, mine, Role.COORDINATOR)
    place = url("session_edit", mine, exchange.pk)
    leaders = list(exchange.leaders.values_list("pk", flat=True))
    chosen = {"other_programme": exchange.other_programme_id, "leaders": leaders}
    client.post(place, body(version=1, **chosen))
    exchange.refresh_from_db()
    assert (exchange.title, exchange.version) == ("Chez nos voisins", 2)
    assert gone in exchange.leaders.all()


def test_two_editors_see_which_leaders_the_other_chose(client, mine, exchange):
    login(client, mine, Role.COORDINATOR)
    exchange.cancel()  # a version later
    answer = client.post(url("session_edit", mine, exchange.pk), body(version=1))
    assertContains(answer, "Nadège Ormevaux", status_code=409)
