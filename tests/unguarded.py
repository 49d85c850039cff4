"""Writing past the triggers, as somebody who owns the database can."""

from django.db import connection

from contracts import triggers


def take_the_guard_away():
    """Remove the triggers until the end of the test, which takes that back too."""
    # PostgreSQL drops none while a foreign key is still to be checked.
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
    triggers.remove(connection)
