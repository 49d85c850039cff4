import pytest
from django.core.management import call_command
from django.db import transaction

from programmes.models import Programme
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


@pytest.fixture(scope="module")
def loaded(django_db_setup, django_db_blocker):
    """The demo, loaded once for all the tests of the module."""
    with django_db_blocker.unblock(), transaction.atomic():
        call_command("demo", verbosity=0)
        yield
        transaction.set_rollback(True)


@pytest.fixture
def demo(loaded):
    return {one.slug: one for one in Programme.objects.all()}
