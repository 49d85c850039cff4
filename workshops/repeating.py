"""Sessions planned together, one every so often, and what is then done to several at once.

Each one lives its own life: whatever is done to those that come after leaves alone what
was held already, and what was cancelled.
"""

import datetime as dt
from copy import copy

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from programmes.dates import add_months
from workshops.models import Move, Series, Session

Every = Series.Every
#: How many sessions are planned at once, at most.
MOST = 60
#: What those that come after take over, besides the day, which shifts with the first.
SHARED = ("starts_at", "ends_at", "place", "title")


def day_number(first, every, number):
    """Return the day of the session that comes ``number`` times after the first.

    A month later is the same day number, else the last day of a shorter month: always
    counted from the first, so that a series on the 31st comes back to it.
    """
    if every == Every.MONTH:
        return add_months(first, number)
    return first + dt.timedelta(weeks=number * (2 if every == Every.TWO_WEEKS else 1))


def days_of(first, every, *, until=None, times=None):
    """Return the days of a series, ``first`` included: at most one more than ``MOST``.

    It stops at whichever comes first, the day ``until`` or so many ``times``.
    """
    days = []
    for number in range(min(times or MOST + 1, MOST + 1)):
        day = day_number(first, every, number)
        if until is not None and day > until:
            break
        days.append(day)
    return days


@transaction.atomic
def repeat(session, every, days):
    """Plan the same session again on each of ``days``, the first of which is its own."""
    series = Series.objects.create(programme=session.programme, every=every)
    session.series = series
    session.save(update_fields=["series"])
    others = [_again(session, day) for day in days[1:]]
    Session.objects.bulk_create(others)
    leaders = list(session.leaders.all())
    through = Session.leaders.through
    through.objects.bulk_create(
        through(session=other, partner=leader) for other in others for leader in leaders
    )


def _again(session, day):
    other = copy(session)
    other.pk, other.day = None, day
    other._state = copy(session._state)
    other._state.adding = True
    return other


@transaction.atomic
def change_those_after(before, after, names, by):
    """Let those that come after ``before`` follow what was changed of it, by ``names``.

    The day shifts by as many days as this one did.
    """
    later = Session.objects.after_in_its_series(before)
    shared = [name for name in SHARED if name in names]
    leaders = list(after.leaders.all()) if "leaders" in names else None
    for one in later.select_for_update(of=("self",)).order_by("pk"):
        was = copy(one)
        one.day += after.day - before.day
        one.version += 1
        for name in shared:
            setattr(one, name, getattr(after, name))
        one.save(update_fields=["day", "version", *shared])
        Move.note(was, one, by)
        if leaders is not None:
            one.leaders.set(leaders)


@transaction.atomic
def cancel_with_those_after(session):
    """Cancel a session and those that come after it in its series, in one moment.

    Raises ``ValidationError`` for one that took place, as ``Session.cancel`` does.
    """
    now = timezone.now()
    later = Session.objects.after_in_its_series(session)
    held = [one.pk for one in later.select_for_update(of=("self",)).order_by("pk")]
    session.cancel(now)
    Session.objects.filter(pk__in=held).update(
        cancelled_at=now, version=F("version") + 1
    )


def cancelled_with(session):
    """Return those that were cancelled in the same moment as ``session``."""
    if session.series_id is None or session.cancelled_at is None:
        return Session.objects.none()
    same = Session.objects.filter(
        series=session.series_id, cancelled_at=session.cancelled_at
    )
    return same.exclude(pk=session.pk)


@transaction.atomic
def restore_with(session):
    """Undo a cancelling of several: all those of that moment take place after all."""
    cancelled_with(session).update(cancelled_at=None, version=F("version") + 1)
    session.restore()
