"""A row that each constraint of the readings refuses."""

from evaluation.models import CommitmentReading
from tests.evaluation.making_readings import (
    Seen,
    make_evaluation,
    make_joined,
    make_reading,
)


def of_nothing():
    made = make_reading(make_evaluation())
    CommitmentReading.objects.filter(pk=made.pk).update(commitment=None)


def of_two_commitments():
    made = make_reading(make_evaluation())
    joined = make_joined(made.evaluation.programme)
    CommitmentReading.objects.filter(pk=made.pk).update(joined=joined)


def read_twice():
    evaluation = make_evaluation()
    for seen in (Seen.KEPT, Seen.NOT_YET):
        make_reading(evaluation, seen=seen)


def joined_read_twice():
    evaluation = make_evaluation()
    joined = make_joined(evaluation.programme)
    for seen in (Seen.KEPT, Seen.NOT_YET):
        make_reading(evaluation, joined, seen=seen)


REFUSED = {
    "commitment_reading_is_of_one_commitment": of_nothing,
    "commitment_reading_once_per_group": read_twice,
    "commitment_reading_once_per_group_of_who_joined": joined_read_twice,
}
