import pytest
from django.utils import timezone

from tests.factories import make_partner, make_programme, make_round
from tests.workshops.making import Kind, make_decision, make_meeting
from workshops import invariants
from workshops.models import Series, Session, Workshop

pytestmark = pytest.mark.django_db
LED, DECIDED, TIED, ASKED, NOT_HELD = invariants.INVARIANTS[:5]


def test_a_leader_of_another_programme_is_named():
    programme = make_programme(slug="rivemont")
    session = Session.objects.create(programme=programme, kind=Session.Kind.GROUP)
    session.leaders.add(make_partner(programme))
    assert list(LED.look()) == [""]

    session.leaders.add(make_partner(make_programme()))
    sound, fault = LED.look()
    assert sound == ""
    assert fault.startswith("rivemont (workshops_session_leaders ")


@pytest.mark.parametrize(
    "change",
    [
        {"cancelled_at": timezone.now()},
        {"kind": Kind.CEREMONY},
        {"decided_nothing": True},
    ],
)
def test_a_decision_of_what_did_not_take_place_is_named(change):
    decision = make_decision(make_meeting(make_programme(slug="rivemont")))
    make_decision(decision.session).take_out()
    assert list(DECIDED.look()) == [""]

    Session.objects.update(**change)
    assert list(DECIDED.look()) == [f"rivemont (workshops_decision {decision.pk})"]


@pytest.mark.parametrize(
    ("kind", "track"), [("workshop", "social_skills"), ("social_skills", "progress")]
)
def test_a_session_of_a_workshop_of_another_track_is_named(kind, track):
    programme = make_programme(slug="rivemont")
    workshop = Workshop.objects.create(
        programme=programme,
        number=1,
        theme="Le budget",
        track=kind.replace("workshop", "progress"),
    )
    session = make_meeting(programme, kind=kind, workshop=workshop)
    assert list(TIED.look()) == [""]
    Workshop.objects.update(track=track)
    assert list(TIED.look()) == [f"rivemont (workshops_session {session.pk})"]


def test_a_workshop_or_a_series_of_another_programme_is_named():
    programme, other = make_programme(slug="rivemont"), make_programme()
    session = make_meeting(programme, kind=Kind.WORKSHOP)
    named = [f"rivemont (workshops_session {session.pk})"]
    session.workshop = Workshop.objects.create(programme=other, number=1, theme="Lire")
    session.save()
    assert list(TIED.look()) == named
    session.workshop, session.series = None, Series.objects.create(programme=other)
    session.save()
    assert list(TIED.look()) == named


def test_a_round_of_another_programme_is_named():
    programme = make_programme(slug="rivemont")
    session = make_meeting(programme, kind=Kind.EXPRESSION)
    session.rounds.add(make_round(programme))
    assert list(ASKED.look()) == [""]
    session.rounds.add(make_round())
    sound, fault = ASKED.look()
    assert sound == ""
    assert fault.startswith("rivemont (workshops_session_rounds ")


def test_presence_at_what_was_cancelled_is_named():
    session = make_meeting(make_programme(slug="rivemont"), kind=Kind.GROUP)
    session.cancel()
    assert list(NOT_HELD.look()) == [""]
    Session.objects.update(attendance_noted_on=session.day)
    assert list(NOT_HELD.look()) == [f"rivemont (workshops_session {session.pk})"]
