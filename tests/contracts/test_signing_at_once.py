"""Many people record signatures at the same moment: each is kept, once."""

import pytest
from django.db import transaction
from django.utils import timezone

from contracts.composition import paper_of
from contracts.freezing import freeze
from contracts.models import Signature
from contracts.signing.recording import record_return, record_signature, strike_out
from programmes import journal
from programmes.models import Event
from tests.contracts.at_once import all_at_once, fresh
from tests.factories import make_contract, make_partner, make_user

pytestmark = pytest.mark.django_db(transaction=True)
PEOPLE = 12


@pytest.fixture
def version():
    contract = make_contract()
    for _ in range(PEOPLE):
        make_partner(contract.programme)
    return freeze(contract, make_user(), paper_of(contract).digest)


def record_all(version, by):
    today = timezone.localdate()

    def recording(number):
        return lambda: record_signature(
            fresh(version.contract), f"P{number}", version.digest, today, by
        )

    all_at_once([recording(number) for number in range(1, PEOPLE + 1)])
    tokens = Signature.objects.valid().values_list("token", flat=True)
    assert sorted(tokens) == sorted(f"P{number}" for number in range(1, PEOPLE + 1))


@pytest.mark.parametrize("rounds", [10, pytest.param(100, marks=pytest.mark.slow)])
def test_twelve_signatures_recorded_at_once_are_twelve(version, rounds):
    by = make_user()
    for _ in range(rounds):
        record_all(version, by)
        strike_all_out(by)
    check(signed=rounds * PEOPLE)


@transaction.atomic
def strike_all_out(by):
    for signature in Signature.objects.valid().select_related("version__contract"):
        strike_out(signature, by, "Encore une fois.")


def test_two_tables_saved_at_once_are_one(version):
    today = timezone.localdate()
    said = {f"P{number}": today for number in range(1, PEOPLE + 1)}

    def saving(by):
        return lambda: len(
            record_return(fresh(version.contract), version.digest, said, by)
        )

    new = all_at_once([saving(make_user()), saving(make_user())])
    assert sorted(new) == [0, PEOPLE]
    check(signed=PEOPLE)


def check(signed):
    events = Event.objects.order_by("sequence")
    assert list(journal.faults(events)) == []
    assert events.filter(kind="signed").count() == signed
    assert Signature.objects.count() == signed
