import pytest
from django.utils import timezone

from tests.factories import make_partner, make_programme
from tests.workshops.making import Kind, make_decision, make_meeting
from workshops import invariants
from workshops.models import Session

pytestmark = pytest.mark.django_db
LED, DECIDED, *_OTHERS = invariants.INVARIANTS


def test_a_leader_of_another_programme_is_named():
    programme = make_programme(slug="rivemont")
    session = Session.objects.create(programme=programme, kind=Session.Kind.GROUP)
    session.leaders.add(make_partner(programme))
    assert list(LED.look()) == [""]

    session.leaders.add(make_partner(make_programme()))
    sound, fault = LED.look()
    assert sound == ""
    assert fault.startswith("rivemont (workshops_session_leaders ")


@pytest.mark.parametrize(
    "change",
    [
        {"cancelled_at": timezone.now()},
        {"kind": Kind.CEREMONY},
        {"decided_nothing": True},
    ],
)
def test_a_decision_of_what_did_not_take_place_is_named(change):
    decision = make_decision(make_meeting(make_programme(slug="rivemont")))
    make_decision(decision.session).take_out()
    assert list(DECIDED.look()) == [""]

    Session.objects.update(**change)
    assert list(DECIDED.look()) == [f"rivemont (workshops_decision {decision.pk})"]
