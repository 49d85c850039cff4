"""What was planned, what happened and what is to come differ without any colour."""

import datetime as dt
from itertools import combinations

import pytest

from phases.drawing.looks import LOOKS, PAPER
from phases.drawing.pieces import Board
from phases.drawing.scale import Scale
from phases.drawing.signs import (
    Stop,
    draw_drop,
    draw_happened,
    draw_node,
    draw_planned,
)
from phases.models.stretches import Stretch
from phases.plan import MilestoneOnPlan, StretchOnPlan

State = Stretch.State
DAY = dt.date(2026, 1, 22)
SCALE = Scale(2026 * 12, 2026 * 12 + 11, 0, 600)
STOPS = {
    "held": Stop(50, MilestoneOnPlan("final", "Évaluation", DAY, held_on=DAY)),
    "to come": Stop(50, MilestoneOnPlan("final", "Évaluation", DAY)),
}


def happened(board, **days):
    part = StretchOnPlan("1", "Avancer", started_on=DAY, **days)
    draw_happened(board, part, SCALE, 0, 16, DAY + dt.timedelta(90))


def diamond(which):
    return lambda board: board.diamond(STOPS[which].role, 50, 50, 8)


def node(state):
    return lambda board: draw_node(board, state, 50, 50, 8)


DIAMONDS = {
    "milestone held": diamond("held"),
    "milestone to come": diamond("to come"),
}
SIGNS = {
    "with dates": DIAMONDS
    | {
        "planned": lambda board: draw_planned(board, 10, 90, 10, 16),
        "done": lambda board: happened(board, finished_on=DAY + dt.timedelta(30)),
        "under way": happened,
    },
    "without dates": DIAMONDS
    | {
        "done": node(State.DONE),
        "under way": node(State.UNDER_WAY),
        "to come": node(State.TO_COME),
    },
    "lines": {
        which: lambda board, stop=stop: draw_drop(board, stop, 0, 90)
        for which, stop in STOPS.items()
    },
}


def seen(draw):
    """Return the marks of a sign as they are without colour: shape, filling, dashes."""
    board = Board()
    draw(board)
    found = set()
    for mark in board.marks:
        ground, _line, _width, dashes = LOOKS[mark.role]
        filling = {None: "none", PAPER: "empty"}.get(ground, "full")
        found.add((outline(mark), filling, bool(dashes)))
    return found


def outline(mark):
    if "A" in mark.d:
        return "round"
    if not mark.d.endswith("Z"):
        return "strokes" if mark.d.count("M") > 1 else "stroke"
    first = mark.d[1:].split("L")[0].split()
    corner = [mark.box.left, mark.box.top]
    return (
        "bar"
        if [float(one) for one in first] == pytest.approx(corner, 0.01)
        else "diamond"
    )


@pytest.mark.parametrize("drawing", SIGNS)
def test_no_two_signs_are_told_apart_by_colour_alone(drawing):
    looks = {name: seen(draw) for name, draw in SIGNS[drawing].items()}
    alike = [
        pair for pair in combinations(looks, 2) if looks[pair[0]] == looks[pair[1]]
    ]
    assert alike == []


def test_each_state_has_its_own_shape_or_pattern():
    looks = {name: seen(draw) for name, draw in SIGNS["with dates"].items()}
    assert looks["done"] == {("bar", "full", False)}
    assert looks["under way"] == {("bar", "empty", False), ("strokes", "none", False)}
    assert ("stroke", "none", True) in looks["planned"]
    assert looks["milestone held"] == {("diamond", "full", False)}
    assert looks["milestone to come"] == {("diamond", "empty", False)}
