"""What the people of a place agreed to and asked for, with what is theirs as canaries."""

import datetime as dt

from programmes.models import Role
from tests.programmes.making_rights import Kind, Purpose, make_consent, make_request


def agree_and_ask(place):
    """Let one without an account agree, aloud, and ask for both; and the participant."""
    by = place.accounts[f"{Role.COORDINATOR}, own"]
    silent, own = place.partners["silent"], place.partners["participant.own"]
    day = dt.date(2026, 2, 5)
    place.rows["consent"] = make_consent(
        silent,
        Purpose.CONTACT,
        contact=place.canary("reached", "silent"),
        heard_by=place.canary("heard", "silent"),
        given_on=day,
        by=by,
    )
    place.rows["consent_own"] = make_consent(
        own,
        Purpose.CONTACT,
        contact=place.canary("reached", "participant.own"),
        given="screen",
        given_on=day,
        by=place.accounts[f"{Role.PARTICIPANT}, own"],
    )
    for kind in Kind:
        place.rows[f"request.{kind}"] = make_request(silent, kind, by=by, asked_on=day)
    place.rows["request_own"] = make_request(own, Kind.EXPORT, by=by, asked_on=day)
