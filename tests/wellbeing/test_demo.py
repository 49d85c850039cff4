"""The demo's post-its: full rounds agreed on, and one that is being written."""

from collections import Counter

import pytest

from csm.demo import _load_programmes
from wellbeing.gathered import gathered
from wellbeing.models import Dimension, Idea, Round, Sorting

pytestmark = pytest.mark.django_db


def test_rivemont_has_agreed_on_a_full_round_of_each_kind():
    _load_programmes()
    rounds = Round.objects.exclude(settled_on=None).with_counts()
    kinds = {one.kind: one for one in rounds}
    assert set(kinds) == set(Round.Kind.looking_forward())
    for one in kinds.values():
        assert one.ideas_count == one.sorted_count >= 60
    assert kinds["well_being"].mirror == kinds["ill_being"]
    assert Idea.objects.exclude(reversed_by=None).exists()
    assert Sorting.objects.filter(settled_on=None).count() == 0


def test_rivemont_has_piles_ideas_left_out_and_a_theme_of_its_own():
    _load_programmes()
    [theme] = Dimension.objects.exclude(programme=None)
    themes = gathered(theme.programme)
    assert all(one.text.settled_on for one in themes)
    own = next(one for one in themes if one.dimension == theme)
    assert min(own.bright.count, own.dark.count) > 0
    stacks = [stack for one in themes for stack in one.stacks]
    assert max(stack.times for stack in stacks) >= 3
    assert any(stack.idea.left_out for stack in stacks)
    piled = Idea.objects.exclude(stacked_on=None).with_place()
    tops = dict(Idea.objects.with_place().values_list("pk", "place"))
    assert all(one.place == tops[one.stacked_on_id] for one in piled)


def test_val_fleuri_is_writing_and_lets_phones_in():
    _load_programmes()
    asked = Round.objects.get(programme__slug__startswith="val-fleuri")
    assert (asked.is_revealed, asked.moment, len(asked.code)) == (False, "writing", 6)
    assert asked.ideas.count() >= 15


def test_no_idea_is_written_twice_in_a_round_by_mistake():
    _load_programmes()
    written = Counter(Idea.objects.values_list("round", "text"))
    assert [one for one, times in written.items() if times > 1] == []
