"""The pages of a creation and of a course, on the narrowest of phones and by keyboard."""

import pytest
from playwright.sync_api import expect

from csm.creation.packs import FromPack
from csm.creation.starting import start_from
from programmes import course
from programmes.models import Programme
from tests import factories
from tests.browser.steps import go
from tests.browser.test_narrow_pages import NARROWEST, SMALL, TARGET

pytestmark = [
    pytest.mark.any_database,
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
]

LONG = "Anticonstitutionnellement" * 3
OF_A_DRAFT = (
    "programme_creation", "programme_pack", "programme_take_up", "programme_copied",
    "programme_dates", "programme_team", "programme_begin", "programme_course",
    "programmes:question_list",
)  # fmt: skip


@pytest.fixture
def draft(at, enter, manner):
    """A draft with long words, which has started from a pack; its coordinator is in."""
    user = factories.make_user(name=LONG)
    draft = factories.make_programme(begun_on=None, audience=LONG)
    older = factories.make_programme(first_year=2020, last_year=2021, audience=LONG)
    for programme in (draft, older):
        factories.make_membership(programme, user=user)
    manner.questions.create(kind="brought", text=LONG)
    start_from(draft, FromPack(manner), user, seen=0)
    enter(at, user)
    return draft


def faults(page, name, programme, *args):
    assert go(page, name, programme, *args).status == 200
    width = page.evaluate("document.documentElement.scrollWidth")
    found = [f"{width} pixels wide"] if width > NARROWEST["width"] else []
    return found + page.evaluate(SMALL, TARGET)


def test_the_pages_of_a_creation_fit(at, draft):
    at.set_viewport_size(NARROWEST)
    wrong = {name: faults(at, name, draft) for name in OF_A_DRAFT}
    older = Programme.objects.get(first_year=2020)
    wrong["from"] = faults(at, "programme_take_up_from", draft, older.slug)
    assert {name: found for name, found in wrong.items() if found} == {}


def test_the_course_of_an_archived_programme_fits(at, draft):
    user = draft.memberships.get().user
    course.put_away(draft, user)
    at.set_viewport_size(NARROWEST)
    assert faults(at, "programme_course", draft) == []
    assert faults(at, "programme", draft) == []


def test_a_method_is_chosen_by_keyboard_alone(at, draft, manner):
    go(at, "programme_pack", draft)
    at.locator(f"[name=pack][value='{manner.pk}']").focus()
    at.keyboard.press("Space")
    at.keyboard.press("Enter")
    expect(at.locator(".note--done")).to_be_visible()
    assert draft.events.filter(kind="started").count() == 2
