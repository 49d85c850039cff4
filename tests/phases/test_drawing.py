"""The drawing of any path: nothing outside its sheet, no name over another one."""

import datetime as dt
import re
import xml.etree.ElementTree as ET
from dataclasses import replace
from itertools import combinations, pairwise

import pytest
from django.utils import translation
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from phases import drawing
from phases.drawing.pieces import Box
from phases.plan import PeriodOnPlan, PhaseOnPlan, Plan
from phases.planned import as_planned
from tests.phases import plans

SHAPES = ("WIDE", "MEDIUM", "NARROW", "STRIP", "PRINT", "POSTER")
#: What may cover no word; lines pass behind names only where there is none.
SIGNS = ("arrow", "done", "dot", "due", "held", "pill", "plan", "ring", "way")
TODAY = dt.date(2026, 3, 17)


def drawn(plan, shape="WIDE", today=TODAY):
    return drawing.draw(plan, getattr(drawing, shape), today)


def faults(made):
    """Return the words outside the sheet, and those over other words."""
    sheet = Box(-1, -1, made.width + 1, made.height + 1)
    out = [text.words for text in made.texts if not sheet.holds(text.box)]
    out += [mark.role for mark in made.marks if not sheet.holds(mark.box)]
    over = [
        (a.words, b.words)
        for a, b in combinations(made.texts, 2)
        if a.box.meets(b.box) and not beside(a, b)
    ]
    over += [
        (text.words, mark.role)
        for text in made.texts
        for mark in made.marks
        if mark.role in SIGNS and text.role != "on" and text.box.meets(mark.box)
    ]
    return out, over


def beside(a, b):
    """Say whether two runs stand on one line and only their margins touch."""
    first, second = sorted((a.box, b.box), key=lambda box: box.left)
    return a.y == b.y and second.left >= first.right - 0.1


@pytest.mark.parametrize("shape", SHAPES)
@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(plan=plans.plans(), today=st.none() | st.just(TODAY))
def test_nothing_is_outside_and_nothing_covers_another_name(shape, plan, today):
    assert faults(drawn(plan, shape, today)) == ([], [])


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize(
    "plan",
    [
        plans.mulhouse(),
        plans.mulhouse(planned=True, happened=True),
        plans.rouffach(),
        plans.rouffach(planned=False),
        plans.one_phase(),
        plans.many_phases(12, **plans.months(9, 8)),
        plans.many_phases(15, plans.LONGEST),
        plans.many_phases(15, plans.LONGEST, **plans.months(9, 8)),
    ],
    ids=lambda plan: f"{len(plan.phases)} phases",
)
def test_every_known_path_is_drawn_without_a_fault(shape, plan):
    assert faults(drawn(plan, shape)) == ([], [])


def boxes(made, role):
    return [mark.box for mark in made.marks if mark.role == role]


def said(made):
    return [text.words for text in made.texts]


def test_an_overlap_is_drawn_as_an_overlap():
    planned = boxes(drawn(plans.rouffach()), "planned")
    spans = [(box.left, box.right) for box in planned]
    phase_two, phase_three = spans[1], spans[5]
    assert phase_three[0] < phase_two[1] < phase_three[1]
    tops = [box.top for box in planned]
    assert tops == sorted(set(tops))


def test_without_any_date_phases_stand_in_their_order_under_no_month():
    for plan in (plans.mulhouse(), plans.rouffach(planned=False)):
        made = drawn(plan)
        titles = [text for text in made.texts if text.words in TITLES]
        assert [text.words for text in titles] == [p.title for p in plan.phases]
        assert [text.x for text in titles] == sorted({text.x for text in titles})
        assert not set(said(made)) & {"janv.", "sept.", "2025", "Aujourd’hui"}


TITLES = {"Phase 1", "Phase 2", "Phase 3", "Phase 4", "I", "II", "III", "IV"}


def test_what_has_no_date_among_dated_phases_has_no_line():
    dated = PhaseOnPlan("1", "Datée", **plans.months(9, 10))
    plan = Plan((PeriodOnPlan("", (dated, PhaseOnPlan("2", "Sans date"))),), "Fin")
    made = drawn(plan)
    assert len(boxes(made, "planned")) == 1
    assert "pas encore de dates" in said(made)


def test_planned_and_happened_are_two_lines():
    made = drawn(plans.mulhouse(planned=True, happened=True))
    kinds = ("planned", "done", "way", "hatch")
    assert [len(boxes(made, kind)) for kind in kinds] == [4, 2, 1, 1]
    planned, done = boxes(made, "planned")[0], boxes(made, "done")[0]
    assert done.top > planned.bottom
    assert done.right > planned.right  # it was finished after the last planned day


def test_what_is_under_way_goes_on_until_today():
    made = drawn(plans.mulhouse(planned=True, happened=True))
    [way], [today] = boxes(made, "way"), boxes(made, "today")
    assert abs(way.right - today.right) < 3
    assert "Aujourd’hui" in said(made)


def test_a_phase_that_was_never_closed_does_not_stretch_the_scale_for_years():
    plan = plans.mulhouse(planned=True, happened=True)
    made = drawn(plan, today=dt.date(2040, 1, 1))
    assert "2040" not in said(made)
    assert boxes(made, "today") == []
    assert len(boxes(made, "way")) == 1


def test_a_milestone_is_full_once_it_was_held():
    made = drawn(plans.mulhouse(planned=True, happened=True))
    assert (len(boxes(made, "held")), len(boxes(made, "due"))) == (1, 2)


def test_milestones_close_to_each_other_are_all_seen():
    day = dt.date(2026, 1, 22)
    plan = plans.mulhouse(planned=True)
    periods = tuple(
        replace(
            period,
            phases=tuple(
                replace(
                    phase,
                    milestones=tuple(replace(m, day=day) for m in phase.milestones),
                )
                for phase in period.phases
            ),
        )
        for period in plan.periods
    )
    diamonds = boxes(drawn(replace(plan, periods=periods)), "due")
    diamonds.sort(key=lambda box: box.left)
    assert len(diamonds) == 3
    assert all(a.right <= b.left for a, b in pairwise(diamonds))


def test_the_plan_of_the_contract_shows_neither_state_nor_today():
    plan = as_planned(plans.mulhouse(planned=True, happened=True))
    for shape in ("PRINT", "MEDIUM", "NARROW"):
        made = drawn(plan, shape, today=None)
        roles = {mark.role for mark in made.marks}
        assert not roles & {"done", "way", "hatch", "held", "today", "pill", "half"}
        assert not any(
            re.search("faite|en cours|à venir|a eu lieu", w) for w in said(made)
        )


def test_the_strands_are_woven_from_the_signature_on():
    made = drawn(as_planned(plans.mulhouse()), "PRINT", today=None)
    signature = min(boxes(made, "due"), key=lambda box: box.left)
    [crossings] = boxes(made, "under")
    assert crossings.left > signature.left
    assert {"strand-1", "strand-2", "strand-3"} <= {mark.role for mark in made.marks}


def test_the_text_of_the_drawing_is_sound_and_hostile_words_are_only_words():
    label = '<script>x()</script> & "l’ami" \x0b]]> &amp; \ud83d'
    for shape in SHAPES:
        text = drawing.svg(plans.one_phase(label), getattr(drawing, shape))
        root = ET.fromstring(text)
        words = "".join(root.itertext())
        assert shape == "STRIP" or "<script>x()" in words
        kinds = {element.tag.partition("}")[2] for element in root.iter()}
        assert kinds <= {"svg", "path", "text"}


@pytest.mark.parametrize(("language", "month"), [("fr", "déc."), ("en", "Dec.")])
def test_the_drawing_speaks_the_language_of_its_reader(language, month):
    plan = plans.mulhouse(planned=True)
    with translation.override(language):
        text = drawing.svg(plan, drawing.WIDE)
        assert f">{month}<" in text
        # A comma would be no number to whoever draws it.
        assert not re.search(r' (x|y|width|height|d|font-size)="[^"]*,', text)


def test_a_drawing_is_made_once_for_one_day():
    plan = plans.one_phase("Une fois pour toutes")
    first = drawing.svg(plan, drawing.WIDE, TODAY)
    assert (
        drawing.svg(plans.one_phase("Une fois pour toutes"), drawing.WIDE, TODAY)
        is first
    )
    assert drawing.svg(plan, drawing.WIDE, dt.date(2026, 3, 18)) is not first


def test_dates_at_the_ends_of_the_calendar_are_drawn():
    far = PhaseOnPlan("1", "Loin", (dt.date.min, dt.date.max))
    for shape in SHAPES:
        made = drawn(Plan((PeriodOnPlan("", (far,)),), "Fin"), shape)
        assert faults(made) == ([], [])
