import datetime as dt
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from threading import Barrier

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.utils import timezone

from contracts.ceremonies import ceremony_of, close, move
from contracts.composition import paper_of
from contracts.freezing import freeze, reopen
from contracts.models import Contract
from contracts.signing.recording import record_signature
from programmes.models import Event, Programme
from tests.factories import make_contract, make_partner, make_programme, make_user
from workshops.models import Session

pytestmark = pytest.mark.django_db


@pytest.fixture
def by():
    return make_user()


@contextmanager
def refused(code):
    """Expect a refusal for this reason, whatever the language that says it."""
    with pytest.raises(ValidationError) as caught:
        yield
    assert caught.value.code == code


def frozen(by, planned=None):
    """A contract frozen today and signed by one person, planned on that day or none."""
    programme = make_programme(signature_planned_on=planned)
    contract = make_contract(programme)
    partner = make_partner(programme)
    version = freeze(contract, by, paper_of(contract).digest)
    day = timezone.localdate()
    record_signature(contract, partner.token, version.digest, day, by)
    return contract


def test_closing_sets_the_day_from_which_every_date_follows(by):
    contract, today = frozen(by), timezone.localdate()
    close(ceremony_of(contract), today, by)
    programme = Programme.objects.get()
    assert programme.is_signed
    assert programme.dates.signed_on == today
    assert contract.ceremony.session.day == today
    assert Event.objects.last().kind == "ceremony_closed"


def test_another_day_than_the_one_printed_is_a_reopening(by):
    today = timezone.localdate()
    contract = frozen(by, planned=today)
    with refused("printed"):
        close(ceremony_of(contract), today - dt.timedelta(days=1), by)
    with refused("printed"):
        move(ceremony_of(contract), today + dt.timedelta(days=7))
    close(ceremony_of(contract), today, by)


def test_without_a_printed_day_the_ceremony_may_still_move(by):
    contract = frozen(by)
    later = timezone.localdate() + dt.timedelta(days=7)
    move(ceremony_of(contract), later)
    assert Programme.objects.get().signature_planned_on == later


def versions():
    return Programme.objects.get().version, Session.objects.get().version


def test_agendas_are_told_once_of_each_move_and_of_nothing_else(by):
    contract, today = frozen(by), timezone.localdate()
    ceremony = ceremony_of(contract)
    programme, session = versions()
    for day in (today, today):
        move(ceremony, day)
        assert versions() == (programme + 1, session + 1)
    close(ceremony, today, by)
    assert versions() == (programme + 2, session + 1)


def test_closing_on_another_day_than_the_one_planned_moves_the_session_too(by):
    contract = frozen(by)
    ceremony_of(contract)
    programme, session = versions()
    close(ceremony_of(contract), timezone.localdate(), by)
    assert versions() == (programme + 1, session + 1)


@pytest.mark.parametrize("days", [-1, 1])
def test_it_is_closed_on_a_day_when_it_could_be_signed(by, days):
    contract = frozen(by)
    with pytest.raises(ValidationError):
        close(ceremony_of(contract), timezone.localdate() + dt.timedelta(days), by)
    assert not Programme.objects.get().is_signed


def test_nothing_is_closed_without_a_signature(by):
    contract = make_contract()
    make_partner(contract.programme)
    freeze(contract, by, paper_of(contract).digest)
    with refused("unsigned"):
        close(ceremony_of(contract), timezone.localdate(), by)


def test_once_closed_the_text_is_never_reopened(by):
    contract = frozen(by)
    close(ceremony_of(contract), timezone.localdate(), by)
    with refused("signed"):
        reopen(contract, by, "Un mot manque.")
    with refused("closed"):
        close(ceremony_of(contract), timezone.localdate(), by)


def test_a_late_signature_keeps_its_day_and_moves_nothing(by):
    contract = frozen(by)
    late = make_partner(contract.programme)
    reopen(contract, by, "Une personne de plus.")
    version = freeze(contract, by, paper_of(contract).digest)
    today = timezone.localdate()
    first = version.copies.first().partner
    record_signature(contract, first.token, version.digest, today, by)
    close(ceremony_of(contract), today, by)
    record_signature(contract, late.token, version.digest, today, by)
    assert Programme.objects.get().effective_on == today


def both_at_once(act):
    """Do it twice at the same moment, and return both answers."""
    both = Barrier(2, timeout=5)

    def alone(_number):
        try:
            both.wait()
            return act()
        except ValidationError as refusal:
            return refusal.code
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as pool:
        return list(pool.map(alone, range(2)))


@pytest.mark.django_db(transaction=True)
def test_two_people_who_begin_it_at_once_meet_one_ceremony():
    known = make_contract()
    one, other = both_at_once(lambda: ceremony_of(Contract.objects.get(pk=known.pk)))
    assert one == other
    assert (Session.objects.count(), one.things.count()) == (1, 9)


@pytest.mark.django_db(transaction=True)
def test_two_people_who_close_it_at_once_close_it_once(by):
    ceremony_of(known := frozen(by))

    def act():
        contract = Contract.objects.get(pk=known.pk)
        close(ceremony_of(contract), timezone.localdate(), by)
        return "done"

    assert sorted(both_at_once(act)) == ["closed", "done"]
    assert Event.objects.filter(kind="ceremony_closed").count() == 1
