"""What the shape of a frozen text is for: a person can be erased, and all digests hold.

The act of erasing comes later; this is its shape, which cannot change after the first
signature (trust 6.2). The triggers stand throughout.
"""

import secrets

import pytest
from django.apps import apps
from django.db import connection
from django.utils import translation

from contracts.models import CopyPrint, FrozenName, FrozenPiece, FrozenVersion
from contracts.prints.sealing import sealed_pdf
from contracts.thawing import paper_as_frozen
from csm.verification import verify
from programmes.models import Event
from tests.contracts.reading_pdf import text
from tests.contracts.sealed import sealed
from tests.unguarded import take_the_guard_away

pytestmark = pytest.mark.django_db
SOLENE = "Solène Darbeyre"


@pytest.fixture(scope="module", autouse=True)
def version(django_db_setup, django_db_blocker, tmp_path_factory):
    with django_db_blocker.unblock(), sealed(tmp_path_factory.mktemp("media")) as one:
        yield one


@pytest.fixture(autouse=True)
def english():
    with translation.override("en"):
        yield


@pytest.fixture
def solene(version):
    return version.contract.programme.partners.get(name=SOLENE)


@pytest.fixture
def town(version):
    return version.contract.programme.partners.get(name="Ville de Rivemont")


def erase(partner):
    """Delete value and salt, and the named copies; let nothing say the name any more."""
    FrozenName.objects.filter(
        version__contract__programme=partner.programme, token=partner.token
    ).delete()
    CopyPrint.objects.filter(copy__partner=partner).delete()
    partner.representatives.all().delete()
    partner.name, partner.salt = "Nom effacé", secrets.token_hex(16)
    partner.save()


def faults():
    return [fault for finding in verify() for fault in finding.faults]


def kept():
    """Return every byte that was frozen, save the names of those who were erased."""
    return (
        list(FrozenVersion.objects.order_by("pk").values_list()),
        [
            (piece.pk, piece.digest, bytes(piece.body))
            for piece in FrozenPiece.objects.order_by("pk")
        ],
        list(Event.objects.order_by("pk").values_list()),
    )


def prints_of_others(partner):
    prints = CopyPrint.objects.exclude(copy__partner=partner).order_by("pk")
    return [(one.pk, bytes(one.body)) for one in prints]


def rows_that_say(name):
    """Return the tables in which a name still stands, as text or as bytes."""
    found = set()
    with connection.cursor() as cursor:
        for model in apps.get_models():
            cursor.execute(f'SELECT * FROM "{model._meta.db_table}"')
            for row in cursor.fetchall():
                cells = [bytes(v) if isinstance(v, memoryview) else v for v in row]
                if name in str(cells) or name.encode() in b"".join(
                    cell for cell in cells if isinstance(cell, bytes)
                ):
                    found.add(model._meta.db_table)
    return found


def test_a_participant_erased_leaves_every_digest_as_it_was(version, solene):
    before, others = kept(), prints_of_others(solene)
    assert rows_that_say(SOLENE) == {"programmes_partner"}
    erase(solene)
    assert faults() == []
    assert kept() == before
    assert prints_of_others(solene) == others
    assert rows_that_say(SOLENE) == set()


def test_the_sealed_print_names_no_participant(version):
    words = text(sealed_pdf(version))
    assert "Le mot qui manquait" in words
    assert SOLENE not in words


def test_a_partner_erased_leaves_a_paper_that_says_so(version, town):
    before = kept()
    erase(town)
    assert faults() == []
    assert kept() == before
    paper = paper_as_frozen(version)
    assert [cell.title for cell in paper.cells][1:] == ["name erased"]
    words = "\n".join("".join(s.text for s in p) for p in paper.paragraphs())
    assert "Ouvrir la salle de name erased." in words
    assert (paper.digest, paper.reference) == (version.digest, "RIV-2025-01")


def test_another_name_put_in_place_of_the_erased_one_is_a_fault(version, town):
    erase(town)
    take_the_guard_away()
    value = '{"cells":[["Autre ville","",[]]],"name":"Autre ville"}'
    version.names.create(partner=town, token=town.token, salt="0" * 32, value=value)
    [fault] = [fault for fault in faults() if not fault.startswith("guard_")]
    assert fault.startswith("RIV-2025-01, version 16, P3 (contracts_frozenname ")
