"""Two coordinators link two groups at the same moment."""

import pytest
from django.core.exceptions import ValidationError

from programmes import transmitting
from programmes.models import Programme, Transmission
from tests.contracts.at_once import all_at_once
from tests.factories import make_membership, make_programme

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def people():
    """Who coordinates each of two programmes of one year."""
    return [make_membership(make_programme()) for _ in range(2)]


def link(giver, receiver, by):
    """Link them as somebody does who has just opened the page."""
    ends = [Programme.objects.get(pk=one.programme_id) for one in (giver, receiver)]
    transmitting.link(Transmission(giver=ends[0], receiver=ends[1]), by.user)
    return True


def test_two_who_note_one_link_make_one_and_the_other_is_told(people):
    one, other = people
    found = all_at_once([lambda by=by: link(one, other, by) for by in people])
    assert Transmission.objects.count() == 1
    assert sum(said is True for said in found) == 1
    [refusal] = [said for said in found if isinstance(said, ValidationError)]
    assert refusal.messages == ["Ces deux groupes sont déjà reliés."]


def test_two_who_link_each_other_do_not_wait_for_one_another(people):
    one, other = people
    acts = [lambda: link(one, other, one), lambda: link(other, one, other)]
    assert all_at_once(acts) == [True, True]
    assert Transmission.objects.kept().count() == 2
