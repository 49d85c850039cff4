"""Lists as files that a spreadsheet opens: the manners of every export.

CSV in UTF-8 with its mark, semicolons, CRLF, days as « 18/12/2008 », decimals with a
comma: what a spreadsheet set to French reads without being asked (comfort 6). Words
that it would take for a formula are held by an apostrophe, which ``bare`` takes off
again (trust T13). What the file leaves out is said on its last lines.
"""

import csv
import datetime as dt
import io
import re
from decimal import Decimal

from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _

MARK = "\ufeff"
#: What a spreadsheet may take for the beginning of a formula, wide signs too.
FORMULA = r"[=+\-@\t\r\n＝＋－＠]"
_BEGINS_A_FORMULA = re.compile(rf"'*{FORMULA}")
_WAS_HELD = re.compile(rf"'+{FORMULA}")


def csv_answer(stem, heads, rows, left_out=()):
    """Answer a file of ``rows`` under ``heads``, to be kept.

    ``stem`` begins its name, neutral words to which the day is added; a row holds
    text, whole numbers, decimals, days, instants or None. ``left_out`` are sentences
    that say what is not in the file: they follow an empty line.
    """
    kept = io.StringIO()
    writer = csv.writer(kept, delimiter=";", lineterminator="\r\n")
    writer.writerow(map(cell, heads))
    writer.writerows([cell(value) for value in row] for row in rows)
    if left_out:
        writer.writerow([])
        writer.writerows([cell(sentence)] for sentence in left_out)
    name = f"{stem}-{timezone.localdate().isoformat()}.csv"
    return HttpResponse(
        (MARK + kept.getvalue()).encode(),
        content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )


def cell(value) -> str:
    """Return what stands in a cell for ``value``; an instant is told in Paris time."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, dt.datetime):
        moment = timezone.localtime(value) if timezone.is_aware(value) else value
        return f"{_day(moment)} {moment:%H:%M}"
    if isinstance(value, dt.date):
        return _day(value)
    if isinstance(value, int):
        return str(value)
    if isinstance(value, (float, Decimal)):
        return f"{value}".replace(".", ",")
    return held(str(value))


def held(text: str) -> str:
    """Return ``text`` so that no spreadsheet reckons with it."""
    return f"'{text}" if _BEGINS_A_FORMULA.match(text) else text


def bare(text: str) -> str:
    """Return what was written before ``held``, for who brings a file in."""
    return text[1:] if _WAS_HELD.match(text) else text


def _day(day):
    return f"{day.day:02}/{day.month:02}/{day.year:04}"
