"""Domain 10.1: every date follows from the effective date, by its day number."""

import datetime as dt

import pytest

from programmes.dates import Dates, MidTermRule, add_months
from programmes.spoken import spoken_date, spoken_months

BY_MONTHS, HALFWAY = MidTermRule.MONTHS_AFTER_SIGNATURE, MidTermRule.HALFWAY


def day(text):
    return dt.date.fromisoformat(text)


@pytest.mark.parametrize(
    ("signed", "months", "ends", "after_three_months", "halfway"),
    [
        ("2008-12-18", 6, "2009-06-18", "2009-03-18", "2009-03-18"),
        ("2019-02-12", 10, "2019-12-12", "2019-05-12", "2019-07-12"),
        ("2008-08-31", 6, "2009-02-28", "2008-11-30", "2008-11-30"),
        ("2023-08-31", 6, "2024-02-29", "2023-11-30", "2023-11-30"),
        ("2018-11-30", 6, "2019-05-30", "2019-02-28", "2019-02-28"),
        ("2018-10-31", 10, "2019-08-31", "2019-01-31", "2019-03-31"),
        ("2019-02-28", 6, "2019-08-28", "2019-05-28", "2019-05-28"),
        ("2024-02-29", 12, "2025-02-28", "2024-05-29", "2024-08-29"),
        ("2019-03-18", 7, "2019-10-18", "2019-06-18", "2019-06-18"),
        ("2019-03-18", 3, "2019-06-18", "2019-06-18", "2019-04-18"),
        ("2019-01-31", 2, "2019-03-31", "2019-04-30", "2019-02-28"),
        ("2008-12-18", 10, "2009-10-18", "2009-03-18", "2009-05-18"),
    ],
)
def test_the_dates_follow_from_the_signature(
    signed, months, ends, after_three_months, halfway
):
    by_months = Dates(day(signed), months, BY_MONTHS, 3)
    by_half = Dates(day(signed), months, HALFWAY)
    assert by_months.ends_on == by_half.ends_on == day(ends)
    assert by_months.final_on == day(ends)
    assert by_months.mid_term_on == day(after_three_months)
    assert by_half.mid_term_on == day(halfway)
    assert by_months.mid_term_is_late == (after_three_months >= ends)
    assert not by_half.mid_term_is_late


@pytest.mark.parametrize("rule", MidTermRule)
def test_without_a_signature_there_are_months_and_no_day(rule):
    dates = Dates(None, 6, rule, 3)
    assert (dates.ends_on, dates.mid_term_on, dates.final_on) == (None, None, None)
    assert dates.mid_term_after == 3
    assert not dates.mid_term_is_late


def test_without_a_length_there_is_no_end():
    assert Dates(day("2026-01-22"), None, HALFWAY).ends_on is None
    assert Dates(day("2026-01-22"), None, HALFWAY).mid_term_on is None
    assert Dates(day("2026-01-22"), None, BY_MONTHS, 3).mid_term_on == day("2026-04-22")


def test_a_later_signature_or_a_longer_contract_never_ends_sooner():
    days = [day("2023-12-28") + dt.timedelta(n) for n in range(800)]
    for months in range(1, 14):
        ends = [add_months(one, months) for one in days]
        assert ends == sorted(ends)
    for one in days:
        ends = [add_months(one, months) for months in range(61)]
        assert ends == sorted(set(ends))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("2008-12-18", "jeudi 18\u00a0décembre\u00a02008"),
        ("2026-03-01", "dimanche 1er\u00a0mars\u00a02026"),
        ("2026-08-31", "lundi 31\u00a0août\u00a02026"),
    ],
)
def test_the_contract_says_a_day_in_words(text, words):
    assert spoken_date(day(text)) == words


def test_the_contract_says_a_length_in_months():
    assert spoken_months(6) == "6\u00a0mois"
