"""After an erasure no page of the database's file holds the words any more."""

import sqlite3
from pathlib import Path

import pytest
from django.db import connection

from csm.rights.erasure import erase
from programmes.models import Role
from tests.csm import making_person as canaries
from tests.factories import make_membership, make_partner, make_programme
from tests.programmes.making_rights import make_request

pytestmark = pytest.mark.django_db(transaction=True)
WORD = canaries.HERS.encode()


@pytest.fixture(autouse=True)
def _on_sqlite():
    if connection.vendor != "sqlite":
        pytest.skip("PostgreSQL frees its pages by itself.")


def bytes_kept():
    """Return what the database has on the disk, its journal beside it too."""
    path = Path(connection.settings_dict["NAME"])
    beside = path.with_name(f"{path.name}-wal")
    return path.read_bytes() + (beside.read_bytes() if beside.exists() else b"")


def test_a_person_erased_is_nowhere_in_the_file_nor_beside_it():
    programme = make_programme()
    by = make_membership(programme, Role.COORDINATOR).user
    partner = make_partner(programme)
    canaries.fill(partner, by)
    make_request(partner, by=by)
    assert WORD in bytes_kept()
    erase(partner, by)
    assert WORD not in bytes_kept()


@pytest.mark.parametrize(("secure", "is_found"), [("OFF", True), ("ON", False)])
def test_what_is_deleted_is_overwritten_and_writing_anew_leaves_nothing(
    tmp_path, secure, is_found
):
    path = tmp_path / "measure.sqlite3"
    measured = sqlite3.connect(path, isolation_level=None)
    measured.execute(f"PRAGMA secure_delete={secure}")
    measured.execute("CREATE TABLE people (id INTEGER PRIMARY KEY, name TEXT)")
    rows = [(f"{canaries.HERS} {n} " * 20,) for n in range(300)]
    measured.executemany("INSERT INTO people (name) VALUES (?)", rows)
    measured.execute("UPDATE people SET name = 'Personne anonyme'")
    assert (WORD in path.read_bytes()) == is_found
    measured.execute("VACUUM")
    assert WORD not in path.read_bytes()
    measured.close()
