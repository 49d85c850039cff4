"""A print that fails harms nothing: the text stays frozen whole, and another try mends it."""

import logging

import pytest
from django.db import connection

from contracts.composition import paper_of
from contracts.freezing import freeze, reopen
from contracts.models import CopyPrint, FrozenPiece, Section
from contracts.models.contract import LONGEST
from contracts.prints import sealing
from programmes.models import Event, Logo
from programmes.printing import NotPrinted
from tests.contracts.at_once import all_at_once
from tests.contracts.reading_pdf import text
from tests.factories import make_contract, make_partner, make_user

pytestmark = pytest.mark.django_db
REFUSAL = {
    "sqlite": """
        CREATE TRIGGER no_room BEFORE INSERT ON {table} {when}
        BEGIN SELECT RAISE(ABORT, 'no room left'); END""",
    "postgresql": """
        CREATE FUNCTION no_room() RETURNS trigger LANGUAGE plpgsql AS
        $$ BEGIN RAISE EXCEPTION 'no room left'; END $$;
        CREATE TRIGGER no_room BEFORE INSERT ON {table}
        FOR EACH ROW {when} EXECUTE FUNCTION no_room()""",
}
RELIEF = {
    "sqlite": "DROP TRIGGER no_room",
    "postgresql": "DROP TRIGGER no_room ON {table}; DROP FUNCTION no_room()",
}
#: Table that refuses, and when: each step that writes.
STEPS = {
    "the print without a name": ("contracts_frozenpiece", ""),
    "its line in the journal": ("programmes_event", "WHEN (NEW.kind = 'sealed')"),
    "the copies": ("contracts_copyprint", ""),
    "their line in the journal": (
        "programmes_event",
        "WHEN (NEW.kind = 'copies_made')",
    ),
}


@pytest.fixture(autouse=True)
def _media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def contract():
    contract = make_contract()
    for name in ("Solène Darbeyre", "Marius Tellochet"):
        make_partner(contract.programme, name=name)
    return contract


def frozen(contract):
    return freeze(contract, make_user(), paper_of(contract).digest)


def execute(statements, **values):
    with connection.cursor() as cursor:
        cursor.execute(statements[connection.vendor].format(**values))


def kept():
    """Return how many seals, copies and lines of the journal there are."""
    seals = FrozenPiece.objects.filter(name=FrozenPiece.PRINT).count()
    lines = Event.objects.filter(kind__in=("sealed", "copies_made"))
    return seals, CopyPrint.objects.count(), lines.count()


@pytest.mark.parametrize("step", STEPS)
def test_a_step_that_fails_leaves_nothing_half_made_and_another_try_mends_it(
    contract, caplog, step
):
    version = frozen(contract)
    table, when = STEPS[step]
    execute(REFUSAL, table=table, when=when)

    with caplog.at_level(logging.ERROR), pytest.raises(NotPrinted):
        sealing.press(version)

    assert len(caplog.records) == sealing.TRIES
    assert kept() in ((0, 0, 0), (1, 0, 1))
    contract.programme.refresh_from_db()
    assert contract.frozen == version
    execute(RELIEF, table=table)
    sealing.press(version)
    assert kept() == (1, 2, 2)
    assert paper_mark(version) in text(sealing.sealed_pdf(version))


def paper_mark(version):
    digest = version.digest[:12].upper()
    return " ".join(digest[at : at + 4] for at in (0, 4, 8))


def test_a_text_too_long_to_be_printed_stays_frozen_and_says_why(contract):
    words = "mot " * (LONGEST // 4 + 1)
    contract.sections.filter(kind=Section.Kind.PREAMBLE).update(text=words)
    version = frozen(contract)

    with pytest.raises(NotPrinted, match=r"200.?000"):
        sealing.press(version)

    assert kept() == (0, 0, 0)
    assert contract.frozen == version


def test_a_picture_that_asks_for_another_is_refused_in_words(contract):
    drawing = b"""<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9">
        <image href="http://exemple.fr/a.png" width="9" height="9"/></svg>"""
    Logo.objects.create(
        programme=contract.programme, image=drawing, mime="image/svg+xml", alt="Ville"
    )
    version = frozen(contract)

    with pytest.raises(NotPrinted, match="logos"):
        sealing.press(version)

    assert kept() == (0, 0, 0)


def test_a_text_reopened_meanwhile_is_not_sealed(contract):
    version = frozen(contract)
    reopen(contract, make_user(), "Un mot manque.")

    with pytest.raises(NotPrinted, match="rouvert"):
        sealing.press(version)

    assert kept() == (0, 0, 0)


@pytest.mark.django_db(transaction=True)
def test_two_people_who_have_the_prints_made_at_once_get_one_of_each(contract):
    version = frozen(contract)

    met = all_at_once([lambda: sealing.press(version)] * 2)

    assert met == [None, None]
    assert kept() == (1, 2, 2)
