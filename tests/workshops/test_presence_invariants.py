"""Whoever is noted at a session takes part in a programme that holds it."""

import pytest

from tests.factories import make_partner, make_programme
from tests.workshops.looking import invariant
from tests.workshops.making import make_exchange
from tests.workshops.making_presence import make_group_session, note_presence
from workshops.invariants.sessions import those_present_are_of_the_programme

pytestmark = pytest.mark.django_db
PRESENT = invariant(those_present_are_of_the_programme)


def test_a_partner_of_another_programme_is_named():
    programme = make_programme(slug="rivemont")
    session = make_group_session(programme)
    note_presence(session, make_partner(programme))
    assert list(PRESENT.look()) == [""]

    note_presence(session, make_partner(make_programme()))
    sound, fault = PRESENT.look()
    assert sound == ""
    assert fault.startswith("rivemont (workshops_attendance ")


def test_at_an_exchange_both_groups_are_at_home():
    ours, theirs = make_programme(), make_programme()
    exchange = make_exchange(ours, theirs)
    note_presence(exchange, make_partner(ours), make_partner(theirs))
    assert list(PRESENT.look()) == ["", ""]

    note_presence(exchange, make_partner(make_programme()))
    assert len([fault for fault in PRESENT.look() if fault]) == 1
