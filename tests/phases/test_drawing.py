"""The drawing of any path: nothing outside its sheet, no name over another one."""

import datetime as dt
from itertools import combinations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from phases import drawing
from phases.drawing.pieces import Box
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
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(plan=plans.plans(), today=st.none() | st.just(TODAY))
def test_nothing_is_outside_and_nothing_covers_another_name(shape, plan, today):
    assert faults(drawn(plan, shape, today)) == ([], [])
