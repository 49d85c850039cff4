"""Each constraint of what follows the contract, and a row that it refuses."""

import pytest
from django.db import IntegrityError, transaction

from tests.constraints import constraints_of, names_of
from tests.evaluation import (
    refused_asking,
    refused_ending,
    refused_measures,
    refused_readings,
)

REFUSED = {
    **refused_asking.REFUSED,
    **refused_measures.REFUSED,
    **refused_readings.REFUSED,
    **refused_ending.REFUSED,
}
CONSTRAINTS = constraints_of("evaluation")


def test_every_constraint_has_the_row_that_it_refuses():
    assert set(REFUSED) == set(CONSTRAINTS)


@pytest.mark.parametrize("name", REFUSED)
def test_the_database_refuses_it(db, name):
    with pytest.raises(IntegrityError) as refusal, transaction.atomic():
        REFUSED[name]()
    names = names_of(*CONSTRAINTS[name])
    assert any(one in str(refusal.value) for one in names)


@pytest.mark.parametrize("situation", [0, 6])
def test_there_are_five_situations_and_no_other(db, situation):
    with pytest.raises(IntegrityError, match="level_is"), transaction.atomic():
        refused_measures.changed_level(situation=situation)


def test_a_reading_is_not_of_two_commitments(db):
    with pytest.raises(IntegrityError, match="of_one"), transaction.atomic():
        refused_readings.of_two_commitments()
