"""What must always be true of the end, and a row of each kind that is not."""

import pytest
from django.utils import timezone

from evaluation.invariants import endings
from evaluation.models import Ending
from programmes.models import Kind
from programmes.models.membership import Reach
from tests.evaluation.making_ending import make_carrier, make_contact, make_ending
from tests.factories import make_membership, make_partner, make_programme
from tests.workshops.making_minutes import make_approved
from tests.workshops.making_presence import make_group_session

pytestmark = pytest.mark.django_db


@pytest.fixture
def ending():
    programme = make_programme(slug="rivemont")
    return make_ending(programme, make_carrier(programme))


def faults(check):
    return [one for one in check() if one]


def test_what_is_sound_is_counted_and_named_nowhere(ending):
    ending.contacts.add(make_contact(ending.programme))
    ending.minutes.add(make_approved(make_group_session(ending.programme)))
    for invariant in endings.INVARIANTS[:3]:
        assert list(invariant.look()) == [""]


@pytest.mark.parametrize("kind", [Kind.PARTICIPANT, Kind.AUTHORITY])
def test_who_carries_on_elsewhere_or_is_no_participant_is_named(ending, kind):
    mine = kind != Kind.PARTICIPANT
    partner = make_partner(ending.programme if mine else make_programme(), kind)
    ending.carriers.add(partner)
    found = faults(endings.who_carries_on_is_a_participant_of_the_programme)
    assert len(found) == 1
    assert found[0].startswith("rivemont ")


def test_contacts_and_minutes_of_another_programme_are_named(ending):
    ending.contacts.add(make_contact(make_programme()))
    ending.minutes.add(make_approved(make_group_session(make_programme())))
    assert len(faults(endings.contacts_are_of_the_territory)) == 1
    assert len(faults(endings.minutes_are_of_the_programme)) == 1


def test_nobody_reads_only_before_a_group_took_over(ending):
    make_membership(ending.programme, reach=Reach.READING)
    check = endings.nobody_takes_over_what_was_not_handed_over
    assert len(faults(check)) == 1
    Ending.objects.update(handed_over_on=timezone.localdate())
    assert list(check()) == [""]
    make_membership(make_programme(), reach=Reach.READING)
    assert len(faults(check)) == 1
