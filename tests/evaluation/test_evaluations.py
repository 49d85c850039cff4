"""The co-evaluations: prepared with three questions, held on a day, agreed on."""

import datetime as dt

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from evaluation import asking, holding
from evaluation.contributions import contributed, from_groups
from evaluation.due import due_of
from evaluation.models import Evaluation
from evaluation.reporting.answers import answers_of
from phases.models import Milestone, MilestoneKind, Path, Phase
from programmes.asking import CO_EVALUATION, USUAL
from programmes.models import Event, Kind, QuestionKind, Role
from tests.evaluation.making_asking import (
    DAY,
    Moment,
    access_of,
    make_evaluation,
    make_session,
    reveal,
    say,
)
from tests.factories import (
    make_membership,
    make_programme,
    make_referential,
    make_role_group,
    make_round,
    make_user,
)
from wellbeing.models import Round

pytestmark = pytest.mark.django_db


def refuses(code, act, *given):
    """Check that an act is refused for the reason of this code."""
    with pytest.raises(ValidationError) as refusal:
        act(*given)
    assert refusal.value.code == code


def milestone(programme, kind=MilestoneKind.MID_TERM, **values):
    path = Path.objects.filter(programme=programme).first()
    path = path or Path.objects.create(programme=programme)
    phase = Phase.objects.create(path=path, position=1, label="Se revoir")
    return Milestone.objects.create(
        path=path, kind=kind, label="Mi-parcours", phase=phase, **values
    )


def test_it_asks_the_three_questions_in_the_words_of_the_programme():
    programme = make_programme()
    words = "Où cela n’a-t-il rien changé, ou abîmé ?"
    programme.questions.create(kind=QuestionKind.NO_EFFECT, text=words)
    evaluation = make_evaluation(programme)
    asked = [(one.kind, one.question) for one in evaluation.rounds]
    assert asked == [
        ("brought", USUAL[QuestionKind.BROUGHT]),
        ("no_effect", words),
        ("improvement", USUAL[QuestionKind.IMPROVEMENT]),
    ]
    programme.questions.update(text="Autre chose ?")
    evaluation.no_effect.refresh_from_db()
    assert evaluation.no_effect.question == words


def test_everybody_writes_and_the_first_question_leads_the_others():
    evaluation = make_evaluation()
    first = evaluation.brought
    rows = [
        (one.writers, one.asked_with, one.is_anonymous, one.held_on)
        for one in evaluation.rounds
    ]
    assert rows == [
        ("everybody", None, True, DAY),
        ("everybody", first, True, DAY),
        ("everybody", first, True, DAY),
    ]
    held = evaluation.session.rounds.order_by("pk")
    assert list(held) == sorted(evaluation.rounds, key=lambda one: one.pk)


def test_at_the_end_the_same_is_asked_by_the_same_list():
    programme = make_programme()
    own = make_referential()
    make_round(programme, referential=own)
    first = make_evaluation(programme)
    make_round(programme, kind=Round.Kind.NEEDS)
    programme.questions.create(kind=QuestionKind.BROUGHT, text="Et alors ?")
    last = make_evaluation(programme, Moment.FINAL)
    assert [one.question for one in last.rounds] == [
        one.question for one in first.rounds
    ]
    lists = {one.referential_id for one in (*first.rounds, *last.rounds)}
    assert lists == {own.pk}


def test_what_had_no_effect_is_asked_even_where_no_row_says_it():
    asked = asking.questions_of(make_programme())
    words = {one.kind: one.question for one in asked}
    assert list(words) == list(CO_EVALUATION)
    assert words[QuestionKind.NO_EFFECT] == USUAL[QuestionKind.NO_EFFECT]


def test_one_moment_is_prepared_once_until_it_is_taken_out():
    programme = make_programme()
    evaluation = make_evaluation(programme)
    refuses("twice", make_evaluation, programme)
    asking.take_out(evaluation)
    assert {one.archived_at is None for one in evaluation.rounds} == {False}
    other = make_evaluation(programme)
    refuses("other", asking.bring_back, evaluation)
    asking.take_out(other)
    asking.bring_back(evaluation)
    assert {one.archived_at for one in evaluation.rounds} == {None}


def test_a_session_has_one_co_evaluation():
    programme = make_programme()
    session = make_session(programme)
    make_evaluation(programme, session=session)
    with pytest.raises(ValidationError, match="Cette séance a"):
        make_evaluation(programme, Moment.FINAL, session=session)


def test_the_path_and_the_evaluation_say_one_day():
    programme, user = make_programme(), make_user()
    row = milestone(programme)
    other = milestone(programme, MilestoneKind.FINAL)
    evaluation = make_evaluation(programme)
    holding.hold(evaluation, DAY, user)
    row.refresh_from_db()
    assert (evaluation.held_on, row.held_on, row.version) == (DAY, DAY, 2)
    holding.take_back(evaluation, user)
    row.refresh_from_db()
    other.refresh_from_db()
    assert (evaluation.held_on, row.held_on, other.held_on) == (None, None, None)
    kinds = Event.objects.order_by("pk").values_list("kind", flat=True)
    assert list(kinds)[-4:] == [
        "evaluation_held",
        "milestone_held",
        "evaluation_not_held",
        "milestone_held",
    ]


def test_it_is_not_held_before_its_day_nor_once_taken_out():
    evaluation = make_evaluation()
    row = milestone(evaluation.programme)
    tomorrow = timezone.localdate() + dt.timedelta(days=1)
    refuses("early", holding.hold, evaluation, tomorrow, None)
    asking.take_out(evaluation)
    refuses("out", holding.hold, evaluation, DAY, None)
    row.refresh_from_db()
    assert row.held_on is None


def test_one_that_took_place_stays_in_the_list():
    evaluation = make_evaluation()
    evaluation.hold(DAY, None)
    refuses("held", asking.take_out, evaluation)


def test_the_group_agrees_on_words_that_are_written_and_then_they_stay():
    evaluation = make_evaluation()
    refuses("early", evaluation.agree, DAY, None)
    Evaluation.objects.update(kept="Marcher ensemble nous a fait du bien.")
    refuses("early", evaluation.agree, DAY, None)
    evaluation.hold(DAY, None)
    refuses("early", evaluation.agree, DAY - dt.timedelta(days=1), None)
    evaluation.agree(DAY, None)
    assert evaluation.agreed_on == DAY
    for act in (evaluation.agree, lambda *a: evaluation.take_back(None)):
        refuses("agreed", act, DAY, None)


def test_due_days_come_from_the_path_or_from_the_contract():
    programme = make_programme(signature_planned_on=dt.date(2026, 1, 15))
    access = access_of(make_membership(programme, Role.PARTICIPANT))
    mid_term, final = due_of(access, [])
    assert (mid_term.name, final.name) == ("mi-parcours", "fin")
    assert str(programme.dates.mid_term_on.day) in mid_term.told.day
    assert final.told.why == "le dernier jour du contrat"
    by_hand = dt.date(2026, 4, 2)
    milestone(programme, set_on=by_hand, set_because="Les vacances")
    mid_term, _final = due_of(access, [])
    assert mid_term.told.because == "Les vacances"


def test_paper_counts_with_the_rest_and_is_shown_apart():
    evaluation = make_evaluation()
    say(evaluation, "brought", "Du calme")
    say(evaluation, "brought", "Des amis", way="screen")
    say(evaluation, "no_effect", "Rien au quartier").withdraw()
    told = [(one.number, one.from_paper) for one in contributed(evaluation)]
    assert told == [(2, 1), (0, 0), (0, 0)]


@pytest.mark.parametrize("number", [1, 30])
def test_counting_costs_one_query(django_assert_num_queries, number):
    evaluation = make_evaluation()
    for _n in range(number):
        say(evaluation, "brought", "Du calme")
    with django_assert_num_queries(1):
        first, *_others = contributed(evaluation)
    assert first.number == number


@pytest.mark.parametrize(
    ("numbers", "lines"),
    [
        ((0, 0, 0), []),
        ((3, 0, 0), ["moins de cinq contributions"]),
        ((12, 5, 0), ["12 contributions", "5 contributions"]),
        ((12, 3, 2), ["12 contributions", "5 contributions"]),
        # One alone would tell whose: the smallest of the others joins it.
        ((12, 8, 1), ["12 contributions", "9 contributions"]),
        ((12, 1, 0), ["13 contributions"]),
    ],
)
def test_few_contributions_of_a_group_are_told_with_others(numbers, lines):
    programme = make_programme()
    kinds = (Kind.PARTICIPANT, Kind.AUTHORITY, Kind.FACILITATOR)
    groups = [make_role_group(programme, kind) for kind in kinds]
    evaluation = make_evaluation(programme)
    for group, number in zip(groups, numbers, strict=True):
        for _n in range(number):
            say(evaluation, "brought", "Du calme", role_group=group)
    assert from_groups(evaluation) == []  # until it is revealed
    reveal(evaluation)
    assert [said for _name, said in from_groups(evaluation)] == lines


def test_the_report_names_the_same_groups_as_the_page():
    programme = make_programme()
    kinds = (Kind.PARTICIPANT, Kind.AUTHORITY, Kind.FACILITATOR)
    titles = {
        one.pk: one.title for one in (make_role_group(programme, k) for k in kinds)
    }
    evaluation = make_evaluation(programme)
    # Named two ways, the one alone could be taken from the others.
    for group, number in zip((*titles, None), (12, 5, 1, 6), strict=True):
        for _n in range(number):
            say(evaluation, "brought", "Du calme", role_group_id=group)
    reveal(evaluation)
    evaluation.hold(DAY, None)
    [told] = answers_of(programme, titles, outside=True)
    numbers = [(one.label, one.number) for one in told.groups]
    first, second, _third = titles.values()
    assert numbers == [(first, 12), (second, 5), ("autres partenaires", 7)]
    assert from_groups(evaluation) == [
        (first, "12 contributions"),
        (second, "5 contributions"),
        ("les autres groupes ensemble", "7 contributions"),
    ]


def test_taking_it_out_puts_the_phones_out():
    evaluation = make_evaluation()
    evaluation.brought.let_phones_in()
    asked = Round.objects.filter(programme=evaluation.programme)
    assert "" not in asked.values_list("code", flat=True)
    asking.take_out(evaluation)
    assert set(asked.values_list("code", flat=True)) == {""}


def test_observers_know_of_those_that_took_place():
    programme = make_programme()
    evaluation = make_evaluation(programme)
    access = access_of(make_membership(programme, Role.OBSERVER))
    assert list(Evaluation.objects.visible_to(access)) == []
    evaluation.hold(DAY, None)
    assert list(Evaluation.objects.visible_to(access)) == [evaluation]
    reveal(evaluation)


def test_its_day_stays_once_the_group_agreed_on_what_it_keeps():
    evaluation, by = make_evaluation(kept="Marcher nous a fait du bien."), make_user()
    holding.hold(evaluation, DAY, by)
    evaluation.agree(DAY, by)
    later = DAY + dt.timedelta(days=7)
    refuses("agreed", holding.hold, evaluation, later, by)
    evaluation.refresh_from_db()
    assert (evaluation.held_on, evaluation.agreed_on) == (DAY, DAY)
