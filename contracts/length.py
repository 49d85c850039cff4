"""How long a contract is, against the longest that can be printed (trust 4.3)."""

from django.db.models import Sum
from django.db.models.functions import Length

from contracts.models import Commitment
from contracts.models.contract import LONGEST

PARTS = {
    "sections": ("heading", "text"),
    "articles": ("heading", "text"),
    "blocks": ("lead_in", "open_sentence"),
}


def _sum(rows, names):
    total = sum((Length(name) for name in names[1:]), Length(names[0]))
    return rows.aggregate(total=Sum(total))["total"] or 0


def length_of(contract) -> int:
    """Return the characters that stand in the text: headings, texts, commitments."""
    total = sum(
        _sum(getattr(contract, name).kept(), names) for name, names in PARTS.items()
    )
    commitments = Commitment.objects.kept().filter(
        block__contract=contract, block__archived_at=None
    )
    return total + _sum(commitments, ("text",))


def room_in(contract, instead_of=0) -> int:
    """Return how many characters may still be written, ``instead_of`` as many."""
    return LONGEST - length_of(contract) + instead_of
