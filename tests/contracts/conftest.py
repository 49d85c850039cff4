"""The scene of most tests of writing: a draft, and the facilitator who writes it."""

import pytest

from programmes.models import Kind, Role
from tests.contracts.answers import NEW
from tests.factories import make_comment, make_contract, make_membership


@pytest.fixture
def contract():
    return make_contract(commitments=(3, 2, 2))


@pytest.fixture
def facilitator(client, contract):
    user = make_membership(contract.programme, Role.FACILITATOR).user
    client.force_login(user)
    return user


@pytest.fixture
def block(contract):
    return contract.blocks.get(role_group__kind=Kind.PARTICIPANT)


@pytest.fixture
def commitment(block):
    return block.commitments.first()


@pytest.fixture
def proposal(commitment):
    return make_comment(commitment, proposal=NEW)
