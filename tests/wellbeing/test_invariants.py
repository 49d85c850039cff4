"""What verification finds of the rounds, when somebody has altered a row by hand."""

import pytest
from django.utils import timezone

from tests.factories import make_idea, make_programme, make_referential, make_round
from wellbeing import invariants
from wellbeing.models import Component, Dimension, Idea, Round, Sorting
from wellbeing.tying import lay, pair

pytestmark = pytest.mark.django_db
NAMES, KEYS, CODES, SIDES, TURNED, PILES, SORTED = invariants.INVARIANTS[:7]


def ideas(round_, **values):
    idea = make_idea(round_)
    Idea.objects.filter(pk=idea.pk).update(**values)
    return idea


def component_of(referential):
    return Component.objects.filter(dimension__referential=referential).first()


def faults(invariant):
    return [one for one in invariant.look() if one]


def test_a_signature_in_a_round_without_names_is_found():
    make_idea(make_round(is_anonymous=False), signed="Aline")
    assert faults(NAMES) == []
    idea = ideas(make_round(), signed="Aline")
    assert faults(NAMES) == [f"(wellbeing_idea {idea.pk})"]


def test_a_key_after_the_reveal_is_found():
    held = make_round()
    idea = ideas(held, way="phone", key_digest="d" * 64)
    assert faults(KEYS) == []
    Round.objects.update(revealed_on=held.held_on)
    assert faults(KEYS) == [f"(wellbeing_idea {idea.pk})"]


def test_a_code_of_a_round_put_away_is_found():
    held = make_round(code="ABCDEF")
    assert faults(CODES) == []
    Round.objects.update(archived_at=timezone.now())
    assert faults(CODES) == [f"(wellbeing_round {held.pk})"]


def test_mirrors_of_one_side_are_found():
    programme = make_programme()
    bright, ill = make_round(programme), make_round(programme, kind="ill_being")
    for one, other in ((bright, ill), (ill, bright)):
        Round.objects.filter(pk=one.pk).update(mirror=other)
    assert faults(SIDES) == []
    Round.objects.filter(pk=ill.pk).update(kind="needs")
    assert len(faults(SIDES)) == 2


def test_a_mirror_that_does_not_answer_is_found():
    programme = make_programme()
    ill = make_round(programme, kind="ill_being")
    bright = make_round(programme, mirror=ill)
    assert faults(SIDES) == [f"(wellbeing_round {bright.pk})"]


def test_an_idea_turned_round_by_one_of_its_own_side_is_found():
    programme = make_programme()
    bright = make_idea(make_round(programme))
    ill_round = make_round(programme, kind="ill_being")
    pair(make_idea(ill_round), bright, seen=None)
    assert faults(TURNED) == []
    wrong = ideas(ill_round, reversed_by=make_idea(ill_round))
    elsewhere = ideas(ill_round, reversed_by=make_idea(make_round()))
    found = sorted(f"(wellbeing_idea {one.pk})" for one in (wrong, elsewhere))
    assert sorted(faults(TURNED)) == found


def test_a_pile_of_two_rounds_or_on_a_pile_is_found():
    held = make_round()
    below, middle = make_idea(held), make_idea(held)
    lay(middle, below, seen=None)
    assert faults(PILES) == []
    high = ideas(held, stacked_on=middle)
    apart = ideas(make_round(), stacked_on=below)
    found = sorted(f"(wellbeing_idea {one.pk})" for one in (high, apart))
    assert sorted(faults(PILES)) == found


def test_an_idea_sorted_by_another_list_is_found():
    held, other = make_round(), make_referential()
    Sorting.objects.create(
        idea=make_idea(held), component=component_of(held.referential)
    )
    theme = Dimension.objects.create(programme=held.programme, label="Le marché")
    own = Component.objects.create(dimension=theme, label="Le marché du jeudi")
    Sorting.objects.create(idea=make_idea(held), component=own)
    assert faults(SORTED) == []
    wrong = Sorting.objects.create(idea=make_idea(held), component=component_of(other))
    of_others = Sorting.objects.create(idea=make_idea(make_round()), component=own)
    found = sorted(f"(wellbeing_sorting {one.pk})" for one in (wrong, of_others))
    assert sorted(faults(SORTED)) == found
