"""The demo's presence: who was at the sessions that were held, never the same people."""

import datetime as dt

from django.utils import timezone

from workshops.attended import roll_of
from workshops.models import Attendance, Session

Says = Attendance.Says
#: Of each so many lines in turn, one lets the group know and one stays without a record.
EXCUSED_EVERY, UNNOTED_EVERY = 7, 11


def note_season(programme):
    """Note the presence of each session that a programme held, some days afterwards."""
    today = timezone.localdate()
    held = programme.sessions.held_or_planned().past(today).order_by("day", "pk")
    held = held.filter(kind__in=Session.WITH_PRESENCE)
    for number, session in enumerate(held.filter(attendance_noted_on=None)):
        Attendance.objects.bulk_create(_rows(session, programme, number))
        noted_on = min(session.day + dt.timedelta(days=1 + number % 4), today)
        Session.objects.filter(pk=session.pk).update(
            attendance_noted_on=noted_on, guests_count=number % 3 or None
        )


def _rows(session, programme, number):
    """Yield who is noted; which person is excused moves from one session to the next."""
    for place, line in enumerate(roll_of(session, programme).listed, start=3 * number):
        if place % UNNOTED_EVERY:
            says = Says.PRESENT if place % EXCUSED_EVERY else Says.EXCUSED
            yield Attendance(session=session, partner=line.partner, says=says)
