import logging
import re
import traceback

from django.db import DatabaseError, IntegrityError

#: Addresses in which a secret stands.
SECRET = re.compile(
    r"/(agenda|choisir|ecrire|invitation|mot-de-passe|situer)/[^/\s]\S*"
)


class OwnFaults(logging.Filter):
    """Keep the traces of our own faults, and of what visitors send wrong one line."""

    def filter(self, record):
        if getattr(record, "status_code", 500) < 500:
            record.exc_info = record.exc_text = None
        elif record.exc_info and any(map(_quotes, _chain_of(record.exc_info[1]))):
            record.exc_text = without_words(record.exc_info[1])
        return True


def without_words(error):
    """Return the trace of an error of the database without the row that it may quote.

    PostgreSQL tells the whole row below the first line, with what people wrote.
    """
    lines = []
    for one in reversed([*_chain_of(error)]):
        lines += traceback.format_tb(one.__traceback__)
        said = str(one).partition("\n")[0] if isinstance(one, IntegrityError) else ""
        lines.append(f"{type(one).__name__}{said and ': '}{said}\n")
    return "".join(lines).rstrip()


def _quotes(error):
    return isinstance(error, DatabaseError)


def _chain_of(error):
    """Yield an error and those that it came from."""
    while error is not None:
        yield error
        error = error.__cause__ or error.__context__


class Secrets(logging.Filter):
    """Leave the secrets that stand in an address out of the line that names it."""

    def filter(self, record):
        said = record.getMessage()
        if SECRET.search(said):
            record.msg, record.args = SECRET.sub(r"/\1/…", said), ()
        return True
