import os
import shutil

import pytest
from django.db import connection
from django.test import TransactionTestCase

from contracts import triggers
from tests.site.figures import figures

# Playwright's own event loop runs in the thread of the tests.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"

BROWSERS = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
)


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items):
    """Say of each test that opens no database that it is the same on any."""
    for item in items:
        asks = {"db", "transactional_db"} & set(item.fixturenames)
        if not (asks or item.get_closest_marker("django_db")):
            item.add_marker("any_database")


def pytest_terminal_summary(terminalreporter):
    for what, number in figures.items():
        terminalreporter.write_line(f"{number:,} {what}".replace(",", "\u202f"))


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args):
    """Drive the machine's Chromium, which asks nothing of the network by itself."""
    found = os.environ.get("CHROMIUM") or next(
        filter(None, map(shutil.which, BROWSERS)), None
    )
    quiet = ["gpu", "quic", "background-networking", "component-update", "sync"]
    return {
        **browser_type_launch_args,
        **({"executable_path": found} if found else {}),
        "args": ["--no-first-run", *(f"--disable-{name}" for name in quiet)],
        # The sandbox does not start as root.
        "chromium_sandbox": os.geteuid() != 0,
    }


@pytest.fixture(autouse=True, scope="session")
def _flush_passes_the_guard():
    """Let the tests that commit empty the tables, and put the triggers back at once.

    The flush of Django after such a test is the one place that may take them away.
    """
    flush = TransactionTestCase._fixture_teardown

    def flush_unguarded(case):
        triggers.remove(connection)
        try:
            flush(case)
        finally:
            triggers.install(connection)

    TransactionTestCase._fixture_teardown = flush_unguarded
    yield
    TransactionTestCase._fixture_teardown = flush
