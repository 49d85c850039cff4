"""Many people record signatures at the same moment: each is kept, once."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection
from django.utils import timezone

from contracts.composition import paper_of
from contracts.freezing import freeze
from contracts.models import Contract, Signature
from contracts.signing import record_return, record_signature, strike_out
from programmes import journal
from programmes.models import Event
from tests.factories import make_contract, make_partner, make_user

pytestmark = pytest.mark.django_db(transaction=True)
PEOPLE = 12


@pytest.fixture
def version():
    contract = make_contract()
    for _ in range(PEOPLE):
        make_partner(contract.programme)
    return freeze(contract, make_user(), paper_of(contract).digest)


def all_at_once(acts):
    """Run ``acts`` at one moment, each on its own connection; return what they gave."""
    start = Barrier(len(acts))

    def alone(act):
        try:
            start.wait()
            return act()
        finally:
            connection.close()

    with ThreadPoolExecutor(len(acts)) as pool:
        return list(pool.map(alone, acts))


def fresh(version):
    return Contract.objects.select_related("programme").get(pk=version.contract_id)


def record_all(version, by):
    today = timezone.localdate()

    def recording(number):
        return lambda: record_signature(
            fresh(version), f"P{number}", version.digest, today, by
        )

    all_at_once([recording(number) for number in range(1, PEOPLE + 1)])
    tokens = Signature.objects.valid().values_list("token", flat=True)
    assert sorted(tokens) == sorted(f"P{number}" for number in range(1, PEOPLE + 1))


def test_twelve_signatures_recorded_at_once_are_twelve(version):
    record_all(version, make_user())
    check(signed=PEOPLE)


@pytest.mark.slow
def test_they_are_twelve_a_hundred_times(version):
    by = make_user()
    for _ in range(100):
        record_all(version, by)
        for signature in Signature.objects.valid().select_related("version__contract"):
            strike_out(signature, by, "Encore une fois.")
    check(signed=100 * PEOPLE)


def test_two_tables_saved_at_once_are_one(version):
    today = timezone.localdate()
    said = {f"P{number}": today for number in range(1, PEOPLE + 1)}

    def saving(by):
        return lambda: len(record_return(fresh(version), version.digest, said, by))

    new = all_at_once([saving(make_user()), saving(make_user())])
    assert sorted(new) == [0, PEOPLE]
    check(signed=PEOPLE)


def check(signed):
    events = Event.objects.order_by("sequence")
    assert list(journal.faults(events)) == []
    assert events.filter(kind="signed").count() == signed
    assert Signature.objects.count() == signed
