"""Ways round: by what is beside, above or below the row that is kept (trust 3.1)."""

import pytest
from django.contrib.admin import site
from django.db import IntegrityError, connection, transaction
from django.urls import reverse
from django.utils import timezone

from contracts.ceremonies import ceremony_of
from contracts.freezing import reopen
from contracts.models import (
    ContractCopy,
    FrozenName,
    Signature,
)
from programmes.models import Event
from tests.contracts.kept import ROWS, common, make_world, tried, version_of
from tests.factories import make_frozen, make_partner, make_programme, make_user
from tests.unguarded import take_the_guard_away

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def world(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock(), transaction.atomic():
        yield make_world()
        transaction.set_rollback(True)


def refused(attack, *arguments, match="text is frozen"):
    with pytest.raises(IntegrityError, match=match):
        tried(attack, *arguments)


# What is recorded beside the text.


def test_no_copy_and_no_name_come_after_the_freezing(world):
    version = version_of(world)
    partner = make_partner(world.signed.programme)
    copies = ContractCopy.objects.create
    refused(lambda: copies(version=version, partner=partner), match="freezing")
    names = FrozenName.objects.create
    refused(lambda: names(version=version, token="P9", value="x"), match="come with")


def sign(version, **values):
    at, day = timezone.now(), timezone.localdate()
    by, partner = version.frozen_by, version.copies.first().partner
    who = {"recorded_by": by, "recorded_at": at, "partner": partner, "token": "P9"}
    what = {"version": version, "digest": version.digest, "signed_on": day}
    Signature.objects.create(**who | what | values)


def test_a_signature_is_of_the_text_that_stands_and_of_no_other():
    version = make_frozen()
    tried(lambda: sign(version))
    other = "recorded on the text that stands"
    refused(lambda: sign(version, digest="0" * 64), match=other)
    struck = {"struck_at": timezone.now(), "struck_by": version.frozen_by}
    refused(lambda: sign(version, **struck), match=other)
    reopen(version.contract, version.frozen_by, "Un mot manque.")
    refused(lambda: sign(version), match=other)


def test_the_journal_is_only_continued(world):
    programme = world.signed.programme
    last = programme.events.order_by("sequence").last()

    def line(sequence, previous, programme=programme):
        Event.objects.create(
            programme=programme,
            sequence=sequence,
            previous=previous,
            happened_at=timezone.now(),
        )

    tried(line, last.sequence + 1, last.digest)
    tried(line, 1, "", make_programme())
    for sequence, previous in [
        (last.sequence + 2, last.digest),
        (last.sequence + 1, "0" * 64),
        (last.sequence, last.digest),
        (0, ""),
    ]:
        refused(line, sequence, previous, match="only continued")


# From above: what a contract belongs to, and who takes part in it.


def test_no_cascade_from_programme_or_person_reaches_a_signed_contract(world):
    programme, version = world.signed.programme, version_of(world)
    people = [version.frozen_by, version.copies.first().partner]
    for row in (programme, world.signed, version, *people):
        refused(row.delete, match="protected")
    for row in (make_programme(), make_user(), make_partner(world.draft.programme)):
        tried(row.delete)


@pytest.mark.parametrize("who", ["programme", "person", "partner"])
def test_no_raw_deletion_from_above_reaches_a_signed_contract(world, who):
    version = version_of(world)
    row = {
        "programme": world.signed.programme,
        "person": version.frozen_by,
        "partner": version.copies.first().partner,
    }[who]

    def delete():
        with connection.cursor() as cursor:
            table = row._meta.db_table
            cursor.execute(f"DELETE FROM {table} WHERE id = %s", [row.pk])
        connection.check_constraints()

    refused(delete, match="(?i)foreign key|never deleted")


# Another row, which takes the place of the one that is kept.


def take_the_slug(world):
    return make_programme(), {"slug": world.signed.programme.slug}


def take_the_reference(world):
    return world.bare, {"reference": world.signed.reference}


def take_the_programme(world):
    return world.bare, {"programme_id": world.signed.programme.pk}


def take_the_ceremony(world):
    return ceremony_of(world.bare), {"contract_id": world.signed.pk}


def take_the_key(world):
    return common(world.draft), {"id": common(world.signed).pk}


TAKEN = [
    take_the_slug,
    take_the_reference,
    take_the_programme,
    take_the_ceremony,
    take_the_key,
]


@pytest.mark.skipif(connection.vendor != "sqlite", reason="SQLite alone replaces")
@pytest.mark.parametrize("place", TAKEN)
def test_no_other_row_takes_its_place_unseen(world, place):
    """UPDATE OR REPLACE, where no trigger is run for the row that goes."""
    row, values = place(world)
    [(column, value)] = values.items()
    table = row._meta.db_table
    statement = f"UPDATE OR REPLACE {table} SET {column} = %s WHERE id = %s"

    def replace():
        with connection.cursor() as cursor:
            cursor.execute(statement, [value, row.pk])

    with connection.cursor() as cursor:
        cursor.execute("PRAGMA recursive_triggers = OFF")
    try:
        refused(replace, match="frozen|closed")
        take_the_guard_away()
        tried(replace)
    finally:
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA recursive_triggers = ON")


# The administration.


def test_the_administration_changes_nothing_of_a_signed_contract(world, client):
    client.force_login(make_user(is_staff=True, is_superuser=True))
    rows = {table: ROWS[table].find(world) for table in ROWS}
    offered = {table for table, row in rows.items() if type(row) in site._registry}
    assert offered == {"contract", "programme", "version"}
    for table in offered:
        row, opts = rows[table], rows[table]._meta
        before = type(row).objects.filter(pk=row.pk).values().get()
        for act in ("change", "delete"):
            name = f"admin:{opts.app_label}_{opts.model_name}_{act}"
            typed = {ROWS[table].field: ROWS[table].value, "post": "yes"}
            answer = client.post(reverse(name, args=[row.pk]), typed)
            assert answer.status_code in (200, 403)
        assert type(row).objects.filter(pk=row.pk).values().get() == before
