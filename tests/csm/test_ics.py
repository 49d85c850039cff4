"""Calendars as agendas read them, read again by the library that others use too."""

import datetime as dt
import re
from dataclasses import replace
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import settings as effort
from hypothesis import strategies as st
from icalendar import Calendar, Timezone

from csm.calendar import ics
from csm.calendar.dates import Entry
from programmes.models import Programme, Territory

PARIS = ZoneInfo("Europe/Paris")
STEERING = r"[\x00-\x1f\x7f-\x9f\u2028\u2029]"
PROGRAMME = Programme(
    pk=3,
    slug="rivemont-2025-2026",
    first_year=2025,
    last_year=2026,
    territory=Territory(name="Rivemont"),
)
DAY = Entry(
    key="fin",
    uid="contract-end-3",
    programme=PROGRAMME,
    title="Dernier jour du contrat",
    day=dt.date(2026, 7, 22),
    until=dt.date(2026, 7, 22),
    sequence=4,
)
SESSION = replace(
    DAY,
    key="seance-12",
    uid="session-12",
    title="Comité de pilotage",
    starts_at=dt.time(14),
    ends_at=dt.time(16, 30),
    place="Mairie, salle « des fêtes »\\; 1er étage",
)


def read(*entries):
    """Return the events of these entries, as an agenda reads them."""
    return Calendar.from_ical(ics.calendar_of(entries, "CSM")).events


def text(*entries):
    return ics.calendar_of(entries, "CSM Rivemont 2025-2026").decode()


def test_a_session_is_read_again_as_it_was_written(settings):
    settings.CSM_URL = "https://csm.exemple.fr:8443"
    [event] = read(SESSION)
    assert event.uid == "session-12@csm.exemple.fr"
    assert event["summary"] == "Comité de pilotage · Rivemont"
    assert event["location"] == SESSION.place
    assert event["url"] == (
        "https://csm.exemple.fr:8443/programmes/rivemont-2025-2026/calendrier/#session-12"
    )
    assert (event["status"], event["sequence"]) == ("CONFIRMED", 4)
    assert event.start == dt.datetime(2026, 7, 22, 14, tzinfo=PARIS)
    assert event.end == dt.datetime(2026, 7, 22, 16, 30, tzinfo=PARIS)
    assert event.errors == []


def test_the_file_keeps_to_the_standard():
    said = text(replace(SESSION, place="é" * 200))
    lines = said.split("\r\n")
    assert "\n" not in "".join(lines)
    assert max(len(line.encode()) for line in lines) <= 75
    assert lines[0] == "BEGIN:VCALENDAR"
    assert lines[-2:] == ["END:VCALENDAR", ""]
    head = [
        line for line in lines if line.startswith(("VERSION", "PRODID", "X-WR-CALN"))
    ]
    assert head == [
        "VERSION:2.0",
        "PRODID:-//CSM//Contrat Social Multipartite//FR",
        "X-WR-CALNAME:CSM Rivemont 2025-2026",
    ]
    # A calendar to read: nobody is asked to answer.
    assert "METHOD" not in said
    assert "ATTENDEE" not in said
    assert "ORGANIZER" not in said
    assert "REFRESH-INTERVAL;VALUE=DURATION:PT6H" in lines
    assert "X-PUBLISHED-TTL:PT6H" in lines


def test_a_day_ends_the_day_after_and_takes_nobodys_time():
    [event] = read(replace(DAY, day=dt.date(2026, 7, 1)))
    assert (event.start, event.end) == (dt.date(2026, 7, 1), dt.date(2026, 7, 23))
    assert event["transp"] == "TRANSPARENT"
    assert "VTIMEZONE" not in text(DAY)


def test_a_session_without_an_end_is_given_none():
    [event] = read(replace(SESSION, ends_at=None))
    assert event.start.hour == 14
    assert "dtend" not in event
    assert "duration" not in event


def test_a_cancelled_session_stays_and_says_so():
    [event] = read(replace(SESSION, is_cancelled=True))
    assert event.uid.startswith("session-12@")
    assert (event["status"], event["transp"]) == ("CANCELLED", "TRANSPARENT")
    assert event["summary"] == "Annulé\u00a0: Comité de pilotage · Rivemont"


@pytest.mark.parametrize(
    ("day", "hour", "utc"),
    [
        (dt.date(2026, 3, 28), 14, 13),
        (dt.date(2026, 3, 29), 14, 12),
        (dt.date(2026, 10, 24), 14, 12),
        (dt.date(2026, 10, 25), 14, 13),
    ],
)
def test_the_hour_of_paris_is_kept_round_the_change_of_the_clocks(day, hour, utc):
    moved = replace(SESSION, day=day, starts_at=dt.time(hour), ends_at=None)
    [event] = read(moved)
    assert event.start.astimezone(dt.UTC).hour == utc
    assert f"DTSTART;TZID=Europe/Paris:{day:%Y%m%d}T140000" in text(moved)


def test_the_hours_of_paris_are_those_of_the_law():
    rule = Timezone.from_ical(ics.HOURS_OF_PARIS).to_tz()
    new_year = dt.datetime(1997, 1, 1, 12, tzinfo=PARIS)
    noons = [new_year + dt.timedelta(days=n) for n in range(0, 40 * 365, 3)]
    plain = [(noon.replace(tzinfo=None), noon.utcoffset()) for noon in noons]
    assert [noon for noon, offset in plain if rule.utcoffset(noon) != offset] == []


@pytest.mark.parametrize(
    "day", [dt.date(2026, 3, 29), dt.date(2026, 10, 25)], ids=["missing", "twice"]
)
def test_an_hour_that_is_missing_or_comes_twice_is_written_as_it_was_typed(day):
    odd = replace(SESSION, day=day, starts_at=dt.time(2, 30), ends_at=dt.time(4))
    assert f"DTSTART;TZID=Europe/Paris:{day:%Y%m%d}T023000" in text(odd)
    [event] = read(odd)
    assert event.end > event.start


@effort(max_examples=60, deadline=None)
@given(st.text(max_size=120))
def test_whatever_is_typed_stays_in_its_place(typed):
    [event] = read(replace(SESSION, title=typed, place=f"x{typed}"))
    assert event["location"] == "x" + re.sub(STEERING, " ", typed)
    assert event.errors == []
    assert {"uid", "dtstart", "status", "url"} <= {name.lower() for name in event}


@pytest.mark.parametrize(
    "sign", ["\n", "\r\nATTENDEE:x", "\x0b", "\x85", "\u2028", "\x00", "\x1f"]
)
def test_no_sign_begins_another_line(sign):
    said = text(replace(SESSION, place=f"Mairie{sign}"))
    assert "\r\nATTENDEE" not in said
    assert "\nATTENDEE" not in said.replace("\r\n ", "")
    [event] = read(replace(SESSION, place=f"Mairie{sign}"))
    assert event["location"].startswith("Mairie ")


def test_the_digest_tells_what_an_agenda_would_see():
    known = ics.digest_of([SESSION], "CSM")
    seen = {"day": DAY.day + dt.timedelta(1), "place": "Ailleurs", "is_cancelled": True}
    for change in ({name: value} for name, value in (seen | {"sequence": 5}).items()):
        assert ics.digest_of([replace(SESSION, **change)], "CSM") != known
    assert ics.digest_of([SESSION], "CSM Rivemont") != known
    assert ics.digest_of([], "CSM") != known
    assert ics.digest_of([replace(SESSION, about="Ailleurs")], "CSM") == known
