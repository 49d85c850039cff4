"""The drawing of the chain: every link can be followed, whatever the chain."""

import random
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from csm.chain.drawing import drawing_of
from csm.chain.routing import LETTERS, LINES, lines_of
from programmes.models import Programme, Territory

TOWNS = [Territory(pk=n, name=f"Ville {n}") for n in range(1, 6)]


def group(pk, town, year):
    return Programme(
        pk=pk, territory=TOWNS[town], first_year=2020 + year, last_year=2021 + year
    )


@st.composite
def chains(draw):
    """Groups anywhere, and links that run forward or stay in their year."""
    places = st.tuples(st.integers(0, 4), st.integers(0, 5))
    found = draw(st.lists(places, min_size=1, max_size=9))
    groups = [group(pk, *place) for pk, place in enumerate(found, start=1)]
    possible = [
        (one.pk, other.pk)
        for one in groups
        for other in groups
        if one != other and one.first_year <= other.first_year
    ]
    chosen = st.lists(st.sampled_from(possible), unique=True, max_size=14)
    return groups, draw(chosen) if possible else []


def segments(wire):
    """Return the stretches of a wire: whether it lies flat, where, and its two ends."""
    found = []
    for (x, y), (to_x, to_y) in zip(wire.points, wire.points[1:], strict=False):
        assert x == to_x or y == to_y
        flat = y == to_y
        ends = sorted((x, to_x) if flat else (y, to_y))
        found.append((flat, y if flat else x, *ends))
    return found


def lie_on_one_another(one, other):
    return any(
        flat == too and at == at_too and start < end_too and start_too < end
        for flat, at, start, end in segments(one)
        for too, at_too, start_too, end_too in segments(other)
    )


def runs_under(wire, box):
    across, down = (box.x, box.x + box.width), (box.y, box.y + box.height)
    return any(
        first <= at <= last and start < far and near < end
        for flat, at, start, end in segments(wire)
        for (first, last), (near, far) in [(down, across) if flat else (across, down)]
    )


@settings(max_examples=150, deadline=None)
@given(chains())
def test_no_wire_lies_on_another_nor_under_a_box(chain):
    groups, pairs = chain
    drawing = drawing_of(groups, pairs)
    assert len(drawing.boxes) == len(groups)
    assert len(drawing.wires) == len(pairs)
    for one, other in combinations(drawing.wires, 2):
        assert not lie_on_one_another(one, other)
    for wire in drawing.wires:
        assert [box for box in drawing.boxes if runs_under(wire, box)] == []
        for x, y in wire.points:
            assert 0 <= x <= drawing.width
            assert 0 <= y <= drawing.height


@settings(max_examples=100, deadline=None)
@given(chains())
def test_each_wire_leads_from_its_giver_to_its_receiver(chain):
    groups, pairs = chain
    drawing = drawing_of(groups, pairs)
    ends = sorted(
        (at(w.points[0], drawing), at(w.points[-1], drawing)) for w in drawing.wires
    )
    boxes = {
        one.pk: box for one, box in zip(in_order(groups), drawing.boxes, strict=True)
    }
    wanted = sorted((place(boxes[a]), place(boxes[b])) for a, b in pairs)
    assert ends == wanted


def in_order(groups):
    return sorted(groups, key=lambda one: (one.territory_id, one.first_year, one.pk))


def at(point, drawing):
    """Return where the box is on whose edge a wire ends."""
    x, y = point
    [box] = [
        box
        for box in drawing.boxes
        if x in (box.x, box.x + box.width) and box.y < y < box.y + box.height
    ]
    return place(box)


def place(box):
    return box.x, box.y


@settings(max_examples=100, deadline=None)
@given(chains())
def test_no_box_covers_another(chain):
    boxes = drawing_of(*chain).boxes
    for one, other in combinations(boxes, 2):
        apart = (
            one.x + one.width <= other.x
            or other.x + other.width <= one.x
            or one.y + one.height <= other.y
            or other.y + other.height <= one.y
        )
        assert apart


def test_forty_groups_and_sixty_links_stay_readable():
    chance = random.Random(4)
    groups = [group(pk, pk % 5, chance.randrange(6)) for pk in range(1, 41)]
    possible = [
        (a.pk, b.pk) for a in groups for b in groups if a.first_year < b.first_year
    ]
    drawing = drawing_of(groups, chance.sample(possible, 60))
    assert len(drawing.wires) == 60
    # Letters keep their size: the window scrolls rather than that they shrink.
    assert drawing.width < 2200
    wires = combinations(drawing.wires, 2)
    assert not any(lie_on_one_another(one, other) for one, other in wires)


def test_a_territory_and_its_years_are_where_people_look_for_them():
    groups = [group(1, 1, 2), group(2, 0, 0), group(3, 1, 0)]
    drawing = drawing_of(groups, [(3, 1)])
    assert [label.lines for label in drawing.years] == [("2020",), ("2022",)]
    assert [label.lines for label in drawing.territories] == [
        ("Ville 1",),
        ("Ville 2",),
    ]
    # In one territory, without anything between them: a straight line.
    assert len(drawing.wires[0].points) == 2


@pytest.mark.parametrize(
    "name",
    [
        "Rivemont",
        "Sainte-Marie-aux-Mines-et-Vallée",
        "Anticonstitutionnellement" * 4,
        "日本語の文章" * 12,
        "mot " * 30,
        "👩🏽\u200d🦽 " * 20,
    ],
)
def test_the_name_of_a_territory_keeps_to_its_column(name):
    lines = lines_of(name)
    assert 1 <= len(lines) <= LINES
    assert all(0 < len(line) <= LETTERS for line in lines)


def test_a_name_that_is_cut_says_so():
    assert lines_of("Sainte-Marie-aux-Mines") == ("Sainte-Marie-aux-", "Mines")
    assert lines_of("a" * 30) == (f"{'a' * 19}…",)
    assert lines_of(" ".join(["dix-huit lettres"] * 5))[-1].endswith(" …")
