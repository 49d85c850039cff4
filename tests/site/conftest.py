import pytest
from django.db import transaction

from tests.site import world as worlds
from tests.site.figures import figures


@pytest.fixture(scope="package")
def world(django_db_setup, django_db_blocker):
    """The world of the walk, built once: each test takes back what it writes in it."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield worlds.build()
        transaction.set_rollback(True)


def pytest_terminal_summary(terminalreporter):
    for what, number in figures.items():
        terminalreporter.write_line(f"{number:,} {what}".replace(",", "\u202f"))
