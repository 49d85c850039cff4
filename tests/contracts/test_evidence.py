"""What the archive copy tells at its end, and that it names no participant."""

import datetime as dt
import re

import pytest
from django.utils import timezone

from contracts.canonical import digest
from contracts.ceremonies import ceremony_of, close
from contracts.freezing import content_of, reopen
from contracts.models import Reading
from contracts.prints import handing_out, sealing
from contracts.prints.evidence import evidence_of, instant
from contracts.prints.kinds import Kind
from contracts.signing.recording import record_signature, strike_out
from programmes.models import Event, Role
from programmes.models import Kind as GroupKind
from tests.contracts.reading_pdf import text
from tests.factories import make_contract, make_frozen, make_membership, make_partner

pytestmark = pytest.mark.django_db
NAMES = ("Solène Darbeyre", "Marius Tellochet", "Odile Farandeau")


@pytest.fixture(autouse=True)
def _media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def contract():
    contract = make_contract()
    for name in NAMES:
        make_partner(contract.programme, name=name)
    town = make_partner(
        contract.programme, GroupKind.AUTHORITY, name="Ville de Rivemont"
    )
    town.representatives.create(name="Hélène Vautrelle", capacity="maire")
    return contract


@pytest.fixture
def coordinator(contract):
    return make_membership(contract.programme, Role.COORDINATOR).user


@pytest.fixture
def version(contract, coordinator):
    return make_frozen(contract, by=coordinator)


def told(version):
    return {fact.label: fact.said for fact in evidence_of(version)}


def plain(said):
    return " ".join(said).replace("\u00a0", " ")


def sign(version, coordinator, *tokens):
    day = timezone.localdate()
    return [
        record_signature(version.contract, one, version.digest, day, coordinator)
        for one in tokens
    ]


def test_the_record_tells_the_digests_of_text_annexes_and_print(version):
    sealing.press(version)

    record = told(version)

    assert record["Empreinte entière (SHA-256)"] == (version.digest,)
    for annex in content_of(version)["annexes"]:
        label = f"Empreinte de l’annexe {annex['number']}"
        assert record[label] == (digest(annex),)
    sealed = version.pieces.get(name="sans-nom").digest
    assert record["Empreinte de l’impression sans nom"] == (sealed,)


def test_the_partners_who_sign_are_named_and_the_participants_counted(
    version, coordinator
):
    sign(version, coordinator, "P1", "P2", "P4")

    record = told(version)

    assert record["Parties qui signent"] == (
        "Ville de Rivemont, Hélène Vautrelle, maire",
        "3 personnes, chacune sur son exemplaire",
    )
    [signed] = record["Signatures des partenaires"]
    assert signed.startswith("Ville de Rivemont, Hélène Vautrelle")
    assert signed.endswith("coordination")
    counted, by_day = record["Signatures des participants"]
    assert counted == "2 sur 3"
    assert by_day.startswith("2 signatures le ")


def test_what_is_struck_out_is_counted_apart(version, coordinator):
    [signature] = sign(version, coordinator, "P1")
    strike_out(signature, coordinator, "Mauvaise ligne.")

    record = told(version)

    assert record["Signatures des participants"] == ("0 sur 3",)
    assert record["Enregistrements rayés par erreur de saisie"] == ("1",)


def test_readings_and_reopenings_are_told_with_their_days(
    contract, version, coordinator
):
    Reading.objects.create(
        article=contract.articles.order_by("part", "position").first(),
        read_on=dt.date(2026, 1, 8),
        noted_at=timezone.now(),
        noted_by=coordinator,
    )
    reopen(contract, coordinator, "Un mot manque.")
    again = make_frozen(contract, by=coordinator)

    record = told(again)

    assert plain(record["Lu en séance"]) == "article 1 : le jeudi 8 janvier 2026"
    [reopened] = record["Versions rouvertes avant celle-ci"]
    assert reopened.startswith(f"version {version.number}, le ")


def test_an_instant_is_told_in_paris_and_in_utc():
    at = dt.datetime(2026, 1, 22, 23, 30, 5, tzinfo=dt.UTC)

    assert plain([instant(at)]) == (
        "vendredi 23 janvier 2026 à 00:30, heure de Paris (2026-01-22 23:30:05 UTC)"
    )


def test_the_archive_follows_the_journal_and_names_no_participant(version, coordinator):
    sealing.press(version)
    contract = version.contract
    before = handing_out.print_pdf(contract, Kind.ARCHIVE)
    assert handing_out.print_pdf(contract, Kind.ARCHIVE) == before
    sign(version, coordinator, "P1", "P2")
    close(ceremony_of(contract), timezone.localdate(), coordinator)

    after = text(handing_out.print_pdf(contract, Kind.ARCHIVE))

    last = Event.objects.order_by("-sequence").first()
    assert last.digest in re.sub(r"\s", "", after)
    assert "confirmée à la clôture de la cérémonie" in after
    assert [name for name in (*NAMES, coordinator.name) if name in after] == []


def test_the_record_costs_the_same_however_many_sign(
    django_assert_num_queries, coordinator, contract
):
    version = make_frozen(contract, by=coordinator)
    sign(version, coordinator, "P1")
    with django_assert_num_queries(15):
        evidence_of(version)
    sign(version, coordinator, "P2", "P3")
    with django_assert_num_queries(15):
        evidence_of(version)
