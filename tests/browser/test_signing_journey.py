"""From the first words to the signed contract: with script, without, and on a phone."""

import io

import pytest
from django.core.management import call_command
from playwright.sync_api import expect

from programmes.models import Role
from tests import factories
from tests.browser import acts
from tests.browser.steps import PHONE, go, reads

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

MANNERS = {
    "with script": {},
    "without script": {"java_script_enabled": False},
    "on a phone": {"viewport": PHONE, "has_touch": True, "is_mobile": True},
}
WRITTEN = "Dire ce qui va bien."
PROPOSED = "Dire une fois par mois ce qui va bien."
OPEN = "À écrire avec les partenaires que nous irons voir."
ORDER = "Accueil près de la fenêtre\nLecture des engagements\nUn verre partagé"
REASON = "Le groupe a trouvé un mot plus juste."


@pytest.fixture(params=MANNERS)
def browser_context_args(request, browser_context_args):
    return browser_context_args | MANNERS[request.param]


@pytest.fixture
def contract():
    """A draft of few words, with two people who sign: Solène has an account."""
    contract = factories.make_contract(commitments=(0, 1, 0))
    factories.make_partner(contract.programme, name="Solène Darbeyre")
    factories.make_partner(contract.programme, name="Anatole Vernay")
    return contract


@pytest.fixture
def come(at, enter, contract):
    """Return a function by which somebody with a role takes the place of the last."""
    programme = contract.programme
    solene = programme.partners.get(name="Solène Darbeyre")
    brings = {Role.PARTICIPANT: {"partner": solene}}
    people = {
        role: factories.make_membership(programme, role, **brings.get(role, {})).user
        for role in (Role.COORDINATOR, Role.FACILITATOR, Role.PARTICIPANT)
    }
    return lambda role: enter(at, people[role])


def test_a_contract_is_talked_over_frozen_signed_reopened_and_closed(
    at, come, contract
):
    programme = contract.programme
    talk_over(at, come, contract)
    come(Role.COORDINATOR)
    version = acts.freeze(at, programme, OPEN)
    pages = acts.print_all(at, programme)
    hold_the_ceremony(at, come, programme)
    look_whether_all_is_unchanged(at, contract, version)
    come(Role.COORDINATOR)
    acts.reopen(at, programme, REASON, "Solène Darbeyre")
    acts.write(at, contract, "Rire ensemble.")
    again = acts.freeze(at, programme, OPEN)
    assert again.digest != version.digest
    assert acts.print_all(at, programme) != pages
    acts.record(at, programme, Solène="A signé", Anatole="A signé")
    acts.close(at, programme)
    see_that_it_is_signed(at, come, contract)
    look_whether_all_is_unchanged(at, contract, again)


def talk_over(page, come, contract):
    come(Role.FACILITATOR)
    commitment = acts.write(page, contract, WRITTEN)
    come(Role.PARTICIPANT)
    said = "Combien de fois ?"
    acts.comment(page, contract.programme, commitment, said, PROPOSED)
    come(Role.FACILITATOR)
    acts.accept(page, contract.programme, commitment, "Oui, tous les mois.")
    commitment.refresh_from_db()
    assert commitment.text == PROPOSED


def hold_the_ceremony(page, come, programme):
    come(Role.FACILITATOR)
    acts.choose_day(page, programme, "Salle des tilleuls", ORDER)
    acts.make_ready(page, programme, "Anatole, puis Solène")
    acts.read_aloud(page)
    acts.record(page, programme, Solène="A signé", Anatole="Pas là")
    acts.scan(page, programme, "Solène")


def look_whether_all_is_unchanged(page, contract, version):
    """Look at it from the machine, then from a paper, as anybody may."""
    call_command("verify", stdout=io.StringIO())
    go(page, "contracts:detail", contract.programme)
    printed = page.locator("aside dd").nth(1).text_content().split("\n")[0]
    fingerprint = "".join(printed.split())[:12]
    assert version.digest.startswith(fingerprint.lower())
    page.context.clear_cookies()
    acts.check(page, contract.reference, fingerprint, "Intact")
    acts.check(page, contract.reference, "0" * 12, "Inconnu")


def see_that_it_is_signed(page, come, contract):
    """Every page that wrote leads to the contract, and says that it no longer changes."""
    programme = contract.programme
    come(Role.PARTICIPANT)
    go(page, "contracts:copies", programme)
    reads(page, "Solène Darbeyre")
    expect(page.locator("main")).not_to_contain_text("Anatole")
    come(Role.FACILITATOR)
    block = contract.blocks.first()
    go(page, "contracts:commitment_add", programme, block.pk)
    reads(page, "Voici le texte qui a été signé.", "il se lit, il ne se change plus")
    expect(page.locator("main [name=text]")).to_have_count(0)
