"""By keyboard alone: no mouse, no trap, and the focus always seen."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from contracts.models import Commitment
from programmes.models import Kind, Role
from tests import factories

pytestmark = [
    pytest.mark.any_database,
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
]

FARTHEST = 200  # stops of the Tab key on one page
# The calendar's button in a field of dates is the browser's, which outlines it itself:
# the focus is then in the field, and the field not in focus.
SEEN = """() => {
  const at = document.activeElement, style = getComputedStyle(at);
  return parseFloat(style.outlineWidth) >= 2 && style.outlineStyle !== 'none'
    || style.boxShadow !== 'none' || at.matches(':focus-within:not(:focus)');
}"""


def tab_to(page, selector):
    """Press Tab until the focus is there; on the way it can always be seen."""
    for _stop in range(FARTHEST):
        if page.evaluate("s => document.activeElement.matches(s)", selector):
            return
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement !== document.body"):
            where = page.evaluate("document.activeElement.outerHTML.slice(0, 90)")
            assert page.evaluate(SEEN), where
    pytest.fail(f"Tab never came to {selector}")


def enter_on(page, selector):
    """Go there with Tab and press Enter; another page has then come."""
    tab_to(page, selector)
    with page.expect_navigation():
        page.keyboard.press("Enter")


def type_into(page, selector, words):
    tab_to(page, selector)
    page.keyboard.press("ControlOrMeta+a")
    page.keyboard.type(words)


def test_somebody_logs_in_and_writes_a_commitment(at):
    contract = factories.make_contract(commitments=(0, 0, 0))
    user = factories.make_membership(contract.programme, Role.FACILITATOR).user
    type_into(at, "[name=username]", user.email)
    type_into(at, "[name=password]", factories.PASSWORD)
    at.keyboard.press("Enter")
    expect(at.locator(".site-nav")).to_be_visible()

    slug = contract.programme.slug
    at.goto(at.url.rstrip("/") + reverse("contracts:write", args=[slug]))
    block = contract.blocks.get(role_group__kind=Kind.AUTHORITY)
    add = reverse("contracts:commitment_add", args=[slug, block.pk])
    tab_to(at, f"a[href='{add}']")
    at.keyboard.press("Enter")
    expect(at.locator("[name=text]")).to_be_visible()
    type_into(at, "[name=text]", "Tenir la porte ouverte.")
    tab_to(at, "main form .btn-primary")
    at.keyboard.press("Enter")
    expect(at.locator(f"#block-{block.pk}")).to_contain_text("Tenir la porte")
    assert Commitment.objects.get().text == "Tenir la porte ouverte."


def test_the_first_tab_skips_to_the_content(at):
    factories.make_user()
    at.evaluate("document.activeElement.blur()")
    at.keyboard.press("Tab")
    assert at.evaluate("document.activeElement.matches('.skip')")
    at.keyboard.press("Enter")
    assert at.evaluate("document.activeElement.id") == "content"


def test_errors_take_the_focus(at):
    type_into(at, "[name=username]", "personne@exemple.fr")
    type_into(at, "[name=password]", "un mot de passe inconnu")
    at.keyboard.press("Enter")
    expect(at.locator("#errors")).to_be_focused()
