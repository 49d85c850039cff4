"""What is confided is in no answer, print, export, letter, log, file, journal or dump.

With a permission its words are exactly where they may be: on the pages of who keeps it
and of who gave it, and on the one that whom it names asks for.
"""

import io
import logging
from pathlib import Path

import pytest
from django.core import mail
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.urls import reverse

from programmes.models import Kind, Role
from tests.factories import make_membership, make_partner, make_programme, make_user
from tests.site.crawl import crawl, read
from tests.workshops.making import make_meeting
from tests.workshops.making_confided import (
    make_confidence,
    make_facilitator,
    make_permission,
)
from workshops.confiding import revoke

SECRET, WORDS, PURPOSE = (
    "CANARI-CONFIÉ-7731",
    "CANARI-PERMIS-7732",
    "CANARI-POURQUOI-7733",
)
WHERE_THEY_ARE = {
    "author": {"permission_detail", "permission_sheet", "permission_sheet_pdf"},
    "companion": {"permission_detail", "permission_sheet", "permission_sheet_pdf"},
    "giver": {"permission_detail", "permission_sheet", "permission_sheet_pdf"},
    "named": {"permission_read"},
}


class Told:
    """A programme where something is confided at a session, and all its people."""

    def __init__(self):
        self.programme = programme = make_programme()
        session = make_meeting(programme, kind="group", title="Le jardin")
        giver, town = make_partner(programme), make_partner(programme, Kind.AUTHORITY)
        companion = make_facilitator(programme)
        self.confidence = make_confidence(
            programme, SECRET, session=session, companion=companion
        )
        self.permission = make_permission(
            self.confidence, given_by=giver, recipients=[town], words=WORDS
        )
        self.people = {
            role.value: make_membership(programme, role).user for role in Role
        } | {
            "author": self.confidence.author,
            "companion": companion,
            "giver": make_membership(programme, Role.PARTICIPANT, partner=giver).user,
            "named": make_membership(programme, Role.PARTNER, partner=town).user,
            "admin": make_user(is_staff=True, is_superuser=True),
            "stranger": make_membership(make_programme(), Role.COORDINATOR).user,
        }

    def visit(self, name):
        """Return all that somebody meets, the page asked for by a button included."""
        client = Client(raise_request_exception=False)
        client.force_login(self.people[name])
        slug, pk = self.programme.slug, self.permission.pk
        doors = [
            self.address(one, pk) for one in ("detail", "sheet", "sheet_pdf", "revoke")
        ]
        of_it = ("confidence_detail", "confidence_edit", "permission_add")
        doors += [
            reverse(f"workshops:{one}", args=[slug, self.confidence.pk])
            for one in of_it
        ]
        answers = crawl(client, "/", *doors)
        place = self.address("read", pk)
        answers[place] = client.post(place)
        return answers

    def address(self, act, pk):
        return reverse(f"workshops:permission_{act}", args=[self.programme.slug, pk])

    def holding(self, answers, words):
        """Return the names of the addresses whose answers hold ``words``."""
        return {
            answer.resolver_match.url_name
            for answer in answers.values()
            if "".join(words.split()).lower() in "".join(read(answer).split()).lower()
        }


@pytest.fixture
def told(db):
    return Told()


def test_each_person_meets_it_exactly_where_it_may_be(told, caplog):
    caplog.set_level(logging.DEBUG)
    met = {name: told.visit(name) for name in told.people}
    secret = {name: told.holding(met[name], SECRET) for name in met}
    theirs = {"confidence_detail", "permission_add"}
    assert {name: found for name, found in secret.items() if found} == {
        "author": {*theirs, "confidence_edit"},
        "companion": theirs,
    }
    words = {name: told.holding(met[name], WORDS) for name in met}
    assert {name: found for name, found in words.items() if found} == WHERE_THEY_ARE
    assert sum(map(len, met.values())) > 150
    assert SECRET not in caplog.text
    assert WORDS not in caplog.text
    assert mail.outbox == []


def test_once_taken_back_whom_it_named_meets_it_nowhere(told):
    revoke(told.permission, told.confidence.author)
    answers = told.visit("named")
    assert told.holding(answers, WORDS) == set()
    assert answers[told.address("read", told.permission.pk)].status_code == 404


def test_a_failure_while_it_is_typed_says_nothing_of_it(told, caplog, settings):
    """The report of an error, as it would go to those who look after the site."""
    settings.ADMINS, caplog_at = ["admin@exemple.fr"], logging.DEBUG
    caplog.set_level(caplog_at)
    client = Client(raise_request_exception=False)
    client.force_login(told.people["author"])
    with connection.cursor() as cursor:
        cursor.execute('ALTER TABLE "workshops_confidence" RENAME TO "away"')
    place = reverse("workshops:confidence_add", args=[told.programme.slug])
    answer = client.post(place, {"text": SECRET})
    assert answer.status_code == 500
    said = [answer.content.decode(), caplog.text, *(one.body for one in mail.outbox)]
    assert not any(SECRET in one for one in said)


@pytest.mark.django_db(transaction=True)
def test_no_file_nor_dump_holds_it_in_clear(tmp_path):
    told = Told()
    dumped = io.StringIO()
    call_command("dumpdata", stdout=dumped)
    found = [dumped.getvalue().encode()]
    found += by_the_engine(tmp_path)
    for words in (SECRET, WORDS, PURPOSE):
        for kept in found:
            assert words.encode() not in kept
            assert words.encode("unicode_escape") not in kept
    # The control: what is not sealed is found everywhere.
    assert all(b"Le jardin" in kept for kept in found)
    assert told.confidence.sealed.encode() in found[0]


def by_the_engine(folder):
    """Return the bytes that the engine keeps, or gives as a copy of all it has."""
    if connection.vendor == "postgresql":
        return [copied()]
    kept = folder / "copy.sqlite3"
    with connection.cursor() as cursor:
        cursor.execute("VACUUM INTO %s", [str(kept)])
        files = [row[2] for row in cursor.execute("PRAGMA database_list").fetchall()]
    beside = [Path(f"{name}{end}") for name in files if name for end in ("", "-wal")]
    on_disk = [path.read_bytes() for path in beside if path.is_file()]
    assert len(on_disk) >= 2, "the file and what is not yet in it (WAL)"
    return [kept.read_bytes(), b"".join(on_disk)]


def copied():
    """Return all that PostgreSQL copies out of its tables, as a dump does."""
    said = io.BytesIO()
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            with cursor.copy(f'COPY "{table}" TO STDOUT') as rows:
                for row in rows:
                    said.write(bytes(row))
    return said.getvalue()
