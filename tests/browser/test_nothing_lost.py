"""Nothing typed is lost, in a browser, with and without its script (trust 3.7)."""

import pytest
from playwright.sync_api import expect

from programmes.models import Draft, Role
from tests import factories

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

AGENDA = "Lire ensemble les idées\nPréparer l’atelier « jardin »\n" * 40


@pytest.fixture
def place():
    """A programme, its coordinator, and the address of a long form."""
    programme = factories.make_programme()
    user = factories.make_membership(programme, Role.COORDINATOR).user
    return user, f"/programmes/{programme.slug}/seances/ajouter/steering/"


def closes(context):
    """The login ends, as it does after half an hour without a page."""
    context.clear_cookies(name="session")


def log_in_again(page, user):
    page.fill("[name=username]", user.email)
    page.fill("[name=password]", factories.PASSWORD)
    page.get_by_role("main").get_by_role("button", name="Se connecter").click()


def test_what_is_typed_is_kept_by_itself_and_taken_up(opened, place):
    user, address = place
    page = opened(address, user)
    page.fill("[name=agenda]", AGENDA)
    expect(page.locator("[data-draft]")).to_contain_text("Brouillon gardé à")
    page.close()
    again = opened(address, user)
    expect(again.locator("[name=agenda]")).to_have_value("")
    again.get_by_role("button", name="Reprendre ce brouillon").click()
    expect(again.locator("[name=agenda]")).to_have_value(AGENDA)
    expect(again.locator("#shown-again")).to_be_focused()


def test_without_a_network_the_line_says_so_and_the_words_stay(opened, place):
    user, address = place
    page = opened(address, user)
    page.context.set_offline(True)
    page.fill("[name=agenda]", AGENDA)
    expect(page.locator("[data-draft]")).to_contain_text("n’est pas gardé")
    expect(page.locator("[name=agenda]")).to_have_value(AGENDA)
    page.context.set_offline(False)
    page.locator("[name=agenda]").press("End")
    page.locator("[name=agenda]").press_sequentially(" ")
    expect(page.locator("[data-draft]")).to_contain_text("Brouillon gardé à")


@pytest.mark.parametrize("script", [True, False], ids=["script", "no script"])
def test_a_login_that_closed_gives_the_words_back(opened, place, script):
    user, address = place
    page = opened(address, user, java_script_enabled=script)
    page.fill("[name=agenda]", AGENDA)
    closes(page.context)
    page.get_by_role("button", name="Enregistrer la séance").click()
    log_in_again(page, user)
    expect(page.locator("#shown-again")).to_contain_text("Votre texte est de retour")
    expect(page.locator("[name=agenda]")).to_have_value(AGENDA)
    assert page.url.endswith(address)


def test_the_button_keeps_a_draft_without_script(opened, place):
    user, address = place
    page = opened(address, user, java_script_enabled=False)
    page.fill("[name=agenda]", AGENDA)
    page.get_by_role("button", name="Garder le brouillon").click()
    expect(page.locator("[name=agenda]")).to_have_value(AGENDA)
    expect(page.locator("[data-draft]")).to_contain_text("Brouillon gardé à")
    page.goto(page.url)
    page.get_by_role("button", name="Oublier ce brouillon").click()
    expect(page.get_by_role("button", name="Reprendre ce brouillon")).to_have_count(0)
    assert not Draft.objects.exists()
