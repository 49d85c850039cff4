"""How text is set: spaces, dates, hours, amounts and small numbers, in French and English.

Only spaces are ever changed, and only where they are shown: what people typed
is stored, signed and printed in their own words.
"""

import datetime as dt
import re
from decimal import Decimal

from django.utils import timezone
from django.utils.dates import MONTHS, WEEKDAYS
from django.utils.translation import get_language, gettext, pgettext

NO_BREAK = "\u00a0"
NARROW = "\u202f"

_SPACE_BEFORE = re.compile(r"[ \u00a0](?=[;!?])")
_SPACE_BEFORE_WIDE = re.compile(r"[ \u202f](?=[:»])")
_SPACE_AFTER = re.compile(r"(?<=«)[ \u202f]")


def french(text: str) -> str:
    """Return ``text`` with its existing spaces made non-breaking, as French asks.

    Before ; ! ? a narrow space, before : and inside « » a full one. No space is
    added and no word is touched, so that « http://… » or « 14:30 » stay whole.
    """
    text = _SPACE_BEFORE.sub(NARROW, text)
    text = _SPACE_BEFORE_WIDE.sub(NO_BREAK, text)
    return _SPACE_AFTER.sub(NO_BREAK, text)


def is_french() -> bool:
    """Whether the language that is active sets its spaces as French does."""
    return (get_language() or "").startswith("fr")


def long_date(day: dt.date) -> str:
    """Return a day as people say it: « jeudi 18 décembre 2008 », « dimanche 1er mars »."""
    if isinstance(day, dt.datetime):
        day = timezone.localtime(day).date() if timezone.is_aware(day) else day.date()
    first = "er" if day.day == 1 and is_french() else ""
    return f"{WEEKDAYS[day.weekday()]} {day.day}{first} {MONTHS[day.month]} {day.year}"


def hour(moment: dt.datetime | dt.time) -> str:
    """Return an hour as people say it: « 14 h 30 », « 14 h »; in English “14:30”."""
    if isinstance(moment, dt.datetime) and timezone.is_aware(moment):
        moment = timezone.localtime(moment)
    if not is_french():
        return f"{moment:%H:%M}"
    minutes = f"{NO_BREAK}{moment:%M}" if moment.minute else ""
    return f"{moment.hour}{NO_BREAK}h{minutes}"


def long_moment(moment: dt.datetime) -> str:
    """Return day and hour: « jeudi 22 janvier 2026 à 14 h 30 »."""
    return gettext("%(day)s at %(hour)s") % {
        "day": long_date(moment),
        "hour": hour(moment),
    }


def euros(amount: Decimal) -> str:
    """Return an amount as people write it: « 1 250 € », « 12,50 € »; in English “€1,250”."""
    cents = amount.quantize(Decimal("0.01"))
    said = f"{cents:,.0f}" if cents == cents.to_integral() else f"{cents:,.2f}"
    if not is_french():
        return f"-€{said[1:]}" if said.startswith("-") else f"€{said}"
    said = said.replace(",", NARROW).replace(".", ",").replace("-", "−")
    return f"{said}{NO_BREAK}€"


def in_words(number: int) -> str:
    """Return a number from two to ten in words, any other in figures."""
    words = {
        2: pgettext("number", "two"),
        3: pgettext("number", "three"),
        4: pgettext("number", "four"),
        5: pgettext("number", "five"),
        6: pgettext("number", "six"),
        7: pgettext("number", "seven"),
        8: pgettext("number", "eight"),
        9: pgettext("number", "nine"),
        10: pgettext("number", "ten"),
    }
    return words.get(number, str(number))
