"""Every kind of line of « Ce qui m'attend »: who is told, when, and where it leads."""

import datetime as dt

import pytest
from django.utils import timezone

from csm.awaits import every_kind, lines_for
from phases.copying import begin_path
from phases.models import Milestone, PathTemplate, Phase
from programmes.access import accesses_of
from programmes.models import Role
from tests.factories import (
    make_contract,
    make_membership,
    make_partner,
    make_programme,
    make_signed,
    make_user,
)

pytestmark = pytest.mark.django_db

TODAY = timezone.localdate
#: All that the application may wait for, floor by floor.
KINDS = [
    "creation",
    *("nobody_named", "length", "mid_term"),
    *("path", "evaluation", "phase_to_begin", "phase_to_finish"),
    *("rounds_to_sort", "rounds_to_settle"),
    *("decisions_to_note", "decisions_late"),
    "see_again",
    *("commitments", "comments", "freeze"),
    *("prints", "renamed", "prepare", "record", "signatures", "scans"),
    *("ceremony_day", "day_over", "ceremony_near"),
]


def test_every_kind_of_line_is_known():
    assert every_kind() == KINDS


def told(programme, role=Role.COORDINATOR):
    user = make_membership(programme, role).user
    return lines_for(accesses_of(user))


def kinds(programme, role=Role.COORDINATOR):
    return [line.kind for line in told(programme, role)]


def ready(**values):
    """A programme in which nothing waits: somebody is named, and it has a path."""
    programme = make_programme(**values)
    make_partner(programme)
    begin_path(programme, PathTemplate.objects.get(name="Mulhouse 2008"))
    return programme


def test_nothing_waits_where_all_is_done():
    assert [kinds(ready(), role) for role in Role] == [[]] * len(Role)


def test_a_length_and_another_mid_term_are_asked_of_the_team():
    programme = ready(duration_months=None)
    assert kinds(programme) == kinds(programme, Role.FACILITATOR) == ["length"]
    late = ready(
        duration_months=2, mid_term_months=3, signature_planned_on=dt.date(2026, 1, 31)
    )
    assert kinds(late) == ["mid_term"]
    assert kinds(late, Role.PARTNER) == []


def test_a_coordinator_is_asked_to_choose_the_path():
    programme = make_programme()
    make_partner(programme)
    assert kinds(programme) == ["path"]
    assert kinds(programme, Role.FACILITATOR) == []


@pytest.mark.parametrize(("days", "is_told"), [(-40, True), (35, True), (36, False)])
def test_an_evaluation_is_told_to_all_when_it_is_near_or_over(days, is_told):
    programme = ready(duration_months=60, mid_term_months=3)
    make_contract(programme)
    signed = TODAY() - dt.timedelta(days=60)
    make_signed(programme.contract, on=signed)
    day = TODAY() + dt.timedelta(days=days)
    Milestone.objects.filter(kind="mid_term").update(set_on=day, set_because="Pont.")
    found = [line for line in told(programme) if line.kind == "evaluation"]
    assert [line.day for line in found] == ([day] if is_told else [])
    assert ("evaluation" in kinds(programme, Role.PARTICIPANT)) == is_told
    Milestone.objects.filter(kind="mid_term").update(held_on=TODAY())
    assert "evaluation" not in kinds(programme)


def test_no_evaluation_is_told_before_the_signature():
    programme = ready(signature_planned_on=TODAY() - dt.timedelta(days=80))
    assert "evaluation" not in kinds(programme)


def test_a_phase_whose_planned_days_are_over_is_asked_about_once():
    programme = ready()
    days = {"planned_from": dt.date(2026, 1, 5), "planned_until": dt.date(2026, 2, 5)}
    Phase.objects.filter(code__in="12").update(**days)
    (line,) = told(programme, Role.FACILITATOR)
    assert (line.kind, line.day) == ("phase_to_begin", dt.date(2026, 1, 5))
    assert line.url.endswith(f"/{Phase.objects.get(code='1').pk}/")
    Phase.objects.filter(code="1").update(started_on=dt.date(2026, 1, 8))
    assert kinds(programme) == ["phase_to_finish"]
    Phase.objects.update(
        started_on=dt.date(2026, 1, 8),
        finished_on=dt.date(2026, 2, 8),
        finished_by=make_user(),
    )
    assert kinds(programme) == []
    assert kinds(programme, Role.PARTICIPANT) == []


def test_a_steering_meeting_without_decisions_is_told_to_the_team():
    programme = ready()
    yesterday = TODAY() - dt.timedelta(days=1)
    programme.sessions.create(kind="steering", day=yesterday - dt.timedelta(days=9))
    session = programme.sessions.create(kind="steering", day=yesterday)
    (line,) = told(programme)
    assert (line.kind, line.day) == ("decisions_to_note", yesterday)
    assert line.url.endswith(f"/{session.pk}/")
    assert kinds(programme, Role.OBSERVER) == []


def test_decisions_whose_day_is_over_are_counted_in_one_line():
    programme = ready()
    session = programme.sessions.create(kind="steering", day=TODAY())
    for days in (1, 5):
        due = TODAY() - dt.timedelta(days=days)
        session.decisions.create(words="Agir.", due_on=due)
    (line,) = told(programme)
    assert line.title == "Deux décisions ont dépassé leur date"
    assert line.day == TODAY() - dt.timedelta(days=5)


def test_lines_come_in_the_order_of_their_days():
    programme = ready(duration_months=None)
    session = programme.sessions.create(kind="steering", day=TODAY())
    session.decisions.create(words="Agir.", due_on=TODAY() - dt.timedelta(days=1))
    assert kinds(programme) == ["decisions_late", "length"]
