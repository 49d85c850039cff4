"""Noting who was at a session, from the sheet that came back, by one or by two people.

What somebody typed is compared with what she had read: two who note different people do
not hinder each other, and two who note one person otherwise see both.
"""

import re
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from workshops.models import Attendance, Session

GUESTS = "guests"
LETTERS = {"p": Attendance.Says.PRESENT, "e": Attendance.Says.EXCUSED}
LETTER_OF = {says: letter for letter, says in LETTERS.items()}
TOKEN = re.compile(r"(?P<pk>[0-9]{1,18})(?P<letter>[pe])|g(?P<guests>[0-9]{1,4})")
#: More than the longest sheet that is read back.
LONGEST = 20_000


def written_down(state):
    """Return in a few signs what somebody read: « 12p 13e g3 »."""
    signs = [f"{key}{LETTER_OF[said]}" for key, said in state.items() if key != GUESTS]
    guests = state.get(GUESTS)
    return " ".join(sorted(signs) + ([] if guests is None else [f"g{guests}"]))


def read_back(signs):
    """Return the state that ``written_down`` wrote.

    Raises ``ValidationError`` for what it cannot have written.
    """
    state = {}
    for token in signs[:LONGEST].split():
        found = TOKEN.fullmatch(token)
        if found is None:
            raise ValidationError(
                _("This page is too old: open it again, then save."), "old"
            )
        if found["guests"]:
            state[GUESTS] = int(found["guests"])
        else:
            state[int(found["pk"])] = LETTERS[found["letter"]]
    return state


def state_of(session, programme):
    """Return what is noted of a programme's people, by key, and the guests."""
    rows = Attendance.objects.of(programme).filter(session=session)
    state = dict(rows.values_list("partner", "says"))
    if session.programme_id == programme.pk and session.guests_count is not None:
        state[GUESTS] = session.guests_count
    return state


@dataclass(frozen=True)
class Clash:
    """Two people noted one thing otherwise, since one of them read it."""

    key: object
    theirs: object
    mine: object


class TwoNoted(Exception):  # noqa: N818 -- not a fault: both are shown
    """Somebody else noted otherwise; ``present`` is what stands, ``merged`` with mine."""

    def __init__(self, clashes, present, merged):
        super().__init__()
        self.clashes, self.present, self.merged = clashes, present, merged


@transaction.atomic
def note(session, programme, typed, *, read, today):
    """Note what was ``typed``, by key, where ``read`` was read before.

    What is the same as it was read is left as it stands now. "" takes a record away: no
    record is not an absence. Raises ``TwoNoted``, with nothing written, and
    ``ValidationError`` for what cannot be noted of this session.
    """
    held = Session.objects.select_for_update().get(pk=session.pk)
    present = state_of(held, programme)
    said = {key: None if one == "" else one for key, one in typed.items()}
    changed = {key: one for key, one in said.items() if one != read.get(key)}
    clashes = [
        Clash(key, present.get(key), mine)
        for key, mine in changed.items()
        if present.get(key) not in (read.get(key), mine)
    ]
    if clashes:
        raise TwoNoted(clashes, present, present | changed)
    _check(held, changed.values(), today)
    _write(held, programme, changed, today)


def has_come(session, today):
    """Whether somebody can have been there: before, people may only be excused."""
    return session.day is not None and session.day <= today


def _check(held, said, today):
    if held.cancelled_at:
        raise ValidationError(
            _("This session is cancelled: nobody was there."), "cancelled"
        )
    if not has_come(held, today) and Attendance.Says.PRESENT in said:
        raise ValidationError(
            _("This session is to come: only note who lets you know."), "coming"
        )


def _write(held, programme, changed, today):
    people = {key: said for key, said in changed.items() if key != GUESTS}
    gone = [key for key, said in people.items() if said is None]
    Attendance.objects.of(programme).filter(session=held, partner__in=gone).delete()
    Attendance.objects.bulk_create(
        [
            Attendance(session=held, partner_id=key, says=said)
            for key, said in people.items()
            if said is not None
        ],
        update_conflicts=True,
        unique_fields=["session", "partner"],
        update_fields=["says"],
    )
    if held.programme_id == programme.pk and has_come(held, today):
        values = {"attendance_noted_on": today}
        if GUESTS in changed:
            values["guests_count"] = changed[GUESTS]
        # Calendars do not show it: the version of the session stays.
        Session.objects.filter(pk=held.pk).update(**values)
