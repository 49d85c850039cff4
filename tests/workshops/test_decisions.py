"""Decisions: which are to be done, late or done, who reads them, and their order."""

import datetime as dt

import pytest
from django.core.exceptions import ValidationError

from programmes.access import access_to
from programmes.models import Role
from tests.factories import make_membership, make_programme
from tests.workshops.making import Kind, make_decision, make_exchange, make_meeting
from workshops.models import Decision

pytestmark = pytest.mark.django_db
TODAY = dt.date(2026, 3, 12)
YESTERDAY = TODAY - dt.timedelta(days=1)


def access(programme, role):
    return access_to(programme.slug, make_membership(programme, role).user)


@pytest.mark.parametrize(
    ("dates", "state"),
    [
        ({}, "open"),
        ({"due_on": TODAY}, "open"),
        ({"due_on": YESTERDAY}, "late"),
        ({"due_on": YESTERDAY, "done_on": TODAY}, "done"),
        ({"done_on": YESTERDAY}, "done"),
    ],
)
def test_its_dates_say_where_a_decision_stands(dates, state):
    decision = make_decision(**dates)
    assert decision.state_on(TODAY) == state
    found = {
        "open": Decision.objects.open().exists(),
        "late": Decision.objects.late(TODAY).exists(),
        "done": Decision.objects.done().exists(),
    }
    assert found == {
        "open": state != "done",
        "late": state == "late",
        "done": state == "done",
    }


def test_what_was_taken_out_is_neither_to_do_nor_late_nor_done():
    meeting = make_meeting()
    for dates in ({"due_on": YESTERDAY}, {"done_on": YESTERDAY}):
        make_decision(meeting, **dates).take_out()
    decisions = Decision.objects
    for found in (
        decisions.open(),
        decisions.late(TODAY),
        decisions.done(),
        decisions.kept(),
    ):
        assert not found.exists()


def test_each_one_is_noted_after_the_others_of_its_session():
    meeting = make_meeting()
    make_decision()
    made = [make_decision(meeting, words=words) for words in ("Un", "Deux", "Trois")]
    made[1].take_out()
    assert [one.position for one in made] == [1, 2, 3]

    made[1].bring_back()
    assert list(meeting.decisions.kept().order_by("position")) == made


def test_those_of_the_latest_session_come_first():
    programme = make_programme()
    old, new = (make_meeting(programme, day=day) for day in (YESTERDAY, TODAY))
    second = make_decision(old)
    first = [make_decision(new) for _ in range(2)]
    assert list(Decision.objects.latest_first()) == [*first, second]


def test_a_session_that_was_cancelled_decides_nothing():
    meeting = make_meeting()
    out = make_decision(meeting)
    out.take_out()
    meeting.cancel()
    with pytest.raises(ValidationError, match="annulée"):
        make_decision(meeting)
    with pytest.raises(ValidationError, match="annulée"):
        out.bring_back()
    assert not Decision.objects.kept().exists()


@pytest.mark.parametrize("act", ["finish", "reopen", "take_out"])
def test_each_act_is_a_new_version(act):
    """A form that somebody else has open then notices it."""
    decision = make_decision()
    getattr(decision, act)(*([TODAY] if act == "finish" else []))
    assert decision.version == 2


def test_taken_out_or_brought_back_twice_is_as_once():
    """Nor does a second click make a false conflict for a form that is open."""
    decision = make_decision()
    clicked_too = Decision.objects.get(pk=decision.pk)
    decision.take_out()
    since = decision.archived_at
    clicked_too.take_out()
    assert (clicked_too.archived_at, clicked_too.version) == (since, 2)

    decision.bring_back()
    clicked_too.bring_back()
    assert (clicked_too.archived_at, clicked_too.version) == (None, 3)


@pytest.mark.parametrize("role", Role, ids=str)
def test_the_decisions_of_a_session_are_read_by_those_who_know_it(role):
    programme = make_programme()
    steering = make_decision(make_meeting(programme))
    group = make_decision(make_meeting(programme, kind=Kind.GROUP))
    make_decision(make_meeting(programme)).take_out()
    make_decision()
    found = set(Decision.objects.visible_to(access(programme, role)))
    assert found == ({steering} if role == Role.OBSERVER else {steering, group})


def test_what_an_exchange_decides_is_read_in_both_programmes():
    programme, other = make_programme(), make_programme()
    decision = make_decision(make_exchange(programme, other))
    for one in (programme, other):
        assert list(Decision.objects.visible_to(access(one, Role.PARTNER))) == [
            decision
        ]
