"""Looking back together: three questions at once, and what is gathered of the answers."""

import pytest
from django.core.exceptions import ValidationError

from programmes.models import QuestionKind
from tests.factories import (
    make_idea,
    make_programme,
    make_referential,
    make_role_group,
    make_round,
)
from tests.wellbeing.making_looking_back import DAY, make_sitting
from wellbeing import invariants, looking_back
from wellbeing.correcting import tell_apart
from wellbeing.importing import Line, bring_in
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


def test_the_three_questions_are_asked_in_the_words_of_the_programme():
    programme = make_programme()
    programme.questions.create(kind=QuestionKind.BROUGHT, text="Qu’avez-vous gagné ?")
    brought, no_effect, improvement = make_sitting(programme)
    assert brought.question == "Qu’avez-vous gagné ?"
    assert no_effect.question.startswith("Où la démarche est-elle restée sans effet")
    assert improvement.question.startswith("Que proposez-vous de changer")


def test_everybody_who_is_there_is_asked():
    assert {one.writers for one in make_sitting()} == {Round.Writers.EVERYBODY}


def test_they_are_sorted_by_the_list_of_the_first_rounds():
    programme, used = make_programme(), make_referential(name="Neuf parts")
    make_round(programme, referential=used)
    make_round(programme, kind=Round.Kind.CUSTOM)
    assert {one.referential for one in make_sitting(programme)} == {used}


def test_the_first_question_stands_for_the_sitting():
    make_round()
    first, second, third = make_sitting()
    assert [one.asked_with for one in (first, second, third)] == [None, first, first]
    for one in (first, second, third):
        assert list(one.sitting()) == [first, second, third]


def test_a_round_asked_alone_is_a_sitting_of_its_own():
    alone = make_round()
    assert list(alone.sitting()) == [alone]


@pytest.mark.parametrize("place", [0, 1, 2])
def test_letting_phones_in_opens_all_the_questions_each_by_its_code(place):
    rounds = make_sitting()
    rounds[place].let_phones_in()
    codes = {one.code for one in Round.objects.all()}
    assert len(codes) == 3
    assert "" not in codes


def test_letting_phones_in_again_leaves_the_codes_that_stand():
    first, second, third = make_sitting()
    first.let_phones_in()
    second.refresh_from_db()
    third.refresh_from_db()
    third.reveal(DAY)
    first.let_phones_in()
    codes = Round.objects.values_list("code", flat=True)
    assert codes.get(pk=second.pk) == second.code
    assert codes.get(pk=third.pk) == ""


def test_a_question_that_is_revealed_lets_no_phone_into_the_others():
    first, *_others = make_sitting()
    first.reveal(DAY)
    with pytest.raises(ValidationError):
        first.let_phones_in()
    assert set(Round.objects.values_list("code", flat=True)) == {""}


def test_phones_are_kept_out_of_one_question_alone():
    first, second, _third = make_sitting()
    first.let_phones_in()
    first.keep_phones_out()
    second.refresh_from_db()
    assert (first.code, bool(second.code)) == ("", True)


def test_the_questions_are_revealed_one_by_one_or_together():
    first, second, third = make_sitting()
    second.reveal(DAY)
    assert first.others_to_reveal() == [third]
    first.reveal(DAY, also=first.others_to_reveal())
    assert {one.revealed_on for one in Round.objects.all()} == {DAY}


@pytest.mark.parametrize(
    ("place", "said", "kept"),
    [
        (0, "", "helped"),
        (0, "harmed", "helped"),
        (1, "", ""),
        (1, "none", "none"),
        (1, "harmed", "harmed"),
        (1, "helped", ""),
        (2, "", ""),
        (2, "none", ""),
    ],
)
def test_an_answer_has_the_effect_that_its_question_asks(place, said, kept):
    idea = make_idea(make_sitting()[place], effect=said)
    assert Idea.objects.get(pk=idea.pk).effect == kept


def test_an_idea_of_another_round_has_no_effect():
    assert make_idea(make_round(), effect="harmed").effect == ""


def test_a_list_that_is_brought_in_has_the_effect_of_its_question():
    for round_, effect in zip(make_sitting(), ("helped", "", ""), strict=True):
        bring_in(round_, [Line(1, "Le marché, à plusieurs")])
        assert round_.ideas.get().effect == effect


def test_other_words_keep_the_effect_and_the_group():
    programme = make_programme()
    group = make_role_group(programme)
    _brought, no_effect, _improvement = make_sitting(programme)
    idea = make_idea(no_effect, effect="harmed", role_group=group)
    again = idea.say_again("Dit autrement")
    parts = again.split("Une moitié", "L’autre")
    for one in (again, *parts):
        assert (one.effect, one.role_group) == (Effect.HARMED, group)


def test_nobody_guesses_and_the_group_says_afterwards():
    idea = make_idea(make_sitting()[1])
    tell_apart(idea, "harmed", seen="")
    idea.refresh_from_db()
    assert idea.effect == Effect.HARMED
    tell_apart(idea, "", seen="harmed")
    idea.refresh_from_db()
    assert idea.effect == ""


def test_who_says_otherwise_meanwhile_is_told():
    idea = make_idea(make_sitting()[1])
    tell_apart(idea, "harmed", seen="")
    tell_apart(idea, "harmed", seen="")  # the same is no news
    with pytest.raises(ValidationError, match="cela a fait du mal"):
        tell_apart(idea, "none", seen="")
    idea.refresh_from_db()
    assert idea.effect == Effect.HARMED


@pytest.mark.parametrize(("place", "said"), [(0, "none"), (1, "helped"), (2, "harmed")])
def test_no_effect_is_said_that_the_question_does_not_ask(place, said):
    idea = make_idea(make_sitting()[place])
    with pytest.raises(ValidationError):
        tell_apart(idea, said, seen=idea.effect)


def test_what_was_said_otherwise_since_is_classed_no_more():
    idea = make_idea(make_sitting()[1])
    idea.say_again("Dit autrement")
    with pytest.raises(ValidationError):
        tell_apart(idea, "none", seen="")
