"""Dates as agendas read them: iCalendar (RFC 5545).

An entry keeps its UID however it moves; one that was cancelled stays, and says so. No
METHOD is written: these are calendars to read, not invitations to answer.
"""

import datetime as dt
import hashlib
import unicodedata
from functools import cache
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from django.conf import settings
from django.utils import timezone

TYPE = "text/calendar; charset=utf-8"
MADE_BY = "-//CSM//Contrat Social Multipartite//FR"
#: How often an agenda is asked to look again.
EVERY = dt.timedelta(hours=6)
PARIS = "Europe/Paris"
#: The hours of Paris by their rule, since 1996 and until it is changed.
HOURS_OF_PARIS = """\
BEGIN:VTIMEZONE
TZID:Europe/Paris
BEGIN:STANDARD
TZNAME:CET
DTSTART:19961027T030000
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
END:STANDARD
BEGIN:DAYLIGHT
TZNAME:CEST
DTSTART:19960331T020000
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
END:DAYLIGHT
END:VTIMEZONE
"""


def calendar_of(entries, name):
    """Return ``entries`` as the bytes of a calendar called ``name``."""
    from icalendar import Calendar, vDuration  # Slow to import, and seldom needed.

    calendar = Calendar()
    calendar.add("prodid", MADE_BY)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("x-wr-calname", _plain(name))
    calendar.add("x-wr-timezone", PARIS)
    calendar.add("refresh-interval", EVERY, {"VALUE": "DURATION"})
    calendar.add("x-published-ttl", vDuration(EVERY), encode=False)  # for Outlook
    if any(entry.starts_at for entry in entries):
        calendar.add_component(_hours_of_paris())
    for entry in entries:
        calendar.add_component(_event(entry))
    return calendar.to_ical()


def digest_of(entries, name):
    """Return what changes when the calendar says something else than before."""
    said = [_said(entry) for entry in entries]
    return hashlib.sha256(repr((name, settings.CSM_URL, said)).encode()).hexdigest()


def _said(entry):
    what = entry.uid, entry.sequence, entry.in_an_agenda, entry.place, entry.address
    return *what, entry.day, entry.until, entry.starts_at, entry.ends_at


@cache
def _hours_of_paris():
    from icalendar import Timezone

    return Timezone.from_ical(HOURS_OF_PARIS)


def _event(entry):
    from icalendar import Event

    event = Event()
    event.add("uid", f"{entry.uid}@{urlsplit(settings.CSM_URL).hostname}")
    event.add("dtstamp", timezone.now())
    event.add("sequence", entry.sequence)
    event.add("summary", _plain(entry.in_an_agenda))
    for name, value in _when(entry).items():
        event.add(name, value)
    if entry.place:
        event.add("location", _plain(entry.place))
    event.add("url", f"{settings.CSM_URL}{entry.address}")
    event.add("status", "CANCELLED" if entry.is_cancelled else "CONFIRMED")
    if entry.is_cancelled or entry.starts_at is None:
        event.add("transp", "TRANSPARENT")  # takes nobody's time
    return event


def _when(entry):
    """Return the beginning and the end: days end the day after, as iCalendar has it.

    A session whose end is not known has none: an agenda shows when it begins.
    """
    if entry.starts_at is None:
        after = entry.until + dt.timedelta(days=1)
        return {"dtstart": entry.day, "dtend": after}
    hours = {"dtstart": entry.starts_at, "dtend": entry.ends_at}
    return {
        name: dt.datetime.combine(entry.day, hour, ZoneInfo(PARIS))
        for name, hour in hours.items()
        if hour is not None
    }


def _plain(text):
    """Return ``text`` on one line: signs that steer a machine are no words."""
    kept = (" " if unicodedata.category(sign) in _STEERING else sign for sign in text)
    return "".join(kept)


#: Control signs, and those that part lines and paragraphs.
_STEERING = ("Cc", "Zl", "Zp")
