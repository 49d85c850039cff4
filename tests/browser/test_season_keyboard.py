"""The forms of a season by keyboard alone: each stop is seen, and none is a trap."""

import pytest

from programmes.models import Kind, Role
from tests import factories
from tests.browser.steps import go
from tests.browser.test_keyboard import FARTHEST, SEEN, enter_on, tab_to, type_into
from tests.workshops.making import in_days
from tests.workshops.making_at_work import make_hosting, make_workshop
from tests.workshops.making_confided import make_confidence
from tests.workshops.making_presence import make_group, make_group_session
from tests.workshops.making_rankings import make_ranking
from workshops.models import Session, SharingPermission

pytestmark = [
    pytest.mark.any_database,
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
]

SAVE = "main form .btn-primary"


@pytest.fixture
def programme(transactional_db):
    programme = factories.make_programme()
    make_group(programme, 2)
    return programme


@pytest.fixture
def facilitator(programme):
    return factories.make_membership(programme, Role.FACILITATOR).user


def stops(page):
    """Press Tab to the end of the page; return the stops at which nothing is seen."""
    hidden = []
    page.evaluate("document.activeElement.blur()")
    for _stop in range(FARTHEST):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement === document.body"):
            return hidden
        if not page.evaluate(SEEN):
            hidden.append(
                page.evaluate("document.activeElement.outerHTML.slice(0, 90)")
            )
        if page.evaluate("document.activeElement.closest('footer') !== null"):
            return hidden
    return [*hidden, "no end"]


def test_each_stop_is_seen_to_the_end_of_each_page(at, enter, programme, facilitator):
    session = make_group_session(programme)
    workshop = make_workshop(programme)
    make_hosting(workshop)
    ranking = make_ranking(programme)
    confidence = make_confidence(programme, author=facilitator)
    enter(at, facilitator)
    found = {}
    for name, *args in (
        ("session_list",),
        ("session_plan", "workshop"),
        ("session_detail", session.pk),
        ("attendance_edit", session.pk),
        ("attendance_sheet", session.pk),
        ("minutes_edit", session.pk),
        ("document_add", session.pk),
        ("action_list",),
        ("action_add",),
        ("ranking_detail", ranking.pk),
        ("ranking_type", ranking.pk),
        ("workshop_detail", workshop.number),
        ("hosting_add", workshop.number),
        ("host_list",),
        ("tool_list",),
        ("rules_edit",),
        ("letter_add",),
        ("confidence_add",),
        ("permission_add", confidence.pk),
    ):
        assert go(at, f"workshops:{name}", programme, *args).status == 200
        if wrong := stops(at):
            found[name] = wrong
    assert found == {}


def test_a_session_is_planned_and_words_are_permitted(
    at, enter, programme, facilitator
):
    town = factories.make_partner(programme, Kind.AUTHORITY)
    confidence = make_confidence(programme, author=facilitator)
    enter(at, facilitator)
    go(at, "workshops:session_plan", programme, "group")
    tab_to(at, "[name=day]")  # the same day, whatever the order of its parts
    at.keyboard.type("03032026")
    type_into(at, "[name=place]", "Salle des Tilleuls")
    enter_on(at, SAVE)
    session = Session.objects.get()
    assert (session.place, f"{session.day}") == ("Salle des Tilleuls", "2026-03-03")

    go(at, "workshops:permission_add", programme, confidence.pk)
    tab_to(at, "[name=giver]")
    at.keyboard.press("ArrowDown")
    type_into(at, "[name=words]", "Je cherche un logement.")
    type_into(at, "[name=purpose]", "Pour la demande.")
    tab_to(at, f"[name=recipients][value='{town.pk}']")
    at.keyboard.press("Space")
    enter_on(at, SAVE)
    permission = SharingPermission.objects.get()
    assert list(permission.recipients.all()) == [town]
    assert permission.given_by == programme.partners.order_by("number").first()
    assert permission.given_on == in_days(0)
