"""What the script adds to the write page: live words, marks at the caret, drag."""

import re

import pytest
from django.conf import settings
from django.contrib.staticfiles.handlers import StaticFilesHandler
from django.test.testcases import LiveServerThread
from django.urls import reverse
from playwright.sync_api import expect

from programmes.models import Kind, Role
from tests.factories import make_contract, make_membership

pytestmark = [
    pytest.mark.any_database,
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
]


@pytest.fixture
def contract():
    return make_contract(commitments=(3, 1, 1))


@pytest.fixture
def block(contract):
    return contract.blocks.get(role_group__kind=Kind.PARTICIPANT)


@pytest.fixture(scope="module")
def site():
    """The site's address, its static files read from their sources."""
    thread = LiveServerThread("127.0.0.1", StaticFilesHandler)
    thread.daemon = True
    thread.start()
    thread.is_ready.wait()
    yield f"http://127.0.0.1:{thread.port}"
    thread.terminate()


@pytest.fixture
def enter(page, client, site, contract):
    """Open an address of the contract as a facilitator."""
    client.force_login(make_membership(contract.programme, Role.FACILITATOR).user)
    name = settings.SESSION_COOKIE_NAME
    cookie = {"name": name, "value": client.cookies[name].value}
    page.context.add_cookies([cookie | {"url": site}])

    def enter(name, *args):
        path = reverse(f"contracts:{name}", args=[contract.programme.slug, *args])
        page.goto(site + path)
        return page

    return enter


def test_a_commitment_is_heard_while_it_is_typed(enter, block):
    page = enter("commitment_add", block.pk)
    expect(page.locator("[name=text]")).to_be_focused()
    page.keyboard.type("Rire, si possible, pendant {durée}.")
    page.get_by_text("Une clause de réserve, à ne jamais couper").click()
    page.locator("[name=clause]").fill("si possible")

    words = page.locator("[data-words]")
    expect(words).to_have_text(
        "« Je m’engage à rire, si possible, pendant 6\u00a0mois. »"
    )
    expect(words.locator(".clause")).to_have_text("si possible")
    expect(words.locator(".slot")).to_have_text("6\u00a0mois")


def test_a_mark_goes_where_the_caret_was(enter, block):
    page = enter("commitment_add", block.pk)
    field = page.locator("[name=text]")
    field.fill("Rire pendant .")
    field.press("End")
    field.press("ArrowLeft")
    page.get_by_text("Insérer une date").click()
    page.get_by_role("button", name="Insérer durée du contrat").click()
    expect(field).to_have_value("Rire pendant {durée}.")
    expect(field).to_be_focused()


def test_a_commitment_is_dragged_to_its_place(enter, block):
    first, _second, third = block.commitments.order_by("position")
    page = enter("write")
    grip = page.locator(f"#commitment-{third.pk} .tools__grip")
    grip.drag_to(page.locator(f"#commitment-{first.pk}"))
    page.wait_for_url(re.compile(f"#commitment-{third.pk}$"))
    assert block.commitments.order_by("position").first() == third


def test_what_is_typed_cannot_become_markup(enter, block):
    page = enter("commitment_add", block.pk)
    page.locator("[name=text]").fill("Rire <img src=x onerror=alert(1)>")
    expect(page.locator("[data-words]")).to_contain_text("<img src=x")
    assert page.locator("[data-words] img").count() == 0
