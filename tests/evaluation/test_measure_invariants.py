"""What must always be true of the indicators and their measures: a fault is named."""

import pytest
from django.utils import timezone

from evaluation.invariants.indicators import INVARIANTS
from evaluation.models import Measure
from tests.evaluation.making_left import make_evaluation
from tests.evaluation.making_measures import (
    Means,
    make_indicator,
    make_measure,
    measured,
)
from tests.factories import make_programme
from wellbeing.models import Dimension

pytestmark = pytest.mark.django_db
CHECKS = {check.look.__name__: check for check in INVARIANTS}


@pytest.fixture
def programme():
    return make_programme(slug="rivemont")


def faults(name):
    """Return what is wrong, without those that are sound."""
    return [fault for fault in CHECKS[name].look() if fault]


def test_an_indicator_with_four_situations_is_named(programme):
    name = "indicators_have_five_situations"
    one = make_indicator(programme)
    assert faults(name) == []
    one.levels.first().delete()
    assert faults(name) == [f"rivemont (evaluation_indicator {one.pk})"]


def test_the_theme_of_another_group_is_named(programme):
    name = "indicators_are_of_a_dimension_of_their_programme"
    own, other = (
        Dimension.objects.create(programme=one, label="Sortir")
        for one in (programme, make_programme())
    )
    one = make_indicator(programme, dimension=own)
    assert faults(name) == []
    one.dimension = other
    one.save()
    assert faults(name) == [f"rivemont (evaluation_indicator {one.pk})"]


def test_a_count_of_another_programme_is_named(programme):
    name = "counts_are_of_the_programmes_own_indicators"
    one = measured(1, 2, 3, 0, 0, programme=programme)
    assert faults(name) == []
    level = make_indicator(make_programme()).levels.first()
    row = one.counts.create(level=level)
    assert faults(name) == [f"rivemont (evaluation_levelcount {row.pk})"]


def test_a_measure_of_another_co_evaluation_is_named(programme):
    name = "measures_are_of_the_co_evaluation_of_their_moment"
    evaluation = make_evaluation(programme)
    one = make_measure(programme, moment="mid_term")
    assert one.evaluation == evaluation
    assert faults(name) == []
    Measure.objects.update(moment="final")
    assert faults(name) == [f"rivemont (evaluation_measure {one.pk})"]


def test_a_vote_that_stayed_is_named(programme):
    name = "a_measure_that_is_closed_knows_no_vote"
    make_indicator(programme)
    one = make_measure(programme, means=Means.PHONES)
    row = one.votes.create(key_digest="a")
    assert faults(name) == []
    Measure.objects.update(closed_at=timezone.now())
    assert faults(name) == [f"rivemont (evaluation_vote {row.pk})"]
