"""By keyboard alone: the text is frozen, then what the papers say is recorded."""

import pytest
from playwright.sync_api import expect

from programmes.models import Role
from tests import factories
from tests.browser.steps import go, reads
from tests.browser.test_keyboard import tab_to, type_into

pytestmark = [
    pytest.mark.any_database,
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
]


@pytest.fixture
def contract():
    contract = factories.make_contract(commitments=(1, 1, 0))
    for name in ("Solène Darbeyre", "Anatole Vernay"):
        factories.make_partner(contract.programme, name=name)
    return contract


@pytest.fixture
def come(at, enter, contract):
    def come(role):
        enter(at, factories.make_membership(contract.programme, role).user)

    return come


def test_a_text_is_frozen(at, come, contract):
    come(Role.COORDINATOR)
    go(at, "contracts:freeze", contract.programme)
    tab_to(at, "main form .btn-primary")
    at.keyboard.press("Enter")
    reads(at, "Voici le texte à signer. Il ne change plus.")
    assert contract.frozen_versions.current().exists()


def test_the_return_is_recorded(at, come, contract):
    version = factories.make_frozen(contract)
    come(Role.FACILITATOR)
    go(at, "contracts:ceremony_return", contract.programme)
    first, second = (one.partner.token for one in in_order(version))
    says(at, first, 0)
    type_day(at, first, version.frozen_at)
    says(at, second, 2)
    tab_to(at, "main form .btn-primary")
    at.keyboard.press("Enter")
    expect(at.locator("tr", has_text="Solène")).to_contain_text("Signature notée")
    row = at.locator("tr", has_text="Anatole")
    expect(row.get_by_label("Pas là", exact=True)).to_be_checked()
    assert version.signatures.get().partner.name == "Solène Darbeyre"


def in_order(version):
    return version.copies.select_related("partner").order_by("partner__number")


def says(page, token, option):
    """Come to the answers of a row, of which the last stands, and go up to one."""
    tab_to(page, f"[name=says-{token}]")
    page.keyboard.press("ArrowDown")  # past the last comes the first
    for _step in range(option):
        page.keyboard.press("ArrowDown")
    page.keyboard.press("Space")


def type_day(page, token, moment):
    """Write the day as this browser asks for it, which speaks English here."""
    tab_to(page, f"[name=day-{token}]")
    page.keyboard.type(f"{moment:%m%d%Y}")


def test_the_day_of_a_ceremony_is_prepared(at, come, contract):
    come(Role.FACILITATOR)
    go(at, "contracts:ceremony_edit", contract.programme)
    type_into(at, "[name=place]", "Salle des tilleuls")
    tab_to(at, "main form .btn-primary")
    at.keyboard.press("Enter")
    reads(at, "Salle des tilleuls")
    tab_to(at, ".things__one button[name=ready]")
    at.keyboard.press("Enter")
    expect(at.locator(".things__one .state").first).to_have_text("prêt")
