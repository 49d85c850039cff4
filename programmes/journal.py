"""The journal of a programme: what was done, chained so that no line can be altered.

Each line's digest is SHA-256(digest before ‖ canonical JSON of the line). Whoever keeps
the last digest elsewhere, on paper for instance, can tell later whether a line was
changed, removed or slipped in. Lines hold keys and digests, never a name, so that
erasing a person leaves the chain whole (trust 6.2).
"""

import datetime as dt
import hashlib
import json

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from programmes.models import Event, Programme

SCHEMA = 1


def digest_of(previous: str, content: str) -> str:
    """Return the digest of a line, which continues the one before it."""
    return hashlib.sha256((previous + content).encode()).hexdigest()


def as_content(programme_pk, sequence, kind, at, by_pk, facts) -> str:
    """Return the canonical JSON of a line; ``at`` is an aware instant, kept in UTC."""
    return json.dumps(
        {
            "schema": SCHEMA,
            "programme": programme_pk,
            "sequence": sequence,
            "kind": kind,
            "at": at.astimezone(dt.UTC).isoformat(timespec="microseconds"),
            "by": by_pk,
            "facts": facts,
        },
        ensure_ascii=False,
        sort_keys=True,
        separators=(",", ":"),
    )


@transaction.atomic
def record(programme, kind, by, *, at=None, **facts):
    """Write one line in the journal of ``programme`` and return it.

    ``kind`` says what was done in one word, ``by`` is who did it (None for a command);
    ``facts`` are plain data without names: keys, tokens, digests, days as ISO text.
    ``at`` is the instant, now unless the demo tells its story. To be called in the
    transaction of the act itself, after its rows are written.
    """
    # Two lines written at once must not continue the same one.
    Programme.objects.select_for_update(of=["self"]).get(pk=programme.pk)
    last = Event.objects.filter(programme=programme).order_by("-sequence").first()
    sequence = last.sequence + 1 if last else 1
    previous = last.digest if last else ""
    at, by_pk = at or timezone.now(), by and by.pk
    content = as_content(programme.pk, sequence, kind, at, by_pk, facts)
    return Event.objects.create(
        programme=programme,
        sequence=sequence,
        kind=kind,
        happened_at=at,
        by=by,
        content=content,
        previous=previous,
        digest=digest_of(previous, content),
    )


def facts_of(event) -> dict:
    """Return what was noted with a line."""
    return json.loads(event.content)["facts"]


def faults(events):
    """Yield what is wrong with a chain, one sentence for each broken line.

    ``events`` are all those of one programme, in the order of their numbers.
    """
    previous = ""
    for number, event in enumerate(events, start=1):
        if event.sequence != number:
            # From here on every line would be wrong: the first says it all.
            yield _("line %(number)s is missing") % {"number": number}
            return
        if event.previous != previous:
            said = _("line %(number)s does not continue the line before it")
            yield said % {"number": number}
        if event.digest != digest_of(event.previous, event.content):
            said = _("line %(number)s was altered: its digest is another")
            yield said % {"number": number}
        elif event.content != _said_by_its_columns(event):
            said = _("line %(number)s says otherwise in its columns")
            yield said % {"number": number}
        previous = event.digest


def _said_by_its_columns(event):
    """Return the content that the columns make, "" when it cannot even be read."""
    try:
        facts = facts_of(event)
    except (ValueError, TypeError, LookupError):
        return ""
    return as_content(
        event.programme_id,
        event.sequence,
        event.kind,
        event.happened_at,
        event.by_id,
        facts,
    )
