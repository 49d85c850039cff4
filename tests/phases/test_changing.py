"""What was read of a path is read again before it is changed: others were there meanwhile."""

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone
from pytest_django.asserts import assertContains

from phases import changing
from phases.models import Period, Phase, Step
from phases.views import arranging
from tests.factories import make_membership, make_user
from tests.phases.scenes import (
    MULHOUSE,
    acts,
    period,
    phase,
    step,
    stretch,
    url,
    walking,
)

pytestmark = pytest.mark.django_db

MEANWHILE = "retirée du parcours entre-temps"


@pytest.fixture
def programme():
    return walking()


@pytest.fixture
def coordinator(client, programme):
    user = make_membership(programme).user
    client.force_login(user)
    return user


def taken_out_meanwhile(part):
    """Take ``part`` out behind the back of whoever has read it."""
    type(part).objects.filter(pk=part.pk).update(archived_at=timezone.now())
    return part


def one_of_each():
    programme = walking(MULHOUSE)
    one = phase(programme, "1")
    Step.objects.create(phase=one, label="Un pas", code="a", position=1)
    return period(programme, "Fin"), one, one.steps.get()


@pytest.mark.parametrize("kind", [Period, Phase, Step])
def test_what_was_taken_out_meanwhile_does_not_move(kind):
    part = next(one for one in one_of_each() if isinstance(one, kind))
    with pytest.raises(ValidationError, match="entre-temps"):
        changing.move(taken_out_meanwhile(part), 1)


def test_no_step_moves_or_comes_back_in_a_phase_that_is_out(programme):
    row = step(programme, "II a")
    taken_out_meanwhile(row.phase)
    with pytest.raises(ValidationError, match=MEANWHILE):
        changing.move(row, 1)
    changing.take_out(row, make_user())
    with pytest.raises(ValidationError, match=MEANWHILE):
        changing.bring_back(row, make_user())


def test_no_step_is_added_to_a_phase_taken_out_meanwhile(programme):
    one = phase(programme, "I")
    taken_out_meanwhile(one)
    with pytest.raises(ValidationError, match=MEANWHILE):
        changing.add(Step(phase=one, label="Un pas"), make_user())
    assert not one.steps.exists()


def test_taking_out_and_putting_back_twice_are_as_once(programme):
    by = make_user()
    for act in (changing.take_out, changing.bring_back):
        stale = phase(programme, "II"), phase(programme, "II")
        for one in stale:
            act(one, by)
    assert acts() == [("phase", "taken_out"), ("phase", "brought_back")]


def test_a_refused_step_keeps_what_was_typed(
    client, programme, coordinator, monkeypatch
):
    """Between the reading of the phase and the writing of its step."""
    one, adding = phase(programme, "I"), changing.add

    def late(part, by):
        taken_out_meanwhile(one)
        return adding(part, by)

    monkeypatch.setattr(arranging.changing, "add", late)
    page = client.post(url(programme, "step_add", one.pk), stretch(label="Un pas"))
    assertContains(page, MEANWHILE)
    assertContains(page, "Un pas")


def test_what_moved_away_meanwhile_is_said(client, programme, coordinator):
    one = taken_out_meanwhile(phase(programme, "II"))
    address = url(programme, "part_move", "phases", one.pk)
    page = client.post(address, {"position": 1}, follow=True)
    assertContains(page, "retiré du parcours entre-temps")
