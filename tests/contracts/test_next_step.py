"""The main button of the contract's pages, from the writing to the copies."""

import datetime as dt

import pytest
from django.urls import reverse

from contracts.next_step import next_step
from programmes.access import access_to
from programmes.models import Role
from tests.factories import make_contract, make_frozen, make_membership, make_signed

pytestmark = pytest.mark.django_db
PAST, AHEAD = dt.date(2026, 1, 22), dt.date(2999, 1, 22)


def step(contract, role, **known):
    """Return the name of the leads_to to which the button leads."""
    programme = contract.programme
    access = access_to(programme.slug, make_membership(programme, role).user)
    found = next_step(contract, access, **known).url
    names = ("write", "freeze", "discussion", "ceremony", "ceremony_return")
    names += ("copies", "prints")
    pages = {
        reverse(f"contracts:{name}", args=[programme.slug]): name for name in names
    }
    return pages[found]


@pytest.mark.parametrize(
    ("role", "is_complete", "leads_to"),
    [
        (Role.COORDINATOR, False, "write"),
        (Role.COORDINATOR, True, "freeze"),
        (Role.FACILITATOR, True, "write"),
        (Role.PARTNER, True, "discussion"),
    ],
)
def test_a_draft_is_written_then_frozen(role, is_complete, leads_to):
    assert step(make_contract(), role, is_complete=is_complete) == leads_to


@pytest.mark.parametrize(
    ("role", "planned", "leads_to"),
    [
        (Role.COORDINATOR, None, "ceremony"),
        (Role.FACILITATOR, AHEAD, "ceremony"),
        (Role.FACILITATOR, PAST, "ceremony_return"),
        (Role.PARTICIPANT, PAST, "ceremony"),
    ],
)
def test_a_frozen_text_is_signed_at_its_ceremony(role, planned, leads_to):
    assert step(make_frozen(planned=planned).contract, role) == leads_to


@pytest.mark.parametrize(
    ("role", "leads_to"),
    [
        (Role.COORDINATOR, "copies"),
        (Role.FACILITATOR, "copies"),
        (Role.PARTNER, "prints"),
        (Role.OBSERVER, "prints"),
    ],
)
def test_a_signed_contract_is_kept_and_printed(role, leads_to):
    assert step(make_signed().contract, role) == leads_to
