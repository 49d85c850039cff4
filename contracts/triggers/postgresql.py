"""The rules as triggers of PostgreSQL, and those that are found there."""

EVENTS = ("insert", "update", "delete", "truncate")
GIVES_BACK = {"insert": "NEW", "update": "NEW", "delete": "OLD", "truncate": "NULL"}

FOUND = """
    SELECT found.tgname, relation.relname,
           pg_get_triggerdef(found.oid, true)
           || CASE found.tgenabled WHEN 'O' THEN '' ELSE ' (disabled)' END
           || code.prosrc
      FROM pg_trigger AS found
      JOIN pg_class AS relation ON relation.oid = found.tgrelid
      JOIN pg_proc AS code ON code.oid = found.tgfoid
     WHERE NOT found.tgisinternal
       AND relation.relnamespace = current_schema()::regnamespace
"""


def trigger(rule):
    row = "STATEMENT" if rule.on == "truncate" else "ROW"
    return (
        f"CREATE TRIGGER {rule.name} BEFORE {rule.on.upper()} ON {rule.table}"
        f" FOR EACH {row} EXECUTE FUNCTION {rule.name}()"
    )


def body(rule):
    """Return what the trigger does, once nobody freezes or reopens the contract."""
    held = (
        f" PERFORM 1 FROM contracts_contract WHERE id IN ({rule.contracts})"
        " ORDER BY id FOR SHARE;"
        if rule.contracts
        else ""
    )
    return (
        f" BEGIN{held} IF {rule.when} THEN"
        " RAISE EXCEPTION USING ERRCODE = 'integrity_constraint_violation',"
        f" MESSAGE = '{rule.says}';"
        f" END IF; RETURN {GIVES_BACK[rule.on]}; END "
    )


def written(rule):
    """Return the trigger and its function, as `found` finds them."""
    return trigger(rule) + body(rule)


def create(rule):
    """Yield the statements that make the trigger and its function."""
    yield (
        f"CREATE OR REPLACE FUNCTION {rule.name}() RETURNS trigger"
        f" LANGUAGE plpgsql AS $${body(rule)}$$"
    )
    yield trigger(rule)


def drop(name, table):
    """Yield the statements that take the trigger and its function away."""
    yield f'DROP TRIGGER IF EXISTS "{name}" ON "{table}"'
    yield f'DROP FUNCTION IF EXISTS "{name}"()'


def found(cursor):
    """Yield the name, the table and the words of each trigger of the schema."""
    cursor.execute(FOUND)
    yield from cursor.fetchall()
