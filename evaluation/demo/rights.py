"""What the people of Rivemont agreed to, and one who asked to read all about herself."""

import datetime as dt

from django.conf import settings
from django.utils import translation

from programmes.consenting import WORDS, agree
from programmes.models import Consent, RightsRequest

Purpose, Given = Consent.Purpose, Consent.Given
SAID_ON = dt.date(2026, 1, 22)
ASKED_ON, DONE_ON = dt.date(2026, 6, 4), dt.date(2026, 6, 18)
READER = "Nadège, animatrice"


def agree_in_rivemont(programme, users):
    """Participants agree aloud, as they like; a third one asked, and was answered."""
    people = programme.partners.participants().order_by("number")
    first, second, third = people[:3]
    shared = people.filter(first_name_shared=True)
    for partner, purpose, contact in (
        *((one, Purpose.FIRST_NAME, "") for one in shared),
        (first, Purpose.PHOTOS, ""),
        (second, Purpose.PHOTOS, ""),
        (second, Purpose.CONTACT, "Après 18 h, au 01 99 00 12 34"),
    ):
        consent = Consent(
            partner=partner,
            purpose=purpose,
            words=_in_french(WORDS[purpose]),
            contact=contact,
            given=Given.ALOUD,
            heard_by=READER,
            given_on=SAID_ON,
        )
        agree(consent, users["animation"])
    RightsRequest.objects.create(
        partner=third,
        kind=RightsRequest.Kind.EXPORT,
        asked_on=ASKED_ON,
        recorded_by=users["animation"],
        done_on=DONE_ON,
        done_by=users["coordination"],
    )


def _in_french(words):
    with translation.override(settings.LANGUAGE_CODE):
        return str(words)
