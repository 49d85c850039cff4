import pytest
from django.utils import timezone

from tests.factories import make_programme
from tests.workshops.making import in_days
from tests.workshops.making_actions import make_action
from tests.workshops.making_rankings import Means, make_ranking, type_dots
from workshops import invariants
from workshops.models import Ranking

pytestmark = pytest.mark.django_db
CHECKS = {check.look.__name__: check for check in invariants.INVARIANTS}


def faults(name):
    """Return what is wrong, without those that are sound."""
    return [fault for fault in CHECKS[name].look() if fault]


def test_an_action_of_another_programme_is_named():
    name = "ranked_actions_are_of_the_programme"
    ranking = make_ranking(make_programme(slug="rivemont"))
    assert faults(name) == []
    row = ranking.ranked.create(action=make_action(make_programme()))
    assert faults(name) == [f"rivemont (workshops_rankedaction {row.pk})"]


@pytest.mark.parametrize("left", ["a place", "a choice"])
def test_a_ranking_agreed_on_too_early_is_named(left):
    name = "what_is_agreed_on_has_places_and_forgot_each_choice"
    ranking = make_ranking(make_programme(slug="rivemont"))
    type_dots(ranking, 1, 2, 3)
    ranking.settle(in_days(0))
    assert faults(name) == []
    if left == "a place":
        ranking.ranked.filter(place=1).update(place=None)
    else:
        ranking.ballots.create(is_typed=True)
    assert faults(name) == [f"rivemont (workshops_ranking {ranking.pk})"]


def test_a_phone_that_is_still_known_is_named():
    name = "a_choice_that_is_closed_knows_no_phone"
    ranking = make_ranking(make_programme(slug="rivemont"), means=Means.PHONES)
    ballot = ranking.ballots.create(key_digest="a")
    assert faults(name) == []
    Ranking.objects.update(closed_at=timezone.now())
    assert faults(name) == [f"rivemont (workshops_ballot {ballot.pk})"]
