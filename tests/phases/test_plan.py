import datetime as dt

import pytest

from phases.copying import begin_path
from phases.models import Milestone, PathTemplate, Phase, Step
from phases.plan import plan_of, plans_of
from phases.planned import as_data, as_planned, from_data
from phases.wording import planned_words
from tests.factories import make_programme, make_user

pytestmark = pytest.mark.django_db


def make(name="Rouffach 2019", **values):
    values = {"first_year": 2018, "last_year": 2019} | values
    programme = make_programme(**values)
    begin_path(programme, PathTemplate.objects.get(name=name))
    return programme


def windows(programme):
    return {
        part.title: tuple(map(str, part.window)) if part.window else None
        for part in plan_of(programme).stretches
    }


def test_the_months_of_rouffach_fall_in_the_two_years_of_the_season():
    assert windows(make()) == {
        "I": ("2018-09-01", "2018-10-31"),
        "II": ("2018-11-01", "2019-03-31"),
        "II a": ("2018-11-01", "2018-12-31"),
        "II b": ("2019-01-01", "2019-02-28"),
        "II c": ("2019-03-01", "2019-03-31"),
        "III": ("2019-02-01", "2019-06-30"),
        "III a": ("2019-02-01", "2019-06-30"),
        "III b": None,
        "III c": None,
        "IV": ("2019-06-01", "2019-06-30"),
    }


@pytest.mark.parametrize("years", [(2019, 2019), (2019, 2021)])
def test_a_single_year_or_a_long_span_gives_no_day_and_no_error(years):
    programme = make(first_year=years[0], last_year=years[1])
    assert set(windows(programme).values()) == {None}
    assert planned_words(plan_of(programme).phases[0]) == "septembre et octobre"


@pytest.mark.parametrize(
    ("title", "words"),
    [
        ("I", "septembre et octobre 2018"),
        ("II", "de novembre 2018 à mars 2019"),
        ("II c", "mars 2019"),
        ("III", "de février à juin 2019"),
        ("III b", ""),
    ],
)
def test_planned_months_are_said_in_words(title, words):
    (part,) = [one for one in plan_of(make()).stretches if one.title == title]
    assert planned_words(part) == words


def test_a_month_that_begins_with_a_vowel_is_elided():
    programme = make()
    Phase.objects.filter(code="I").update(from_month=10, until_month=12)
    assert planned_words(plan_of(programme).phases[0]) == "d’octobre à décembre 2018"


def test_planned_days_are_said_in_words():
    programme = make()
    days = {"planned_from": "2018-09-20", "planned_until": "2018-10-04"}
    Phase.objects.filter(code="I").update(from_month=None, until_month=None, **days)
    assert planned_words(plan_of(programme).phases[0]) == (
        "du jeudi 20 septembre 2018 au jeudi 4 octobre 2018"
    )


def test_mulhouse_reads_in_three_periods_in_the_words_of_the_programme():
    programme = make(
        "Mulhouse 2008",
        participant_plural="partenaires bénéficiaires",
        signature_planned_on=dt.date(2008, 12, 18),
    )
    plan = plan_of(programme)
    assert [(p.label, [one.title for one in p.phases]) for p in plan.periods] == [
        ("Période de préparation du CSM", ["Phase 1", "Phase 2"]),
        ("Période de réalisation du CSM", ["Phase 3"]),
        ("Fin du CSM", ["Phase 4"]),
    ]
    assert "par les partenaires bénéficiaires" in plan.phases[0].label
    assert [(one.label, str(one.day)) for one in plan.milestones] == [
        ("Signature du CSM", "2008-12-18"),
        ("Évaluation 3\u00a0mois après la signature", "2009-03-18"),
        ("Évaluation à la fin du contrat", "2009-06-18"),
    ]


def test_a_step_that_is_a_milestone_is_done_once_the_contract_is_signed():
    programme = make()
    (step,) = [one for one in plan_of(programme).stretches if one.title == "II c"]
    assert step.state == "to_come"
    programme.effective_on = dt.date(2019, 3, 18)
    (step,) = [one for one in plan_of(programme).stretches if one.title == "II c"]
    assert (step.state, step.milestone.held_on) == ("done", dt.date(2019, 3, 18))


def test_the_state_follows_from_the_days_that_people_wrote_never_from_today():
    programme = make(first_year=2001, last_year=2002)
    assert {part.state for part in plan_of(programme).stretches} == {"to_come"}
    Phase.objects.filter(code="I").update(started_on="2001-09-03")
    Phase.objects.filter(code="II").update(
        started_on="2001-10-01", finished_on="2001-10-02", finished_by=make_user()
    )
    states = [phase.state for phase in plan_of(programme).phases]
    assert states == ["under_way", "done", "to_come", "to_come"]


def test_a_day_set_by_hand_is_shown_with_the_counted_one():
    programme = make(signature_planned_on=dt.date(2019, 3, 18))
    day = dt.date(2019, 6, 20)
    Milestone.objects.filter(kind="mid_term").update(set_on=day, set_because="Pont.")
    (one,) = [m for m in plan_of(programme).milestones if m.kind == "mid_term"]
    assert (one.day, one.counted_on) == (day, dt.date(2019, 6, 18))


def test_the_plan_of_the_contract_says_nothing_of_what_happened():
    programme = make(signature_planned_on=dt.date(2019, 3, 18))
    planned = as_planned(plan_of(programme))
    day = dt.date(2019, 6, 20)
    Milestone.objects.filter(kind="mid_term").update(
        set_on=day, set_because="Pont.", held_on=day
    )
    Phase.objects.update(started_on=day)
    Step.objects.update(started_on=day)
    assert as_planned(plan_of(programme)) == planned
    assert plan_of(programme) != planned


def test_what_is_frozen_of_a_plan_gives_it_back():
    for name in ("Mulhouse 2008", "Rouffach 2019"):
        programme = make(name, signature_planned_on=dt.date(2019, 3, 18))
        planned = as_planned(plan_of(programme))
        assert as_data(from_data(as_data(planned))) == as_data(planned)
        words = [(part.title, part.label, part.window) for part in planned.stretches]
        again = from_data(as_data(planned)).stretches
        assert [(part.title, part.label, part.window) for part in again] == words


def test_what_is_taken_out_of_the_path_is_not_on_the_plan():
    programme = make()
    Step.objects.filter(phase__code="II", code="a").update(
        archived_at="2026-01-01T00:00:00Z"
    )
    Phase.objects.filter(code="I").update(archived_at="2026-01-01T00:00:00Z")
    titles = [part.title for part in plan_of(programme).stretches]
    assert titles[:3] == ["II", "II b", "II c"]


def test_a_programme_without_a_path_has_no_plan():
    plan = plan_of(make_programme())
    assert plan is None
    assert as_planned(plan) is None


@pytest.mark.parametrize("rows", [1, 30])
def test_the_plan_costs_three_queries_however_long(django_assert_num_queries, rows):
    programme = make()
    phase = Phase.objects.get(code="III")
    for number in range(rows):
        more = Phase.objects.create(path=phase.path, label="Encore", position=20)
        Step.objects.create(phase=more, label="Un pas", position=number)
    with django_assert_num_queries(3):
        plan_of(programme)


def test_a_day_set_by_hand_before_any_signature_says_so():
    programme = make()
    day = dt.date(2019, 6, 20)
    Milestone.objects.filter(kind="mid_term").update(set_on=day, set_because="Pont.")
    (one,) = [m for m in plan_of(programme).milestones if m.kind == "mid_term"]
    assert (one.day, one.counted_on, one.is_by_hand) == (day, None, True)


@pytest.mark.parametrize("rows", [1, 12])
def test_the_plans_of_several_programmes_cost_as_much_as_one(
    django_assert_num_queries, rows
):
    programmes = [make(first_year=2000 + n, last_year=2001 + n) for n in range(rows)]
    programmes.append(make_programme())
    with django_assert_num_queries(3):
        plans = plans_of(programmes)
    assert plans == {one.pk: plan_of(one) for one in programmes[:-1]}
