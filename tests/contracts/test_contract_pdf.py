"""./run manage contract_pdf: one file for each option, and clear errors."""

import pytest
from django.core.management import CommandError, call_command

from programmes.models import Partner
from tests.contracts.reading_pdf import opened, text, texts
from tests.factories import make_contract, make_partner


@pytest.fixture(autouse=True)
def _media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "media"


@pytest.fixture
def contract(db):
    contract = make_contract()
    for name in ("Zoé Ünal", "Bo Anders"):
        make_partner(contract.programme, name=name)
    return contract


@pytest.fixture
def printed(contract, tmp_path):
    """Print with these options, and return the bytes of the file."""

    def run(*options):
        path = tmp_path / "contrat.pdf"
        call_command("contract_pdf", contract.programme.slug, "-o", str(path), *options)
        return path.read_bytes()

    return run


def test_without_option_it_is_the_copy_without_a_name(printed):
    page = text(printed())

    assert "Fait à" in page
    assert not any(name in page for name in ("Zoé", "Bo Anders", "Exemplaire de"))


@pytest.mark.parametrize("option", ["--draft", "--archive", "--large", "--poster"])
def test_each_option_gives_another_print(printed, option):
    without, body = printed(), printed(option)

    assert all("PROJET – ne pas signer" in page for page in texts(body))
    assert (text(body) == text(without)) is (option == "--draft")


def test_a_copy_is_asked_for_by_its_reference(printed, contract):
    partner = Partner.objects.get(name="Bo Anders")

    page = text(printed("--copy", contract.copy_reference(partner)))

    assert "Exemplaire de Bo Anders" in page
    assert "Zoé" not in page


def test_the_pack_holds_every_copy_and_declares_no_tags(printed):
    body = printed("--pack")

    with opened(body) as document:
        assert "/MarkInfo" not in document.Root
    covers = [page for page in texts(body) if "Exemplaire de" in page]
    assert len(covers) == 2


@pytest.mark.parametrize(
    ("slug", "options", "said"),
    [
        ("ailleurs", (), "Aucun programme nommé"),
        (None, ("--copy", "RIV-2025-01-99"), "Aucun exemplaire"),
        (None, ("--copy", "n'importe quoi"), "Aucun exemplaire"),
        (None, ("--copy", "²"), "Aucun exemplaire"),
        (None, ("--draft", "--pack"), "not allowed with"),
    ],
)
def test_what_cannot_be_printed_is_said_clearly(
    contract, tmp_path, slug, options, said
):
    path = tmp_path / "contrat.pdf"

    with pytest.raises(CommandError, match=said):
        call_command(
            "contract_pdf", slug or contract.programme.slug, "-o", str(path), *options
        )
    assert not path.exists()


def test_a_file_that_cannot_be_written_is_said_clearly(contract, tmp_path):
    with pytest.raises(CommandError, match="ne peut pas être écrit"):
        call_command("contract_pdf", contract.programme.slug, "-o", str(tmp_path))


def test_an_empty_pack_is_said_clearly(db, tmp_path):
    contract = make_contract()

    with pytest.raises(CommandError):
        call_command("contract_pdf", contract.programme.slug, "-o", "x.pdf", "--pack")
