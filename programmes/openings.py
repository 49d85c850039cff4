"""Noting that somebody reads what concerns somebody: without the line, nothing is read."""

from django.db import transaction
from django.utils import timezone

from programmes.journal import record
from programmes.models import Opening


@transaction.atomic
def note_opening(row, what, about, by):
    """Write who opens ``row`` now, and whom it concerns, by keys alone (trust 6.5).

    To be called in the transaction that reads: when the line cannot be written, what
    it raises leaves nothing to be shown. The journal keeps the same, chained.
    """
    opening = Opening.objects.create(
        programme=row.programme,
        what=what,
        key=row.pk,
        about=about,
        opened_by=by,
        opened_at=timezone.now(),
    )
    record(row.programme, f"{what}_read", by, **{what: row.pk})
    return opening
