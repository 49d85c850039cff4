import pytest

from tests.csm.creating import opened
from tests.factories import make_membership


@pytest.fixture
def draft():
    """A programme that somebody has just opened: nothing is in it."""
    return opened()


@pytest.fixture
def leader(client, draft):
    """Whoever coordinates the draft, and is logged in."""
    membership = make_membership(draft)
    client.force_login(membership.user)
    return membership.user
