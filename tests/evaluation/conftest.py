import pytest

from programmes.models import Role
from tests.factories import make_membership, make_programme


@pytest.fixture
def programme():
    return make_programme()


@pytest.fixture
def enter(client, programme):
    """Log in with a role in the programme, that of a coordinator unless it is given."""

    def enter(role=Role.COORDINATOR, **values):
        client.force_login(make_membership(programme, role, **values).user)
        return client

    return enter
