"""Children moved into a frozen text, out of it, or added to it (trust 3.1)."""

import pytest
from django.db import IntegrityError, transaction

from contracts.models import Article, Block, Commitment, Section
from tests.contracts.kept import commitment, common, make_world, tried
from tests.factories import make_partner, make_programme

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def world(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock(), transaction.atomic():
        yield make_world()
        transaction.set_rollback(True)


def refused(attack, *arguments):
    with pytest.raises(IntegrityError, match="text is frozen"):
        tried(attack, *arguments)


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
