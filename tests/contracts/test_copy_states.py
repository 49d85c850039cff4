"""What has become of each copy: printed, signed, back, scanned; and made again."""

import pytest
from django.urls import reverse
from django.utils import timezone
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from contracts.freezing import reopen
from contracts.models import Signature
from contracts.prints.sealing import copy_pdf, press
from contracts.signing import copy_states
from contracts.signing.copy_states import states_of
from contracts.signing.recording import record_signature
from contracts.signing.scans import attach
from programmes.models import Event, Kind, Role
from programmes.uploads import PDF, Content
from tests.contracts.reading_pdf import text
from tests.factories import (
    make_contract,
    make_frozen,
    make_membership,
    make_partner,
    make_user,
)

pytestmark = pytest.mark.django_db
NAMES = ("Solène Darbeyre", "Marius Tellochet", "Irma Vasseroy")


@pytest.fixture(autouse=True)
def _media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def contract():
    contract = make_contract()
    for name in NAMES:
        make_partner(contract.programme, name=name)
    return contract


@pytest.fixture
def version(contract):
    return make_frozen(contract)


@pytest.fixture
def by(client, contract):
    user = make_membership(contract.programme, Role.FACILITATOR).user
    client.force_login(user)
    return user


def url(version, name, *args):
    return reverse(f"contracts:{name}", args=[version.contract.programme.slug, *args])


def copy_of(version, number):
    return version.copies.select_related("partner").get(partner__number=number)


def sign(version, number, by):
    day = timezone.localdate()
    token = f"P{number}"
    return record_signature(version.contract, token, version.digest, day, by)


def log_in(client, programme, role, **values):
    client.force_login(make_membership(programme, role, **values).user)


def test_signed_copies_without_a_scan_come_first(version, by):
    for number in (1, 3):
        sign(version, number, by)
    attach(copy_of(version, 1), Content(PDF, b"%PDF-"), by)
    states = states_of(version.copies)
    assert [(s.copy.partner.number, s.lacks_scan) for s in states] == [
        (3, True),
        (1, False),
        (2, False),
    ]


def test_each_state_is_said_in_words(client, version, by):
    sign(version, 1, by)
    client.post(url(version, "copies_print"))
    client.post(url(version, "copy_returned", 1), {"returned": "yes"})
    page = client.get(url(version, "copies"))
    assertContains(page, "scan à joindre", count=1)
    assertContains(page, "pas encore signé", count=2)
    assertContains(page, "pas encore revenu", count=2)
    assertNotContains(page, "pas encore imprimé")
    assertNotContains(page, "signature électronique")
    client.post(url(version, "copy_returned", 1))
    assertContains(client.get(url(version, "copies")), "pas encore revenu", count=3)


def test_one_click_notes_the_print_and_gives_the_same_bytes_again(client, version, by):
    press(version)
    kept = copy_pdf(copy_of(version, 2))
    answer = client.post(url(version, "copy_print", 2))
    assertRedirects(answer, url(version, "copy_pdf", 2), fetch_redirect_response=False)
    assert client.get(answer.url).content == kept
    copy = copy_of(version, 2)
    first = copy.printed_at
    assert (copy.printed_by, first is None) == (by, False)
    client.post(url(version, "copy_print", 2))
    assert copy_of(version, 2).printed_at == first


def test_printing_all_leads_to_the_file_for_the_printer(client, version, by):
    answer = client.post(url(version, "copies_print"))
    assertRedirects(answer, url(version, "pack"), fetch_redirect_response=False)
    assert not version.copies.filter(printed_at=None).exists()


def test_a_participant_sees_her_own_copy_and_counts_nobody(client, version, by):
    own = copy_of(version, 2)
    log_in(client, version.contract.programme, Role.PARTICIPANT, partner=own.partner)
    page = client.get(url(version, "copies"))
    assertContains(page, "Marius Tellochet")
    for name in (NAMES[0], NAMES[2]):
        assertNotContains(page, name)
    assert [s.copy for s in page.context["states"]] == [own]
    assert client.post(url(version, "copy_print", 2)).status_code == 302
    for number in (1, 99):
        assert client.post(url(version, "copy_print", number)).status_code == 403
    for name in ("copy_returned", "copy_remake"):
        assert client.post(url(version, name, 2)).status_code == 403
    assert client.post(url(version, "copies_print")).status_code == 403


def test_a_partner_sees_the_record_of_her_own_signature(client, contract, by):
    town = make_partner(contract.programme, Kind.AUTHORITY, name="Ville de Rivemont")
    version = make_frozen(contract)
    sign(version, town.number, by)
    sign(version, 1, by)
    log_in(client, contract.programme, Role.PARTNER, partner=town)
    page = client.get(url(version, "copies"))
    assertContains(page, f"noté par {by.name}", count=1)
    assertNotContains(page, NAMES[0])
    log_in(client, contract.programme, Role.OBSERVER)
    assert client.get(url(version, "copies")).status_code == 403


def test_an_older_version_is_looked_at_and_nothing_more(client, version, by):
    sign(version, 1, by)
    reopen(version.contract, by, "Un mot manque.")
    assertContains(client.get(url(version, "copies")), "Pas encore d’exemplaire")
    version.contract.save_facts(by)
    again = make_frozen(version.contract)
    page = client.get(url(version, "copies"), {"version": version.number})
    assert page.context["version"] == version
    assertContains(page, "ne comptent plus")
    assertNotContains(page, url(version, "copy_print", 1))
    assertNotContains(page, url(version, "scan_add", 1))
    client.post(url(version, "copies_print"))
    assert not version.copies.exclude(printed_at=None).exists()
    assert again.copies.exclude(printed_at=None).count() == len(NAMES)


def test_a_name_that_changed_makes_the_copy_again_and_one_person_signs_again(
    client, version, by
):
    press(version)
    for number in (1, 2):
        sign(version, number, by)
    assert client.get(url(version, "copy_remake", 2)).status_code == 302
    partner = copy_of(version, 2).partner
    partner.name = "Mario Tellochet"
    partner.save()
    page = client.get(url(version, "copies"))
    assertContains(page, "Le nom a changé", count=1)
    assertContains(
        client.get(url(version, "copy_remake", 2)), "Mario Tellochet signe à nouveau"
    )
    before = copy_pdf(copy_of(version, 1))
    client.post(url(version, "copy_print", 2))
    client.post(url(version, "copy_remake", 2))
    copy = copy_of(version, 2)
    assert "Mario Tellochet" in text(copy_pdf(copy))
    assert copy.prints.count() == 2
    assert (copy.printed_at, copy_pdf(copy_of(version, 1))) == (None, before)
    [valid] = Signature.objects.valid()
    assert valid.token == "P1"
    struck = Signature.objects.get(token="P2")
    assert (struck.struck_by, struck.struck_because) == (
        by,
        "Le nom sur l’exemplaire a changé.",
    )
    kinds = list(Event.objects.order_by("-sequence").values_list("kind", flat=True))
    assert sorted(kinds[:2]) == ["copy_remade", "struck_out"]


def test_a_copy_is_found_within_its_own_programme(client, version, by):
    elsewhere = make_frozen()
    assert client.post(url(elsewhere, "copy_print", 1)).status_code == 404
    assert client.post(url(version, "copy_print", 99)).status_code == 404
    assert client.get(url(version, "copy_print", 1)).status_code == 405


def test_the_first_print_is_the_one_that_is_kept(version):
    first, second = make_user(), make_user()
    assert copy_states.mark_printed(version.copies, first) == len(NAMES)
    assert copy_states.mark_printed(version.copies, second) == 0


@pytest.mark.parametrize("more", [0, 27])
def test_the_page_costs_the_same_however_many(
    client, contract, by, django_assert_num_queries, more
):
    for _ in range(more):
        make_partner(contract.programme)
    version = make_frozen(contract)
    for number in range(1, 4 + more):
        sign(version, number, by)
    client.get(reverse("account"))  # the time of the login is written once
    # Session, account, membership, contract, versions; copies, signatures, scans.
    with django_assert_num_queries(8):
        page = client.get(url(version, "copies"))
    assert len(page.context["states"]) == 3 + more
