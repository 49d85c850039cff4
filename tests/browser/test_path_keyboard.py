"""The path by keyboard alone, and under the thumb of somebody who takes part."""

import pytest
from playwright.sync_api import expect

from phases.models import Path, Phase, PhaseKind
from programmes.models import Role
from tests import factories
from tests.browser.steps import SAVE, go
from tests.browser.test_keyboard import tab_to, type_into
from tests.browser.test_narrow_pages import NARROWEST, SMALL

pytestmark = [
    pytest.mark.any_database,
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
]

UNDER_THE_THUMB = 44


@pytest.fixture
def phase():
    """A phase that asks three things, in a path of one period with a milestone."""
    path = Path.objects.create(programme=factories.make_programme())
    period = path.periods.create(label="Préparation")
    label = "Anticonstitutionnellement, faire connaissance"
    values = {"code": "1", "kind": PhaseKind.LAUNCH, "label": label}
    phase = path.phases.create(period=period, from_month=9, until_month=10, **values)
    path.milestones.create(kind="final", label="Évaluation finale", phase=phase)
    phase.steps.create(code="a", label="Une première rencontre")
    return phase


def test_a_phase_is_passed_with_a_reason_by_keyboard_alone(at, enter, phase):
    programme = phase.path.programme
    enter(at, factories.make_membership(programme, Role.FACILITATOR).user)
    go(at, "phases:path", programme)
    tab_to(at, f"a[href='{phase.get_absolute_url()}']")
    at.keyboard.press("Enter")
    expect(at.locator("[name=started_on]")).to_be_visible()
    # The same in every order of day and month.
    type_into(at, "[name=started_on]", "09092025")
    type_into(at, "[name=finished_on]", "10102025")
    tab_to(at, SAVE)
    at.keyboard.press("Enter")
    expect(at.locator("#errors")).to_be_focused()
    type_into(at, "[name=reason]", "Le groupe est prêt.")
    tab_to(at, SAVE)
    at.keyboard.press("Enter")
    expect(at.locator("#passed")).to_be_visible()
    kept = Phase.objects.get()
    assert (str(kept.finished_on), kept.reason) == ("2025-10-10", "Le groupe est prêt.")
    assert len(kept.missing) == 3


def test_what_a_participant_touches_is_large_enough(at, enter, phase):
    programme = phase.path.programme
    enter(at, factories.make_membership(programme, Role.PARTICIPANT).user)
    at.set_viewport_size(NARROWEST)
    go(at, "phases:path", programme)
    assert at.evaluate(SMALL, UNDER_THE_THUMB) == []
    go(at, "phases:phase", programme, phase.pk)
    assert at.evaluate(SMALL, UNDER_THE_THUMB) == []
    width = at.evaluate("document.documentElement.scrollWidth")
    assert width == NARROWEST["width"]
