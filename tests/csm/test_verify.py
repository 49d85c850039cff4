"""The command that looks whether everything is as it must be."""

import shutil
from importlib import import_module
from io import StringIO
from pathlib import Path

import pytest
from django.apps import apps
from django.core.management import CommandError, call_command
from django.db import connection
from django.utils import translation

from contracts.models import CopyPrint, FrozenPiece, FrozenVersion, Scan
from contracts.signing import scans
from csm import verification
from programmes.models import Event, Partner, User
from programmes.soundness import Invariant
from tests.contracts.sealed import sealed
from tests.site.sources import ROOT
from tests.unguarded import take_the_guard_away

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module", autouse=True)
def version(django_db_setup, django_db_blocker, tmp_path_factory):
    with django_db_blocker.unblock(), sealed(tmp_path_factory.mktemp("media")) as one:
        yield one


@pytest.fixture(autouse=True)
def media(version, settings, tmp_path):
    """The files of the scans, copied so that each test may spoil them."""
    settings.MEDIA_ROOT = shutil.copytree(settings.MEDIA_ROOT, tmp_path / "media")


@pytest.fixture(autouse=True)
def english():
    with translation.override("en"):
        yield


def verify(*arguments):
    """Return the lines of the command, and what it ended with."""
    out = StringIO()
    try:
        call_command("verify", *arguments, stdout=out)
    except CommandError as error:
        return out.getvalue().splitlines(), str(error)
    return out.getvalue().splitlines(), ""


def test_every_app_with_models_has_invariants_that_the_roof_asks():
    ours = [app for app in apps.get_app_configs() if Path(app.path).parent == ROOT]
    asked = [import_module(f"{app.name}.invariants") for app in ours if app.models]
    assert sorted(m.__name__ for m in asked) == sorted(
        floor.__name__ for floor in verification.FLOORS
    )
    assert len([one for floor in verification.FLOORS for one in floor.INVARIANTS]) >= 25


def test_a_sound_world_is_told_line_by_line():
    lines, end = verify()
    assert end == ""
    assert lines[-1] == "Everything is as it must be."
    assert "Each frozen text gives its digest again: 2 looked at, 0 faults" in lines
    assert [line for line in lines[:-1] if not line.endswith(" 0 faults")] == []


def flip_text(version):
    text = version.canonical.replace("Le mot qui manquait", "Le mot qui manquais")
    FrozenVersion.objects.filter(pk=version.pk).update(canonical=text)


def flip_annex(version):
    text = version.canonical.replace("Dormir. Rire.", "Dormir. Dire.")
    FrozenVersion.objects.filter(pk=version.pk).update(canonical=text)


def flip_byte(row):
    body = bytearray(row.body)
    body[len(body) // 2] ^= 1
    type(row).objects.filter(pk=row.pk).update(body=bytes(body))


def flip_print(version):
    flip_byte(version.pieces.get(name=FrozenPiece.PRINT))


def flip_copy(version):
    flip_byte(CopyPrint.objects.get(copy__reference="RIV-2025-01-01"))


def flip_scan(version):
    path = scans.path_of(Scan.objects.get(archived_at=None))
    body = bytearray(path.read_bytes())
    body[-1] ^= 1
    path.write_bytes(body)


def spoil(row, column):
    """Leave bytes that are no text any more, as only SQLite keeps them."""
    if connection.vendor != "sqlite":
        pytest.skip("PostgreSQL keeps no such bytes.")
    with connection.cursor() as cursor:
        cursor.execute(
            f"UPDATE {row._meta.db_table} SET {column} ="
            f" CAST(x'7bff' || CAST({column} AS BLOB) AS TEXT) WHERE id = %s",
            [row.pk],
        )


def spoil_text(version):
    spoil(version, "canonical")


def spoil_chain(version):
    spoil(Event.objects.get(kind="ceremony_closed"), "content")


def flip_chain(version):
    event = Event.objects.get(kind="ceremony_closed")
    content = event.content.replace('"kind"', '"kinD"')
    Event.objects.filter(pk=event.pk).update(content=content)


@pytest.mark.parametrize(
    ("flip", "named"),
    [
        (flip_text, "RIV-2025-01, version 16"),
        (flip_annex, "RIV-2025-01, version 16"),
        (flip_print, "RIV-2025-01, version 16, sans-nom"),
        (flip_copy, "RIV-2025-01-01, version 16"),
        (flip_scan, "RIV-2025-01-01, version 16"),
        (flip_chain, "rivemont-2025-2026"),
        (spoil_text, "RIV-2025-01, version 16"),
        (spoil_chain, "rivemont-2025-2026"),
    ],
)
def test_one_flipped_byte_is_named(flip, named, version):
    take_the_guard_away()
    flip(version)
    lines, end = verify()
    assert "fault" in end
    faults = [line.strip() for line in lines if line.startswith("    ")]
    assert [line for line in faults if line.startswith(f"{named} (")]


def test_no_person_is_named_when_everything_is_wrong(version):
    take_the_guard_away()
    for model in (FrozenVersion, Event):
        model.objects.update(digest="0" * 64)
    Partner.objects.update(role_group=Partner.objects.last().role_group)
    lines, end = verify()
    assert end
    people = [*Partner.objects.all(), *User.objects.all()]
    assert [one for one in people if one.name in "\n".join(lines)] == []


def test_a_look_that_stumbles_is_a_fault_and_the_others_go_on():
    def stumble():
        yield ""
        raise ValueError("Solène Darbeyre")

    class Floor:
        INVARIANTS = (Invariant("first", stumble), Invariant("second", lambda: [""]))

    first, second = verification.verify([Floor])
    assert (first.count, second.count) == (1, 1)
    assert first.faults == ["this could not be looked at to the end: ValueError"]
    assert second.faults == []


def test_the_last_digests_can_be_filed_elsewhere(version):
    last = version.contract.programme.events.order_by("sequence").last()
    lines, _end = verify("--last-digests")
    assert lines == [f"RIV-2025-01 {last.sequence} {last.digest}"]
