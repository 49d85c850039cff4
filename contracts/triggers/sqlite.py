"""The rules as triggers of SQLite, and those that are found there."""

EVENTS = ("insert", "update", "delete")


def written(rule):
    """Return the statement that makes the trigger, as the database then keeps it."""
    when = rule.when.replace(" IS DISTINCT FROM ", " IS NOT ")
    return (
        f"CREATE TRIGGER {rule.name} BEFORE {rule.on.upper()} ON {rule.table}"
        f" WHEN {when} BEGIN SELECT RAISE(ABORT, '{rule.says}'); END"
    )


def create(rule):
    """Yield the statements that make the trigger."""
    yield written(rule)


def drop(name, table):
    """Yield the statements that take the trigger away."""
    yield f'DROP TRIGGER IF EXISTS "{name}"'


def found(cursor):
    """Yield the name, the table and the statement of each trigger of the database."""
    cursor.execute("SELECT name, tbl_name, sql FROM sqlite_master WHERE type='trigger'")
    yield from cursor.fetchall()
