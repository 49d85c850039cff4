"""The day of the ceremony: to be chosen by those who prepare it, near for the others."""

import datetime as dt

from django.utils import timezone
from django.utils.translation import gettext as _

from contracts.awaits.places import place
from contracts.models.contract import WRITERS
from programmes.awaiting import Awaited
from programmes.typography import long_date

KINDS = ("ceremony_day", "day_over", "ceremony_near")
#: Whoever signs is reminded of the day from this long before on.
AHEAD = dt.timedelta(days=35)


def awaits(contracts, mine):
    """Yield what the day asks for, or tells; no query."""
    today = timezone.localdate()
    for contract in contracts:
        programme = contract.programme
        if programme.is_signed:
            continue
        helps = mine[programme.pk].has(*WRITERS)
        day = programme.signature_planned_on
        if helps and day is None:
            yield Awaited(
                "ceremony_day",
                programme,
                "calendar-event",
                _("Choose the day of the ceremony"),
                _("All the dates of the contract follow from it."),
                place(contract, "ceremony_edit"),
            )
        elif helps and day < today and contract.is_draft:
            yield Awaited(
                "day_over",
                programme,
                "calendar-event",
                _("Choose another day for the ceremony"),
                _("It was planned on %(day)s, and the text is not frozen.")
                % {"day": long_date(day)},
                place(contract, "ceremony_edit"),
                day,
            )
        elif not helps and day is not None and today <= day <= today + AHEAD:
            yield Awaited(
                "ceremony_near",
                programme,
                "vector-pen",
                _("The contract is signed on %(day)s") % {"day": long_date(day)},
                _("The hour, the place and the order of the day."),
                place(contract, "ceremony"),
                day,
            )
