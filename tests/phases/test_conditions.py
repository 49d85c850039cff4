"""What is asked before a phase is passed: the whole table, and when each thing holds."""

import datetime as dt

import pytest
from django.utils import timezone, translation

from phases import conditions
from phases.conditions import asked_of, labels_of, look, unmet
from phases.models import Phase, PhaseKind
from phases.plan import plan_of
from programmes.access import access_to
from programmes.models import Kind, Role
from tests.factories import make_contract, make_membership, make_partner
from tests.phases.scenes import MULHOUSE, ROUFFACH, milestone, walking

pytestmark = pytest.mark.django_db

#: The table of the gates: it is read here whole, and cannot shrink unnoticed.
TABLE = {
    "launch": ["participants_are_named", "somebody_facilitates"],
    "definition": [
        "participants_are_named",
        "somebody_facilitates",
        "annex_1_is_written",
    ],
    "construction": [
        "every_group_has_written",
        "every_article_was_read",
        "text_is_frozen",
    ],
    "signature": ["contract_is_signed"],
    "realisation": ["contract_is_signed"],
    "mid_term": ["mid_term_is_held"],
    "final": ["final_is_held"],
    "takeover": ["final_is_held"],
}


def names(part):
    return [one.name for one in asked_of(part)]


def asked(programme):
    """Return what each part of the path asks, by its title."""
    return {part.title: names(part) for part in plan_of(programme).stretches}


def test_every_condition_is_in_the_table():
    known = {
        kind: [one.name for one in found]
        for kind, found in conditions.by_kind().items()
    }
    assert known == TABLE


def test_every_condition_is_a_clause_in_lower_case_in_both_languages():
    for language in ("en", "fr"):
        with translation.override(language):
            said = {
                str(c.label) for found in conditions.by_kind().values() for c in found
            }
        assert len(said) == 9
        assert [label for label in said if label[0].isupper() or label[-1] == "."] == []


def test_in_mulhouse_the_signature_is_asked_at_the_end_of_construction():
    signed = "contract_is_signed"
    assert asked(walking(MULHOUSE)) == {
        "Phase 1": TABLE["definition"],
        "Phase 2": [*TABLE["construction"], signed],
        "Phase 3": [signed, "mid_term_is_held", "final_is_held"],
        "Phase 4": ["final_is_held"],
    }


def test_in_rouffach_it_is_asked_by_its_own_step_and_a_phase_asks_what_its_steps_do():
    signed = "contract_is_signed"
    assert asked(walking(ROUFFACH)) == {
        "I": TABLE["launch"],
        "II": [*TABLE["definition"], *TABLE["construction"], signed],
        "II a": TABLE["definition"],
        "II b": TABLE["construction"],
        "II c": [signed],
        "III": [signed, "mid_term_is_held", "final_is_held"],
        "III a": [],
        "III b": ["mid_term_is_held"],
        "III c": ["final_is_held"],
        "IV": ["final_is_held"],
    }


def test_a_milestone_that_comes_elsewhere_is_asked_elsewhere():
    programme = walking(MULHOUSE)
    four = Phase.objects.get(code="4")
    programme.path.milestones.filter(kind="mid_term").update(phase=four)
    found = asked(programme)
    assert "mid_term_is_held" not in found["Phase 3"]
    assert found["Phase 4"] == ["final_is_held", "mid_term_is_held"]


def test_who_takes_part_and_who_facilitates_are_looked_for_among_those_present():
    programme = walking()
    launch = plan_of(programme).phases[0]
    assert [one.name for one in unmet(launch, programme)] == TABLE["launch"]
    gone = make_partner(programme, left_on=dt.date(2025, 10, 1))
    make_partner(programme, Kind.AUTHORITY)
    assert [one.name for one in unmet(launch, programme)] == TABLE["launch"]
    gone.left_on = None
    gone.save()
    make_partner(programme, Kind.FACILITATOR)
    assert unmet(launch, programme) == []


@pytest.mark.parametrize(
    ("kind", "name"), [("mid_term", "mid_term_is_held"), ("final", "final_is_held")]
)
def test_an_evaluation_is_asked_for_until_it_took_place(kind, name):
    programme = walking(MULHOUSE)
    three = plan_of(programme).phases[2]
    assert name in [one.name for one in unmet(three, programme)]
    held = milestone(programme, kind)
    held.held_on = dt.date(2019, 3, 18)
    held.save()
    assert name not in [one.name for one in unmet(three, programme)]


@pytest.mark.parametrize("is_deleted", [True, False])
def test_no_final_evaluation_is_asked_of_a_path_that_has_none(is_deleted):
    programme = walking(MULHOUSE)
    four = plan_of(programme).phases[3]
    assert "final_is_held" in [one.name for one in unmet(four, programme)]
    if is_deleted:
        milestone(programme, "final").delete()
    else:
        phase_of_it = programme.path.phases.filter(milestones__kind="final")
        phase_of_it.update(archived_at=timezone.now())
    assert "final_is_held" not in [one.name for one in unmet(four, programme)]


def test_each_condition_reads_one_thing_and_writes_nothing(
    django_assert_max_num_queries,
):
    programme = walking()
    make_contract(programme)
    for found in conditions.by_kind().values():
        for one in found:
            with django_assert_max_num_queries(1) as queries:
                one.holds(programme)
            said = [query["sql"] for query in queries.captured_queries]
            assert all(sql.startswith("SELECT") for sql in said)


@pytest.mark.parametrize(
    ("role", "shown"),
    [(Role.COORDINATOR, 4), (Role.FACILITATOR, 3), (Role.OBSERVER, 0)],
    ids=str,
)
def test_the_page_that_mends_is_shown_to_those_who_may_open_it(role, shown, client):
    programme = walking()
    make_contract(programme, commitments=(1, 0, 1))
    user = make_membership(programme, role).user
    access = access_to(programme.slug, user)
    client.force_login(user)
    two = plan_of(programme).phases[1]
    pages = [one.url for one in look(two, access) if one.label in _of_the_contract(two)]
    assert len([page for page in pages if page]) == shown
    assert {client.get(page).status_code for page in pages if page} <= {200}


def _of_the_contract(part):
    wanted = {*TABLE["construction"], "annex_1_is_written"}
    return [one.label for one in asked_of(part) if one.name in wanted]


def test_without_a_contract_the_page_where_it_is_begun_mends_all(client):
    programme = walking()
    user = make_membership(programme).user
    client.force_login(user)
    access = access_to(programme.slug, user)
    pages = {one.url for one in look(plan_of(programme).phases[1], access)}
    assert {client.get(page).status_code for page in pages} == {200}


def test_what_was_missing_is_still_said_once_it_is_no_longer_asked():
    assert labels_of(["participants_are_named", "asked_long_ago"]) == [
        "les personnes qui participent sont nommées",
        "une condition qui n’est plus demandée",
    ]


def test_two_conditions_of_one_name_are_refused():
    with pytest.raises(ValueError, match="participants_are_named"):

        @conditions.condition(PhaseKind.LAUNCH, "twice", mends="phases:path")
        def participants_are_named(programme):
            return True
