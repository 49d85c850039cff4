"""Nothing closes by itself: after the last day of the contract, the path is still told."""

import datetime as dt

import pytest
from django.utils import timezone
from pytest_django.asserts import assertContains, assertRedirects

from programmes.models import Role
from tests.factories import make_contract, make_membership, make_signed
from tests.phases.scenes import milestone, phase, step, url, walking

pytestmark = pytest.mark.django_db

TODAY = timezone.localdate


@pytest.fixture
def programme():
    """A programme whose contract came to its end a month ago."""
    programme = walking(duration_months=6)
    make_signed(make_contract(programme), on=TODAY() - dt.timedelta(days=215))
    programme.refresh_from_db()
    assert programme.dates.ends_on < TODAY()
    return programme


@pytest.fixture(params=[Role.COORDINATOR, Role.FACILITATOR], ids=str)
def user(request, client, programme):
    user = make_membership(programme, request.param).user
    client.force_login(user)
    return user


@pytest.mark.parametrize("kind", ["phase", "step"])
def test_a_phase_or_a_step_is_still_passed(client, programme, user, kind):
    row = phase(programme, "IV") if kind == "phase" else step(programme, "III a")
    address = url(programme, kind, row.pk)
    assertContains(client.get(address), 'name="finished_on"')
    sent = {"started_on": TODAY() - dt.timedelta(days=9), "finished_on": TODAY()}
    sent |= {"reason": "Le groupe continue.", "version": 1}
    assertRedirects(client.post(address, sent), address)
    row.refresh_from_db()
    assert (row.state, row.finished_on, row.finished_by) == ("done", TODAY(), user)


@pytest.mark.parametrize("kind", ["mid_term", "final"])
def test_an_evaluation_is_still_noted_as_held(client, programme, user, kind):
    row = milestone(programme, kind)
    address = url(programme, "milestone_edit", row.pk)
    assertContains(client.get(address), 'name="held_on"')
    place = f"step-{row.step_id}"
    sent = {"label": row.label, "comes_with": place, "held_on": TODAY(), "version": 1}
    assertRedirects(client.post(address, sent), url(programme, "path"))
    row.refresh_from_db()
    assert row.held_on == TODAY()
