"""Dates and lengths as the contract says them, in its own language, French."""

import datetime as dt

DAYS = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")
MONTHS = (
    "janvier",
    "février",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
)
NBSP = "\N{NO-BREAK SPACE}"


def spoken_date(day: dt.date) -> str:
    """Return « jeudi 18 décembre 2008 », « dimanche 1er mars 2026 », kept on one line."""
    number = "1er" if day.day == 1 else str(day.day)
    month = MONTHS[day.month - 1]
    return f"{DAYS[day.weekday()]} {number}{NBSP}{month}{NBSP}{day.year}"


def spoken_months(months: int) -> str:
    """Return « 6 mois »."""
    return f"{months}{NBSP}mois"
