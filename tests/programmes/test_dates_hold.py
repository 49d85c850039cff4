"""What holds of every date of a contract, whatever the day, the length and the server."""

import calendar
import datetime as dt
import os
import time

import pytest
from django.utils import timezone
from hypothesis import given, settings
from hypothesis import strategies as st

from programmes.dates import Dates, MidTermRule, add_months

#: The days and the lengths that a programme may have.
DAYS = st.dates(dt.date(1990, 1, 1), dt.date(2100, 12, 31))
MONTHS = st.integers(0, 60)
ONE_DAY = dt.timedelta(1)

always = settings(max_examples=200, deadline=None, database=None)


def last_of_its_month(day):
    return day.day == calendar.monthrange(day.year, day.month)[1]


@given(DAYS, MONTHS)
@always
def test_the_same_day_number_or_the_last_of_the_month(day, months):
    found = add_months(day, months)
    assert (found.year - day.year) * 12 + found.month - day.month == months
    assert found.day == day.day or (found.day < day.day and last_of_its_month(found))


@given(DAYS, MONTHS)
@always
def test_a_later_signature_never_ends_sooner(day, months):
    assert add_months(day, months) <= add_months(day + ONE_DAY, months)


@given(DAYS, MONTHS)
@always
def test_a_longer_contract_ends_later(day, months):
    assert day <= add_months(day, months) < add_months(day, months + 1)


@given(DAYS, MONTHS, MONTHS)
@always
def test_a_chained_sum_is_never_later_and_may_be_sooner(day, some, more):
    assert add_months(add_months(day, some), more) <= add_months(day, some + more)
    january = dt.date(2019, 1, 31)
    assert add_months(add_months(january, 1), 1) == dt.date(2019, 3, 28)
    assert add_months(january, 2) == dt.date(2019, 3, 31)


@given(DAYS, st.integers(1, 60), st.sampled_from(MidTermRule), st.integers(1, 60))
@always
def test_all_the_dates_are_counted_from_the_signature(day, months, rule, after):
    dates = Dates(day, months, rule, after)
    assert dates.ends_on == dates.final_on == add_months(day, months) > day
    wanted = months // 2 if rule == MidTermRule.HALFWAY else after
    assert dates.mid_term_on == add_months(day, wanted) >= day
    assert dates.mid_term_is_late == (dates.mid_term_on >= dates.ends_on)
    assert not (rule == MidTermRule.HALFWAY and dates.mid_term_is_late)


@given(st.integers(498, 525), st.integers(1, 60))
@always
def test_a_leap_day_comes_back_in_leap_years_only(fourth, months):
    year = fourth * 4  # 1992 to 2100, which is no leap year
    if not calendar.isleap(year):
        return
    found = add_months(dt.date(year, 2, 29), months)
    if found.month == 2:
        assert found.day == (29 if calendar.isleap(found.year) else 28)
    else:
        assert found.day == 29


ZONES = ("UTC", "Europe/Paris", "Pacific/Kiritimati", "America/Los_Angeles")


@pytest.fixture(params=ZONES)
def _server_in_another_zone(request):
    before = os.environ.get("TZ")
    os.environ["TZ"] = request.param
    time.tzset()
    yield
    if before is None:
        del os.environ["TZ"]
    else:
        os.environ["TZ"] = before
    time.tzset()


#: An instant in UTC, and the day it is in Paris: midnight, and both changes of the hour.
INSTANTS = [
    ("2026-03-28 22:59:59", "2026-03-28"),  # 23:59:59, in winter
    ("2026-03-28 23:00:00", "2026-03-29"),
    ("2026-03-29 00:59:59", "2026-03-29"),  # 01:59:59, then it is 3 o'clock
    ("2026-03-29 01:00:00", "2026-03-29"),
    ("2026-03-29 21:59:59", "2026-03-29"),  # 23:59:59, in summer
    ("2026-03-29 22:00:00", "2026-03-30"),
    ("2026-10-24 21:59:59", "2026-10-24"),
    ("2026-10-25 00:30:00", "2026-10-25"),  # 02:30, for the first time
    ("2026-10-25 01:30:00", "2026-10-25"),  # 02:30, for the second time
    ("2026-10-25 22:59:59", "2026-10-25"),  # 23:59:59, in winter again
    ("2026-10-25 23:00:00", "2026-10-26"),
]


@pytest.mark.usefixtures("_server_in_another_zone")
def test_today_is_the_day_in_paris_wherever_the_server_is():
    instants = [dt.datetime.fromisoformat(f"{at}+00:00") for at, _day in INSTANTS]
    found = [timezone.localdate(at).isoformat() for at in instants]
    assert found == [day for _at, day in INSTANTS]


@pytest.mark.usefixtures("_server_in_another_zone")
def test_a_contract_has_the_same_dates_wherever_the_server_is():
    dates = Dates(dt.date(2025, 10, 29), 5, MidTermRule.MONTHS_AFTER_SIGNATURE, 3)
    assert (dates.mid_term_on, dates.ends_on) == (
        dt.date(2026, 1, 29),
        dt.date(2026, 3, 29),
    )
    dates = Dates(dt.date(2026, 4, 25), 6, MidTermRule.HALFWAY)
    assert (dates.mid_term_on, dates.ends_on) == (
        dt.date(2026, 7, 25),
        dt.date(2026, 10, 25),
    )
