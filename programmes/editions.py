"""An edition, typed « 2025/2026 », « 2025-2026 » or « 2026 »."""

import re

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

EDITION = re.compile(r"\s*(\d{4})\s*(?:[/–-]\s*(\d{4})\s*)?")
EARLIEST, LATEST = 1990, 2100
#: A season runs from September to June: in summer, it is the next one that is prepared.
FIRST_MONTH_OF_THE_NEXT = 7


def years(edition: str) -> tuple[int, int]:
    """Return the first and last year of an edition; the same twice for « 2026 ».

    Raises ``ValidationError`` when it is not an edition, or runs backwards.
    """
    match = EDITION.fullmatch(edition)
    if match is None:
        raise ValidationError(_("Write the edition as 2025-2026, or 2026 alone."))
    first = int(match[1])
    last = int(match[2] or first)
    if not EARLIEST <= first <= last <= LATEST:
        raise ValidationError(
            _("The second year of an edition comes after the first, as in 2025-2026.")
        )
    return first, last


def season_of(day):
    """Return the edition of the season on ``day``: « 2025-2026 », from July the next."""
    first = day.year if day.month >= FIRST_MONTH_OF_THE_NEXT else day.year - 1
    return f"{first}-{first + 1}"


class EditionField(forms.CharField):
    """A form field whose value is a pair of years."""

    def clean(self, value):
        return years(super().clean(value))
