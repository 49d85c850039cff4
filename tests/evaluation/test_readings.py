"""What was promised, who reads it, and how the readings stand side by side."""

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext

from evaluation.models import CommitmentReading
from evaluation.models.readings import may_type_for
from evaluation.promises import blocks_of, promises_of, reading_groups
from evaluation.read_together import read_alone, read_together
from programmes.access import access_to
from programmes.models import Kind, Role, Voice
from tests.evaluation.making_readings import (
    Seen,
    commitments,
    make_evaluation,
    make_joined,
    make_reading,
)
from tests.factories import (
    make_contract,
    make_membership,
    make_partner,
    make_programme,
    make_role_group,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def programme():
    return make_contract().programme


def test_promises_come_in_the_order_of_the_contract_then_those_of_who_joined(programme):
    joined = make_joined(programme)
    found = promises_of(programme)
    assert [one.number for one in found] == [1, 2, 1, 2, 1, 2, 1]
    assert [one.place for one in found] == [1, 2, 3, 4, 5, 6, 7]
    assert [one.group.kind for one in found] == [
        *[Kind.PARTICIPANT] * 2,
        *[Kind.AUTHORITY] * 2,
        *[Kind.FACILITATOR] * 2,
        Kind.ASSOCIATION,
    ]
    assert found[-1].key == f"a{joined.pk}"
    assert found[2].key == str(commitments(programme)[0].pk)


def test_a_promise_is_heard_in_the_voice_of_its_group_with_its_clause(programme):
    row = commitments(programme, Kind.PARTICIPANT)[0]
    row.text = "Prendre part, dans la mesure de mes disponibilités, aux actions."
    row.clause = "dans la mesure de mes disponibilités"
    row.save()
    promise = promises_of(programme)[0]
    heard = "".join(span.text for span in promise.spoken)
    assert heard == f"Je m’engage à prendre part{row.text[12:]}"
    assert [s.text for s in promise.spans if s.kind == "clause"] == [row.clause]
    assert promise.clause == row.clause


def test_who_joined_is_named_unless_it_is_a_participant(programme):
    make_joined(programme)
    make_joined(programme, kind=Kind.PARTICIPANT)
    titles = [block.title for block in blocks_of(programme) if block.joined]
    assert titles == ["Les Jardins partagés", "Partenaires-auteurs"]


@pytest.mark.parametrize(
    "values",
    [
        {"is_signed": False},
        # What one person alone promises is no matter for a group's look.
        {"voice": Voice.JE, "kind": Kind.PARTICIPANT},
    ],
)
def test_what_is_not_signed_or_is_one_persons_is_not_read(programme, values):
    make_joined(programme, **values)
    assert len(promises_of(programme)) == 6


def test_a_commitment_taken_out_is_not_read(programme):
    row = commitments(programme)[0]
    row.archived_at = "2026-01-01T00:00Z"
    row.save()
    assert len(promises_of(programme)) == 5


def test_a_programme_without_a_contract_promises_nothing():
    assert promises_of(make_programme()) == []


def test_je_is_read_by_the_participants_alone_and_nous_by_everybody(programme):
    groups = {one.kind: one for one in reading_groups(programme)}
    assert set(groups) == {Kind.PARTICIPANT, Kind.AUTHORITY, Kind.FACILITATOR}
    mine, theirs = promises_of(programme)[0], promises_of(programme)[2]
    reads = {kind: mine.may_be_read_by(group) for kind, group in groups.items()}
    assert reads == {
        Kind.PARTICIPANT: True,
        Kind.AUTHORITY: False,
        Kind.FACILITATOR: False,
    }
    assert all(theirs.may_be_read_by(group) for group in groups.values())


def test_partners_to_come_read_nothing_but_what_one_of_them_promised(programme):
    joined = make_joined(programme, kind=Kind.FUTURE)
    group = reading_groups(programme)[-1]
    assert group.kind == Kind.FUTURE
    read = [one for one in promises_of(programme) if one.may_be_read_by(group)]
    assert [one.row for one in read] == [joined]


def test_the_model_refuses_that_another_group_reads_je(programme):
    evaluation = make_evaluation(programme)
    reading = CommitmentReading(
        evaluation=evaluation,
        commitment=commitments(programme, Kind.PARTICIPANT)[0],
        role_group=make_role_group(programme, Kind.AUTHORITY),
        seen=Seen.KEPT,
    )
    with pytest.raises(ValidationError) as refusal:
        reading.full_clean()
    assert refusal.value.error_dict["__all__"][0].code == "je"


@pytest.mark.parametrize(
    ("role", "kind", "may"),
    [
        (Role.COORDINATOR, Kind.PARTICIPANT, True),
        (Role.FACILITATOR, Kind.AUTHORITY, True),
        (Role.PARTNER, Kind.AUTHORITY, True),
        (Role.PARTNER, Kind.FACILITATOR, False),
        (Role.PARTNER, Kind.PARTICIPANT, False),
        (Role.PARTICIPANT, Kind.PARTICIPANT, False),
        (Role.OBSERVER, Kind.AUTHORITY, False),
    ],
)
def test_who_types_for_which_group(programme, role, kind, may):
    user = make_membership(programme, role).user
    access = access_to(programme.slug, user)
    assert may_type_for(make_role_group(programme, kind), access) is may


def test_a_partner_who_left_types_for_nobody(programme):
    partner = make_partner(programme, Kind.AUTHORITY, left_on="2026-01-01")
    user = make_membership(programme, Role.PARTNER, partner=partner).user
    access = access_to(programme.slug, user)
    assert not may_type_for(make_role_group(programme, Kind.AUTHORITY), access)


def test_readings_stand_side_by_side_and_a_gap_is_said_plainly(programme):
    evaluation, (row, other) = make_evaluation(programme), commitments(programme)
    make_reading(evaluation, row, Kind.PARTICIPANT, seen=Seen.NOT_YET, to_discuss=True)
    make_reading(evaluation, row)
    make_reading(evaluation, other)
    make_reading(evaluation, other, Kind.FACILITATOR, seen=Seen.UNSAID)
    together = read_together(evaluation)
    read = together.of(str(row.pk))
    assert [reading and reading.seen for _group, reading in read.readings] == [
        Seen.NOT_YET,
        Seen.KEPT,
        None,
    ]
    assert together.gaps == [read]
    assert together.to_discuss == [read]
    assert read.gap == (
        f"Collectivité\u00a0: «\u00a0{Seen.KEPT.label}\u00a0» ·"
        f" Partenaires-auteurs\u00a0: «\u00a0{Seen.NOT_YET.label}\u00a0»"
        " – à regarder ensemble."
    )
    assert together.of(str(other.pk)).gap == ""
    assert len(together.unread) == 4


def test_one_promise_is_read_alone_as_it_is_among_all(programme):
    evaluation, joined = make_evaluation(programme), make_joined(programme)
    blocks, groups = blocks_of(programme), reading_groups(programme)
    make_reading(evaluation)
    make_reading(evaluation, joined)
    for one in read_together(evaluation).promises:
        assert read_alone(evaluation, one.promise.key, blocks, groups) == one
    assert read_alone(evaluation, "a0", blocks, groups) is None


def test_what_says_je_has_no_column_for_the_others(programme):
    block = read_together(make_evaluation(programme)).blocks[0]
    assert [group.kind for group in block.groups] == [Kind.PARTICIPANT]


def test_progress_is_told_in_counts(programme):
    evaluation = make_evaluation(programme)
    make_reading(evaluation)
    told = [
        (one.group.kind, one.number, one.total)
        for one in read_together(evaluation).progress
    ]
    assert told == [
        (Kind.PARTICIPANT, 0, 6),
        (Kind.AUTHORITY, 1, 4),
        (Kind.FACILITATOR, 0, 4),
    ]


def test_the_queries_are_as_many_for_any_text():
    counts = []
    for size in (1, 30):
        programme = make_contract(commitments=(size, size, size)).programme
        evaluation = make_evaluation(programme)
        for row in commitments(programme):
            make_reading(evaluation, row)
        make_joined(programme)
        with CaptureQueriesContext(
            connection,
        ) as queries:
            read_together(evaluation)
        counts.append(len(queries))
    assert counts[0] == counts[1]
