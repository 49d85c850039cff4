import pytest
from django.db import transaction

from tests.site import world as worlds


@pytest.fixture(scope="package")
def world(django_db_setup, django_db_blocker):
    """The world of the walk, built once: each test takes back what it writes in it.

    Its transaction is open until the last test of this folder. A test that commits, as
    those of a browser do, would wait for it without end: it belongs in another folder.
    """
    with django_db_blocker.unblock(), transaction.atomic():
        yield worlds.build()
        transaction.set_rollback(True)
