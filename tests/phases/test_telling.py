"""The path in words: everything that its drawing shows, and nothing more."""

import datetime as dt
from dataclasses import replace

import pytest

from phases import drawing
from phases.planned import as_planned
from phases.telling import in_one_breath, lines, signs, told, where_it_stands
from tests.phases import plans

BOTH = [plans.mulhouse(planned=True, happened=True), plans.rouffach()]


@pytest.mark.parametrize("plan", BOTH, ids=["Mulhouse", "Rouffach"])
def test_each_name_each_state_and_the_end_are_told_in_order(plan):
    said, at = in_one_breath(plan), 0
    names = [name for part in plan.stretches for name in (part.title, part.label)]
    for name in names:
        at = said.index(name, at)
    for period in plan.periods:
        assert period.label in said
    for part in plan.stretches:
        assert f"{part.title}, {part.state.label}." in said
    assert said.endswith("Au bout du parcours\u00a0: Bien-être ou mieux-être.")


def test_what_was_planned_and_what_happened_are_told_as_people_say_days():
    one, two, signature, three, *_others = lines(BOTH[0])[1:4] + lines(BOTH[0])[5:]
    assert one == (
        "Phase 1, faite. Ce que nous faisons en 1."
        " Prévue\u00a0: octobre et novembre 2025."
        " Commencée le jeudi 9 octobre 2025, finie le jeudi 11 décembre 2025."
    )
    assert signature == "Signature du CSM. A eu lieu le jeudi 22 janvier 2026."
    assert "finie le jeudi 22 janvier 2026" in two
    assert three.endswith("Commencée le jeudi 8 janvier 2026.")


def milestone_told(**values):
    one = plans.milestone("mid_term", "Mi-parcours", dt.date(2026, 4, 22), **values)
    plan = plans.one_phase(milestones=(one,))
    return told(plan)[0].phases[0].milestones[0]


@pytest.mark.parametrize(
    ("values", "sentences"),
    [
        (
            {},
            [
                "Date prévue : mercredi 22 avril 2026.",
                "Comptée à partir de la signature.",
            ],
        ),
        (
            {"is_by_hand": True, "counted_on": dt.date(2026, 4, 20)},
            [
                "Date prévue : mercredi 22 avril 2026.",
                "Date choisie à la main.",
                "Comptée à partir de la signature, ce serait le lundi 20 avril 2026.",
            ],
        ),
        (
            {"is_by_hand": True},
            ["Date prévue : mercredi 22 avril 2026.", "Date choisie à la main."],
        ),
        (
            {"held_on": dt.date(2026, 4, 22)},
            [
                "A eu lieu le mercredi 22 avril 2026.",
                "Comptée à partir de la signature.",
            ],
        ),
        (
            {"held_on": dt.date(2026, 5, 6)},
            [
                "A eu lieu le mercredi 6 mai 2026.",
                "Date prévue : mercredi 22 avril 2026.",
                "Comptée à partir de la signature.",
            ],
        ),
    ],
    ids=["counted", "by hand", "by hand, none counted", "held", "held another day"],
)
def test_a_milestone_is_told_with_its_day_and_what_gives_it(values, sentences):
    found = [said.replace("\u00a0", " ") for said in milestone_told(**values).sentences]
    assert found == sentences


def test_a_day_that_is_not_known_is_told_so():
    plan = plans.mulhouse(days=False)
    assert "Signature du CSM, à venir. Date pas encore connue." in lines(plan)


def test_the_plan_of_the_contract_tells_no_state_and_nothing_that_happened():
    said = in_one_breath(as_planned(BOTH[0]))
    assert "Phase 1. Ce que nous faisons en 1. Prévue" in said
    assert "jeudi 22 janvier 2026" in said
    for word in ("faite", "en cours", "à venir", "ommencée", "a eu lieu", "omptée"):
        assert word not in said
    # Its day may be left for the hand: nothing is printed about it.
    assert "connue" not in in_one_breath(as_planned(plans.mulhouse(days=False)))


def test_only_the_signs_of_the_drawing_are_explained():
    for plan in (*BOTH, plans.mulhouse(), as_planned(BOTH[0]), plans.one_phase()):
        made = drawing.draw(plan, drawing.WIDE, dt.date(2026, 3, 17))
        roles = {mark.role for mark in made.marks}
        said = signs(plan)
        for word, role in [
            ("pointillé", "planned"),
            ("pleine", "done"),
            ("rayée", "way"),
            ("Losange plein", "held"),
        ]:
            assert (word in said) == (role in roles), word


def test_one_sentence_says_where_the_path_stands():
    assert (
        where_it_stands(BOTH[0]) == "En cours\u00a0: Phase 3, Ce que nous faisons en 3."
    )
    assert where_it_stands(BOTH[1]) == "Le parcours n’a pas commencé."
    done = {"started_on": dt.date(2026, 1, 1), "finished_on": dt.date(2026, 2, 1)}
    assert where_it_stands(plans.one_phase(**done)) == "Toutes les phases sont faites."
    plan = plans.many_phases(2, **done)
    [period] = plan.periods
    first, second = period.phases
    later = replace(second, started_on=None, finished_on=None)
    mixed = replace(plan, periods=(replace(period, phases=(first, later)),))
    assert where_it_stands(mixed) == "Aucune phase n’est en cours."
