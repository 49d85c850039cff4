"""Typing what a group read on paper, all commitments at once, by one or by two people.

Each line is compared with what the page showed: two who type different lines do not
hinder each other, and two who type one line otherwise see both.
"""

import hashlib
import re
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from evaluation.models import CommitmentReading, Evaluation
from evaluation.promises import of_promise
from evaluation.read_together import key_of_reading

#: What a line says when nothing is noted: no reading is not « does not say ».
SIGN = re.compile(r"(?P<key>a?[0-9]{1,18})\.(?P<sign>[0-9a-f]{12})")
#: More than the longest contract that is read back.
LONGEST = 40_000


@dataclass(frozen=True)
class Said:
    """What one group says of one promise; ``seen`` is "" where nothing is noted."""

    seen: str = ""
    to_discuss: bool = False
    words: str = ""

    @property
    def sign(self):
        """A short digest, by which a page tells what it showed."""
        said = repr((self.seen, self.to_discuss, self.words))
        return hashlib.sha256(said.encode()).hexdigest()[:12]


NOTHING = Said()


def written_down(state):
    """Return in a few signs what a page shows, by the promise's key."""
    return " ".join(f"{key}.{said.sign}" for key, said in sorted(state.items()))


def read_back(signs):
    """Return the sign of each line that ``written_down`` wrote.

    Raises ``ValidationError`` for what it cannot have written.
    """
    found = {}
    for token in signs.split():
        match = SIGN.fullmatch(token)
        if match is None:
            raise ValidationError(
                _("This page is too old: open it again, then save."), "old"
            )
        found[match["key"]] = match["sign"]
    return found


def said_by(group, evaluation):
    """Return what a group said at a co-evaluation, by the promise's key."""
    return {
        key_of_reading(one): Said(one.seen, one.to_discuss, one.words)
        for one in evaluation.readings.filter(role_group=group)
    }


@dataclass(frozen=True)
class Clash:
    """Two people typed one line otherwise, since one of them read it."""

    key: str
    theirs: Said
    mine: Said


class TwoRead(Exception):  # noqa: N818 -- not a fault: both are shown
    """Somebody else typed otherwise; ``present`` is what stands, ``merged`` with mine."""

    def __init__(self, clashes, present, merged):
        super().__init__()
        self.clashes, self.present, self.merged = clashes, present, merged


@transaction.atomic
def note(evaluation, group, promises, typed, *, read):
    """Keep what was ``typed`` of some ``promises``, by key, in the name of the group.

    ``read`` are the signs of what the page showed: a line that is as it was shown stays
    as it is now. Raises ``TwoRead`` with nothing written, and ``ValidationError`` once
    the co-evaluation was taken out.
    """
    held = hold(evaluation)
    present = said_by(group, held)
    nothing = NOTHING.sign
    changed = {
        key: said for key, said in typed.items() if said.sign != read.get(key, nothing)
    }
    clashes = [
        Clash(key, present.get(key, NOTHING), mine)
        for key, mine in changed.items()
        if present.get(key, NOTHING).sign not in (read.get(key, nothing), mine.sign)
    ]
    if clashes:
        raise TwoRead(clashes, present, present | changed)
    rows = {one.key: one.row for one in promises}
    for key, said in changed.items():
        if said != present.get(key, NOTHING):
            _write(held, group, rows[key], said)


def hold(evaluation):
    """Return the row of a co-evaluation, held until the end of the transaction.

    Raises ``ValidationError`` once it was taken out of the list.
    """
    held = Evaluation.objects.select_for_update().get(pk=evaluation.pk)
    if held.archived_at is not None:
        raise ValidationError(_("It was taken out of the list meanwhile."), "out")
    return held


def _write(evaluation, group, row, said):
    rows = CommitmentReading.objects.filter(
        evaluation=evaluation, role_group=group, **of_promise(row)
    )
    reading = rows.first()
    if said == NOTHING:
        rows.delete()
        return
    if reading is None:
        reading = CommitmentReading(
            evaluation=evaluation, role_group=group, version=0, **of_promise(row)
        )
    reading.seen, reading.to_discuss = said.seen, said.to_discuss
    reading.words = said.words
    reading.version += 1
    reading.save()
