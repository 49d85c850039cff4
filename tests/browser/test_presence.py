"""The presence of twelve people, noted by keyboard alone, and without a script."""

import pytest
from playwright.sync_api import expect

from programmes.models import Role
from tests import factories
from tests.browser.steps import go
from tests.workshops.making_presence import make_group, make_group_session
from workshops.models import Attendance

pytestmark = [
    pytest.mark.any_database,
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
]

PEOPLE = 12


@pytest.fixture
def session():
    """A session that was held, of twelve people."""
    session = make_group_session(factories.make_programme())
    make_group(session.programme, PEOPLE)
    return session


@pytest.fixture
def facilitator(session):
    return factories.make_membership(session.programme, Role.FACILITATOR).user


def noted(session):
    rows = Attendance.objects.filter(session=session).order_by("partner__number")
    return "".join(says[0] for says in rows.values_list("says", flat=True))


def test_each_person_takes_one_key_in_the_order_of_the_sheet(
    at, enter, session, facilitator
):
    enter(at, facilitator)
    go(at, "workshops:attendance_edit", session.programme, session.pk)
    for letter in "pepppppppppe":
        at.keyboard.press(letter)
    # After the last one comes the number of guests, and Enter saves.
    expect(at.locator("[name=guests]")).to_be_focused()
    at.keyboard.type("2")
    at.keyboard.press("Enter")
    expect(at.locator(".note--done")).to_contain_text("Les présences sont notées")
    assert noted(session) == "pepppppppppe"
    session.refresh_from_db()
    assert session.guests_count == 2


def test_the_keys_can_be_switched_off(at, enter, session, facilitator):
    enter(at, facilitator)
    at.evaluate("localStorage.setItem('shortcuts', 'off')")
    go(at, "workshops:attendance_edit", session.programme, session.pk)
    expect(at.locator("[data-keys]")).to_be_hidden()
    at.locator("fieldset >> nth=0").locator(":checked").focus()
    at.keyboard.press("p")
    expect(at.locator("input[value=present]:checked")).to_have_count(0)


def test_it_is_noted_without_a_script(
    browser, live_server, enter, session, facilitator
):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.set_default_timeout(20_000)
    enter(page, facilitator)
    page.goto(
        f"{live_server.url}/programmes/{session.programme.slug}"
        f"/seances/{session.pk}/presences/"
    )
    page.get_by_role("button", name="Tous présents").click()
    expect(page.locator("input[value=present]:checked")).to_have_count(PEOPLE)
    page.locator("fieldset >> nth=1").get_by_label("Excusé(e)").check()
    page.get_by_role("button", name="Enregistrer les présences").click()
    expect(page.locator(".note--done")).to_contain_text("Les présences sont notées")
    assert noted(session) == "pe" + "p" * (PEOPLE - 2)
    context.close()
