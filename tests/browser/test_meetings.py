"""The sessions in a browser: without script, and on the narrowest of phones."""

import pytest
from django.urls import reverse

from programmes.models import Role
from tests import factories
from tests.browser.steps import fill, go, reads, save
from tests.browser.test_narrow_pages import NARROWEST, SMALL, TARGET
from tests.workshops.making import in_days, make_decision, make_exchange, make_meeting

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

LONG = "Anticonstitutionnellement" * 4


@pytest.fixture
def programme():
    return factories.make_programme()


@pytest.fixture
def without_script(browser, live_server):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(live_server.url)
    yield page
    context.close()


def test_a_meeting_is_noted_with_what_it_decided_without_script(
    without_script, enter, programme
):
    at = without_script
    enter(at, factories.make_membership(programme, Role.FACILITATOR).user)
    go(at, "workshops:steering", programme)
    at.get_by_role("link", name="Prévoir une réunion").click()
    fill(at, day="2026-03-12", starts_at="14:00", place="Salle du conseil")
    save(at)
    reads(at, "jeudi 12 mars 2026 à 14 h", "Salle du conseil")

    at.get_by_role("link", name="Noter les décisions").click()
    for words in ("Chercher une salle.", "Écrire aux voisins."):
        fill(at, words=words, who="Collectivité")
        save(at)
    at.get_by_role("link", name="C’est tout").click()
    at.get_by_role("button", name="Noter comme faite").first.click()
    go(at, "workshops:decision_list", programme)
    reads(at, "À faire (1)", "Faites (1)", "Écrire aux voisins.")


def test_long_words_fit_on_the_narrowest_of_phones(at, enter, programme):
    user = factories.make_membership(programme).user
    factories.make_membership(programme, Role.OBSERVER, capacity=LONG)
    values = {"title": LONG, "place": LONG, "agenda": LONG}
    meeting = make_meeting(programme, **values)
    make_meeting(programme, day=in_days(3), **values)
    exchange = make_exchange(programme, factories.make_programme(), **values)
    exchange.leaders.add(factories.make_partner(programme, name=LONG))
    decision = make_decision(meeting, words=LONG, who=LONG, due_on=in_days(-1))
    make_decision(meeting, words=LONG, done_on=in_days(-1))
    make_decision(meeting, words=LONG).take_out()
    enter(at, user)
    at.set_viewport_size(NARROWEST)
    wrong = {}
    for name, *args in (
        ("workshops:session_list",),
        ("workshops:session_detail", meeting.pk),
        ("workshops:session_detail", exchange.pk),
        ("workshops:session_edit", exchange.pk),
        ("workshops:session_cancel", exchange.pk),
        ("workshops:decision_list",),
        ("workshops:decision_add", meeting.pk),
        ("workshops:decision_edit", decision.pk),
        ("workshops:steering",),
        ("state_sheet",),
    ):
        assert go(at, name, programme, *args).status == 200
        width = at.evaluate("document.documentElement.scrollWidth")
        if width > NARROWEST["width"] or at.evaluate(SMALL, TARGET):
            wrong[reverse(name, args=[programme.slug, *args])] = width
    assert wrong == {}
