"""Each page and state in Chromium: axe, both themes, a wide screen and a phone."""

import pytest
from django.conf import settings
from django.db import connection

from programmes.models import Role
from tests.site import bodies, expected_measures, expected_rounds, expected_wellbeing
from tests.site import world as worlds
from tests.site.answers import who_may
from tests.site.axe import violations
from tests.site.expectations import EXPECT
from tests.site.figures import figures

pytestmark = [pytest.mark.any_database, pytest.mark.browser]

#: What is kept as a file or opened by the browser as one, and a part of a page.
FILES = (
    ":wall_ideas", ":ranking_told", ":measure_told", ":report_figures", "_csv", "_pdf", "calendar_date", "calendar_feed", "_zip", ":document", ":host_export", ":logo", ":pack", ":receipt", ":running_order", ":scan",
    ":sign_in_sheet", "_text", "_xlsx",
)  # fmt: skip
#: The beginnings of the names of pages that a programme has before anything is in it.
EMPTY = (
    "programme", "contract", "workshops", "wellbeing", "evaluation", "rights", "state_sheet",
)  # fmt: skip
PAGES = sorted(
    name
    for name, row in EXPECT.items()
    if 200 in row["GET"].values() and not name.partition("@")[0].endswith(FILES)
)
#: Its clashes are told person by person.
PRESENCE = "workshops:attendance_edit"
FORMS = sorted(n for n in PAGES if {200, 302} & set(EXPECT[n]["POST"].values()))
EDITED = [
    n
    for n in FORMS
    if n.partition("@")[0].endswith(("edit", "settings"))
    and n
    not in (
        *expected_measures.HAS_NO_WORDS,
        *expected_rounds.HAS_NO_WORDS,
        *expected_wellbeing.HAS_NO_WORDS,
        PRESENCE,
    )
]
#: Forms of which a draft is kept, one of each part.
DRAFTED = ("contracts:comment_add", "workshops:action_add", "workshops:session_plan")

EMPTY_FORM = """() => {
  for (const field of document.querySelectorAll('main form [name]')) {
    if (['hidden', 'submit'].includes(field.type)) continue;
    field.checked = false; if (field.type !== 'file') field.value = '';
    field.removeAttribute('required');
  }
  document.querySelector('main form[method=post]').submit();
}"""
OLD_FORM = """() => {
  document.querySelector('[name=version]').value = '999';
  const words = [...document.querySelectorAll('main form textarea,main form [type=text]')];
  words.find(field => field.name !== 'edition').value = 'Tout autre chose';
  document.querySelector('[name=version]').form.submit();
}"""

#: As if this person had opened the sheet before anybody noted anything in it.
OLD_SHEET = """() => {
  document.querySelector('[name=read]').value = '';
  const form = document.querySelector('[data-presence]');
  form.querySelectorAll('[value=excused]').forEach(one => one.checked = true);
  form.submit();
}"""


@pytest.fixture
def world(live_server, transactional_db):
    connection.ensure_connection()
    return worlds.build()


@pytest.fixture
def visit(browser, live_server, world):
    """Return a function that opens an address as somebody, in one browser each."""
    pages = {}

    def visit(who, address):
        if who not in pages:
            context = browser.new_context(base_url=live_server.url, locale="fr-FR")
            pages[who] = context.new_page()
            persona = world.personas[who]
            if persona.user:
                name = settings.SESSION_COOKIE_NAME
                value = persona.client.cookies[name].value
                cookie = {"name": name, "value": value, "url": live_server.url}
                context.add_cookies([cookie])
        answer = pages[who].goto(address)
        assert answer.status < 500, address
        return pages[who]

    yield visit
    for page in pages.values():
        page.context.close()


def reader(name):
    who = who_may(EXPECT[name])
    return who if who == "anonymous" else f"{who}, own"


def check(found, name, page):
    figures["pages and states shown to axe"] += 1
    if wrong := violations(page):
        found[name, page.url] = wrong


def test_every_page_filled(visit, world):
    found = {}
    for name in PAGES:
        check(found, name, visit(reader(name), bodies.visited(name, world)))
    assert found == {}


def test_every_page_empty(visit, world):
    found = {}
    for name in (n for n in PAGES if n.startswith(EMPTY)):
        if name not in bodies.ARGUMENTS:
            address = bodies.address(name, world.empty)
            check(found, name, visit("coordinator, own", address))
    assert found == {}


def test_every_form_with_errors(visit, world):
    found = {}
    for name in FORMS:
        page = visit(reader(name), bodies.visited(name, world))
        if page.locator("main form[method=post]").count() and asks(page):
            with page.expect_navigation():
                page.evaluate(EMPTY_FORM)
            check(found, name, page)
    assert found == {}


def asks(page):
    return page.locator("main form [name]:not([type=hidden]):not(button)").count()


def test_every_conflict(visit, world):
    found = {}
    for name in EDITED:
        page = visit(reader(name), bodies.visited(name, world))
        with page.expect_navigation():
            page.evaluate(OLD_FORM)
        check(found, name, page)
    assert found == {}


def test_two_who_noted_one_sheet(visit, world):
    found = {}
    page = visit(reader(PRESENCE), bodies.visited(PRESENCE, world))
    with page.expect_navigation():
        page.evaluate(OLD_SHEET)
    page.locator("#clashes").wait_for()
    check(found, PRESENCE, page)
    assert found == {}


def test_a_draft_kept_and_one_offered(visit, world):
    found = {}
    for name in DRAFTED:
        address = bodies.visited(name, world)
        page = visit(reader(name), address)
        page.locator("main form textarea").first.fill("Ce qui n’est pas fini.")
        page.get_by_role("button", name="Garder le brouillon").click()
        page.get_by_text("Brouillon gardé à").wait_for()
        check(found, f"{name}, kept", page)
        page = visit(reader(name), address)
        page.get_by_role("button", name="Reprendre ce brouillon").wait_for()
        check(found, f"{name}, offered", page)
    assert found == {}


def test_words_that_may_be_told(visit, world):
    found = {}
    page = visit(
        f"{Role.PARTNER}, own", bodies.visited("workshops:permission_told_list", world)
    )
    page.get_by_role("button", name="Lire ces mots").first.click()
    page.wait_for_url("**/lire/")
    check(found, "workshops:permission_read", page)
    assert found == {}


def test_every_refusal(visit, world):
    found = {}
    for who, address in (
        ("observer, own", bodies.address("contracts:detail", world.mine)),
        ("observer, own", "/rien/"),
        ("anonymous", "/invitation/rien/"),
        ("participant, own", bodies.address("contracts:detail", world.mine)),
        ("participant, own", "/"),
        ("observer, own", bodies.address("programme", world.mine)),
    ):
        check(found, who, visit(who, address))
    assert found == {}


def test_a_fault_is_found(visit):
    page = visit("anonymous", "/connexion/")
    page.evaluate("document.querySelector('label').remove()")
    assert any("label" in fault for fault in violations(page))
