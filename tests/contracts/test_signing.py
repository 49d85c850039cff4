import datetime as dt

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from contracts.composition import paper_of
from contracts.freezing import freeze, reopen
from contracts.models import Signature
from contracts.signing.recording import (
    OtherText,
    note,
    record_signature,
    seats,
    strike_out,
)
from programmes.models import Event, Kind
from tests.factories import make_contract, make_partner, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def by():
    return make_user()


@pytest.fixture
def contract():
    contract = make_contract()
    for name in ("Solène Darbeyre", "Marius Tellochet"):
        make_partner(contract.programme, name=name)
    town = make_partner(contract.programme, Kind.AUTHORITY, name="Ville de Rivemont")
    for position, name in enumerate(("Hélène Vautrelle", "Paul Ostrander")):
        town.representatives.create(name=name, capacity="élu", position=position)
    return contract


@pytest.fixture
def version(contract, by):
    return freeze(contract, by, paper_of(contract).digest)


def record(version, token, by, day=None):
    day = day or timezone.localdate()
    return record_signature(version.contract, token, version.digest, day, by)


def test_each_participant_and_each_representative_has_a_seat(version):
    assert [(seat.token, seat.title, seat.name) for seat in seats(version)] == [
        ("P1", "Solène Darbeyre", ""),
        ("P2", "Marius Tellochet", ""),
        ("P3", "Ville de Rivemont", "Hélène Vautrelle"),
        ("P3.2", "Ville de Rivemont", "Paul Ostrander"),
    ]


def test_a_record_names_the_text_the_day_and_who_recorded(version, by):
    signature = record(version, "P3.2", by)
    assert signature.digest == version.digest
    assert signature.partner.name == "Ville de Rivemont"
    assert (signature.recorded_by, signature.signed_on) == (by, timezone.localdate())
    last = Event.objects.last()
    assert (last.kind, last.by) == ("signed", by)


def test_recorded_twice_it_is_one_signature(version, by):
    first = record(version, "P1", by)
    assert record(version, "P1", make_user()) == first
    assert Signature.objects.count() == 1


@pytest.mark.parametrize("token", ["P", "P9", "P3.3", "", "X", "P1.1"])
def test_who_has_no_place_to_sign_is_refused(version, by, token):
    with pytest.raises(ValidationError, match="Personne ne signe"):
        record(version, token, by)


@pytest.mark.parametrize("days", [-1, 1])
def test_nobody_signs_before_the_freezing_or_tomorrow(version, by, days):
    day = timezone.localdate() + dt.timedelta(days=days)
    with pytest.raises(ValidationError):
        record(version, "P1", by, day)
    assert not Signature.objects.exists()


def test_a_paper_of_another_version_is_refused(contract, version, by):
    with pytest.raises(OtherText):
        record_signature(contract, "P1", "0" * 64, timezone.localdate(), by)
    reopen(contract, by, "Un mot manque.")
    with pytest.raises(OtherText):
        record(version, "P1", by)


def test_a_mistake_is_struck_out_and_stays(version, by):
    mistake = record(version, "P1", by)
    strike_out(mistake, by, "Mauvaise ligne.")
    assert Signature.objects.valid().count() == 0
    assert record(version, "P1", by).pk != mistake.pk
    assert Signature.objects.count() == 2


def test_a_note_is_no_proof_and_goes_with_the_signature(contract, version, by):
    events = Event.objects.count()
    note(contract, "P1", version.digest, "was_not_there")
    note(contract, "P1", version.digest, "does_not_sign")
    assert seats(version)[0].said == "does_not_sign"
    assert Event.objects.count() == events
    record(version, "P1", by)
    assert not version.notes.exists()
    note(contract, "P1", version.digest, "does_not_sign")
    assert seats(version)[0].said == "signed"


@pytest.mark.parametrize("more", [0, 12])
def test_seats_cost_the_same_however_many(
    contract, by, django_assert_num_queries, more
):
    for _ in range(more):
        make_partner(contract.programme)
    version = freeze(contract, by, paper_of(contract).digest)
    with django_assert_num_queries(5):
        assert len(seats(version)) == 4 + more
