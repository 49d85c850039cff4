"""The sheets around the ceremony: names only, the right dates, nothing kept."""

import datetime as dt
from itertools import pairwise

import pytest
from django.urls import reverse
from django.utils import timezone

from contracts.ceremonies import ceremony_of, close
from contracts.prints import sheets
from contracts.signing.recording import record_signature
from programmes.models import Kind, Role
from programmes.printing import shelf
from tests.contracts.reading_pdf import fonts, names_of, opened, plain, text, texts
from tests.factories import (
    make_contract,
    make_frozen,
    make_membership,
    make_partner,
    make_programme,
)

pytestmark = pytest.mark.django_db
NAMES = ("Zoé Ünal", "Anne-Lise d’Arcy", "Đặng Thị Hương")
PAGES = ("sign_in_sheet", "sign_in_sheet_html", "running_order", "running_order_html")


@pytest.fixture(autouse=True)
def _media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def contract():
    contract = make_contract(commitments=(6, 7, 11))
    for name in NAMES:
        make_partner(contract.programme, name=name)
    town = make_partner(contract.programme, Kind.AUTHORITY, name="Ville de Rivemont")
    town.representatives.create(name="Hélène Vautrelle", capacity="maire")
    make_partner(
        contract.programme,
        Kind.FACILITATOR,
        name="Nadège Ormevaux",
        capacity="animatrice du CSM",
    )
    return contract


@pytest.fixture
def ceremony(contract):
    ceremony = ceremony_of(contract)
    session = ceremony.session
    session.day = dt.date(2026, 1, 22)
    session.starts_at, session.ends_at = dt.time(14, 30), dt.time(16)
    session.place = "Salle des mariages"
    session.save()
    return ceremony


def signed(contract):
    """The record of the first participant's signature, today."""
    version = make_frozen(contract)
    day = timezone.localdate()
    return record_signature(
        contract, "P1", version.digest, day, make_membership(contract.programme).user
    )


def login(client, contract, role):
    client.force_login(make_membership(contract.programme, role).user)


def test_everybody_who_signs_is_on_the_attendance_sheet(contract, ceremony):
    page = text(sheets.sign_in_sheet_pdf(contract))

    assert "Feuille d’émargement" in page
    assert "Date : jeudi 22 janvier 2026, de 14 h 30 à 16 h" in page
    assert "Lieu : Salle des mariages" in page
    people = (*NAMES, "Hélène Vautrelle, Ville de Rivemont", "Nadège Ormevaux")
    assert [name for name in people if name not in page] == []
    assert page.index("Invités") < page.index("Animateurs")
    assert "@" not in page


def test_what_is_not_known_yet_is_left_to_the_hand(contract):
    page = text(sheets.sign_in_sheet_pdf(contract))

    assert "Date : , de à" in page
    assert "None" not in page


def test_fifteen_people_sign_on_one_page_and_forty_on_several(contract):
    for number in range(12):
        make_partner(contract.programme, name=f"Personne Numéro-{number}")
    assert len(texts(sheets.sign_in_sheet_pdf(contract))) == 1

    for number in range(12, 37):
        make_partner(contract.programme, name=f"Personne Numéro-{number}")
    pages = texts(sheets.sign_in_sheet_pdf(contract))

    assert len(pages) == 3
    whole = " ".join(pages)
    assert [n for n in range(37) if f"Numéro-{n} " not in f"{whole} "] == []
    assert all("Prénom et nom" in page for page in pages)


def test_the_running_order_says_who_reads_what_and_what_to_have_ready(
    contract, ceremony
):
    block = contract.blocks.get(role_group__kind=Kind.AUTHORITY)
    ceremony.turns.create(block=block, reader="Madame la maire")
    thing = ceremony.things.order_by("position").first()
    thing.ready_at = timezone.now()
    thing.save()

    page = text(sheets.running_order_pdf(contract))

    moments = [m for m in map(plain, ceremony.order.splitlines()) if m not in page]
    assert moments == []
    assert "Collectivité 7 engagements Madame la maire" in page
    assert "11 engagements" in page
    assert f"{thing.text} (prêt)" in page


def test_looking_at_the_sheets_begins_no_ceremony(contract):
    sheets.running_order(contract)
    sheets.sign_in_sheet(contract)

    assert not contract.programme.sessions.exists()


def test_the_receipt_names_the_copy_and_the_dates_that_follow():
    today = timezone.localdate()
    programme = make_programme(signature_planned_on=today)
    contract = make_contract(programme)
    make_partner(programme, name="Zoé Ünal")
    signature = signed(contract)
    close(ceremony_of(contract), today, signature.recorded_by)

    page = text(sheets.receipt_pdf(signature))

    version = signature.version
    assert "Remis à Zoé Ünal" in page
    assert f"{contract.reference}-01" in page
    assert f"Version {version.number}" in page
    assert version.digest[:4].upper() in page
    assert "inclus, 6 mois après la signature" in page
    assert "À mi-parcours, nous faisons le point" in page
    assert "/verifier/" in page
    assert [word for word in ("!", "électronique", "obligation") if word in page] == []


@pytest.mark.parametrize(
    ("planned", "said"), [(None, False), (dt.timedelta(days=3), True)]
)
def test_before_the_ceremony_is_closed_the_dates_are_only_planned(planned, said):
    day = planned and timezone.localdate() + planned
    contract = make_contract(make_programme(signature_planned_on=day))
    make_partner(contract.programme, name="Zoé Ünal")

    page = text(sheets.receipt_pdf(signed(contract)))

    assert ("La suite, telle qu’elle est prévue" in page) is said
    assert ("6 mois après" in page) is said


def every_sheet(contract):
    signature = signed(contract)
    return [
        sheets.sign_in_sheet_pdf(contract),
        sheets.running_order_pdf(contract),
        sheets.receipt_pdf(signature),
    ]


def test_each_sheet_is_tagged_titled_and_can_be_read_out(contract, ceremony):
    for body in every_sheet(contract):
        with opened(body) as document:
            assert bool(document.Root.MarkInfo.Marked)
            assert str(document.Root.Lang) == "fr"
            assert str(contract.programme) in str(document.docinfo["/Title"])
            assert b"pdfuaid:part" in document.Root.Metadata.read_bytes()
            assert set(fonts(document).values()) == {(True, True)}
            levels = [int(h[1]) for h in names_of(document, ("H1", "H2", "H3"))]
        assert levels[0] == 1
        assert levels.count(1) == 1
        assert all(b - a <= 1 for a, b in pairwise(levels))


def test_no_sheet_is_kept_on_disk(contract, ceremony):
    every_sheet(contract)

    kept = [path for path in shelf.folder().iterdir() if path.suffix != ".lock"]
    assert kept == []


def test_the_pages_say_what_the_sheets_say(client, contract, ceremony):
    login(client, contract, Role.FACILITATOR)

    for name in PAGES:
        response = client.get(
            reverse(f"contracts:{name}", args=[contract.programme.slug])
        )
        assert response.status_code == 200
        if name.endswith("html"):
            assert "Salle des mariages" in response.content.decode()


@pytest.mark.parametrize("role", [Role.PARTICIPANT, Role.PARTNER, Role.OBSERVER])
def test_only_those_who_prepare_the_day_open_its_sheets(client, contract, role):
    login(client, contract, role)

    for name in PAGES:
        page = reverse(f"contracts:{name}", args=[contract.programme.slug])
        assert client.get(page).status_code == 403
    login(client, make_contract(), Role.COORDINATOR)
    assert client.get(page).status_code == 404
