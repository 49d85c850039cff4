"""A season of sessions in the calendar and in agendas: workshops, moves, a whole year."""

import datetime as dt
import uuid

import pytest
from django.test import Client
from django.urls import reverse
from icalendar import Calendar
from pytest_django.asserts import assertContains

from csm.calendar.dates import dates_of
from csm.calendar.links import make_link
from csm.calendar.shown import Chosen
from programmes.models import DateKind
from tests.csm.dates import in_days, make_accesses, make_session
from tests.factories import make_membership, make_programme
from tests.workshops.making_at_work import make_workshop
from tests.workshops.making_sessions import make_series
from workshops.models import Session

pytestmark = pytest.mark.django_db
THEME = "Retrouver le sommeil"


@pytest.fixture
def user():
    return make_membership(make_programme()).user


@pytest.fixture
def programme(user):
    return user.memberships.get().programme


@pytest.fixture
def feed(user):
    """Read what an agenda is given now: each event by its uid."""
    secret = make_link(user, Chosen(kinds=(DateKind.SESSIONS,)))[1]

    def feed():
        answer = Client().get(f"/agenda/{secret}.ics")
        events = Calendar.from_ical(answer.content).events
        return {event.uid.partition("@")[0]: event for event in events}

    return feed


@pytest.mark.parametrize(
    ("kind", "track", "said"),
    [
        ("workshop", "progress", "Atelier de progrès · "),
        ("social_skills", "social_skills", "Séance de groupe · "),
    ],
)
def test_the_theme_of_a_workshop_is_for_the_page_and_not_for_an_agenda(
    client, user, programme, feed, kind, track, said
):
    workshop = make_workshop(programme, theme=THEME, track=track)
    session = make_session(programme, kind, workshop=workshop)
    client.force_login(user)
    assertContains(client.get("/calendrier/"), THEME)
    [event] = feed().values()
    assert str(event["summary"]) == f"{said}{programme.territory.name}"
    assert THEME not in str(event.to_ical())
    assert f"/seances/{session.pk}/" in event["url"]


def test_each_session_of_a_series_moves_and_is_cancelled_in_agendas(
    client, user, programme, feed
):
    one, two = make_series(programme, 2, day=in_days(20))
    before = feed()
    client.force_login(user)
    values = {"submission_id": str(uuid.uuid4()), "reach": "followed"}
    edit = reverse("workshops:session_edit", args=[programme.slug, one.pk])
    typed = {"version": one.version, "day": in_days(21).isoformat()}
    client.post(edit, values | typed)
    after = feed()
    for session, days in ((one, 21), (two, 28)):
        uid = f"session-{session.pk}"
        assert after[uid]["dtstart"].dt == in_days(days)
        assert after[uid]["sequence"] == before[uid]["sequence"] + 1
    cancel = reverse("workshops:session_cancel", args=[programme.slug, one.pk])
    client.post(cancel, values | {"submission_id": str(uuid.uuid4())})
    assert {str(event["status"]) for event in feed().values()} == {"CANCELLED"}


@pytest.mark.parametrize("rows", [1, 200])
def test_a_year_of_sessions_costs_the_same(django_assert_num_queries, rows):
    [access] = make_accesses()
    workshop = make_workshop(access.programme)
    Session.objects.bulk_create(
        Session(
            programme=access.programme,
            kind="workshop",
            workshop=workshop,
            day=dt.date(2026, 1, 1) + dt.timedelta(days=number),
        )
        for number in range(rows)
    )
    with django_assert_num_queries(1):
        found = dates_of([access], [DateKind.SESSIONS])
    assert len(found) == rows


@pytest.mark.parametrize("rows", [1, 200])
def test_the_page_of_a_year_costs_the_same(
    client, user, programme, django_assert_num_queries, rows
):
    Session.objects.bulk_create(
        Session(programme=programme, kind="group", day=in_days(1 + number))
        for number in range(rows)
    )
    client.force_login(user)
    place = reverse("programme_calendar", args=[programme.slug])
    client.get(place)
    with django_assert_num_queries(5):
        page = client.get(place)
    assert page.context["shown"].count == rows
