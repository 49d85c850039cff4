"""Ranking the actions: what is counted, moved and agreed on, and what is forgotten."""

import pytest
from django.core.exceptions import ValidationError

from programmes.access import Access
from programmes.journal import facts_of
from programmes.models import Event, Role
from tests.factories import make_programme, make_user
from tests.workshops.making import in_days
from tests.workshops.making_rankings import (
    Means,
    Way,
    actions_of,
    make_ranking,
    places,
    row_values,
    type_dots,
    type_order,
    type_sheet,
)
from workshops.models import Ranking
from workshops.ranking_counting import moved, places_of, sums_of

pytestmark = pytest.mark.django_db


def test_the_most_dots_come_first_and_equal_ones_share_a_place():
    ranking = make_ranking(words=("a", "b", "c", "d"))
    assert places(ranking) == [None] * 4
    type_dots(ranking, 2, 7, 2, 0)
    assert row_values(ranking, "place", "dots") == [(2, 2), (1, 7), (2, 2), (4, 0)]


@pytest.mark.parametrize(
    ("counts", "fewest_first", "found"),
    [
        ({}, True, {}),
        ({"a": 5}, False, {"a": 1}),
        ({"a": 5, "b": 5, "c": 1}, False, {"a": 1, "b": 1, "c": 3}),
        ({"a": 5, "b": 5, "c": 1}, True, {"a": 2, "b": 2, "c": 1}),
    ],
)
def test_equal_counts_share_a_place_and_the_next_is_left_out(
    counts, fewest_first, found
):
    assert places_of(counts, fewest_first=fewest_first) == found


def test_an_action_without_a_place_counts_as_the_last_one():
    choices = [{"1": 1, "2": 2}, {"3": 1}]
    assert sums_of(choices, [1, 2, 3]) == {1: 4, 2: 5, 3: 4}


def test_the_smallest_sum_of_places_comes_first():
    ranking = make_ranking(way=Way.ORDER)
    type_sheet(ranking, 1, 2, 3)
    type_sheet(ranking, 3, 1, 2)
    type_sheet(ranking, 2, 1, None)
    expected = [(2, 6, None), (1, 4, None), (3, 8, None)]
    assert row_values(ranking, "place", "places_sum", "dots") == expected


def test_a_sheet_is_typed_again_or_taken_out():
    ranking = make_ranking(way=Way.ORDER)
    type_sheet(ranking, 1, 2, 3)
    type_sheet(ranking, 1, 2, 3)
    first, second = ranking.ballots.order_by("pk")
    type_sheet(ranking, 3, 2, 1, sheet=first)
    assert [sum_ for (sum_,) in row_values(ranking, "places_sum")] == [4, 4, 4]
    assert list(ranking.ballots.order_by("pk")) == [first, second]
    type_sheet(ranking, None, None, None, sheet=first)
    type_sheet(ranking, None, None, None, sheet=second)
    assert places(ranking) == [None] * 3


def test_by_hands_there_is_one_order_the_last_that_was_typed():
    ranking = make_ranking(way=Way.ORDER, means=Means.HANDS)
    type_order(ranking, 1, 2, 3)
    type_order(ranking, 3, 1, 2)
    assert (places(ranking), ranking.ballots.count()) == ([3, 1, 2], 1)


def test_two_people_who_type_do_not_overwrite_one_another():
    ranking = make_ranking()
    read = ranking.version
    assert ranking.type_dots({}, read)
    typed = {action.pk: 5 for action in actions_of(ranking)}
    assert not ranking.type_dots(typed, read)
    assert row_values(ranking, "typed_dots") == [(None,)] * 3


@pytest.mark.parametrize(
    ("start", "key", "down", "found"),
    [
        ({"a": 1, "b": 2, "c": 3}, "b", False, {"b": 1, "a": 2, "c": 3}),
        ({"a": 1, "b": 2, "c": 3}, "b", True, {"a": 1, "c": 2, "b": 3}),
        ({"a": 1, "b": 2, "c": 3}, "a", False, {"a": 1, "b": 2, "c": 3}),
        ({"a": 1, "b": 2, "c": 3}, "c", True, {"a": 1, "b": 2, "c": 3}),
        # It leaves those with whom it was tied…
        ({"a": 1, "b": 1, "c": 3}, "b", False, {"b": 1, "a": 2, "c": 3}),
        ({"a": 1, "b": 1, "c": 3}, "a", True, {"b": 1, "a": 2, "c": 3}),
        # … and passes those that are tied together, who stay so.
        ({"a": 1, "b": 1, "c": 3}, "c", False, {"c": 1, "a": 2, "b": 2}),
    ],
)
def test_an_action_goes_one_step(start, key, down, found):
    assert moved(start, key, down=down) == found


def test_moved_places_ask_how_it_was_decided_and_can_go_back():
    ranking = make_ranking()
    with pytest.raises(ValidationError, match="compté"):
        ranking.move(actions_of(ranking)[0].pk, down=False)
    type_dots(ranking, 3, 2, 1)
    ranking.move(actions_of(ranking)[2].pk, down=False)
    assert places(ranking) == [1, 3, 2]
    ranking.move(0, down=False)  # an action of another ranking moves nothing
    assert places(ranking) == [1, 3, 2]
    with pytest.raises(ValidationError) as refusal:
        ranking.settle(in_days(0), None, "  ")
    assert refusal.value.code == "account"
    ranking.count_again()
    assert places(ranking) == [1, 2, 3]
    ranking.settle(in_days(0))
    assert ranking.settled_on == in_days(0)


def test_the_agreement_is_noted_once_and_ends_all_change():
    ranking, user = make_ranking(), make_user()
    type_dots(ranking, 3, 2, 1)
    ranking.settle(in_days(-1), user, "Après un tour de table.")
    ranking.refresh_from_db()
    assert (ranking.settled_on, ranking.account) == (
        in_days(-1),
        "Après un tour de table.",
    )
    event = Event.objects.get(kind="ranking_settled")
    assert (event.by, facts_of(event)) == (
        user,
        {"ranking": ranking.pk, "on": str(in_days(-1))},
    )
    key = actions_of(ranking)[1].pk
    for act in (
        lambda: ranking.settle(in_days(0)),
        lambda: ranking.move(key, down=False),
        lambda: ranking.type_dots({}, ranking.version),
        lambda: ranking.type_sheet({key: 1}),
        ranking.count_again,
        ranking.archive,
        ranking.close,
        ranking.let_phones_in,
    ):
        with pytest.raises(ValidationError) as refusal:
            act()
        assert refusal.value.code == "settled"
    assert places(ranking) == [1, 2, 3]
    assert Event.objects.filter(kind="ranking_settled").count() == 1


def test_the_last_ranking_agreed_on_holds():
    programme = make_programme()
    assert list(Ranking.objects.in_force(programme)) == []
    rankings = [make_ranking(programme) for _n in range(3)]
    assert [one.number for one in rankings] == [1, 2, 3]
    for ranking in rankings[:2]:
        type_dots(ranking, 1, 2, 3)
        ranking.settle(in_days(0))
    assert list(Ranking.objects.in_force(programme)) == [rankings[1]]


@pytest.mark.parametrize(
    ("role", "seen"),
    [
        (Role.COORDINATOR, {"open", "settled", "out"}),
        (Role.FACILITATOR, {"open", "settled", "out"}),
        (Role.PARTNER, {"open", "settled"}),
        (Role.PARTICIPANT, {"open", "settled"}),
        (Role.OBSERVER, {"settled"}),
    ],
)
def test_who_takes_part_reads_and_who_observes_reads_what_was_agreed_on(role, seen):
    programme = make_programme()
    made = {name: make_ranking(programme) for name in ("open", "settled", "out")}
    make_ranking()
    type_dots(made["settled"], 1, 2, 3)
    made["settled"].settle(in_days(0))
    made["out"].archive()
    access = Access(programme, make_user(), frozenset({role}))
    visible = set(Ranking.objects.visible_to(access))
    assert visible == {made[name] for name in seen}
