"""The triggers: installed by migrations, compared at each start, never mended there."""

import pytest
from django.apps import apps
from django.core.checks import Tags, run_checks
from django.core.management import CommandError, call_command
from django.core.management.sql import (
    emit_post_migrate_signal,
    emit_pre_migrate_signal,
)
from django.db import IntegrityError, connection, models
from django.db.migrations import Migration
from django.db.migrations.recorder import MigrationRecorder

from contracts import triggers
from contracts.models import Article, FrozenVersion
from contracts.triggers.rules import Rule
from csm.management.commands.serve import refuse_errors
from programmes.models import Programme
from tests.factories import make_frozen

pytestmark = pytest.mark.django_db
NAME = "guard_contracts_article_update"
HERE = [
    rule for rule in triggers.RULES if rule.name in triggers.expected(connection.vendor)
]
ONE = [(Migration("0099", "contracts"), False)]
RULE = next(rule for rule in HERE if rule.name == NAME)


def run(statement):
    with connection.cursor() as cursor:
        cursor.execute(statement)


def drop(name=NAME, table="contracts_article"):
    on = f" ON {table}" if connection.vendor == "postgresql" else ""
    run(f"DROP TRIGGER {name}{on}")


def start():
    """Return what a start finds in error."""
    return [
        str(error) for error in run_checks(tags=[Tags.database], databases=["default"])
    ]


def test_a_migrated_database_has_every_trigger():
    assert triggers.differences(connection) == {}
    assert start() == []


@pytest.mark.parametrize("rule", HERE, ids=lambda rule: rule.name)
def test_a_trigger_that_is_missing_is_named(rule):
    drop(rule.name, rule.table)
    assert triggers.differences(connection) == {rule.name: "missing"}


def test_the_start_refuses_and_mends_nothing():
    drop()
    [error] = start()
    assert f"{NAME} (missing)" in error
    with pytest.raises(CommandError, match=NAME):
        refuse_errors()
    assert triggers.differences(connection) == {NAME: "missing"}


def test_an_altered_trigger_is_named():
    if connection.vendor == "sqlite":
        drop()
        run(triggers.sqlite.written(RULE).replace(" OR ", " AND "))
    else:
        run(f"ALTER TABLE {RULE.table} DISABLE TRIGGER {NAME}")
    assert triggers.differences(connection) == {NAME: "altered"}


def test_an_altered_function_is_named():
    if connection.vendor == "sqlite":
        pytest.skip("SQLite writes it in the trigger")
    run(
        f"CREATE OR REPLACE FUNCTION {NAME}() RETURNS trigger LANGUAGE plpgsql"
        " AS $$ BEGIN RETURN NEW; END $$"
    )
    assert triggers.differences(connection) == {NAME: "altered"}


def test_a_strange_trigger_is_named():
    other = triggers.ENGINES[connection.vendor]
    renamed = Rule(RULE.table, "delete", "FALSE", "Rien.", about="more")
    for statement in other.create(renamed):
        run(statement)
    assert triggers.differences(connection) == {renamed.name: "strange"}
    triggers.install(connection)
    assert triggers.differences(connection) == {}


def test_the_command_tells_and_puts_back_when_it_is_asked_to(capsys):
    drop()
    with pytest.raises(CommandError):
        call_command("triggers")
    call_command("triggers", "--install")
    call_command("triggers")
    assert f"{NAME}: missing" in capsys.readouterr().out
    assert triggers.differences(connection) == {}


def test_every_table_of_a_signed_contract_is_kept():
    """A new model of a frozen text is kept too, or has its reason not to be."""
    free = {
        "agreement": "said of a draft",
        "comment": "what is said beside the text",
        "easyarticle": "easy words beside the text, which are never signed",
        "easycheck": "who read the easy words",
        "commitmentmention": "a session spoke of it: no part of the text",
        "modelarticle": "a model to begin with",
        "modelcommitment": "a model to begin with",
        "note": "what an import set aside",
        "reading": "said of a draft",
        "revision": "the history of the draft; frozen words are in the version",
        "signingnote": "a working note, which is no proof",
        "thing": "a checklist",
        "turn": "changes until the last minute",
    }
    models_ = apps.get_app_config("contracts").get_models()
    names = {
        m._meta.model_name for m in models_ if m._meta.db_table not in triggers.TABLES
    }
    assert names == set(free)


# Migrations.


@pytest.fixture
def migration():
    """Migrate as `migrate` does: the triggers go, the tables change, they come back."""

    def migrate(*changes, plan=ONE):
        emit_pre_migrate_signal(0, False, "default", plan=plan)
        for model, name, field in changes:
            old = model._meta.get_field(name)
            field.set_attributes_from_name(name)
            field.model = model
            with connection.schema_editor() as editor:
                editor.alter_field(model, old, field)
            with connection.schema_editor() as editor:
                editor.alter_field(model, field, old)
        emit_post_migrate_signal(0, False, "default", plan=plan)

    return migrate


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(
    ("model", "name", "field"),
    [
        (Article, "heading", models.CharField(max_length=250)),
        (FrozenVersion, "digest", models.CharField(max_length=80)),
        (Programme, "purpose", models.TextField(default="")),
    ],
)
def test_a_table_that_is_rebuilt_keeps_its_text(migration, model, name, field):
    """SQLite loses the triggers of a table that it rebuilds (trust 0.2)."""
    version = make_frozen()
    migration((model, name, field))
    assert triggers.differences(connection) == {}
    with pytest.raises(IntegrityError, match="frozen"):
        version.contract.articles.update(text="Autre chose.")
    with pytest.raises(IntegrityError, match="never changes"):
        FrozenVersion.objects.update(canonical="{}")


def test_a_migration_with_nothing_to_do_mends_nothing(migration):
    drop()
    migration(plan=())
    assert triggers.differences(connection) == {NAME: "missing"}


def test_without_all_its_tables_nothing_is_installed(monkeypatch):
    monkeypatch.setattr(triggers, "TABLES", triggers.TABLES | {"contracts_to_come"})
    triggers.install(connection)
    assert set(triggers.differences(connection).values()) == {"missing"}


def test_a_migration_that_failed_leaves_a_warning():
    make_frozen()
    last = MigrationRecorder.Migration.objects.filter(app="contracts").latest("pk")
    last.delete()
    assert start() == []  # it may still bring them
    triggers.remove(connection)
    [said] = start()
    assert "csm.W003" in said
