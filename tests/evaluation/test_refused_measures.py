"""Each constraint of the indicators and their measures, and a row that it refuses."""

import pytest
from django.db import IntegrityError, transaction

from tests.constraints import constraints_of, names_of
from tests.evaluation.refused_measures import REFUSED, changed_level

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("name", REFUSED)
def test_the_row_is_refused_by_its_constraint(name):
    known = constraints_of("evaluation")
    with pytest.raises(IntegrityError) as refusal, transaction.atomic():
        REFUSED[name]()
    assert any(one in str(refusal.value) for one in names_of(*known[name]))


@pytest.mark.parametrize("situation", [0, 6])
def test_there_are_five_situations_and_no_other(situation):
    with pytest.raises(IntegrityError), transaction.atomic():
        changed_level(situation=situation)
