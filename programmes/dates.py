"""Months arithmetic: every date of a contract follows from its effective date.

A period of months ends on the same day number, else on the last day of the
month (Code de procédure civile, article 641), and that last day is included.
"""

import calendar
import datetime as dt
from dataclasses import dataclass

from django.db import models
from django.utils.translation import gettext_lazy as _


class MidTermRule(models.TextChoices):
    """When everybody looks back at mid-term."""

    MONTHS_AFTER_SIGNATURE = (
        "months_after_signature",
        _("a number of months after the signature"),
    )
    HALFWAY = "halfway", _("half-way through the contract")


def add_months(day: dt.date, months: int) -> dt.date:
    """Return the same day number, ``months`` calendar months after ``day``.

    A day that the month lacks becomes its last one: 31 August plus six months
    is 28 or 29 February.
    """
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    last = calendar.monthrange(year, month + 1)[1]
    return dt.date(year, month + 1, min(day.day, last))


@dataclass(frozen=True)
class Dates:
    """The dates that follow from a signature.

    ``signed_on`` is the ceremony, planned or confirmed, or None;
    ``duration_months`` the contract's length, or None when it is not yet
    chosen; ``mid_term_months`` only serves the rule of the same name.
    """

    signed_on: dt.date | None
    duration_months: int | None
    mid_term_rule: str
    mid_term_months: int | None = None

    @property
    def ends_on(self) -> dt.date | None:
        """The last day of the contract, included."""
        if self.signed_on is None or self.duration_months is None:
            return None
        return add_months(self.signed_on, self.duration_months)

    @property
    def mid_term_after(self) -> int | None:
        """How many months after the signature the mid-term falls."""
        if self.mid_term_rule == MidTermRule.HALFWAY:
            return None if self.duration_months is None else self.duration_months // 2
        return self.mid_term_months

    @property
    def mid_term_on(self) -> dt.date | None:
        """Always counted from the signature, never from another computed date."""
        if self.signed_on is None or self.mid_term_after is None:
            return None
        return add_months(self.signed_on, self.mid_term_after)

    @property
    def final_on(self) -> dt.date | None:
        """The final evaluation is held at the end of the contract."""
        return self.ends_on

    @property
    def mid_term_is_late(self) -> bool:
        """The mid-term is not before the end: warn, and ask for another date."""
        return bool(self.ends_on and self.mid_term_on) and (
            self.mid_term_on >= self.ends_on
        )
