import logging


class OwnFaults(logging.Filter):
    """Keep the traces of our own faults, and of what visitors send wrong one line."""

    def filter(self, record):
        if getattr(record, "status_code", 500) < 500:
            record.exc_info = record.exc_text = None
        return True
