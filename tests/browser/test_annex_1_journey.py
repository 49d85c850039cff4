"""From one idea typed to annex 1 of the contract in print."""

import datetime as dt

import pytest
from playwright.sync_api import expect

from programmes.models import Role
from tests import factories
from tests.browser import post_its
from tests.browser.steps import fill, go, press, reads, save
from tests.wellbeing.sorting import part
from wellbeing.models import Synthesis

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

IDEA = "Que le bus passe encore le soir"
TEXT = "Aller où l’on veut, à toute heure, sans devoir demander."
DAY = dt.date(2025, 10, 8)


@pytest.fixture
def round_(transactional_db):
    return factories.make_round(factories.make_contract().programme)


def test_an_idea_is_printed_in_annex_1_once_the_group_chose_so(at, enter, round_):
    programme = round_.programme
    enter(at, factories.make_membership(programme, Role.FACILITATOR).user)
    go(at, "wellbeing:typing", programme, round_.pk)
    fill(at, text=IDEA)
    at.keyboard.press("Enter")
    expect(at.locator("[aria-labelledby=last]")).to_contain_text(IDEA)
    assert IDEA not in post_its.draft_of(at, programme)

    post_its.reveal(at, round_)
    where = part(round_, "A01")
    go(at, "wellbeing:sorting", programme, round_.pk)
    assert post_its.sort(at, where) == IDEA
    write(at, programme, where.dimension)
    for choice, is_there in ((None, False), ("all", True), ("texts", False)):
        if choice:
            choose(at, programme, choice)
        printed = post_its.draft_of(at, programme)
        assert TEXT in printed
        assert (IDEA in printed) is is_there


def write(page, programme, dimension):
    """Write the text of a theme from its ideas, and note that the group agreed on it."""
    go(page, "wellbeing:texts", programme)
    post_its.follow(page, "wellbeing:text", programme, dimension.pk)
    post_its.follow(page, "wellbeing:text_edit", programme, dimension.pk)
    expect(page.locator("main [name=text]")).to_have_value(IDEA)
    fill(page, text=TEXT)
    save(page)
    reads(page, TEXT, IDEA)
    fill(page, day=DAY.isoformat())
    press(page, page.locator("main form:has([name=day]) [type=submit]"))
    expect(page.locator("main [name=day]")).to_have_count(0)
    kept = Synthesis.objects.get()
    assert (kept.text, kept.settled_on) == (TEXT, DAY)


def choose(page, programme, shows):
    """Say what annex 1 shows beside the texts."""
    go(page, "wellbeing:texts", programme)
    post_its.follow(page, "wellbeing:annex_shows", programme)
    press(page, page.locator(f"[name=shows][value={shows}]"))
    save(page)
