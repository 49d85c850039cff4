"""Two people act on one passage at the same moment."""

from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from threading import Barrier, BrokenBarrierError

import pytest
from django.db import connection, transaction

from contracts.drafting import place
from contracts.passage_forms import form_of
from tests.factories import make_contract, make_user


@pytest.mark.django_db(transaction=True)
def test_writing_and_moving_at_once_do_not_wait_for_each_other():
    contract = make_contract()
    block = contract.blocks.first()
    first, second = block.commitments.order_by("position")
    person = make_user()
    both = Barrier(2, timeout=0.5)

    def meet():
        # Where the other one waits in the database, as it should, it does not come.
        with suppress(BrokenBarrierError):
            both.wait()

    def write():
        form = form_of(first, {"text": "Venir à l’heure.", "version": first.version})
        assert form.is_valid()
        with transaction.atomic():
            meet()
            return form.save_version(by=person)

    def move():
        with transaction.atomic():
            second.hold()
            meet()
            place(second, 1, person)
            return True

    def alone(act):
        try:
            return act()
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as pool:
        assert list(pool.map(alone, [write, move])) == [True, True]
    kept = block.commitments.order_by("position").values_list("text", flat=True)
    assert list(kept) == [second.text, "Venir à l’heure."]
