"""What the journals tell of the contracts, to be held beside the rows."""

from collections import Counter

from programmes import journal
from programmes.models import Event
from programmes.soundness import STUMBLES


def contract_facts(kind):
    """Yield the contract's reference and the facts of each line of this ``kind``.

    A line that cannot be read tells nothing: the look at the chain names it.
    """
    lines = Event.objects.filter(kind=kind).select_related("programme__contract")
    for line in lines.order_by("pk").iterator(chunk_size=200):
        try:
            facts = dict(journal.facts_of(line))
            reference = line.programme.contract.reference
        except STUMBLES:
            continue
        yield reference, facts


def told(kind, *names):
    """Count the lines of this ``kind`` by reference and by the facts of these names."""
    return Counter(
        (reference, *(str(facts.get(name)) for name in names))
        for reference, facts in contract_facts(kind)
    )


def counted(rows):
    """Count rows by their words, as ``told`` counts the lines of the journals."""
    return Counter(tuple(map(str, row)) for row in rows)
