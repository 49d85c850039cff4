"""A phone and a wall in one room: what is written on one is counted on the other."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from programmes.models import Role
from tests import factories
from tests.browser.post_its import answered, counts_in_time
from tests.browser.steps import PHONE
from tests.browser.test_narrow_pages import NARROWEST, SMALL, TARGET

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

IDEA = "Que le bus passe encore le soir"


@pytest.fixture
def round_():
    round_ = factories.make_round()
    round_.let_phones_in()
    return round_


@pytest.fixture
def wall(opened, round_):
    def wall(role=Role.FACILITATOR, **options):
        user = factories.make_membership(round_.programme, role).user
        args = [round_.programme.slug, round_.pk]
        return opened(reverse("wellbeing:wall", args=args), user, **options)

    return wall


def come_in(phone, round_):
    phone.get_by_label("le code écrit sur le mur", exact=False).fill(
        round_.code.lower()
    )
    phone.get_by_role("button", name="Entrer").click()


def write(phone, text):
    phone.locator("[name=text]").fill(text)
    phone.get_by_role("button", name="Envoyer mon idée").click()
    expect(phone.locator("main")).to_contain_text("Votre idée est gardée.")


def test_an_idea_written_on_a_phone_is_on_the_wall_within_two_seconds(
    opened, wall, round_
):
    at = wall()
    phone = opened(reverse("phone_code"), viewport=PHONE, has_touch=True)
    come_in(phone, round_)
    expect(at.locator("#wall-count")).to_contain_text("0 idée")
    with answered(phone) as answer:
        write(phone, IDEA)
    counts_in_time(at, 1, answer)
    expect(at.locator("main")).not_to_contain_text(IDEA)

    round_.reveal(round_.held_on)
    expect(at.locator(".wall__ideas")).to_contain_text(IDEA)
    phone.reload()
    expect(phone.locator("h1")).to_have_text("L’écriture est finie")
    expect(phone.locator("main")).not_to_contain_text(IDEA)
    assert not [c for c in phone.context.cookies() if c["name"] == "idees"]


def test_a_phone_writes_takes_back_and_puts_back_without_script(opened, wall, round_):
    at = wall(java_script_enabled=False)
    phone = opened(reverse("phone_code"), java_script_enabled=False, viewport=NARROWEST)
    come_in(phone, round_)
    write(phone, IDEA)
    at.get_by_role("link", name="Mettre à jour").click()
    expect(at.locator("#wall-count")).to_contain_text("1 idée")
    phone.get_by_role("button", name="Retirer cette idée").click()
    expect(phone.locator("main")).to_contain_text("personne ne la lira")
    at.get_by_role("link", name="Mettre à jour").click()
    expect(at.locator("#wall-count")).to_contain_text("0 idée")
    phone.get_by_role("button", name="Remettre cette idée").click()
    expect(phone.locator("main")).to_contain_text("compte de nouveau")
    assert phone.evaluate("document.documentElement.scrollWidth") <= NARROWEST["width"]
    round_.reveal(round_.held_on)
    at.get_by_role("link", name="Mettre à jour").click()
    at.get_by_role("link", name=IDEA).click()
    at.get_by_role("button", name="Elle a été entendue").click()
    expect(at.locator("#wall-lap")).to_contain_text("1 idée entendue à ce tour")


def test_a_wall_without_network_says_so_and_catches_up(wall, round_):
    at = wall()
    at.context.set_offline(True)
    expect(at.locator("[data-lost]")).to_be_visible(timeout=15_000)
    factories.make_idea(round_)
    at.context.set_offline(False)
    expect(at.locator("#wall-count")).to_contain_text("1 idée")
    expect(at.locator("[data-lost]")).to_be_hidden()


def test_a_new_idea_leaves_the_focus_where_it_is(wall, round_):
    ideas = [factories.make_idea(round_) for _n in range(3)]
    round_.reveal(round_.held_on)
    at = wall()
    kept = at.locator(f"#idea-{ideas[1].pk} a")
    kept.focus()
    ideas[0].withdraw()
    factories.make_idea(round_)
    factories.make_idea(round_)
    expect(at.locator("#wall-count")).to_contain_text("4 idées")
    expect(kept).to_be_focused()
    assert at.locator(".wall__ideas > li").count() == 4


def test_a_login_that_closes_is_said_on_the_wall(wall, round_):
    at = wall()
    at.context.clear_cookies()
    expect(at.locator("[data-closed]")).to_be_visible()


def test_the_time_is_counted_calmly_in_minutes(wall, round_):
    at = wall()
    at.get_by_label("Temps que le groupe se donne").select_option("10")
    at.get_by_role("button", name="Le dire sur le mur").click()
    expect(at.locator("#wall-time")).to_contain_text("encore 10 min")


def test_the_wall_and_the_phone_fit_on_the_narrowest_of_phones(opened, wall, round_):
    factories.make_idea(round_, text="Anticonstitutionnellement" * 11)
    phone = opened(reverse("phone_write", args=[round_.code]), viewport=NARROWEST)
    write(phone, "Anticonstitutionnellement" * 11)
    pages = [phone, wall(viewport=NARROWEST)]
    pages.append(opened(reverse("phone_over"), viewport=NARROWEST))
    for page in pages:
        width = page.evaluate("document.documentElement.scrollWidth")
        assert width <= NARROWEST["width"], page.url
        assert not page.evaluate(SMALL, TARGET), page.url
    assert not phone.evaluate(SMALL, 44)
