"""What is typed for a part that a colleague takes out meanwhile is given back."""

import pytest
from django.utils import timezone
from pytest_django.asserts import assertContains, assertNotContains

from phases import changing
from phases.models import Step
from phases.state_forms import PhaseStateForm
from programmes.models import Role
from tests.factories import make_membership, make_user
from tests.phases.scenes import MULHOUSE, phase, stretch, url, walking

pytestmark = pytest.mark.django_db

REASON = "Le groupe est prêt, la liste suivra."


@pytest.fixture
def programme():
    return walking(MULHOUSE)


@pytest.fixture
def enter(client, programme):
    """Log in with a role in the programme."""

    def enter(role=Role.COORDINATOR):
        user = make_membership(programme, role).user
        client.force_login(user)
        return user

    return enter


def out_of(programme, noun):
    """Return a part of this kind that was taken out."""
    one = phase(programme, "1")
    Step.objects.create(phase=one, label="Un pas", code="a", position=1)
    row = {"periodes": one.period, "phases": one, "sous-etapes": one.steps.get()}[noun]
    type(row).objects.filter(pk=row.pk).update(archived_at=timezone.now())
    return row


@pytest.mark.parametrize("noun", ["periodes", "phases", "sous-etapes"])
def test_the_new_words_of_a_part_are_given_back(client, programme, enter, noun):
    enter()
    address = url(programme, "part_edit", noun, out_of(programme, noun).pk)
    page = client.post(address, stretch(label="Se dire qui l’on est", kind="launch"))
    assertContains(page, "Se dire qui l’on est", status_code=409)
    assertContains(page, "retiré entre-temps", status_code=409)
    assertNotContains(page, "launch", status_code=409)
    assert client.get(address).status_code == 404


@pytest.mark.parametrize(
    ("name", "noun"), [("phase", "phases"), ("step", "sous-etapes")]
)
def test_a_typed_reason_is_given_back(client, programme, enter, name, noun):
    enter(Role.FACILITATOR)
    address = url(programme, name, out_of(programme, noun).pk)
    sent = {"started_on": "2018-09-10", "finished_on": "2018-11-05", "version": 1}
    page = client.post(address, sent | {"reason": REASON})
    assertContains(page, REASON, status_code=409)
    assert client.get(address).status_code == 404


def test_a_typed_step_is_given_back(client, programme, enter):
    enter()
    address = url(programme, "step_add", out_of(programme, "phases").pk)
    page = client.post(address, stretch(label="Un pas de plus"))
    assertContains(page, "Un pas de plus", status_code=409)
    assert client.get(address).status_code == 404


def test_neither_a_phase_that_was_taken_out_nor_its_steps_have_a_page(
    client, programme, enter
):
    enter()
    row = out_of(programme, "phases")
    assert client.get(url(programme, "phase", row.pk)).status_code == 404
    within = row.steps.get()
    assert client.get(url(programme, "step", within.pk)).status_code == 404


def test_nobody_else_learns_that_a_part_was_there(client, programme, enter):
    enter(Role.PARTICIPANT)
    row = out_of(programme, "phases")
    sent = {"reason": REASON, "version": 1}
    assert client.post(url(programme, "phase", row.pk), sent).status_code == 404


def test_a_reason_that_comes_as_the_phase_goes_is_given_back(
    client, programme, enter, monkeypatch
):
    """Between the reading of the form and its writing."""
    enter()
    row, by = phase(programme, "1"), make_user()
    saving = PhaseStateForm.save_version

    def late(form, by=by):
        changing.take_out(phase(programme, "1"), by)
        return saving(form, by)

    monkeypatch.setattr(PhaseStateForm, "save_version", late)
    sent = {"started_on": "2018-09-10", "finished_on": "2018-11-05", "version": 1}
    page = client.post(url(programme, "phase", row.pk), sent | {"reason": REASON})
    assertContains(page, REASON, status_code=409)
    row.refresh_from_db()
    assert row.finished_on is None


def test_a_form_opened_before_a_part_went_and_came_back_shows_both_texts(
    client, programme, enter
):
    by = enter()
    row = phase(programme, "1")
    changing.take_out(row, by)
    changing.bring_back(row, by)
    address = url(programme, "part_edit", "phases", row.pk)
    page = client.post(address, stretch(label="Se dire qui l’on est"))
    assertContains(page, "Se dire qui l’on est", status_code=409)
    assertContains(page, row.label.partition("{")[0], status_code=409)
