"""Every kind of line of « Ce qui m'attend »: who is told, when, and where it leads."""

import datetime as dt

import pytest
from django.urls import reverse
from django.utils import timezone
from pytest_django.asserts import assertContains

from csm.awaits import every_kind, lines_for
from phases.copying import begin_path
from phases.models import Milestone, PathTemplate, Phase, Step
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

TODAY, now = timezone.localdate, timezone.now
#: All that the application may wait for, floor by floor.
KINDS = [
    "creation",
    *("rights_request", "retention", "photos_again"),
    *("nobody_named", "length"),
    *("path", "mid_term", "evaluation", "phase_to_begin", "phase_to_finish"),
    *("rounds_to_reveal", "rounds_to_sort", "rounds_to_settle"),
    *("exchange_to_accept", "decisions_to_note"),
    *("minutes_to_write", "presence_to_note", "decisions_late"),
    "see_again",
    *("commitments", "comments", "freeze"),
    *("prints", "renamed", "prepare", "record", "signatures", "scans"),
    *("ceremony_day", "day_over", "ceremony_near"),
    "acts",
    *("coevaluation_to_note", "coevaluation_to_sort", "coevaluation_to_agree"),
    *("improvements_to_decide", "improvements_late", "improvements_to_look_at"),
]


def test_every_kind_of_line_is_known():
    assert every_kind() == KINDS


def told(programme, role=Role.COORDINATOR):
    user = make_membership(programme, role).user
    return lines_for(accesses_of(user))


def kinds(programme, role=Role.COORDINATOR):
    return [line.kind for line in told(programme, role)]


def ready(template="Mulhouse 2008", **values):
    """A programme in which nothing waits: somebody is named, and it has a path."""
    programme = make_programme(**values)
    make_partner(programme)
    begin_path(programme, PathTemplate.objects.get(name=template))
    return programme


def test_nothing_waits_where_all_is_done():
    assert [kinds(ready(), role) for role in Role] == [[]] * len(Role)


def test_a_length_and_another_mid_term_are_asked_of_the_team():
    programme = ready(duration_months=None)
    assert kinds(programme) == kinds(programme, Role.FACILITATOR) == ["length"]
    late = late_mid_term()
    assert kinds(late) == ["mid_term"]
    assert kinds(late, Role.PARTNER) == []


def late_mid_term():
    """A programme whose mid-term, as it is counted, comes after the end."""
    day = dt.date(2026, 1, 31)
    return ready(duration_months=2, mid_term_months=3, signature_planned_on=day)


def test_another_mid_term_is_chosen_where_the_path_has_it_or_in_the_settings():
    programme = late_mid_term()
    (line,) = told(programme, Role.FACILITATOR)
    one = programme.path.milestones.get(kind="mid_term")
    args = [programme.slug, one.pk]
    assert line.url == reverse("phases:milestone_edit", args=args)
    one.delete()
    (line,) = told(programme)
    assert line.url == reverse("programmes:settings", args=[programme.slug])


def test_a_mid_term_whose_day_people_chose_is_asked_for_no_more():
    programme = late_mid_term()
    Milestone.objects.filter(kind="mid_term").update(
        set_on=dt.date(2026, 3, 1), set_because="Avant les vacances."
    )
    assert kinds(programme) == []


def test_a_coordinator_is_asked_to_choose_the_path():
    programme = make_programme()
    make_partner(programme)
    assert kinds(programme) == ["path"]
    assert kinds(programme, Role.FACILITATOR) == []


def test_a_path_without_phases_is_not_chosen_again_but_filled():
    programme = ready()
    Phase.objects.update(archived_at=timezone.now())
    (line,) = told(programme)
    assert (line.kind, line.title) == ("path", "Mettre une phase dans le parcours")
    assert line.url == reverse("phases:arrange", args=[programme.slug])
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


@pytest.mark.parametrize("role", [Role.COORDINATOR, Role.PARTICIPANT], ids=str)
@pytest.mark.parametrize("off", ["path", "milestones", "phases", "places"])
def test_an_evaluation_that_is_not_on_the_path_is_told_on_its_counted_day(off, role):
    programme = ready(duration_months=60, mid_term_months=3)
    make_signed(make_contract(programme), on=TODAY() - dt.timedelta(days=80))
    if off == "path":
        programme.path.delete()
    elif off == "milestones":
        programme.path.milestones.all().delete()
    elif off == "phases":
        programme.path.phases.filter(code="3").update(archived_at=now())
    else:
        programme.path.milestones.update(phase=None)
    found = [line for line in told(programme, role) if line.kind == "evaluation"]
    assert [line.day for line in found] == [programme.dates.mid_term_on]
    assert "valuation de mi-parcours" in found[0].title
    assert found[0].url == reverse("phases:path", args=[programme.slug])


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


def test_the_first_step_whose_time_is_over_is_asked_about_on_its_page():
    programme = ready(template="Rouffach 2019", first_year=2026, last_year=2026)
    steps = Step.objects.filter(phase__code="II").in_order()
    days = {"planned_from": dt.date(2026, 1, 5), "planned_until": dt.date(2026, 2, 5)}
    steps.filter(code__in="bc").update(from_month=None, until_month=None, **days)
    (line,) = told(programme, Role.FACILITATOR)
    assert line.kind == "phase_to_begin"
    assert line.title.startswith("II b")
    assert line.url == steps.get(code="b").get_absolute_url()
    steps.filter(code="b").update(started_on=dt.date(2026, 1, 8))
    assert kinds(programme) == ["phase_to_finish"]
    steps.filter(code="c").update(planned_until=TODAY())
    over = {"finished_on": dt.date(2026, 2, 8), "finished_by": make_user()}
    steps.filter(code="b").update(**over)
    assert kinds(programme) == []  # the time of « II c » is not over


def test_a_steering_meeting_without_decisions_is_told_to_the_team():
    programme = ready()
    yesterday = TODAY() - dt.timedelta(days=1)
    programme.sessions.create(kind="steering", day=yesterday - dt.timedelta(days=9))
    session = programme.sessions.create(kind="steering", day=yesterday)
    minutes, line = told(programme)
    assert (line.kind, line.day) == ("decisions_to_note", yesterday)
    assert line.url.endswith(f"/{session.pk}/#decisions")
    assert kinds(programme, Role.OBSERVER) == []
    session.decide_nothing(TODAY())
    assert kinds(programme) == [minutes.kind] == ["minutes_to_write"]


def test_decisions_whose_day_is_over_are_counted_in_one_line():
    programme = ready()
    session = programme.sessions.create(kind="steering", day=TODAY())
    for days in (1, 5):
        due = TODAY() - dt.timedelta(days=days)
        session.decisions.create(words="Agir.", due_on=due)
    (line,) = told(programme)
    assert line.title == "Deux décisions ont dépassé leur date"
    assert line.day == TODAY() - dt.timedelta(days=5)


def test_the_line_of_late_decisions_leads_to_as_many_of_them(client):
    """Those of an exchange that another group made are for that group to note."""
    programme = ready()
    meeting = programme.sessions.create(kind="steering", day=TODAY())
    for session, number in ((meeting, 2), (received_by(programme), 1)):
        for days in range(number):
            due = TODAY() - dt.timedelta(days=1 + days)
            session.decisions.create(words="Agir.", due_on=due)
    meeting.decisions.create(words="Sans échéance.")
    (line,) = told(programme)
    client.force_login(make_membership(programme).user)
    page = client.get(line.url)
    assert line.title.startswith("Deux décisions")
    assert [one.decision.session for one in page.context["lines"]] == [meeting] * 2
    assertContains(page, "Échéance passée (2)")
    assertContains(page, "Séances de ce programme seulement")
    everywhere = client.get(line.url.replace("ici=oui", ""))
    assertContains(everywhere, "Échéance passée (3)")


def received_by(programme):
    """An exchange to which another group invited this one."""
    return make_programme().sessions.create(
        kind="exchange", other_programme=programme, day=TODAY(), accepted_at=now()
    )


def test_lines_come_in_the_order_of_their_days():
    programme = ready(duration_months=None)
    session = programme.sessions.create(kind="steering", day=TODAY())
    session.decisions.create(words="Agir.", due_on=TODAY() - dt.timedelta(days=1))
    assert kinds(programme) == ["decisions_late", "length"]
