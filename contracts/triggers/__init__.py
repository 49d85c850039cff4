"""The triggers that keep frozen texts, on SQLite and on PostgreSQL.

They are a guard, not the proof: who owns the database can take them away. The proof is
the chain of digests, of which somebody keeps the last one elsewhere. They are installed
by each `migrate` that has something to do, and otherwise only compared: a change of a
rule therefore comes with a migration, be it an empty one.
"""

from django.db import transaction

from contracts.triggers import postgresql, sqlite
from contracts.triggers.acts import act_rules
from contracts.triggers.dates import ceremony_rules, programme_rules
from contracts.triggers.rules import (
    contract_rules,
    copy_rules,
    journal_rules,
    signature_rules,
    text_rules,
    version_rules,
)

ENGINES = {"sqlite": sqlite, "postgresql": postgresql}
RULES = [
    *contract_rules(),
    *text_rules(),
    *version_rules(),
    *copy_rules(),
    *signature_rules(),
    *journal_rules(),
    *programme_rules(),
    *ceremony_rules(),
    *act_rules(),
]
TABLES = frozenset(rule.table for rule in RULES)
PREFIX = "guard_"


def expected(vendor):
    """Return the triggers that there must be, by name, as the engine keeps them."""
    return {rule.name: ENGINES[vendor].written(rule) for rule in _rules(vendor)}


def _rules(vendor):
    return [rule for rule in RULES if rule.on in ENGINES[vendor].EVENTS]


def installed(connection):
    """Return the triggers of ours, and those of others on the tables that we keep.

    By name, with the table and the words in which the engine keeps it.
    """
    with connection.cursor() as cursor:
        return {
            name: (table, words)
            for name, table, words in ENGINES[connection.vendor].found(cursor)
            if table in TABLES or name.startswith(PREFIX)
        }


def install(connection):
    """Make the triggers anew; none while a table that they keep is missing."""
    with transaction.atomic(using=connection.alias):
        remove(connection)
        if not set(connection.introspection.table_names()) >= TABLES:
            return
        for rule in _rules(connection.vendor):
            _run(connection, ENGINES[connection.vendor].create(rule))


def remove(connection):
    """Take the triggers away: before a migration, and where tests empty the tables."""
    with transaction.atomic(using=connection.alias):
        for name, (table, _words) in installed(connection).items():
            if name.startswith(PREFIX):
                _run(connection, ENGINES[connection.vendor].drop(name, table))


def _run(connection, statements):
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


def differences(connection):
    """Return what is not as it must be: « missing », « altered » or « strange », by name.

    A disabled one is altered; a strange one is none of ours, on a table that we keep.
    """
    expects, finds = expected(connection.vendor), installed(connection)
    wrong = {name: "missing" for name in expects if name not in finds}
    for name, (_table, words) in finds.items():
        if name not in expects:
            wrong[name] = "strange"
        elif words != expects[name]:
            wrong[name] = "altered"
    return dict(sorted(wrong.items()))
