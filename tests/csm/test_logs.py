"""What the log keeps of an address: never the secret that stands in it."""

import logging

import pytest
from django.db import DataError, IntegrityError

from csm.logs import OwnFaults, Secrets


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


def fault(error):
    """Return what the log says of an error that came while another was told."""
    try:
        try:
            raise error
        except type(error) as first:
            raise RuntimeError("no way on") from first
    except RuntimeError as second:
        info = (type(second), second, second.__traceback__)
    record = logging.LogRecord("django", 40, "x.py", 1, "Fault", (), info)
    assert OwnFaults().filter(record)
    return logging.Formatter().format(record)


def test_what_was_written_is_left_out_of_a_fault_of_the_database():
    row = "DETAIL:  Failing row contains (7, Ce que Nour a dit)."
    said = fault(IntegrityError(f'violates check constraint "minutes_say"\n{row}'))
    assert 'IntegrityError: violates check constraint "minutes_say"' in said
    assert said.endswith("RuntimeError")
    assert "Nour" not in said
    assert "Nour" not in fault(DataError('invalid input: "Ce que Nour a dit"'))
    assert "KeyError: 'rang'" in fault(KeyError("rang"))
