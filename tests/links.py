"""Plain functions that make links between groups, and offers to help."""

import datetime as dt
from itertools import count

from django.utils import timezone

from programmes.models import HelpOffer, Transmission
from tests.factories import make_user

_numbers = count(1)


def make_link(giver, receiver, *, agreed=True, **values) -> Transmission:
    """A link kept; ``agreed`` by the group that passes on, unless it is False."""
    by = values.pop("by", None) or make_user()
    agreement = {"agreed_at": timezone.now(), "agreed_by": by} if agreed else {}
    return Transmission.objects.create(
        giver=giver, receiver=receiver, noted_by=by, **agreement | values
    )


def make_offer(partner, **values) -> HelpOffer:
    """An offer that stands, told without a first name, given aloud and noted."""
    by = values.pop("by", None) or make_user()
    defaults = {
        "what": f"Raconter notre chemin, façon {next(_numbers)}",
        "how_often": "une fois par an",
        "told": HelpOffer.Told.UNNAMED,
        "given": HelpOffer.Given.ALOUD,
        "agreed_on": dt.date(2026, 1, 8),
        "recorded_by": by,
    }
    if values.get("withdrawn_on"):
        defaults["withdrawn_by"] = by
    return HelpOffer.objects.create(partner=partner, **defaults | values)
