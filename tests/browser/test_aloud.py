"""Reading aloud in the room: the screens turn by keyboard, by hand, and without script."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from programmes.models import Role
from tests import factories

pytestmark = [
    pytest.mark.any_database,
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
]


@pytest.fixture
def address(live_server):
    """The address of a screen of a contract that somebody may read."""
    contract = factories.make_contract()
    slug = contract.programme.slug

    def address(screen):
        return live_server.url + reverse("contracts:aloud", args=[slug, screen])

    address.user = factories.make_membership(contract.programme, Role.PARTICIPANT).user
    return address


def test_the_arrows_turn_the_screens(at, enter, address):
    enter(at, address.user)
    at.goto(address(1))
    for key, screen in (("ArrowRight", 2), ("PageDown", 3), ("ArrowLeft", 2)):
        at.keyboard.press(key)
        expect(at).to_have_url(address(screen))


def test_before_the_first_screen_there_is_none(at, enter, address):
    enter(at, address.user)
    at.goto(address(1))
    at.keyboard.press("ArrowLeft")
    expect(at).to_have_url(address(1))


@pytest.mark.parametrize("width", [320, 1280])
def test_without_script_the_links_do(browser, enter, address, width):
    context = browser.new_context(
        java_script_enabled=False, viewport={"width": width, "height": 720}
    )
    page = context.new_page()
    enter(page, address.user)
    page.goto(address(1))
    page.locator("a[rel=next]").click()
    expect(page).to_have_url(address(2))
    ways = page.locator(".aloud-page__ways a")
    assert min(box["height"] for box in map(size, ways.all())) >= 44
    context.close()


def size(element):
    return element.bounding_box()
