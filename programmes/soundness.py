"""What must always be true of the rows, whatever has happened to them.

Each app lists its own in its module ``invariants``, and the command ``verify`` asks
them all. A look answers once for each thing that it has looked at: "" when it is as it
must be, else where it is, by keys and references and never by a person's name.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.db import DatabaseError, models

#: What a check meets in a row that somebody has altered by hand.
STUMBLES = (DatabaseError, ValueError, TypeError, LookupError, AttributeError)


@dataclass(frozen=True)
class Invariant:
    """``says`` is what is always true, in one sentence; ``look`` is how it is seen."""

    says: str
    look: Callable[[], Iterable[str]]


def where(row, *words):
    """Return where a row is: words that people know it by, then its table and key."""
    place = f"({row._meta.db_table} {row.pk})"
    return f"{', '.join(map(str, words))} {place}" if words else place


def each(rows, is_sound, name=where):
    """Yield the answer for each of ``rows``, asked one after the other.

    A row that cannot be read, or on which the check stumbles, is not sound: whoever
    altered it may have written anything.
    """
    for row in one_by_one(rows):
        try:
            sound = is_sound(row)
        except STUMBLES:
            sound = False
        yield "" if sound else name(row)


def one_by_one(rows):
    """Yield ``rows``; large ones are fetched alone, so that one is held at a time."""
    fields = rows.model._meta.concrete_fields
    large = [
        f.name for f in fields if isinstance(f, models.TextField | models.BinaryField)
    ]
    if not large:
        yield from rows.iterator(chunk_size=2000)
        return
    for pk in list(rows.order_by("pk").values_list("pk", flat=True)):
        try:
            yield rows.get(pk=pk)
        except DatabaseError:  # bytes that are no text: SQLite keeps them, and stops
            yield rows.defer(*large).get(pk=pk)


def among(rows, wrong, name=where):
    """Yield the answers for ``rows``, of which those that meet ``wrong`` are not sound.

    The database counts and looks: the rows that are sound are not read.
    """
    total, found = rows.count(), rows.filter(wrong).order_by("pk")
    faults = [name(row) for row in found.iterator(chunk_size=2000)]
    yield from [""] * (total - len(faults))
    yield from faults


def same(kept, told, name=", ".join):
    """Yield the answer for each key counted in ``kept`` or in ``told``.

    It is sound when both have it as often; keys are tuples of words, which say where.
    """
    for key in sorted(kept | told):
        yield "" if kept[key] == told[key] else name(key)
