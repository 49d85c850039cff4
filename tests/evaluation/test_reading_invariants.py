"""What verifying the readings finds, and what an idea tells of them."""

import pytest

from evaluation.invariants import INVARIANTS
from evaluation.thread import readings as part_of
from programmes.access import access_to
from programmes.models import Kind, Role
from tests.evaluation.making_readings import (
    Seen,
    commitments,
    make_evaluation,
    make_joined,
    make_reading,
    two_programmes,
)
from tests.factories import (
    make_idea,
    make_membership,
    make_role_group,
    make_round,
)
from tests.workshops.making import make_meeting
from wellbeing.thread import begin_thread

pytestmark = pytest.mark.django_db
LOOKS = {one.look.__name__: one.look for one in INVARIANTS}


def faults(name):
    return [fault for fault in LOOKS[name]() if fault]


def test_je_read_by_another_group_is_found():
    name = "what_says_je_is_read_by_the_participants_alone"
    evaluation = make_evaluation()
    programme = evaluation.programme
    mine = commitments(programme, Kind.PARTICIPANT)[0]
    make_reading(evaluation, mine, Kind.PARTICIPANT)
    make_reading(evaluation)
    assert faults(name) == []
    wrong = make_reading(evaluation, mine)
    joined = make_reading(evaluation, make_joined(programme, voice="je"))
    assert faults(name) == [
        f"{programme.slug} (evaluation_commitmentreading {one.pk})"
        for one in (wrong, joined)
    ]


@pytest.mark.parametrize("what", ["group", "commitment", "joined"])
def test_a_reading_across_two_programmes_is_found(what):
    name = "readings_are_all_of_one_programme"
    mine, theirs = two_programmes()
    evaluation = make_evaluation(mine)
    make_reading(evaluation)
    make_reading(evaluation, make_joined(mine))
    assert faults(name) == []
    if what == "group":
        group = make_role_group(theirs, Kind.FACILITATOR)
        wrong = make_reading(evaluation, role_group=group)
    elif what == "commitment":
        wrong = make_reading(evaluation, commitments(theirs)[0])
    else:
        wrong = make_reading(evaluation, make_joined(theirs))
    assert faults(name) == [f"{mine.slug} (evaluation_commitmentreading {wrong.pk})"]


def test_a_session_of_another_programme_is_found():
    name = "sessions_that_show_a_commitment_are_of_its_programme"
    mine, theirs = two_programmes()
    reading = make_reading(make_evaluation(mine))
    reading.sessions.add(make_meeting(mine))
    assert faults(name) == []
    reading.sessions.add(make_meeting(theirs))
    assert faults(name) == [f"{mine.slug} (evaluation_commitmentreading {reading.pk})"]


def test_the_thread_of_an_idea_tells_how_its_commitments_were_read():
    evaluation = make_evaluation()
    programme = evaluation.programme
    idea = make_idea(make_round(programme))
    row = commitments(programme)[0]
    row.ideas.add(idea)
    make_reading(evaluation, row, seen=Seen.IN_PART)
    make_reading(evaluation, commitments(programme)[1])
    for role, number in ((Role.PARTICIPANT, 1), (Role.OBSERVER, 0)):
        user = make_membership(programme, role).user
        access = access_to(programme.slug, user)
        part = part_of(begin_thread(idea, access))
        assert [line.says for line in part.lines] == [row.text] * number
        assert all("Collectivité" in line.about for line in part.lines)
        assert all(line.url.endswith(f"#promise-{row.pk}") for line in part.lines)
