"""The pages of a season with long words, on the narrowest of phones."""

import pytest

from programmes.models import Kind, Role
from tests import factories
from tests.browser.test_narrow_pages import NARROWEST, faults
from tests.factories import make_organisation
from tests.workshops.making import in_days, make_decision
from tests.workshops.making_actions import make_action, make_envelope
from tests.workshops.making_at_work import (
    make_contact,
    make_hosting,
    make_session_of,
    make_workshop,
)
from tests.workshops.making_confided import make_confidence, make_permission
from tests.workshops.making_kept import make_letter, make_rules, make_tool
from tests.workshops.making_minutes import make_approved, make_document, make_minutes
from tests.workshops.making_presence import make_group, note_presence
from tests.workshops.making_rankings import Means, counted, make_ranking

pytestmark = [
    pytest.mark.any_database,
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
]

LONG = "Anticonstitutionnellement" * 4


@pytest.fixture
def look(at, enter, programme):
    """Return a function that finds what is wrong with pages, seen by somebody."""
    at.set_viewport_size(NARROWEST)

    def look(user, *pages):
        enter(at, user)
        return {
            (name, *args): wrong
            for name, *args in pages
            if (wrong := faults(at, f"workshops:{name}", programme, *args))
        }

    return look


@pytest.fixture
def programme(transactional_db):
    return factories.make_programme()


@pytest.fixture
def facilitator(programme):
    return factories.make_membership(programme, Role.FACILITATOR).user


@pytest.fixture
def workshop(programme):
    """A workshop in long words, given by an organisation with its contact."""
    values = {"theme": LONG, "need": LONG, "contents": LONG, "place": LONG}
    workshop = make_workshop(programme, **values)
    organisation = make_organisation(name=LONG)
    contact = {"name": LONG, "capacity": LONG, "phone": "03 00 00 00 00"}
    make_contact(organisation, programme.territory, **contact)
    make_hosting(workshop, organisation, offers=LONG)
    return workshop


def test_a_session_before_and_after_fits(look, programme, facilitator, workshop):
    values = {"title": LONG, "place": LONG, "agenda": LONG}
    before = make_session_of(workshop, in_days(4), **values)
    drafted = make_session_of(workshop, in_days(-4), **values)
    after = make_session_of(workshop, in_days(-9), **values)
    people = make_group(programme, 2)
    people.append(factories.make_partner(programme, name=LONG))
    note_presence(after, *people)
    make_minutes(drafted, done=LONG, kept=LONG)
    minutes = make_approved(after, done=LONG, kept=LONG)
    minutes.add(LONG, in_days(0), facilitator)
    make_document(after, title=LONG, agreement=LONG)
    make_decision(after, words=LONG, who=LONG)
    make_tool(programme, title=LONG, words=LONG, session=after)
    pages = [("session_detail", one.pk) for one in (before, drafted, after)]
    pages += [("session_plan", kind) for kind in ("workshop", "group", "expression")]
    pages += [
        ("session_list",),
        ("session_add",),
        ("session_edit", before.pk),
        ("session_cancel", before.pk),
        ("attendance_edit", before.pk),
        ("attendance_edit", after.pk),
        ("attendance_sheet", before.pk),
        ("minutes_edit", drafted.pk),
        ("minutes_detail", after.pk),
        ("addition_add", after.pk),
        ("document_add", after.pk),
    ]
    assert look(facilitator, *pages) == {}


def test_the_workshops_fit(look, programme, facilitator, workshop):
    make_session_of(workshop, in_days(4), title=LONG)
    hosting = workshop.hostings.get()
    pages = (
        ("workshop_list",),
        ("workshop_add",),
        ("workshop_earlier",),
        ("workshop_detail", workshop.number),
        ("workshop_edit", workshop.number),
        ("hosting_add", workshop.number),
        ("hosting_edit", workshop.number, hosting.pk),
        ("host_list",),
        ("host_detail", hosting.organisation_id),
        ("host_contact_add", hosting.organisation_id),
    )
    assert look(facilitator, *pages) == {}


def test_the_actions_fit(look, programme, facilitator):
    make_envelope(programme)
    action = make_action(programme, words=LONG, details=LONG, with_whom=LONG)
    pages = (
        ("action_list",),
        ("action_add",),
        *((f"action_{name}", action.pk) for name in ("detail", "edit", "plan")),
        *((f"action_{name}", action.pk) for name in ("ideas", "start")),
    )
    assert look(facilitator, *pages) == {}
    coordinator = factories.make_membership(programme).user
    assert look(coordinator, ("envelope_edit",), ("action_list",)) == {}


def test_the_rankings_fit(look, at, programme, facilitator):
    words = [f"{LONG} {number}" for number in range(3)]
    ranking = counted(programme, words=words)
    phones = make_ranking(programme, words=words, means=Means.PHONES)
    phones.let_phones_in()
    pages = [("ranking_list",), ("ranking_begin",)]
    for one in (ranking, phones):
        names = ("detail", "edit", "settle", "type", "wall", "result")
        pages += [(f"ranking_{name}", one.pk) for name in names]
    assert look(facilitator, *pages) == {}
    assert faults(at, "ballot_code", None) == []
    assert faults(at, "ballot_cast", None, phones.code) == []


def test_what_the_group_keeps_fits(look, programme, facilitator):
    town = factories.make_partner(programme, Kind.AUTHORITY, name=LONG)
    tool = make_tool(programme, title=LONG, words=LONG)
    make_rules(programme, in_days(-2), text=LONG)
    make_rules(programme, text=LONG)
    letter = make_letter(programme, town, words=LONG)
    pages = (
        ("tool_list",),
        ("tool_add",),
        ("tool_edit", tool.pk),
        ("rules_detail",),
        ("rules_edit",),
        ("rules_agree",),
        ("rules_version", 1),
        ("letter_list",),
        ("letter_add",),
        ("letter_detail", letter.number),
        ("letter_edit", letter.number),
    )
    assert look(facilitator, *pages) == {}


def test_what_is_confided_fits(look, programme, facilitator):
    confidence = make_confidence(programme, LONG, author=facilitator)
    names = {"given_by": factories.make_partner(programme, name=LONG)}
    town = factories.make_partner(programme, Kind.AUTHORITY, name=LONG)
    permission = make_permission(
        confidence, words=LONG, recipients=[town], witness=LONG, **names
    )
    pages = (
        ("confidence_list",),
        ("confidence_add",),
        *((f"confidence_{one}", confidence.pk) for one in ("detail", "edit")),
        ("confidence_destroy", confidence.pk),
        ("permission_add", confidence.pk),
        ("permission_detail", permission.pk),
        ("permission_revoke", permission.pk),
        ("permission_given_list",),
    )
    assert look(facilitator, *pages) == {}
    partner = factories.make_membership(programme, Role.PARTNER, partner=town).user
    assert look(partner, ("permission_told_list",), ("session_list",)) == {}
