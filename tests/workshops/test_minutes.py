"""The minutes of a session: closed, reopened, approved, added to; who reads them."""

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from programmes.access import access_to
from programmes.models import Event, Role
from tests.factories import make_membership, make_partner, make_programme, make_user
from tests.workshops.making import (
    Kind,
    in_days,
    make_decision,
    make_exchange,
    make_meeting,
)
from tests.workshops.making_minutes import make_approved, make_closed, make_minutes
from workshops.attended import counts_of
from workshops.models import Attendance, Minutes

pytestmark = pytest.mark.django_db
TEAM = (Role.COORDINATOR, Role.FACILITATOR)
State = Minutes.State


def access(programme, role):
    return access_to(programme.slug, make_membership(programme, role).user)


def kinds(programme):
    return list(
        Event.objects.filter(programme=programme).values_list("kind", flat=True)
    )


def test_closing_them_says_when_and_by_whom_and_twice_is_as_once():
    minutes, by = make_minutes(), make_user()
    assert minutes.state == State.DRAFT
    for day in (in_days(-1), in_days(0)):
        minutes.close(day, by)
    minutes.refresh_from_db()
    assert (minutes.state, minutes.closed_on) == (State.CLOSED, in_days(-1))
    assert (minutes.closed_by, minutes.version) == (by, 2)
    assert kinds(minutes.session.programme) == ["minutes_closed"]


@pytest.mark.parametrize(
    ("session", "values", "said"),
    [
        ({}, {"done": "", "kept": ""}, "Écrivez ce qui a été fait"),
        ({"day": in_days(1)}, {}, "encore à venir"),
        ({"day": None}, {}, "encore à venir"),
        ({"cancelled_at": timezone.now()}, {}, "annulée"),
    ],
)
def test_what_cannot_be_closed_says_why_and_stays_open(session, values, said):
    minutes = make_minutes(make_meeting(**session), **values)
    with pytest.raises(ValidationError) as refusal:
        minutes.close(timezone.localdate(), make_user())
    assert said in refusal.value.message
    minutes.refresh_from_db()
    assert minutes.state == State.DRAFT


def test_they_are_reopened_with_a_trace_until_the_group_approves_them():
    minutes, by = make_closed(), make_user()
    for _ in range(2):
        minutes.reopen(by)
    assert (minutes.state, minutes.closed_by) == (State.DRAFT, None)
    assert kinds(minutes.session.programme) == ["minutes_closed", "minutes_reopened"]

    approved = make_approved()
    with pytest.raises(ValidationError, match="validé"):
        approved.reopen(by)
    approved.refresh_from_db()
    assert approved.state == State.APPROVED


def test_the_group_approves_them_at_a_session_and_then_they_stay():
    minutes, by = make_closed(), make_user()
    next_one = make_meeting(minutes.session.programme, day=in_days(-2))
    minutes.approve(in_days(-2), by, next_one)
    minutes.approve(in_days(0), by)
    minutes.refresh_from_db()
    assert (minutes.approved_on, minutes.approved_at) == (in_days(-2), next_one)
    assert kinds(minutes.session.programme) == ["minutes_closed", "minutes_approved"]


@pytest.mark.parametrize(
    ("make", "day", "said"),
    [
        (make_minutes, in_days(0), "clos avant"),
        (make_closed, in_days(-31), "après la séance"),
    ],
)
def test_a_draft_and_a_day_before_the_session_are_not_approved(make, day, said):
    minutes = make()
    with pytest.raises(ValidationError) as refusal:
        minutes.approve(day, make_user())
    assert said in refusal.value.message
    assert minutes.approved_on is None


def test_what_is_added_is_dated_and_only_below_approved_minutes():
    minutes, by, today = make_approved(), make_user(), timezone.localdate()
    added = minutes.add("Une précision.", today, by)
    assert (added.text, added.added_on, added.added_by) == ("Une précision.", today, by)
    for make in (make_minutes, make_closed):
        with pytest.raises(ValidationError, match="pas encore"):
            make().add("Une précision.", today, by)


@pytest.mark.parametrize("role", Role, ids=str)
def test_drafts_are_the_teams_and_closed_ones_are_read_by_who_takes_part(role):
    programme = make_programme()
    draft = make_minutes(make_meeting(programme))
    closed = make_closed(make_meeting(programme))
    make_closed()
    expected = {draft, closed} if role in TEAM else {closed}
    if role == Role.OBSERVER:
        expected = set()
    assert set(Minutes.objects.visible_to(access(programme, role))) == expected


def test_those_of_an_exchange_stay_with_the_group_that_wrote_them():
    mine, other = make_programme(), make_programme()
    closed = make_closed(make_exchange(mine, other, day=in_days(-1)))
    read = Minutes.objects.visible_to
    assert list(read(access(mine, Role.PARTICIPANT))) == [closed]
    for role in (Role.COORDINATOR, Role.PARTICIPANT):
        assert not read(access(other, role)).exists()


def test_the_team_of_its_programme_writes_and_a_ceremony_has_its_own_page():
    mine, other = make_programme(), make_programme()
    session, may = make_exchange(mine, other), Minutes.may_be_written_by
    ceremony = make_meeting(mine, kind=Kind.CEREMONY)
    for role in Role:
        assert may(access(mine, role), session) == (role in TEAM)
        assert not may(access(other, role), session)
        assert not may(access(mine, role), ceremony)


def test_a_session_whose_minutes_are_closed_is_not_cancelled():
    minutes = make_minutes()
    minutes.session.cancel()
    minutes.session.restore()
    minutes.close(timezone.localdate(), make_user())
    with pytest.raises(ValidationError, match="est clos"):
        minutes.session.cancel()


def test_the_presence_is_told_in_numbers_that_show_nobody():
    session = make_meeting()
    assert counts_of(session, session.programme) == []
    for says in ("present", "present", "excused"):
        partner = make_partner(session.programme)
        Attendance.objects.create(session=session, partner=partner, says=says)
    told = counts_of(session, session.programme)
    assert [one.said for one in told] == ["moins de cinq personnes"]
    empty = make_meeting(attendance_noted_on=in_days(0))
    assert [one.said for one in counts_of(empty, empty.programme)] == ["personne"]


def test_those_of_another_group_are_not_counted_in_the_minutes():
    session, other = make_meeting(), make_programme()
    for _ in range(6):
        theirs = make_partner(other)
        Attendance.objects.create(session=session, partner=theirs, says="present")
    assert counts_of(session, session.programme) == []


def test_decisions_are_not_part_of_them():
    minutes = make_minutes()
    make_decision(minutes.session)
    assert str(minutes) == str(minutes.session)
