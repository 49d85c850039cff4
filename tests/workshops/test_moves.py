"""A session that is moved says where and when it was planned, and what is held stays held."""

import datetime as dt

import pytest
from django.core.exceptions import ValidationError

from tests.factories import make_partner, make_user
from tests.workshops.making import Kind, in_days, make_decision, make_meeting
from workshops.models import Minutes, Move, Session

pytestmark = pytest.mark.django_db
PLANNED = {
    "day": dt.date(2026, 3, 12),
    "starts_at": dt.time(14),
    "ends_at": dt.time(16),
    "place": "Mairie",
}


def moved(**changes):
    """Return what is kept of a session when it is moved so."""
    session = make_meeting(**PLANNED)
    before = Session.objects.get(pk=session.pk)
    for name, value in changes.items():
        setattr(session, name, value)
    session.save()
    Move.note(before, session, make_user())
    return list(session.moves.values(*PLANNED))


@pytest.mark.parametrize(
    "change",
    [
        {"day": dt.date(2026, 3, 13)},
        {"starts_at": dt.time(10)},
        {"ends_at": None},
        {"place": "Foyer"},
    ],
)
def test_all_that_was_planned_is_kept_of_a_session_that_moves(change):
    assert moved(**change) == [PLANNED]


def test_what_is_not_a_day_an_hour_or_a_place_moves_nothing():
    assert moved(agenda="Autre chose", title="Autrement") == []


def test_what_was_not_said_yet_is_filled_in_without_a_trace():
    session = make_meeting(day=dt.date(2026, 3, 12))
    before = Session.objects.get(pk=session.pk)
    session.place, session.starts_at = "Mairie", dt.time(14)
    Move.note(before, session, None)
    undated = Session(day=None, place="Mairie")
    Move.note(undated, session, None)
    assert not Move.objects.exists()


def close_minutes(session):
    by = make_user()
    Minutes.objects.create(
        session=session, kept="Oui", closed_on=in_days(0), closed_by=by
    )


def note_presence(session):
    Session.objects.filter(pk=session.pk).update(attendance_noted_on=in_days(0))


def see_somebody(session):
    partner = make_partner(session.programme)
    session.attendances.create(partner=partner, says="present")


SIGNS = {
    "décisions": make_decision,
    "compte rendu": close_minutes,
    "présences": note_presence,
    "Les présences": see_somebody,
}


@pytest.mark.parametrize("said", SIGNS)
def test_what_is_noted_of_a_session_says_that_it_took_place(said):
    session = make_meeting(kind=Kind.GROUP)
    assert not session.took_place
    SIGNS[said](session)
    with pytest.raises(ValidationError, match=said):
        session.cancel()
    session.refresh_from_db()
    assert session.cancelled_at is None
    [sign] = session.signs_that_it_took_place()
    assert said in sign


@pytest.mark.parametrize("note", [make_decision, close_minutes, note_presence])
def test_a_session_took_place_without_anybody_saying_so(note):
    session = make_meeting(kind=Kind.GROUP)
    note(session)
    session.refresh_from_db()
    assert session.took_place


def test_an_excuse_or_minutes_begun_do_not_keep_a_session_from_being_cancelled():
    session = make_meeting(kind=Kind.GROUP)
    partner = make_partner(session.programme)
    session.attendances.create(partner=partner, says="excused")
    Minutes.objects.create(session=session, done="Début")
    session.cancel()
    assert session.cancelled_at
