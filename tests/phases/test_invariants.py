import pytest

from phases import invariants
from phases.copying import begin_path
from phases.models import Milestone, PathTemplate, Phase, Step
from tests.factories import make_programme

pytestmark = pytest.mark.django_db


@pytest.fixture
def paths():
    names = ("Mulhouse 2008", "Rouffach 2019")
    return [
        begin_path(make_programme(), PathTemplate.objects.get(name=name))
        for name in names
    ]


def faults(look):
    return [said for said in look() if said]


def break_periods(mulhouse, rouffach):
    rouffach.phases.update(period=mulhouse.periods.first())


def break_milestones(mulhouse, rouffach):
    Milestone.objects.filter(path=mulhouse).update(phase=rouffach.phases.first())


def break_steps(mulhouse, rouffach):
    other = Phase.objects.get(path=rouffach, code="I")
    Step.objects.filter(milestone__kind="signature").update(phase=other)


@pytest.mark.parametrize(
    ("look", "break_it"),
    [
        (invariants.periods_are_of_the_path, break_periods),
        (invariants.milestones_are_of_the_path, break_milestones),
        (invariants.steps_that_are_milestones_are_of_their_phase, break_steps),
    ],
)
def test_each_invariant_names_the_programme_where_it_is_broken(paths, look, break_it):
    assert faults(look) == []
    assert len(list(look())) > 0
    break_it(*paths)
    assert faults(look) != []
    assert all("territoire-" in said for said in faults(look))


def test_every_invariant_is_tried():
    assert len(invariants.INVARIANTS) == 3
