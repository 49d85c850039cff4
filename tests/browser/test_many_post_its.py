"""A wall of a hundred and fifty ideas, sorted by keyboard alone to the last."""

import datetime as dt

import pytest
from playwright.sync_api import expect

from programmes.models import Role
from tests import factories
from tests.browser.post_its import CHOICE
from tests.browser.steps import go
from tests.browser.test_keyboard import enter_on, type_into
from tests.wellbeing.sorting import make_mirrored, part, place_of
from wellbeing.models import Idea, Sorting

pytestmark = [
    pytest.mark.any_database,
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
]

IDEAS, PAGE = 150, 50
AGREED = dt.date(2025, 10, 8)


@pytest.fixture
def rounds():
    return make_mirrored()


@pytest.fixture
def ideas(rounds):
    """A hundred and fifty ideas that wait, numbered: bright and ill in turn."""
    return Idea.objects.bulk_create(
        Idea(pk=number, round=rounds[1 - number % 2], text=f"Une idée, la n° {number}")
        for number in range(1, IDEAS + 1)
    )


@pytest.fixture
def desk(at, enter, rounds):
    """Return a function that opens a page of the sorting, for a facilitator."""
    programme = rounds[0].programme
    enter(at, factories.make_membership(programme, Role.FACILITATOR).user)

    def desk(name="sorting", *args):
        go(at, f"wellbeing:{name}", programme, rounds[0].pk, *args)
        return at

    return desk


def put(ideas, code):
    """Sort ideas without a page."""
    where = part(ideas[0].round, code)
    Sorting.objects.bulk_create(Sorting(idea=one, component=where) for one in ideas)


def sort_in_hand(page, idea, code):
    """Sort the idea in hand; nothing is pressed but its code and Enter."""
    hand = page.locator("[aria-labelledby=hand] blockquote p").first
    expect(hand).to_have_text(idea.text)
    expect(page.locator(CHOICE)).to_be_focused()
    page.keyboard.type(code)
    expect(page.locator(f"{CHOICE} option:checked")).to_contain_text(code)
    page.keyboard.press("Enter")
    expect(page.locator(".note--done q")).to_have_text(idea.text)
    assert place_of(idea) == code


def test_the_fifty_first_idea_is_reached_and_sorted(desk, ideas):
    page = desk()
    enter_on(page, "[data-waiting] a[href*='page=2']")
    chosen = ideas[PAGE]
    enter_on(page, f"[data-waiting] li a[href$='/{chosen.pk}/']")
    sort_in_hand(page, chosen, "B01")
    # The hand stays where it is: the next one comes, and not the first.
    sort_in_hand(page, ideas[PAGE + 1], "A00")
    assert Sorting.objects.count() == 2


def test_the_last_ideas_of_a_hundred_and_fifty_are_sorted(desk, ideas):
    put(ideas[:-3], "A00")
    page = desk()
    for idea, code in zip(ideas[-3:], ("A01", "B00", "B01"), strict=True):
        sort_in_hand(page, idea, code)
    expect(page.locator(CHOICE)).to_have_count(0)
    expect(page.locator(".empty")).to_contain_text("Toutes les idées sont classées")
    assert not Idea.objects.exclude(sortings__is_current=True).exists()


def test_an_idea_is_paired_by_keyboard(desk, rounds, ideas):
    ill, bright = ideas[1], ideas[148]
    page = desk("idea_sort", ill.pk)
    enter_on(page, f"main a[href$='/{ill.pk}/paire/']")
    # It is beyond the first page of those to choose: its words lead to it.
    expect(page.locator(f"button[value='{bright.pk}']")).to_have_count(0)
    type_into(page, "[name=q]", "n° 149")
    page.keyboard.press("Enter")
    expect(page.locator("button[name=other]")).to_have_count(1)
    enter_on(page, f"button[value='{bright.pk}']")
    row = page.locator("main li", has_text=ill.text).first
    expect(row).to_contain_text(bright.text)
    ill.refresh_from_db()
    assert ill.reversed_by == bright


def test_an_idea_is_laid_on_another_and_sorted_with_it(desk, ideas):
    above, under = ideas[0], ideas[2]
    page = desk("idea_sort", under.pk)
    enter_on(page, f"main a[href$='/{under.pk}/pile/']")
    enter_on(page, f"button[value='{above.pk}']")
    sort_in_hand(page, above, "B01")
    assert place_of(under) == "B01"
    under.refresh_from_db()
    assert under.stacked_on == above


def test_what_was_agreed_on_changes_with_a_new_day_by_keyboard(desk, rounds, ideas):
    put(ideas[:1], "A01")
    rounds[0].settle(AGREED, factories.make_user())
    idea, page = ideas[0], desk("idea_sort", ideas[0].pk)
    expect(page.locator(CHOICE)).to_be_focused()
    page.keyboard.type("B00")
    page.keyboard.press("Enter")
    expect(page.locator("#errors")).to_be_focused()
    assert place_of(idea) == "A01"
    # The same in every order of day and month.
    type_into(page, "[name=day]", "11112025")
    enter_on(page, "#sort .btn-primary")
    expect(page.locator(".note--done q")).to_have_text(idea.text)
    days = idea.sortings.order_by("pk").values_list("component__code", "settled_on")
    assert list(days) == [("A01", AGREED), ("B00", dt.date(2025, 11, 11))]
    assert place_of(idea) == "B00"
