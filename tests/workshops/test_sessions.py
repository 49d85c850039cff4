"""Which sessions there are for whom, in which order, and how one is cancelled."""

import datetime as dt

import pytest
from django.core.exceptions import ValidationError
from pytest_django.asserts import assertContains, assertNotContains

from programmes.access import access_to
from programmes.models import Role
from tests.factories import make_membership, make_programme
from tests.workshops.making import (
    Kind,
    in_days,
    make_decision,
    make_exchange,
    make_meeting,
)
from workshops.models import Session

pytestmark = pytest.mark.django_db
TODAY = dt.date(2026, 3, 12)


def access(programme, role):
    return access_to(programme.slug, make_membership(programme, role).user)


def test_what_comes_next_is_first_and_what_is_over_goes_back_in_time(programme):
    days = [TODAY + dt.timedelta(days=n) for n in (-9, 3, -2, 0, 20)]
    made = [make_meeting(programme, day=day) for day in days]
    unknown = make_meeting(programme, day=None, kind=Kind.CEREMONY)
    late = make_meeting(programme, day=days[1], starts_at=dt.time(18))

    found = list(Session.objects.around(TODAY))

    order = [made[3], made[1], late, made[4], unknown, made[2], made[0]]
    assert found == order
    assert [one.is_past for one in found] == [False] * 5 + [True] * 2


def test_today_is_still_to_come(programme):
    today = make_meeting(programme, day=TODAY)
    assert list(Session.objects.coming(TODAY)) == [today]
    assert list(Session.objects.past(TODAY)) == []


@pytest.mark.parametrize("role", Role, ids=str)
def test_those_who_observe_know_the_meetings_to_which_they_are_asked(programme, role):
    for kind in Kind:
        make_meeting(programme, kind=kind)
    found = set(
        Session.objects.visible_to(access(programme, role)).values_list(
            "kind", flat=True
        )
    )
    observed = {"steering", "ceremony", "exchange"}
    assert found == (observed if role == Role.OBSERVER else set(Kind.values))


def test_an_exchange_belongs_to_two_programmes(programme):
    other = make_programme()
    exchange = make_exchange(programme, other)
    make_meeting(programme)
    assert list(Session.objects.of(other)) == [exchange]
    assert exchange.seen_from(programme) == other
    assert exchange.seen_from(other) == programme


def test_a_programme_in_preparation_invites_nobody_yet(programme):
    draft = make_programme(begun_on=None)
    exchange = make_exchange(draft, programme)
    assert not Session.objects.of(programme).exists()
    assert list(Session.objects.of(draft)) == [exchange]


def test_a_programme_in_preparation_is_not_named_to_whom_it_will_meet(
    client, programme
):
    draft = make_programme(begun_on=None)
    exchange = make_exchange(programme, draft)
    assert exchange.seen_from(programme) is None
    client.force_login(make_membership(programme, Role.PARTICIPANT).user)
    for row in ("", f"{exchange.pk}/"):
        page = client.get(f"/programmes/{programme.slug}/seances/{row}")
        assertContains(page, str(programme))
        assertNotContains(page, str(draft))


@pytest.mark.parametrize("role", Role, ids=str)
def test_the_team_of_the_programme_that_made_it_changes_it(programme, role):
    other = make_programme()
    exchange = make_exchange(programme, other)
    team = role in (Role.COORDINATOR, Role.FACILITATOR)
    assert exchange.may_be_changed_by(access(programme, role)) is team
    assert not exchange.may_be_changed_by(access(other, role))


def test_a_ceremony_is_changed_with_its_contract_alone(programme):
    ceremony = make_meeting(programme, kind=Kind.CEREMONY)
    assert not ceremony.may_be_changed_by(access(programme, Role.COORDINATOR))


def undecided():
    return list(Session.objects.latest_undecided(in_days(0)))


def test_the_last_meeting_whose_decisions_nobody_noted_is_found(programme):
    """One at most for each programme; a decision that was taken out is none."""
    make_meeting(programme, day=in_days(-9))
    last = make_meeting(programme, day=in_days(-3))
    make_decision(last).take_out()
    make_meeting(programme, day=in_days(-2)).cancel()
    make_meeting(programme, day=in_days(2))
    make_exchange(programme, day=in_days(-1))
    another = make_meeting()
    assert set(undecided()) == {last, another}

    make_decision(make_meeting(programme, day=in_days(-1)))
    assert undecided() == [another]


def test_a_meeting_that_decided_nothing_waits_for_nobody(programme):
    make_meeting(programme, day=in_days(-9))
    session = make_meeting(programme, day=in_days(-3))
    session.decide_nothing(in_days(0))
    assert undecided() == []
    session.say_nothing_was_decided(False)
    assert undecided() == [session]
    assert session.version == 1


def test_what_decided_something_did_not_decide_nothing():
    decision = make_decision()
    with pytest.raises(ValidationError, match="décisions sont notées"):
        decision.session.decide_nothing(in_days(0))
    decision.take_out()
    decision.session.decide_nothing(in_days(0))
    decision.bring_back()
    decision.session.refresh_from_db()
    assert not decision.session.decided_nothing


@pytest.mark.parametrize("day", [None, in_days(1)])
def test_only_what_took_place_decides_nothing(day):
    session = make_meeting(day=day)
    with pytest.raises(ValidationError, match="a eu lieu"):
        session.decide_nothing(in_days(0))
    gone = make_meeting()
    gone.decide_nothing(in_days(0))
    gone.cancel()
    with pytest.raises(ValidationError, match="a eu lieu"):
        gone.decide_nothing(in_days(0))
    assert not gone.decided_nothing


def test_a_session_that_is_cancelled_is_kept_and_may_take_place_after_all():
    session = make_meeting()
    session.cancel()
    assert session.cancelled_at
    assert not Session.objects.held_or_planned().exists()
    assert session.version == 2

    session.restore()
    assert list(Session.objects.held_or_planned()) == [session]
    assert session.version == 3


def test_cancelled_or_restored_twice_is_as_once():
    """Nor does a second click make a false conflict for a form that is open."""
    session = make_meeting()
    clicked_too = Session.objects.get(pk=session.pk)
    session.cancel()
    since = session.cancelled_at
    clicked_too.cancel()
    assert (clicked_too.cancelled_at, clicked_too.version) == (since, 2)

    session.restore()
    clicked_too.restore()
    assert (clicked_too.cancelled_at, clicked_too.version) == (None, 3)


def test_a_session_that_decided_something_took_place():
    decision = make_decision()
    with pytest.raises(ValidationError, match="a eu lieu"):
        decision.session.cancel()
    decision.take_out()
    decision.session.cancel()
    assert decision.session.cancelled_at
