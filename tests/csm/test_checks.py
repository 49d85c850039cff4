import pytest
from django.core.checks import Tags, run_checks
from django.db import connection

pytestmark = pytest.mark.django_db


@pytest.fixture
def sqlite():
    if connection.vendor != "sqlite":
        pytest.skip("PostgreSQL has other guards")


def test_a_new_connection_is_as_strict_as_sqlite_can_be(sqlite):
    other = connection.copy()
    with other.cursor() as cursor:
        names = ("journal_mode", "synchronous", "foreign_keys", "recursive_triggers")
        names = (*names, "secure_delete")
        found = [cursor.execute(f"PRAGMA {name}").fetchone()[0] for name in names]
    other.close()
    assert found == ["wal", 2, 1, 1, 1]


def test_a_laxer_connection_is_refused_by_the_checks(sqlite):
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA recursive_triggers = OFF")
    refused = run_checks(tags=[Tags.database], databases=["default"])
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA recursive_triggers = ON")
    accepted = run_checks(tags=[Tags.database], databases=["default"])
    assert [e.id for e in refused] == ["csm.E001"]
    assert "recursive_triggers = 0" in refused[0].msg
    assert accepted == []
