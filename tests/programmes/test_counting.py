"""What counts may say: nothing of one to four people, not even by subtraction."""

from collections import defaultdict

import pytest
from hypothesis import given
from hypothesis import strategies as st

from programmes.counting import (
    FEWEST,
    Amount,
    Share,
    is_small,
    people,
    people_exactly,
    share,
)

MOST = 60


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (0, "personne pour l’instant"),
        (1, "moins de cinq personnes"),
        (4, "moins de cinq personnes"),
        (5, "cinq personnes"),
        (11, "11 personnes"),
    ],
)
def test_fewer_than_five_people_are_not_counted(number, words):
    assert people(number) == words


def test_whoever_may_see_the_names_reads_the_number():
    assert [people_exactly(number) for number in (1, 4)] == [
        "une personne",
        "quatre personnes",
    ]


@pytest.mark.parametrize(
    ("part", "whole", "said"),
    [
        (0, 12, Share(Amount.NOBODY)),
        (3, 12, Share(Amount.FEW)),
        (7, 12, Share(Amount.SOME, 7)),
        (9, 12, Share(Amount.ALL_BUT_FEW)),
        (12, 12, Share(Amount.EVERYBODY)),
        (5, 6, Share(Amount.ALL_BUT_FEW)),
        (4, 6, Share(Amount.ALL_BUT_FEW)),
        (3, 6, Share(Amount.FEW)),
    ],
)
def test_what_is_said_of_those_who_signed(part, whole, said):
    assert share(part, whole) == said


def all_that_is_read():
    """Return, by the words that are read, every pair of numbers behind them."""
    behind = defaultdict(set)
    for whole in range(MOST + 1):
        for part in range(whole + 1):
            behind[people(whole), share(part, whole)].add((part, whole))
    return behind


def test_nobody_who_reads_both_can_tell_a_small_number():
    """Whoever knows how this is done finds several numbers behind the same words."""
    for pairs in all_that_is_read().values():
        for number_of in (
            lambda part, whole: part,
            lambda part, whole: whole - part,
            lambda part, whole: whole,
        ):
            numbers = {number_of(*pair) for pair in pairs}
            if any(map(is_small, numbers)):
                assert len(numbers) > 1, pairs


def test_a_naive_way_of_saying_it_would_be_seen_through():
    """The control: saying each number by itself, six people of whom five are found out."""
    behind = defaultdict(set)
    for whole in range(MOST + 1):
        for part in range(whole + 1):
            behind[people(whole), people(part)].add(whole - part)
    assert any(len(rest) == 1 and is_small(*rest) for rest in behind.values())


@given(st.integers(0, 500), st.integers(0, 500))
def test_what_is_said_is_true(one, other):
    part, whole = sorted((one, other))
    said, rest = share(part, whole), whole - part
    true = {
        Amount.NOBODY: part == 0,
        Amount.FEW: 0 < part < FEWEST,
        Amount.SOME: part == said.number and not is_small(part) and not is_small(rest),
        Amount.ALL_BUT_FEW: 0 < rest < FEWEST,
        Amount.EVERYBODY: rest == 0,
    }
    assert true[said.amount]


@given(st.lists(st.integers(0, 30), min_size=1, max_size=8))
def test_a_number_is_said_only_where_it_points_at_nobody(numbers):
    for number in numbers:
        said = [word for word in people(number).split() if word.isdigit()]
        assert said in ([], [str(number)])
        assert not (said and is_small(number))
