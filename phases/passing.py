"""Saying where a phase is: begun, finished, taken up again, each an act of somebody.

Nothing is refused because something is missing: it is kept with the reason, by the names
of the conditions (style 4.3). The journal has one line for each act, keys only; of a
reason, its digest.
"""

import hashlib

from django.db import transaction
from django.utils import timezone

from programmes import journal

#: What these acts write, and nothing else: others may move the part meanwhile.
WRITTEN = ("started_on", "finished_on", "finished_by", "reason", "missing")


@transaction.atomic
def keep_days(part, before, missing, by):
    """Save the days of a phase or a step, and note in the journal what they change.

    ``before`` are the days of beginning and of finishing that stood until now; ``missing``
    the names of the conditions that do not hold, asked for when it is newly finished. To
    be called with the version that was read held (``VersionedModelForm.save_version``).
    """
    begun, finished = before
    if finished is not None and part.finished_on is None:
        _remember(part)
    if part.finished_on is None:
        part.reason, part.missing, part.finished_by = "", [], None
    elif finished is None:
        part.missing, part.finished_by = list(missing), by
    part.save(update_fields=WRITTEN)
    if part.started_on != begun and part.started_on is not None:
        _note(part, "part_begun", by, day=part.started_on.isoformat())
    if part.finished_on != finished and part.finished_on is not None:
        _note(part, "part_finished", by, **_how(part))
    if finished is not None and part.finished_on is None:
        _note(part, "part_reopened", by)
    if begun is not None and part.started_on is None:
        _note(part, "part_not_begun", by)


def _remember(part):
    """Keep why a part was finished, before it is taken up again."""
    stood = type(part).objects.get(pk=part.pk)
    if stood.reason:
        names = ("started_on", "finished_on", "reason", "missing")
        part.past_passings.create(
            reopened_at=timezone.now(), **{name: getattr(stood, name) for name in names}
        )


def _how(part):
    reason = part.reason and hashlib.sha256(part.reason.encode()).hexdigest()
    return {
        "day": part.finished_on.isoformat(),
        "missing": part.missing,
        "reason": reason,
    }


def _note(part, kind, by, **facts):
    facts |= {"part": part._meta.model_name, "key": part.pk}
    journal.record(part.path.programme, kind, by, **facts)
