"""All ways of changing what is signed, tried on each table that keeps it (trust 3.1)."""

import pytest
from django.core import serializers
from django.core.management import call_command
from django.db import IntegrityError, connection, transaction

from tests.contracts.kept import ROWS, make_world, tried
from tests.unguarded import take_the_guard_away

pytestmark = pytest.mark.django_db
SQLITE, POSTGRESQL = ("sqlite",), ("postgresql",)


@pytest.fixture(scope="module")
def world(django_db_setup, django_db_blocker):
    """Made once: each attack on it is undone."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield make_world()
        transaction.set_rollback(True)


def save(row, name, value):
    setattr(row, name, value)
    row.save()


def bulk_update(row, name, value):
    setattr(row, name, value)
    type(row).objects.bulk_update([row], [name])


def run(statement, *values):
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        assert cursor.rowcount


def stored(row, name, value):
    return row._meta.get_field(name).get_db_prep_save(value, connection)


def raw_update(row, name, value):
    table = row._meta.db_table
    statement = f'UPDATE {table} SET "{name}" = %s WHERE id = %s'
    run(statement, stored(row, name, value), row.pk)


def insert(verb, then, row, name, value):
    """Insert the row again under its own key, with another value."""
    table = row._meta.db_table
    columns = [f'"{field.column}"' for field in row._meta.concrete_fields]
    taken = ", ".join("%s" if column == f'"{name}"' else column for column in columns)
    run(
        f"{verb} INTO {table} ({', '.join(columns)})"
        f" SELECT {taken} FROM {table} WHERE id = %s {then}",
        stored(row, name, value),
        row.pk,
    )


def on_conflict(row, name, value):
    then = f"ON CONFLICT (id) DO UPDATE SET {name} = excluded.{name}"
    insert("INSERT", then, row, name, value)


def or_replace(row, name, value):
    insert("INSERT OR REPLACE", "", row, name, value)


def or_replace_unseen(row, name, value):
    """As above, on a connection that runs no trigger for the row that goes."""
    run_pragma("recursive_triggers = OFF")
    try:
        or_replace(row, name, value)
    finally:
        run_pragma("recursive_triggers = ON")


def run_pragma(setting):
    with connection.cursor() as cursor:
        cursor.execute(f"PRAGMA {setting}")


def load(row, name, value):
    setattr(row, name, value)
    with (load.folder / "rows.json").open("w") as file:
        serializers.serialize("json", [row], stream=file)
    call_command("loaddata", load.folder / "rows.json", verbosity=0)


@pytest.fixture(autouse=True)
def _fixtures(tmp_path):
    load.folder = tmp_path


def delete(row, name, value):
    row.delete()


def raw_delete(row, name, value):
    run(f"DELETE FROM {row._meta.db_table} WHERE id = %s", row.pk)


def truncate(row, name, value):
    with connection.cursor() as cursor:
        cursor.execute(f"TRUNCATE {row._meta.db_table} CASCADE")


#: Attack → the engines that know it.
CHANGES = {
    save: None,
    bulk_update: None,
    raw_update: None,
    on_conflict: None,
    or_replace: SQLITE,
    or_replace_unseen: SQLITE,
    load: None,
}
REMOVALS = {delete: None, raw_delete: None, truncate: POSTGRESQL}
#: An erasure deletes these, and their digests stay (trust 6.2).
ERASED = ("name", "print")
CELLS = [
    pytest.param(attack, table, id=f"{attack.__name__}-{table}")
    for attack, engines in (CHANGES | REMOVALS).items()
    for table in ROWS
    if engines in (None, (connection.vendor,))
    and not (attack in (delete, raw_delete) and table in ERASED)
]
#: Rows on which others stand are refused to the ORM with or without a trigger.
STOOD_ON = ("contract", "version", "copy")


@pytest.fixture(autouse=True)
def _checked():
    check_now_and_later()


def check_now_and_later():
    """Check the foreign keys, and again at the end only.

    PostgreSQL empties no table while one is still to be checked.
    """
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            cursor.execute("SET CONSTRAINTS ALL DEFERRED")


@pytest.mark.parametrize(("attack", "table"), CELLS)
def test_what_is_signed_does_not_change(world, attack, table):
    row = ROWS[table]
    kept = type(row.find(world)).objects.filter(pk=row.find(world).pk).values()
    before = kept.get()
    with pytest.raises(IntegrityError) as refusal:
        tried(attack, row.find(world), row.field, row.value)
    assert "UNIQUE" not in str(refusal.value)
    assert "FOREIGN KEY" not in str(refusal.value)
    assert kept.get() == before


@pytest.mark.parametrize(("attack", "table"), CELLS)
def test_the_same_attack_passes_where_nothing_is_signed(world, attack, table):
    row = ROWS[table]
    free = None if attack is truncate else row.free
    find = free or row.find
    with transaction.atomic():
        if free is None:
            take_the_guard_away()
            check_now_and_later()
        if attack is delete and table in STOOD_ON:
            with pytest.raises(IntegrityError, match="protected"):
                tried(attack, find(world), row.field, row.value)
        else:
            tried(attack, find(world), row.field, row.value)
        transaction.set_rollback(True)
