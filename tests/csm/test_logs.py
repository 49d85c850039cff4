"""What the log keeps of an address: never the secret that stands in it."""

import logging

import pytest

from csm.logs import Secrets


def line(message, *arguments):
    record = logging.LogRecord("django", 30, "x.py", 1, message, arguments, None)
    assert Secrets().filter(record)
    return record.getMessage()


@pytest.mark.parametrize(
    ("path", "kept"),
    [
        ("/agenda/o2SeRgPp6BiPFm.ics", "/agenda/…"),
        ("/invitation/o2SeRgPp6BiPFm/", "/invitation/…"),
        ("/mot-de-passe/MQ/c8y-5f0/", "/mot-de-passe/…"),
        ("/programmes/rivemont/", "/programmes/rivemont/"),
        ("/agenda/", "/agenda/"),
    ],
)
def test_a_secret_is_left_out_of_its_line(path, kept):
    assert line("Not Found: %s", path) == f"Not Found: {kept}"


@pytest.mark.django_db
def test_a_dead_link_is_logged_without_its_secret(client, caplog):
    client.get("/agenda/o2SeRgPp6BiPFm.ics")
    [record] = caplog.records
    # The line passes by the handler of the settings first.
    assert record.getMessage() == "Not Found: /agenda/…"
