"""A participant offers her help from a telephone, with large targets, and withdraws it."""

import pytest
from django.conf import settings

from programmes.models import HelpOffer, Role
from tests import factories
from tests.browser.steps import fill, go, reads, save
from tests.browser.test_narrow_pages import NARROWEST, SMALL

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
LARGE = 44


@pytest.mark.parametrize("script", [True, False], ids=["script", "no script"])
def test_she_offers_her_help_and_withdraws_it(browser, live_server, client, script):
    context = browser.new_context(
        base_url=live_server.url, java_script_enabled=script, viewport=NARROWEST
    )
    at = context.new_page()
    at.goto(live_server.url)
    programme = factories.make_programme()
    solene = factories.make_partner(programme, first_name="Solène")
    member = factories.make_membership(programme, Role.PARTICIPANT, partner=solene)
    client.force_login(member.user)
    name = settings.SESSION_COOKIE_NAME
    context.add_cookies(
        [{"name": name, "value": client.cookies[name].value, "url": live_server.url}]
    )

    go(at, "chain:own_add", programme)
    small = small_targets(at) if script else []
    fill(at, what="Raconter notre chemin.", how_often="une fois par an")
    at.get_by_text("sans mon prénom").click()
    save(at)
    reads(at, "Une personne du groupe", "dans la mesure de ses disponibilités")
    small += small_targets(at) if script else []
    at.get_by_role("button", name="Retirer ma proposition").click()
    reads(at, "plus personne ne la lit")
    assert not HelpOffer.objects.standing().exists()
    assert small == []
    context.close()


def small_targets(page):
    """Return what is smaller than a finger, in the page of the programme itself."""
    width = page.evaluate("document.documentElement.scrollWidth")
    assert width <= NARROWEST["width"]
    return page.evaluate(SMALL, LARGE)
