"""What the report says to the group, and what of it leaves the group."""

import pytest

from contracts.models import Commitment
from evaluation.measured import measured_in
from evaluation.models import Evaluation, LevelCount
from evaluation.reporting import report_of
from evaluation.reporting.bars import chart_of, chart_of_spreads, chart_of_tallies
from evaluation.reporting.people import Group, merged, seen_from_outside
from programmes.models import Kind
from tests.evaluation.making_readings import make_joined
from tests.evaluation.making_report import (
    FINAL,
    agree,
    answer,
    answers_in,
    make_season,
)
from tests.factories import make_partner, make_programme, make_role_group
from wellbeing.models import Round

pytestmark = pytest.mark.django_db


@pytest.fixture
def programme():
    return make_season()


@pytest.fixture
def inside(programme):
    return report_of(programme, outside=False)


@pytest.fixture
def outside(programme):
    return report_of(programme, outside=True)


def counts_of(answers):
    return {line.dimension: line.counts for line in answers.lines}


def test_the_group_reads_who_took_part_group_by_group(inside):
    assert [(group.label, group.number) for group in inside.groups] == [
        ("Partenaires-auteurs", 9),
        ("Collectivité", 1),
        ("Animateurs du CSM", 2),
    ]
    assert inside.people_count == 12


def test_outside_groups_of_few_persons_are_told_together_and_not_counted(outside):
    assert [(group.label, group.number) for group in outside.groups] == [
        ("Partenaires-auteurs", 9),
        ("autres partenaires", None),
    ]
    assert outside.people_count is None


def test_outside_organisations_are_counted_where_no_person_stands_among_them():
    groups = [Group("A", 9, persons=9), Group("B", 3), Group("C", 4)]
    assert seen_from_outside(groups) == [groups[0], Group("autres partenaires", 7)]
    few = Group("D", 8, persons=3)
    assert seen_from_outside([*groups, few])[-1] == Group("autres partenaires", None)


def test_small_groups_that_are_many_together_are_the_other_partners():
    groups = [Group("A", 9), Group("B", 3), Group("C", 4), Group("D", 0)]
    assert merged(groups) == [Group("A", 9), Group("autres partenaires", 7)]


def test_groups_that_are_large_are_told_each_by_itself():
    groups = [Group("A", 9), Group("B", 5)]
    assert merged(groups) == groups


def test_few_people_in_all_are_not_counted():
    assert merged([Group("A", 2), Group("B", 1)]) == [
        Group("tous les partenaires ensemble", None)
    ]


def test_the_group_reads_all_that_was_counted(inside):
    mid_term = inside.answers[0]
    assert counts_of(mid_term) == {
        "Accès aux moyens de vie": (7, 6, 0, 5),
        "Cadre de vie": (9, 5, 2, 0),
    }
    assert mid_term.sums == (16, 11, 2, 5)


def test_outside_no_count_of_harm_is_found_from_those_beside_it(outside):
    mid_term = outside.answers[0]
    assert counts_of(mid_term) == {
        "Accès aux moyens de vie": (7, 6, 0, 5),
        "Cadre de vie": (9, None, None, 0),
    }
    assert mid_term.sums == (16, None, None, 5)


def test_outside_nothing_is_quoted_of_what_people_wrote(programme, inside, outside):
    quoted = {one.text for answers in inside.answers for one in answers.said}
    assert quoted == answers_in(programme)
    assert [answers.said for answers in outside.answers] == [(), ()]


def test_outside_what_the_group_keeps_is_read_once_it_agreed(programme):
    Evaluation.objects.filter(programme=programme).update(kept="Le mardi compte.")
    kept = [one.kept for one in report_of(programme, outside=True).answers]
    assert kept == ["", ""]
    agree(programme)
    kept = [one.kept for one in report_of(programme, outside=True).answers]
    assert kept == ["Le mardi compte pour nous."] * 2


def test_what_is_not_revealed_yet_is_not_in_the_report(programme):
    Round.objects.filter(programme=programme).update(revealed_on=None, settled_on=None)
    answers = report_of(programme, outside=False).answers
    assert [one.lines for one in answers] == [(), ()]


def test_readings_stand_side_by_side(inside):
    town = next(one for one in inside.promises if one.by == "Collectivité")
    [moment, reads] = town.promises[0].moments[0]
    assert moment == Evaluation.Moment.MID_TERM.label
    assert [(one.by, one.seen) for one in reads] == [
        ("Partenaires-auteurs", "in_part"),
        ("Collectivité", "kept"),
    ]
    assert town.promises[0].gap == (
        "Collectivité\u00a0: «\u00a0tenu\u00a0» · Partenaires-auteurs\u00a0:"
        " «\u00a0en partie\u00a0» – à regarder ensemble."
    )


def test_outside_a_small_group_reads_as_other_partners_and_its_words_stay(outside):
    reads = [
        (one.by, one.words)
        for group in outside.promises
        for promise in group.promises
        for _moment, reads in promise.moments
        for one in reads
    ]
    assert set(reads) == {("Partenaires-auteurs", ""), ("autres partenaires", "")}


def test_a_promise_reads_as_the_contract_does_with_its_marks_filled(programme):
    first = Commitment.objects.order_by("pk").first()
    Commitment.objects.filter(pk=first.pk).update(text="Écouter {les participants}.")
    report = report_of(programme, outside=False)
    texts = [promise.text for one in report.promises for promise in one.promises]
    assert "Écouter les partenaires-auteurs." in texts


@pytest.mark.parametrize("is_outside", [True, False])
def test_what_one_person_promises_when_joining_is_in_no_report(programme, is_outside):
    make_joined(programme, "Venir le mardi.", kind=Kind.PARTICIPANT, voice="je")
    make_joined(programme, "Prêter la grande salle.")
    promises = report_of(programme, outside=is_outside).promises
    assert [(one.by, one.promises[0].text) for one in promises[3:]] == [
        ("Les Jardins partagés", "Prêter la grande salle.")
    ]


def test_answers_are_told_of_large_groups_alone_as_whoever_wrote_was_promised(
    inside, outside
):
    for report in (inside, outside):
        assert [(one.label, one.number) for one in report.answers[0].groups] == [
            ("Partenaires-auteurs", 26),
            ("autres partenaires", 8),
        ]


def test_outside_the_sum_of_all_answers_does_not_give_a_small_one_away(programme):
    proposals = Round.objects.filter(programme=programme, kind="improvement")
    for answered in proposals:
        few = answered.ideas.values_list("pk", flat=True)[:3]
        answered.ideas.exclude(pk__in=list(few)).update(withdrawn=True)
    for one in report_of(programme, outside=True).answers:
        counted = [group.number for group in one.groups]
        assert (one.sums[-1], counted) == (None, [24, None])


def test_an_indicator_is_told_as_on_the_page_of_the_results(programme, outside):
    """Two ways of withholding would let one take a number from the other (trust T16)."""
    [confidence] = outside.situations
    assert confidence == measured_in(programme, inside=False)[0]
    told = [
        [(bar.first, bar.last, bar.number) for bar in spread.bars]
        for spread in confidence.spreads
    ]
    assert told[0] == [(5, 5, 0), (4, 4, 0), (2, 3, 8), (1, 1, 6)]


def test_what_was_chosen_on_phones_is_in_the_report(programme):
    LevelCount.objects.filter(measure__moment="final").update(by_phones=2)
    [confidence] = report_of(programme, outside=False).situations
    assert [bar.number for bar in confidence.spreads[1].bars] == [7, 8, 7, 2, 2]


def test_readings_and_indicators_are_drawn_with_numbers_beside(outside):
    drawn = chart_of_tallies(outside.tallies)
    assert [said for _y, said in drawn.heads] == ["Mi-parcours", "À la fin"]
    assert [row.bars[0].said for row in drawn.rows[:4]] == ["6", "4", "0", "0"]
    drawn = chart_of_spreads(outside.situations[0])
    assert [row.bars[0].said for row in drawn.rows[:4]] == ["0", "0", "8", "6"]
    assert drawn.rows[2].label[0][1].startswith("2–3. ")


def test_outside_only_what_was_decided_is_told_of_improvements(inside, outside):
    assert [one.decision for one in inside.improvements] == ["accepted", "refused", ""]
    assert [one.decision for one in outside.improvements] == ["accepted", "refused"]


def test_what_comes_next_is_what_was_accepted_then_what_waits(inside):
    assert [one.words for one in inside.next_steps] == [
        "Prévenir une semaine avant la venue d’un invité",
        "Ouvrir aussi le samedi",
    ]


def test_what_was_done_is_counted_by_kind(inside):
    assert inside.done.sessions_count == 6
    assert dict(inside.done.sessions)["co-évaluation"] == 2
    [workshop] = inside.done.workshops
    assert (workshop.theme, workshop.hosts, workshop.sessions) == (
        "Gérer notre budget",
        ("Maison du budget",),
        1,
    )
    assert [one.done_on for one in inside.done.actions] == [FINAL, None]
    assert inside.done.tools == ("Un tableau des dépenses",)


def test_a_bar_that_is_withheld_has_no_length(outside):
    chart = chart_of(outside.answers[0])
    bars = [(bar.kind, bar.width > 0, bar.said) for bar in chart.rows[1].bars]
    assert bars == [
        ("helped", True, "9"),
        ("none", False, "non dit"),
        ("harmed", False, "non dit"),
    ]


def test_a_programme_without_anything_has_a_report_all_the_same():
    report = report_of(make_programme(), outside=False)
    assert (report.groups, report.answers, report.promises) == ((), (), ())


@pytest.mark.parametrize(("outside", "queries"), [(False, 26), (True, 27)])
def test_many_rows_cost_no_more_queries(django_assert_num_queries, outside, queries):
    for size in (1, 30):
        programme = make_season(sessions=size, ideas=size, commitments=(size, 2, 2))
        for _n in range(size):
            make_partner(programme)
            answer(programme.evaluations.first().brought, 1)
        make_role_group(programme, Kind.ASSOCIATION)
        with django_assert_num_queries(queries):
            report_of(programme, outside=outside)
