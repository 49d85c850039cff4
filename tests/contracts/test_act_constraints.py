"""Each constraint of the acts, and a row that it refuses, the triggers away."""

import pytest
from django.db import IntegrityError, transaction

from tests.constraints import constraints_of, names_of
from tests.contracts.refused_acts import REFUSED
from tests.unguarded import take_the_guard_away

pytestmark = pytest.mark.django_db
CONSTRAINTS = constraints_of("contracts")
OF_ACTS = ("accession", "amendment", "joined", "act_", "actn", "actp", "acts")


def test_every_constraint_of_the_acts_has_the_row_that_it_refuses():
    assert set(REFUSED) == {name for name in CONSTRAINTS if name.startswith(OF_ACTS)}


@pytest.mark.parametrize("name", REFUSED)
def test_the_database_refuses_it(name):
    take_the_guard_away()
    with pytest.raises(IntegrityError) as refusal, transaction.atomic():
        REFUSED[name]()
    assert any(one in str(refusal.value) for one in names_of(*CONSTRAINTS[name]))
