"""Sorting: by keyboard alone, by hand, without a script, and under a thumb."""

import pytest
from playwright.sync_api import expect

from programmes.models import Role
from tests import factories
from tests.browser.steps import go
from tests.browser.test_narrow_pages import NARROWEST, SMALL, TARGET
from tests.wellbeing.sorting import make_mirrored, make_sorted, part, place_of
from wellbeing.models import Sorting

pytestmark = [
    pytest.mark.any_database,
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
]

IDEAS = 12
#: Nothing scrolls between the press and the move, which would begin no drag.
ALL_IN_VIEW = {"width": 1280, "height": 2600}
CHOICE = "select[name=component]"


@pytest.fixture
def rounds():
    """A wall of twelve ideas that wait, on its two sides."""
    bright, ill = make_mirrored()
    for number in range(IDEAS):
        text = f"Anticonstitutionnellement, une idée de plus, la {number}"
        factories.make_idea(ill if number % 2 else bright, text=text)
    return bright, ill


@pytest.fixture
def facilitator(rounds):
    return factories.make_membership(rounds[0].programme, Role.FACILITATOR).user


def test_a_page_of_ideas_is_sorted_by_keyboard_alone(at, enter, rounds, facilitator):
    enter(at, facilitator)
    go(at, "wellbeing:sorting", rounds[0].programme, rounds[0].pk)
    for number in range(IDEAS):
        expect(at.locator(CHOICE)).to_be_focused()
        # The letter and the number lead there: nothing else is pressed but Enter.
        code = ("A01", "B00")[number % 2]
        at.keyboard.type(code)
        chosen = at.locator(f"{CHOICE} option:checked")
        expect(chosen).to_contain_text(code)
        at.keyboard.press("Enter")
        expect(at.locator(".note--done")).to_contain_text(f"est classée dans {code}")
        assert Sorting.objects.count() == number + 1
    expect(at.locator(".empty")).to_contain_text("Toutes les idées sont classées")
    codes = Sorting.objects.values_list("component__code", flat=True)
    assert sorted(codes) == ["A01"] * 6 + ["B00"] * 6


def test_an_idea_is_sorted_without_a_script(
    browser, live_server, rounds, enter, facilitator
):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(live_server.url)
    enter(page, facilitator)
    go(page, "wellbeing:sorting", rounds[0].programme, rounds[0].pk)
    expect(page.locator(CHOICE)).to_be_focused()
    where = part(rounds[0], "B01")
    page.locator(f"[data-place='{where.pk}'] button").click()
    expect(page.locator(".note--done")).to_contain_text("est classée dans B01")
    page.locator(CHOICE).select_option(str(part(rounds[0], "A01").pk))
    page.locator("#sort .btn-primary").click()
    expect(page.locator(".note--done")).to_contain_text("est classée dans A01")
    assert Sorting.objects.count() == 2
    context.close()


def test_an_idea_is_dragged_from_place_to_place(at, enter, rounds, facilitator):
    idea = make_sorted(rounds[0], "A01", text="Un banc")
    enter(at, facilitator)
    at.set_viewport_size(ALL_IN_VIEW)
    go(at, "wellbeing:sorting", rounds[0].programme, rounds[0].pk)
    where = part(rounds[0], "B01")
    place = at.locator(f"[data-place='{where.pk}']")
    at.locator(f"[data-place] [data-idea$='/{idea.pk}/']").drag_to(place)
    expect(at.locator(".note--done")).to_contain_text("est classée dans B01")
    assert place_of(idea) == "B01"
    # One that waits goes from the list beside the wall.
    at.locator("[data-waiting] [data-idea]").last.drag_to(place)
    expect(at.locator("[data-waiting] summary")).to_contain_text("11 idées attendent")
    assert Sorting.objects.count() == 2


def test_the_wall_fits_the_narrowest_phone(at, enter, rounds, facilitator):
    make_sorted(rounds[0], "A01", text="Anticonstitutionnellement" * 9)
    enter(at, facilitator)
    at.set_viewport_size(NARROWEST)
    go(at, "wellbeing:sorting", rounds[0].programme, rounds[0].pk)
    assert at.evaluate("document.documentElement.scrollWidth") == NARROWEST["width"]
    assert at.evaluate(SMALL, TARGET) == []
