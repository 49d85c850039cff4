import pytest

from tests.factories import make_partner, make_programme
from workshops import invariants
from workshops.models import Session

pytestmark = pytest.mark.django_db


def test_a_leader_of_another_programme_is_named():
    programme = make_programme(slug="rivemont")
    session = Session.objects.create(programme=programme, kind=Session.Kind.GROUP)
    session.leaders.add(make_partner(programme))
    [one] = invariants.INVARIANTS
    assert list(one.look()) == [""]

    session.leaders.add(make_partner(make_programme()))
    sound, fault = one.look()
    assert sound == ""
    assert fault.startswith("rivemont (workshops_session_leaders ")
