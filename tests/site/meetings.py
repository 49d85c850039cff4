"""One person, one address, one method: what is met, and whether it wrote anything."""

import hashlib
import re
from contextlib import contextmanager
from dataclasses import dataclass
from http.cookies import SimpleCookie

from django.apps import apps
from django.db import connection, transaction
from django.urls import reverse

from tests.site.answers import LOGIN, NOT_OFFERED

#: What writes, and the table that it names; "" for one that is not in quotation marks.
WRITES = re.compile(r'\s*(?:INSERT|UPDATE|DELETE|REPLACE)\b[^"]*"?(\w*)', re.IGNORECASE)
#: Reading moves a login's end on (trust T11), and counts the prints that were made.
MOVED_BY_READING = ("django_session", "programmes_tally")


@dataclass
class Meeting:
    """What somebody met; ``page`` is kept for the form that is on it.

    ``tables`` are those of which rows may have been written.
    """

    status: object
    changed: bool
    page: object
    tables: frozenset = frozenset()

    def is_as(self, expected):
        if expected == NOT_OFFERED:
            return self.status in (405, 404, 403, LOGIN)
        return self.status == expected


def digest_of_rows():
    """Return a digest of every row, save those that reading may move."""
    found = hashlib.sha256()
    with connection.cursor() as cursor:
        for model in apps.get_models(include_auto_created=True):
            table = model._meta.db_table
            if table in MOVED_BY_READING or not model._meta.managed:
                continue
            cursor.execute(f'SELECT * FROM "{table}" ORDER BY 1')
            for row in cursor.fetchall():
                plain = [bytes(v) if isinstance(v, memoryview) else v for v in row]
                found.update(repr((table, plain)).encode())
    return found.hexdigest()


class Watch:
    """Of which tables rows may have changed; only then are they all read again."""

    def __init__(self):
        self.tables = set()

    def __call__(self, execute, sql, params, many, context):
        if written := WRITES.match(sql):
            self.tables |= {written[1]} - set(MOVED_BY_READING)
        return execute(sql, params, many, context)


@contextmanager
def taking_back(client):
    """Undo what was written meanwhile, in the database and in the browser's cookies."""
    cookies = {name: morsel.value for name, morsel in client.cookies.items()}
    with transaction.atomic():
        yield
        transaction.set_rollback(True)
    client.cookies = SimpleCookie(cookies)


def look(persona, address):
    """Return a page as this person meets it; the line that reading leaves goes again."""
    with taking_back(persona.client):
        return persona.client.get(address)


def meet(persona, method, address, data=None, *, before):
    """Let ``persona`` try, and take everything back; ``before`` is the rows' digest."""
    client, watch = persona.client, Watch()
    with taking_back(client):
        with connection.execute_wrapper(watch):
            page = getattr(client, method.lower())(address, data)
        changed = bool(watch.tables) and digest_of_rows() != before
    return Meeting(status_of(page), changed, page, frozenset(watch.tables))


def status_of(page):
    """Return the status, or LOGIN for an answer that sends to log in."""
    to = page.headers.get("Location", "")
    asked = page.status_code == 302 and to.startswith(reverse("login") + "?next=")
    return LOGIN if asked else page.status_code
