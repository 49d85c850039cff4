"""What is gathered of the answers of a co-evaluation, and who may be named beside them."""

import pytest

from programmes.access import accesses_of
from programmes.models import Kind
from programmes.suppression import told_apart
from tests.factories import (
    make_idea,
    make_membership,
    make_programme,
    make_role_group,
    make_round,
)
from tests.wellbeing.making_looking_back import DAY, answers, make_sitting
from tests.wellbeing.said import make_said, make_sorted, put
from wellbeing import invariants, looking_back
from wellbeing.annex import annex, round_wall
from wellbeing.awaits import awaits
from wellbeing.exporting import heads, left_out, rows
from wellbeing.gathered import gathered
from wellbeing.models import Idea, Round

pytestmark = pytest.mark.django_db
Effect, Way = Idea.Effect, Idea.Way
*_FIRST, WHOSE, TOGETHER = invariants.INVARIANTS


def faults(invariant):
    return [one for one in invariant.look() if one]


def altered(round_, **values):
    idea = make_idea(round_)
    Idea.objects.filter(pk=idea.pk).update(**values)
    return idea


def told(rounds):
    """Return how many answers of each kind each theme has, by its letter."""
    return [
        (
            theme.dimension and theme.dimension.code,
            [answers.count for answers in theme.kinds],
        )
        for theme in looking_back.contributions(rounds)
    ]


def test_what_is_contributed_is_read_by_theme_and_by_effect():
    brought, no_effect, improvement = rounds = make_sitting(revealed=True)
    make_sorted(brought, "A01")
    make_sorted(no_effect, "A03", effect="none")
    make_sorted(no_effect, "B00", effect="harmed")
    make_idea(no_effect)
    make_idea(improvement)
    assert told(rounds) == [
        ("A", [1, 1, 0, 0, 0]),
        ("B", [0, 0, 1, 0, 0]),
        (None, [0, 0, 0, 1, 1]),
    ]


def test_nothing_is_read_of_what_is_not_revealed():
    brought, no_effect, _improvement = rounds = make_sitting()
    make_idea(brought)
    make_idea(no_effect)
    brought.reveal(DAY)
    assert told(rounds) == [(None, [1, 0, 0, 0, 0])]
    assert looking_back.by_group(rounds).total() == 1


def test_what_is_withdrawn_hidden_or_said_again_does_not_count_twice():
    brought, *_others = rounds = make_sitting(revealed=True)
    make_idea(brought).withdraw()
    make_idea(brought).hide(None)
    make_idea(brought).say_again("Dit autrement")
    assert told(rounds) == [(None, [1, 0, 0, 0, 0])]
    assert looking_back.by_group(rounds).total() == 1


def test_a_pile_of_two_effects_is_two():
    _brought, no_effect, _improvement = rounds = make_sitting(revealed=True)
    top = make_idea(no_effect, effect="none")
    for effect in ("none", "harmed"):
        under = make_idea(no_effect, effect=effect)
        under.change(stacked_on=top)
    [theme] = looking_back.contributions(rounds)
    assert [stack.times for stack in theme.none.stacks] == [2]
    assert [stack.times for stack in theme.harmed.stacks] == [1]


@pytest.mark.parametrize(
    ("given", "named"),
    [
        ({}, set()),
        ({1: 4}, set()),
        ({1: 5}, {1}),
        ({1: 5, None: 5}, {1}),
        # What is left over is of so few that it would tell whose it is.
        ({1: 9, 2: 5, 3: 1}, {1}),
        ({1: 9, 2: 5, None: 2}, {1}),
        ({1: 9, 2: 3, 3: 2}, {1}),
        ({1: 5, 2: 1}, set()),
    ],
)
def test_a_group_that_gave_few_is_not_named(given, named):
    assert told_apart(given) == named


def test_the_groups_of_few_are_told_together():
    programme = make_programme()
    many, few = make_role_group(programme), make_role_group(programme, Kind.AUTHORITY)
    brought, no_effect, improvement = rounds = make_sitting(programme)
    answers(brought, 6, role_group=many)
    answers(no_effect, 2, role_group=few)
    answers(improvement, 3)
    brought.reveal(DAY, also=[no_effect, improvement])
    assert looking_back.by_group_told(rounds) == [(many.title, 6), (None, 5)]
    assert looking_back.named_beside(brought) == {many.pk: many.title}


def test_those_to_come_write_no_answer():
    programme = make_programme()
    there = make_role_group(programme)
    make_role_group(programme, Kind.FUTURE)
    make_role_group(make_programme())
    assert list(looking_back.groups_that_write(programme)) == [there]


@pytest.mark.parametrize("number", [1, 30])
def test_reading_costs_the_same_however_many_answer(django_assert_num_queries, number):
    programme = make_programme()
    group = make_role_group(programme)
    brought, no_effect, improvement = rounds = make_sitting(programme, revealed=True)
    for one in (brought, no_effect, improvement):
        for idea in answers(one, number, role_group=group):
            put(idea, "A01")
    with django_assert_num_queries(2):
        looking_back.contributions(rounds)
    with django_assert_num_queries(1):
        looking_back.by_group(rounds)


def test_annex_1_and_the_texts_say_nothing_of_it():
    programme, bright, _dark = make_said()
    make_sorted(bright, "A01", text="Manger à sa faim")
    before = annex(programme)
    brought, *_others = make_sitting(programme, revealed=True)
    make_sorted(brought, "A01", text="On cuisine ensemble")
    assert annex(programme) == before
    assert [theme.count for theme in gathered(programme) if theme.count] == [1]


def test_the_poster_of_a_question_tells_the_effects_apart_and_names_no_few():
    programme = make_programme()
    group = make_role_group(programme)
    _brought, no_effect, _improvement = make_sitting(programme, revealed=True)
    make_idea(no_effect, effect="harmed", text="Un trajet de trop", role_group=group)
    make_idea(no_effect, text="Rien de neuf")
    [theme] = round_wall(no_effect).themes
    said = {one.text: (one.effect, one.group) for one in theme.bright}
    assert said == {
        "Un trajet de trop": ("cela a fait du mal", ""),
        "Rien de neuf": ("effet non précisé", ""),
    }


def test_a_file_has_the_effect_and_the_groups_that_may_be_named():
    programme = make_programme()
    many, few = make_role_group(programme), make_role_group(programme, Kind.AUTHORITY)
    brought, no_effect, improvement = make_sitting(programme)
    answers(brought, 5, role_group=many)
    answers(improvement, 4)
    make_idea(no_effect, effect="none", role_group=few)
    brought.reveal(DAY, also=[no_effect, improvement])
    assert heads(looks_back=True)[-2:] == ["Effet", "Groupe de rôle"]
    assert [row[-2:] for row in rows(brought)] == [["cela a aidé", many.title]] * 5
    assert [row[-2:] for row in rows(no_effect)] == [["sans effet", ""]]
    assert len(left_out(no_effect)) == 2


def test_it_is_not_among_what_the_first_rounds_wait_for():
    programme = make_programme()
    user = make_membership(programme).user
    for kind in (Round.Kind.CUSTOM, Round.Kind.BROUGHT):
        make_idea(make_round(programme, kind=kind, held_on=DAY))
    [line] = awaits(accesses_of(user))
    assert line.title == "Dévoiler les idées d’un recueil"


def test_an_effect_of_another_round_or_question_is_found():
    brought, no_effect, improvement = make_sitting()
    of_others = make_role_group(make_programme())
    make_idea(no_effect, effect="none", role_group=make_role_group(brought.programme))
    assert faults(WHOSE) == []
    wrong = [
        altered(brought, effect="none"),
        altered(no_effect, effect="helped"),
        altered(improvement, effect="harmed"),
        altered(make_round(), effect="helped"),
        altered(make_round(), role_group=of_others),
        altered(no_effect, role_group=of_others),
    ]
    found = [f"(wellbeing_idea {one.pk})" for one in wrong]
    assert sorted(faults(WHOSE)) == sorted(found)


def test_a_sitting_of_two_programmes_or_of_no_first_question_is_found():
    first, second, third = make_sitting()
    assert faults(TOGETHER) == []
    Round.objects.filter(pk=third.pk).update(asked_with=second)
    elsewhere = make_round(kind=Round.Kind.BROUGHT, asked_with=first)
    forward = make_round(first.programme, asked_with=first)
    found = [f"(wellbeing_round {one.pk})" for one in (third, elsewhere, forward)]
    assert sorted(faults(TOGETHER)) == sorted(found)
