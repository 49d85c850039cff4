"""Each constraint of the path, and a row that it refuses."""

import datetime as dt

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from phases.copying import begin_path
from phases.models import (
    Milestone,
    PastPassing,
    PathTemplate,
    Phase,
    Step,
    TemplateLine,
)
from tests.constraints import constraints_of, names_of
from tests.factories import make_programme, make_user

pytestmark = pytest.mark.django_db

EARLY, LATE = dt.date(2026, 1, 1), dt.date(2026, 2, 1)


def change(model, **values):
    begin_path(make_programme(), PathTemplate.objects.get(name="Rouffach 2019"))
    rows = model.objects.filter(pk=model.objects.order_by("pk").first().pk)
    rows.update(from_month=None, until_month=None)
    rows.update(**values)


def milestone(which, **values):
    begin_path(make_programme(), PathTemplate.objects.get(name="Mulhouse 2008"))
    Milestone.objects.filter(kind=which).update(**values)


def line(**values):
    template = PathTemplate.objects.create(name="Le nôtre")
    TemplateLine.objects.create(template=template, label="Une ligne", **values)


def passed_before(**values):
    path = begin_path(make_programme(), PathTemplate.objects.get(name="Mulhouse 2008"))
    stood = {"phase": path.phases.first(), "reason": "Parce que."}
    stood |= {"started_on": EARLY, "finished_on": EARLY}
    PastPassing.objects.create(reopened_at=timezone.now(), **(stood | values))


def of_a_stretch(model):
    """Return what each constraint that a phase and a step share refuses."""
    name = model._meta.model_name
    refused = {
        "planned_by_two_months": {"until_month": 5},
        "planned_by_months_or_by_days": {
            "from_month": 1,
            "until_month": 2,
            "planned_from": EARLY,
            "planned_until": LATE,
        },
        "planned_days_run_forward": {"planned_from": EARLY},
        "finished_after_it_began": {
            "started_on": LATE,
            "finished_on": EARLY,
            "finished_by": 0,
        },
        "finished_by_somebody": {"started_on": EARLY, "finished_on": LATE},
        "reason_of_a_finished_one": {"started_on": EARLY, "reason": "Parce que."},
    }
    return {f"{name}_{end}": (model, values) for end, values in refused.items()}


def broken(model, values):
    if "finished_by" in values:
        values = values | {"finished_by": make_user()}
    change(model, **values)


BROKEN = {
    name: lambda model=model, values=values: broken(model, values)
    for kind in (Phase, Step)
    for name, (model, values) in of_a_stretch(kind).items()
} | {
    "milestone_of_a_kind_once_per_path": lambda: milestone("final", kind="mid_term"),
    "milestone_set_by_hand_with_a_reason": lambda: milestone("final", set_on=EARLY),
    "milestone_signature_follows_the_contract": lambda: milestone(
        "signature", held_on=EARLY
    ),
    "past_passing_of_a_phase_or_of_a_step": lambda: passed_before(phase=None),
    "past_passing_finished_after_it_began": lambda: passed_before(started_on=LATE),
    "past_passing_says_why": lambda: passed_before(reason=""),
    "templateline_planned_by_two_months": lambda: line(sort="phase", from_month=13),
    "templateline_milestone_says_which": lambda: line(sort="milestone"),
    "templateline_only_steps_are_milestones_too": lambda: line(
        sort="phase", milestone="final"
    ),
    "templateline_months_are_of_phases_and_steps": lambda: line(
        sort="period", from_month=1, until_month=2
    ),
}
KNOWN = constraints_of("phases")


def test_every_constraint_is_tried():
    assert set(BROKEN) == set(KNOWN)


@pytest.mark.parametrize("name", sorted(BROKEN))
def test_a_row_that_breaks_it_is_refused(name):
    with pytest.raises(IntegrityError) as refusal, transaction.atomic():
        BROKEN[name]()
    assert any(words in str(refusal.value) for words in names_of(*KNOWN[name]))


@pytest.mark.parametrize(
    "values",
    [
        {"from_month": 11, "until_month": 3},
        {"planned_from": EARLY, "planned_until": EARLY},
        {"started_on": EARLY},
        {},
    ],
    ids=str,
)
def test_what_the_path_allows_is_kept(values):
    change(Phase, **values)
