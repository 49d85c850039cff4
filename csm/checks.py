from django.core import checks
from django.db import connections
from django.db.migrations.executor import MigrationExecutor

# What programmes are promised of SQLite: a write acknowledged is on the disk (2 is
# FULL), a reader never waits, no way of writing passes by the triggers, what is
# deleted is overwritten.
PRAGMAS = {
    "journal_mode": "wal",
    "synchronous": 2,
    "foreign_keys": 1,
    "recursive_triggers": 1,
    "secure_delete": 1,
}


def sqlite_keeps_what_it_acknowledges(databases=None, **kwargs):
    """Refuse a SQLite connection that is not as strict as `environment.sqlite` asks."""
    return [
        checks.Error(
            f"SQLite answers {name} = {found}, where {PRAGMAS[name]} is needed.",
            hint="The database must be a file on a disk of this machine.",
            id="csm.E001",
        )
        for alias in databases or ()
        if connections[alias].vendor == "sqlite"
        for name, found in pragmas(connections[alias])
        if found != PRAGMAS[name]
    ]


def frozen_texts_are_guarded(databases=None, **kwargs):
    """Refuse a database whose triggers are not those that it must have; mend nothing.

    While a migration waits there is nothing to refuse: it brings the triggers itself.
    But one that failed has taken them away, which is told.
    """
    from contracts import triggers  # reads the models, loaded after the checks

    return [
        checks.Error(
            "The triggers that keep frozen texts are not as they must be: "
            + ", ".join(f"{name} ({state})" for name, state in wrong.items()),
            hint="Find out who changed the database; then ./run manage triggers --install.",
            id="csm.E002",
        )
        for alias in databases or ()
        if not migrations_wait(connections[alias])
        if (wrong := triggers.differences(connections[alias]))
    ]


def failed_migrations_left_a_guard(databases=None, **kwargs):
    """Warn of frozen texts without any trigger: a migration began, and did not end."""
    from contracts import triggers
    from contracts.models import FrozenVersion

    return [
        checks.Warning(
            "A migration has not ended: nothing keeps the frozen texts from changing.",
            hint="Mend the migration, or at once: ./run manage triggers --install.",
            id="csm.W003",
        )
        for alias in databases or ()
        if migrations_wait(connections[alias])
        if set(connections[alias].introspection.table_names()) >= triggers.TABLES
        if not triggers.installed(connections[alias])
        if FrozenVersion.objects.using(alias).exists()
    ]


def migrations_wait(connection):
    executor = MigrationExecutor(connection)
    return bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))


def pragmas(connection):
    with connection.cursor() as cursor:
        for name in PRAGMAS:
            yield name, cursor.execute(f"PRAGMA {name}").fetchone()[0]
