"""Noting that somebody reads what concerns somebody: without the line, nothing is read."""

from django.db import transaction
from django.utils import timezone

from programmes.journal import record
from programmes.models import Opening

CONTACT = Opening.What.CONTACT


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


@transaction.atomic
def note_contacts(consents, access):
    """Write who opens now the contacts that persons left, save one's own (trust 6.5).

    Once for each reader, person and day: a page that is read again tells nothing new.
    To be called before anything is shown, as above.
    """
    kept = {one.partner_id: one.pk for one in consents if one.contact}
    lines = Opening.objects.filter(programme=access.programme, what=CONTACT)
    today = lines.filter(opened_by=access.user, opened_at__date=timezone.localdate())
    noted = set(today.filter(about__in=kept).values_list("about", flat=True))
    new = {about: key for about, key in kept.items() if about not in noted}
    for own in access.partner_pks:
        new.pop(own, None)
    if not new:
        return
    Opening.objects.bulk_create(
        Opening(
            programme=access.programme,
            what=CONTACT,
            key=key,
            about_id=about,
            opened_by=access.user,
            opened_at=timezone.now(),
        )
        for about, key in new.items()
    )
    record(access.programme, "contact_read", access.user, contact=list(new.values()))
