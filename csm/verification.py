"""Verifying: every app's invariants are looked at, one after the other."""

from contextlib import contextmanager
from dataclasses import dataclass, field

from django.db import connection
from django.db.models import Exists, OuterRef
from django.utils.translation import gettext as _

from contracts import invariants as contracts
from evaluation import invariants as evaluation
from phases import invariants as phases
from programmes import invariants as programmes
from programmes.models import Event
from programmes.soundness import Invariant
from wellbeing import invariants as wellbeing
from workshops import invariants as workshops

#: Lowest floor first.
FLOORS = (programmes, phases, wellbeing, workshops, contracts, evaluation)


@dataclass
class Finding:
    """How many things an invariant has looked at, and where the faults are."""

    invariant: Invariant
    count: int = 0
    faults: list[str] = field(default_factory=list)


#: How each engine begins to read as of one moment, without keeping others from writing.
BEGIN = {
    "sqlite": "BEGIN DEFERRED",
    "postgresql": "BEGIN ISOLATION LEVEL REPEATABLE READ, READ ONLY",
}


@contextmanager
def one_moment():
    """Read everything as it stood at one moment, whoever writes meanwhile.

    ``atomic`` would take SQLite's lock; and an act that comes between two looks must
    not pass for a fault.
    """
    if connection.in_atomic_block:
        yield
        return
    with connection.cursor() as cursor:
        cursor.execute(BEGIN[connection.vendor])
        # The moment is that of the first reading, not of the beginning.
        cursor.execute("SELECT 1 FROM programmes_event LIMIT 1")
        try:
            yield
        finally:
            cursor.execute("ROLLBACK")


def verify(floors=FLOORS):
    """Yield what is found of each invariant of ``floors``, as of one moment.

    One that cannot be looked at to the end counts as a fault, and the others are
    looked at all the same: this is asked when something may be broken.
    """
    with one_moment():
        for floor in floors:
            for invariant in floor.INVARIANTS:
                yield found(invariant)


def found(invariant):
    finding = Finding(invariant)
    try:
        for fault in invariant.look():
            finding.count += 1
            finding.faults += [fault] * bool(fault)
    except Exception as error:
        # Its words may hold what somebody has written.
        words = _("this could not be looked at to the end: %(error)s")
        finding.faults.append(words % {"error": type(error).__name__})
    return finding


def last_digests():
    """Yield the contract's reference, the number and the digest of each last line.

    Kept elsewhere, they tell later whether the end of a journal was cut off or
    written anew. A programme without a contract is named by its address.
    """
    later = Event.objects.filter(
        programme=OuterRef("programme"), sequence__gt=OuterRef("sequence")
    )
    last = Event.objects.filter(~Exists(later)).order_by("programme")
    for reference, slug, sequence, digest in last.values_list(
        "programme__contract__reference", "programme__slug", "sequence", "digest"
    ):
        yield reference or slug, sequence, digest
