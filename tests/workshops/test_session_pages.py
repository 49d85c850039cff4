"""The pages of the sessions: who reads them, plans one, changes it, cancels it."""

import datetime as dt
import uuid

import pytest
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from programmes.models import Role
from tests.factories import make_contract, make_programme, make_user
from tests.workshops.addresses import url
from tests.workshops.making import (
    Kind,
    in_days,
    make_decision,
    make_exchange,
    make_meeting,
)
from tests.workshops.making_minutes import make_closed
from workshops.models import Session

pytestmark = pytest.mark.django_db
TEAM = (Role.COORDINATOR, Role.FACILITATOR)


def body(**values):
    return {
        "day": "2026-03-12",
        "starts_at": "14:00",
        "ends_at": "16:00",
        "place": "Mairie",
        "title": "",
        "agenda": "Le budget\nLa suite",
        "submission_id": str(uuid.uuid4()),
    } | values


@pytest.mark.parametrize("role", Role, ids=str)
def test_all_who_take_part_find_the_meetings_and_only_the_team_plans_one(
    enter, programme, role
):
    make_meeting(programme, place="Salle des Tilleuls")
    page = enter(role).get(url("session_list", programme))
    assertContains(page, "Salle des Tilleuls")
    offered = assertContains if role in TEAM else assertNotContains
    offered(page, url("session_add", programme))


def test_strangers_find_no_session(client, programme):
    meeting = make_meeting(programme)
    client.force_login(make_user())
    for name, args in (("session_list", []), ("session_detail", [meeting.pk])):
        assert client.get(url(name, programme, *args)).status_code == 404


def test_what_comes_and_what_is_over_stand_apart(enter, programme):
    make_meeting(programme, title="Réunion d’hier", day=in_days(-1))
    make_meeting(programme, title="Réunion du jour", day=in_days(0))
    page = enter().get(url("session_list", programme)).content.decode()
    order = ["À venir", "Réunion du jour", "Passées", "Réunion d’hier"]
    assert sorted(order, key=page.index) == order


def test_one_kind_is_kept_and_each_is_counted(enter, programme):
    for title in ("Un comité", "Un autre comité"):
        make_meeting(programme, title=title)
    make_exchange(programme, title="Une soirée")
    page = enter().get(url("session_list", programme, sorte="exchange"))
    assertContains(page, "Rencontre avec un autre groupe (1)")
    assertContains(page, "Comité de pilotage (2)")
    assertContains(page, "Une soirée")
    assertNotContains(page, "Un comité")


@pytest.mark.parametrize("asked", ["workshop", "rien", "%00", "x" * 2000])
def test_a_kind_that_is_not_there_leaves_them_all(enter, programme, asked):
    make_meeting(programme, title="Un comité")
    page = enter().get(url("session_list", programme, sorte=asked))
    assertContains(page, "Un comité")


def test_without_a_session_the_first_gesture_is_said(enter, programme):
    page = enter().get(url("session_list", programme))
    assertContains(page, "Pas encore de séance")
    assertContains(page, "Prévoir la première")


def test_fifty_sessions_stand_on_a_page(enter, programme):
    for number in range(51):
        make_meeting(programme, title=f"Réunion {number:02}", day=in_days(-number))
    client = enter()
    assertNotContains(client.get(url("session_list", programme)), "Réunion 50")
    second = client.get(url("session_list", programme, page=2))
    assertContains(second, "Réunion 50")


@pytest.mark.parametrize("rows", [1, 30])
def test_the_list_costs_the_same_however_long(
    enter, programme, django_assert_num_queries, rows
):
    for _ in range(rows):
        make_exchange(programme, make_programme())
    client = enter()
    client.get(url("session_list", programme))  # a login's first page writes
    with django_assert_num_queries(6):
        page = client.get(url("session_list", programme))
    assert len(page.context["page"]) == rows


@pytest.mark.parametrize("role", Role, ids=str)
def test_the_ceremony_leads_to_its_own_page_those_who_may_open_it(
    enter, programme, role
):
    make_contract(programme)
    ceremony = make_meeting(programme, kind=Kind.CEREMONY, place="Salle des mariages")
    client = enter(role)
    page = client.get(url("session_list", programme))
    own, plain = (
        reverse("contracts:ceremony", args=[programme.slug]),
        url("session_detail", programme, ceremony.pk),
    )
    sees = role != Role.OBSERVER
    assertContains(page, own if sees else plain)
    answer = client.get(plain)
    if sees:
        assertRedirects(answer, own, fetch_redirect_response=False)
    else:
        assertContains(answer, "Salle des mariages")
        assertNotContains(answer, own)


@pytest.mark.parametrize("role", TEAM, ids=str)
def test_the_team_plans_a_meeting(enter, programme, role):
    answer = enter(role).post(url("session_plan", programme, "steering"), body())
    session = programme.sessions.get()
    assertRedirects(answer, url("session_detail", programme, session.pk))
    assert (session.kind, session.day) == (Kind.STEERING, dt.date(2026, 3, 12))
    assert (session.starts_at, session.place) == (dt.time(14), "Mairie")


def test_a_double_click_plans_one_meeting(enter, programme):
    client, sent = enter(), body()
    for _ in range(2):
        client.post(url("session_plan", programme, "steering"), sent)
    assert programme.sessions.count() == 1


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"day": ""}, "obligatoire"),
        ({"day": "31/02/2026"}, "Écrivez le jour"),
        ({"day": "2999-01-01"}, "Choisissez un jour entre 1990 et 2100"),
        ({"ends_at": "13:00"}, "doit venir après l’heure de début"),
        ({"starts_at": "", "ends_at": "13:00"}, "doit venir après l’heure de début"),
        ({"starts_at": "vers midi"}, "Écrivez l’heure"),
        ({"agenda": "x" * 4001}, "4001 caractères, maximum 4000"),
        ({"title": "x" * 121}, "121 caractères"),
        ({"place": "nul\x00"}, "caractère"),
    ],
)
def test_what_cannot_be_is_said_and_what_was_typed_is_kept(
    enter, programme, typed, said
):
    page = enter().post(url("session_plan", programme, "steering"), body(**typed))
    assertContains(page, said)
    assertContains(page, "La suite") if "agenda" not in typed else None
    assert not Session.objects.exists()


def test_who_reads_is_said_under_what_is_typed(enter, programme):
    client = enter()
    page = client.get(url("session_plan", programme, "steering"))
    assertContains(page, "qui participent au programme", count=3)
    page = client.get(url("session_plan", programme, "exchange"))
    assertContains(page, "à l’un ou à l’autre programme", count=3)


def test_a_meeting_is_changed_and_two_editors_see_both_texts(enter, programme):
    meeting = make_meeting(programme, place="Mairie")
    client, place = enter(), url("session_edit", programme, meeting.pk)
    assertRedirects(
        client.post(place, body(version=1, place="Foyer")),
        url("session_detail", programme, meeting.pk),
    )
    answer = client.post(place, body(version=1, place="Gymnase"))
    assertContains(answer, "Gymnase", status_code=409)
    assertContains(answer, "Foyer", status_code=409)
    meeting.refresh_from_db()
    assert (meeting.place, meeting.version) == ("Foyer", 2)


def test_a_meeting_is_cancelled_and_takes_place_after_all(enter, programme):
    meeting = make_meeting(programme, day=in_days(3))
    client, place = enter(), url("session_cancel", programme, meeting.pk)
    assertContains(client.get(place), "Annuler la séance")
    detail = url("session_detail", programme, meeting.pk)
    assertRedirects(client.post(place), detail)
    assertContains(client.get(detail), "Cette séance est annulée")
    assertContains(client.get(url("session_list", programme)), "annulée")

    client.post(url("session_restore", programme, meeting.pk))
    assertNotContains(client.get(detail), "Cette séance est annulée")


def test_a_meeting_that_decided_something_is_not_cancelled(enter, programme):
    decision = make_decision(make_meeting(programme))
    client, place = enter(), url("session_cancel", programme, decision.session_id)
    page = client.get(place)
    assertContains(page, "elle a eu lieu")
    assertContains(page, 'disabled aria-describedby="signs"')
    assertContains(client.post(place, follow=True), "elle a eu lieu")
    assert not Session.objects.exclude(cancelled_at=None).exists()


@pytest.mark.parametrize("name", ["session_edit", "session_cancel"])
def test_a_ceremony_is_not_changed_here(enter, programme, name):
    ceremony = make_meeting(programme, kind=Kind.CEREMONY)
    answer = enter().get(url(name, programme, ceremony.pk))
    assert answer.status_code == 404


@pytest.mark.parametrize("rows", [1, 30])
def test_a_session_costs_the_same_however_much_it_decided(
    enter, programme, django_assert_num_queries, rows
):
    meeting = make_exchange(programme, make_programme())
    for _ in range(rows):
        make_decision(meeting)
    client, place = enter(), url("session_detail", programme, meeting.pk)
    client.get(place)
    # Session, user, membership; the meeting; leaders, moves, what was noted; decisions;
    # presence, minutes, documents, tools.
    with django_assert_num_queries(14):
        page = client.get(place)
    assert len(page.context["lines"]) == rows


def test_a_session_that_was_held_is_not_moved_to_a_later_day(enter, programme):
    session = make_meeting(programme, kind=Kind.GROUP, day=in_days(-9))
    make_closed(session)
    client, place = enter(), url("session_edit", programme, session.pk)
    typed = body(day=in_days(1).isoformat(), version=1, agenda="Ce que j’écris")
    page = client.post(place, typed)
    assertContains(page, "cette séance a eu lieu au plus tard le")
    assertContains(page, "Ce que j’écris")
    client.post(place, typed | {"day": in_days(-8).isoformat()})
    session.refresh_from_db()
    assert session.day == in_days(-8)
