"""People with agreements and requests, as their tests need them."""

import datetime as dt

from programmes.consenting import WORDS
from programmes.models import Consent, RightsRequest
from tests.factories import make_user

DAY = dt.date(2026, 1, 22)
Given, Purpose, Kind = Consent.Given, Consent.Purpose, RightsRequest.Kind


def make_consent(partner, purpose=Purpose.PHOTOS, **values):
    """An agreement given aloud, in the words that are read."""
    known = {"words": str(WORDS[purpose]), "given": Given.ALOUD, "given_on": DAY}
    by = values.pop("by", None) or make_user()
    return Consent.objects.create(
        partner=partner, purpose=purpose, recorded_by=by, **known | values
    )


def make_request(partner, kind=Kind.ERASURE, **values):
    by = values.pop("by", None) or make_user()
    return RightsRequest.objects.create(
        partner=partner, kind=kind, recorded_by=by, **{"asked_on": DAY} | values
    )
