import logging
import re

#: Addresses in which a secret stands.
SECRET = re.compile(r"/(agenda|choisir|ecrire|invitation|mot-de-passe)/[^/\s]\S*")


class OwnFaults(logging.Filter):
    """Keep the traces of our own faults, and of what visitors send wrong one line."""

    def filter(self, record):
        if getattr(record, "status_code", 500) < 500:
            record.exc_info = record.exc_text = None
        return True


class Secrets(logging.Filter):
    """Leave the secrets that stand in an address out of the line that names it."""

    def filter(self, record):
        said = record.getMessage()
        if SECRET.search(said):
            record.msg, record.args = SECRET.sub(r"/\1/…", said), ()
        return True
