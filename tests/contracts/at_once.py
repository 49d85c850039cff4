"""Several people act at one moment, each on a connection of their own."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

from django.db import connection

from contracts.models import Contract


def all_at_once(acts):
    """Run ``acts`` at one moment; return what each gave, or the error that it met."""
    start = Barrier(len(acts))

    def alone(act):
        try:
            start.wait()
            return act()
        except Exception as error:
            return error
        finally:
            connection.close()

    with ThreadPoolExecutor(len(acts)) as pool:
        return list(pool.map(alone, acts))


def fresh(contract):
    """Return the contract as somebody else finds it, who opens it now."""
    return Contract.objects.select_related("programme").get(pk=contract.pk)
