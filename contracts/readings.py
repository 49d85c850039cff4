"""What was read and agreed together: « lu en séance », « convenu par le groupe ».

Dates with the person who noted them, and a line in the programme's journal: part of
what tells later how the text came about (trust 6.10).
"""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Exists, Min, OuterRef
from django.utils import timezone
from django.utils.translation import gettext as _

from contracts.models import Commitment, Reading, Revision
from programmes import journal

#: How a commitment comes into the text.
ARRIVALS = (Revision.Act.WRITTEN, Revision.Act.IMPORTED)


@transaction.atomic
def note_reading(contract, day, articles, by, *, at=None):
    """Note that ``articles`` were read together on ``day``; return the new rows.

    Those noted for that day already are left as they are. ``at`` is the instant of
    noting, now unless the demo tells its story. Raises ``ValidationError`` when all of
    them are noted already.
    """
    contract.hold()
    at = at or timezone.now()
    known = Reading.objects.filter(article__in=articles, read_on=day)
    known = set(known.values_list("article_id", flat=True))
    found = [
        Reading(article=article, read_on=day, noted_at=at, noted_by=by)
        for article in articles
        if article.pk not in known
    ]
    if not found:
        raise ValidationError(_("This reading is noted already."), "noted")
    Reading.objects.bulk_create(found)
    keys = [reading.article_id for reading in found]
    journal.record(
        contract.programme, "read", by, at=at, day=day.isoformat(), articles=keys
    )
    return found


@transaction.atomic
def remove_reading(contract, reading, by):
    """Take away a reading noted by mistake; raises ``TextIsFrozen`` once it is."""
    contract.hold_draft()
    day, article = reading.read_on.isoformat(), reading.article_id
    reading.delete()
    journal.record(
        contract.programme, "reading_removed", by, day=day, articles=[article]
    )


@transaction.atomic
def agree(contract, agreement, by, *, at=None):
    """Keep the day on which the group agreed to a commitment added late.

    ``agreement`` is new, or one whose day is corrected; ``at`` as in ``note_reading``.
    """
    contract.hold()
    agreement.noted_at, agreement.noted_by = at or timezone.now(), by
    agreement.save()
    journal.record(
        contract.programme,
        "agreed",
        by,
        at=agreement.noted_at,
        day=agreement.agreed_on.isoformat(),
        commitment=agreement.commitment_id,
    )


def added_later(contract):
    """Return the commitments that came into the text after its first reading."""
    readings = Reading.objects.filter(article__contract=contract)
    first = readings.aggregate(first=Min("noted_at"))["first"]
    if first is None:
        return Commitment.objects.none()
    arrivals = Revision.objects.filter(
        commitment=OuterRef("pk"), act__in=ARRIVALS, saved_at__gt=first
    )
    return Commitment.objects.kept().filter(
        Exists(arrivals),
        block__contract=contract,
        block__archived_at=None,
        block__article__archived_at=None,
    )


def to_be_agreed(contract):
    """Return those of ``added_later`` that the group has not agreed to yet."""
    return added_later(contract).filter(agreement=None)
