"""All ways of changing an act that is sealed, and the length that follows from one."""

import pytest
from django.db import IntegrityError, connection, transaction

from contracts.models import (
    Accession,
    ActName,
    ActPrint,
    ActSignature,
    AmendmentAccord,
    JoinedCommitment,
)
from programmes.models import Programme
from tests.contracts.kept import tried
from tests.contracts.kept_acts import ROWS, make_world
from tests.contracts.making_acts import TODAY
from tests.contracts.test_attacks import (
    CHANGES,
    REMOVALS,
    check_now_and_later,
    delete,
    load,
    raw_delete,
)
from tests.factories import make_user
from tests.unguarded import take_the_guard_away

pytestmark = pytest.mark.django_db
#: An erasure deletes a name; a programme is guarded whole elsewhere.
NOT_TRIED = {(delete, "act_name"), (raw_delete, "act_name")}
CELLS = [
    pytest.param(attack, table, id=f"{attack.__name__}-{table}")
    for attack, engines in (CHANGES | REMOVALS).items()
    for table in ROWS
    if engines in (None, (connection.vendor,)) and (attack, table) not in NOT_TRIED
]


@pytest.fixture(scope="module")
def world(django_db_setup, django_db_blocker):
    """Made once: each attack on it is undone."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield make_world()
        transaction.set_rollback(True)


@pytest.fixture(autouse=True)
def _ready(tmp_path):
    load.folder = tmp_path
    check_now_and_later()


@pytest.mark.parametrize(("attack", "table"), CELLS)
def test_a_sealed_act_does_not_change(world, attack, table):
    row = ROWS[table]
    kept = type(row.find(world)).objects.filter(pk=row.find(world).pk).values()
    before = kept.get()
    with pytest.raises(IntegrityError) as refusal:
        tried(attack, row.find(world), row.field, row.value)
    assert "UNIQUE" not in str(refusal.value)
    assert kept.get() == before


@pytest.mark.parametrize(
    ("attack", "table"),
    [cell for cell in CELLS if cell.values[0] not in REMOVALS],
)
def test_the_same_attack_passes_on_a_draft_or_without_triggers(world, attack, table):
    row = ROWS[table]
    with transaction.atomic():
        if row.free is None:
            take_the_guard_away()
            check_now_and_later()
        tried(attack, (row.free or row.find)(world), row.field, row.value)
        transaction.set_rollback(True)


def refused(write):
    with pytest.raises(IntegrityError):
        tried(write)


def test_nothing_is_added_to_a_sealed_act(world):
    accession, amendment = world.accession, world.amendment
    refused(lambda: accession.commitments.create(text="Autre chose."))
    group = amendment.programme.role_groups.last()
    refused(
        lambda: AmendmentAccord.objects.create(
            amendment=amendment, role_group=group, agreed_on=TODAY
        )
    )
    refused(
        lambda: ActName.objects.create(
            accession=accession,
            partner=accession.partner,
            token="P99",
            salt="0",
            value="{}",
        )
    )
    refused(
        lambda: ActPrint.objects.create(
            accession=accession, body=b"x", digest="x", made_at=accession.sealed_at
        )
    )


def test_a_part_of_a_draft_is_not_moved_into_a_sealed_act(world):
    moved = JoinedCommitment.objects.filter(accession=world.draft)
    refused(lambda: moved.update(accession=world.accession))


def test_a_signature_bears_the_digest_of_a_sealed_act(world):
    def sign(act, digest):
        ActSignature.objects.create(
            accession=act,
            partner=act.partner,
            token="P98",
            digest=digest,
            signed_on=TODAY,
            recorded_at=world.accession.sealed_at,
            recorded_by=make_user(),
        )

    refused(lambda: sign(world.accession, "0" * 64))
    refused(lambda: sign(world.draft, ""))


def test_an_act_is_not_signed_before_it_is_sealed_nor_without_a_signature(world):
    drafts = Accession.objects.filter(pk=world.draft.pk)
    by = make_user()
    refused(lambda: drafts.update(signed_on=TODAY, recorded_by=by))
    sealing = {"sealed_at": world.accession.sealed_at, "canonical": "{}", "digest": "x"}

    def seal_then_sign():
        drafts.update(**sealing)
        drafts.update(signed_on=TODAY, recorded_by=by)

    refused(seal_then_sign)


def test_an_act_that_somebody_signed_is_not_reopened(world):
    rows = Accession.objects.filter(pk=world.accession.pk)
    opened = {"sealed_at": None, "sealed_by": None, "canonical": "", "digest": ""}
    refused(lambda: rows.update(**opened))


def test_a_contract_lasts_longer_by_a_signed_amendment_alone(world):
    rows = Programme.objects.filter(pk=world.amendment.programme_id)
    refused(lambda: rows.update(amended_months=11))
    refused(lambda: rows.update(amended_months=None))
    other = Programme.objects.filter(pk=world.draft.programme_id)
    refused(lambda: other.update(amended_months=world.draft_amendment.months))
