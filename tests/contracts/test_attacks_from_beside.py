"""Ways round: by what is beside, above or below the row that is kept (trust 3.1)."""

import pytest
from django.contrib.admin import site
from django.db import IntegrityError, connection, transaction
from django.urls import reverse
from django.utils import timezone

from contracts.freezing import reopen
from contracts.models import (
    Article,
    Block,
    Commitment,
    ContractCopy,
    FrozenName,
    Section,
    Signature,
)
from programmes.models import Event
from tests.contracts.kept import ROWS, commitment, common, make_world, tried, version_of
from tests.factories import make_frozen, make_partner, make_programme, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def world(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock(), transaction.atomic():
        yield make_world()
        transaction.set_rollback(True)


def refused(attack, *arguments, match="text is frozen"):
    with pytest.raises(IntegrityError, match=match):
        tried(attack, *arguments)


# Children: into a frozen text, out of it, and one more.


def section(contract):
    """The one which neither the signed contract nor the bare one has yet."""
    return contract.sections.filter(kind=Section.Kind.ANNEX_2).first()


MOVED_IN = {
    "section": lambda world: (section(world.draft), "contract"),
    "article": lambda world: (common(world.draft), "contract"),
    "block": lambda world: (world.draft.blocks.first(), "contract"),
    "commitment": lambda world: (commitment(world.draft), "block"),
}
MOVED_OUT = MOVED_IN | {
    "section": lambda world: (
        world.signed.sections.get(kind=Section.Kind.ANNEX_1),
        "contract",
    ),
    "article": lambda world: (common(world.signed), "contract"),
    "block": lambda world: (world.signed.blocks.first(), "contract"),
    "commitment": lambda world: (commitment(world.signed), "block"),
}


def move(child, by, contract):
    to = contract if by == "contract" else contract.blocks.first()
    changed = type(child).objects.filter(pk=child.pk).update(**{by: to})
    assert changed == 1


@pytest.mark.parametrize("child", MOVED_IN)
def test_no_child_is_moved_into_a_frozen_text(world, child):
    refused(move, *MOVED_IN[child](world), world.signed)
    tried(move, *MOVED_IN[child](world), world.bare)


@pytest.mark.parametrize("child", MOVED_OUT)
def test_no_child_is_moved_out_of_a_frozen_text(world, child):
    refused(move, *MOVED_OUT[child](world), world.draft)


ADDED = {
    "section": lambda contract: Section(contract=contract, kind="annex_2"),
    "article": lambda contract: Article(contract=contract, part=1, text="De plus."),
    "block": lambda contract: Block(
        contract=contract,
        article=common(contract),
        role_group=make_partner(make_programme()).role_group,
    ),
    "commitment": lambda contract: Commitment(
        block=contract.blocks.first(), text="De plus."
    ),
}


def add(child, contract):
    ADDED[child](contract).save()


@pytest.mark.parametrize("child", ADDED)
def test_no_child_is_added_to_a_frozen_text(world, child):
    refused(add, child, world.signed)
    tried(add, child, world.bare)


def test_a_block_of_a_frozen_text_takes_its_commitments_nowhere(world):
    block = world.signed.blocks.first()
    refused(move, block, "contract", world.bare)
    refused(lambda: block.commitments.all().delete())


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


# The administration.


def test_the_administration_changes_nothing_of_a_signed_contract(world, client):
    client.force_login(make_user(is_staff=True, is_superuser=True))
    rows = {table: ROWS[table].find(world) for table in ROWS}
    offered = {table for table, row in rows.items() if type(row) in site._registry}
    assert offered == {"contract", "programme"}
    for table in offered:
        row, opts = rows[table], rows[table]._meta
        before = type(row).objects.filter(pk=row.pk).values().get()
        for act in ("change", "delete"):
            name = f"admin:{opts.app_label}_{opts.model_name}_{act}"
            typed = {ROWS[table].field: ROWS[table].value, "post": "yes"}
            answer = client.post(reverse(name, args=[row.pk]), typed)
            assert answer.status_code in (200, 403)
        assert type(row).objects.filter(pk=row.pk).values().get() == before
