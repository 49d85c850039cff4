"""The prints of a frozen text: kept bytes, whoever asks and whatever changed since."""

import io
import zipfile
from base64 import b64encode

import pytest
from django.core.management import CommandError, call_command

from contracts.prints import sealing
from contracts.prints.kinds import Kind
from programmes.limits import allow_rendering
from programmes.models import Role
from tests.contracts.reading_pdf import opened, text, texts
from tests.contracts.sealed import LOGO
from tests.contracts.test_prints import address, every_print, login
from tests.factories import make_contract, make_frozen, make_partner, make_signed

pytestmark = pytest.mark.django_db
NAMES = ("Zoé Ünal", "Anne-Lise d’Arcy")


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
    version = make_frozen(contract)
    sealing.press(version)
    return version


def prints_of(contract, number):
    draft = {address(n, contract, kind="projet") for n in ("print_html", "print_pdf")}
    return [page for page in every_print(contract, number) if page not in draft]


def test_the_prints_are_the_bytes_that_were_sealed(client, contract, version):
    login(client, contract, Role.FACILITATOR)
    copy = version.copies.select_related("partner").first()

    sealed = client.get(address("print_pdf", contract, kind="sans-nom"))
    own = client.get(address("copy_pdf", contract, number=copy.partner.number))
    archive = client.get(address("copies_zip", contract))

    assert sealed.content == sealing.sealed_pdf(version)
    assert own.content == sealing.copy_pdf(copy)
    with zipfile.ZipFile(io.BytesIO(archive.content)) as files:
        found = {n.removesuffix(".pdf"): files.read(n) for n in files.namelist()}
    assert found == sealing.copy_bodies(version)


def test_a_name_or_a_word_changed_since_changes_no_print(client, contract, version):
    login(client, contract, Role.COORDINATOR)
    pages = [
        address("print_pdf", contract, kind=kind)
        for kind in ("gros-caracteres", "affiche")
    ]
    before = [client.get(page).content for page in pages]
    contract.programme.participant_plural = "jardiniers"
    contract.programme.save()

    assert [client.get(page).content for page in pages] == before
    assert "jardiniers" not in text(before[0])


def test_the_pack_holds_the_pages_of_the_kept_copies(client, contract, version):
    login(client, contract, Role.FACILITATOR)

    pack = client.get(address("pack", contract)).content

    bodies = sealing.copy_bodies(version).values()
    wanted = [page for body in bodies for page in texts(body)]
    assert [page for page in texts(pack) if page] == wanted
    with opened(pack) as document:
        assert "/MarkInfo" not in document.Root


def test_kept_bytes_are_not_counted_as_renderings(client, contract, version):
    member = login(client, contract, Role.FACILITATOR)
    while allow_rendering(member.user):
        pass

    for name in ("pack", "copies_zip"):
        assert client.get(address(name, contract)).status_code == 200


def test_there_is_no_working_draft_any_more(client, contract, version):
    login(client, contract, Role.COORDINATOR)

    for name in ("print_html", "print_pdf"):
        assert client.get(address(name, contract, kind="projet")).status_code == 404
    listed = client.get(address("prints", contract)).context["prints"]
    assert Kind.DRAFT not in [row["kind"] for row in listed]


def test_prints_not_ready_are_said_and_made_by_a_coordinator(client, contract):
    make_frozen(contract)
    login(client, contract, Role.COORDINATOR)

    for name, values in (("print_pdf", {"kind": "sans-nom"}), ("pack", {})):
        response = client.get(address(name, contract, **values), follow=True)
        assert response.redirect_chain == [(address("prints", contract), 302)]
        assert "pas encore prêtes" in str(*response.context["messages"])
    page = client.get(address("prints", contract)).content.decode()
    assert address("press", contract) in page
    client.post(address("press", contract))
    assert client.get(address("pack", contract)).status_code == 200


def test_a_facilitator_asks_a_coordinator_for_prints_not_ready(client, contract):
    make_frozen(contract)
    login(client, contract, Role.FACILITATOR)

    page = client.get(address("prints", contract)).content.decode()
    assert address("press", contract) not in page


def test_an_observer_opens_the_unnamed_prints_once_signed(client, contract, version):
    login(client, contract, Role.OBSERVER)
    pages = prints_of(contract, 1)
    assert {client.get(page).status_code for page in pages} == {403}


def test_an_observer_reads_no_name_in_signed_prints(client, contract):
    version = make_signed(contract)
    sealing.press(version)
    login(client, contract, Role.OBSERVER)
    number = contract.copies().first().number
    open_ones = {
        address("prints", contract),
        *(
            address(name, contract, kind=kind)
            for name in ("print_html", "print_pdf")
            for kind in ("sans-nom", "gros-caracteres", "affiche")
        ),
    }

    found = {page: client.get(page) for page in prints_of(contract, number)}

    assert {page for page, got in found.items() if got.status_code == 200} == open_ones
    assert {got.status_code for p, got in found.items() if p not in open_ones} == {403}
    listed = found[address("prints", contract)].content.decode()
    assert [name for name in NAMES if name in listed] == []


def test_the_page_of_the_unnamed_print_says_what_the_print_says(
    client, contract, version
):
    login(client, contract, Role.PARTICIPANT)

    page = client.get(address("print_html", contract, kind="sans-nom"))

    assert "Exemplaire sans nom" in page.content.decode()
    assert [name for name in NAMES if name in page.content.decode()] == []


def test_the_page_shows_the_logos_that_were_frozen(client, contract):
    logo = contract.programme.logos.create(image=LOGO, alt="Ville de Rivemont")
    make_frozen(contract)
    logo.delete()
    login(client, contract, Role.PARTICIPANT)

    page = client.get(address("print_html", contract, kind="sans-nom"))

    shown = f'src="data:image/png;base64,{b64encode(LOGO).decode()}"'
    assert f'{shown} alt="Ville de Rivemont"' in page.content.decode()


def test_who_joined_after_the_freezing_has_no_copy(client, contract, version):
    late = make_partner(contract.programme, name="Arrivée Tardive")
    login(client, contract, Role.COORDINATOR)

    assert (
        client.get(address("copy_pdf", contract, number=late.number)).status_code == 404
    )
    assert late.name not in client.get(address("prints", contract)).content.decode()


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_of_prints_costs_the_same(client, rows, django_assert_num_queries):
    version = make_frozen(people=rows)
    sealing.press(version)
    login(client, version.contract, Role.COORDINATOR)
    page = address("prints", version.contract)
    client.get(page)

    # Session, user, membership, contract, version twice, copies, prints twice.
    with django_assert_num_queries(8):
        client.get(page)


def test_the_command_hands_out_the_kept_bytes(contract, version, tmp_path):
    path, copy = tmp_path / "a.pdf", version.copies.first()
    where = (contract.programme.slug, "-o", str(path))

    call_command("contract_pdf", *where)
    assert path.read_bytes() == sealing.sealed_pdf(version)
    call_command("contract_pdf", *where, "--copy", copy.reference)
    assert path.read_bytes() == sealing.copy_pdf(copy)
    with pytest.raises(CommandError, match="projet"):
        call_command("contract_pdf", *where, "--draft")
