"""A row that each constraint of agreements, requests and notices refuses."""

import datetime as dt

from programmes.models import Consent, RetentionNotice
from tests.factories import make_partner, make_programme
from tests.programmes.making_rights import DAY, Purpose, make_consent, make_request

BEFORE = DAY - dt.timedelta(days=1)


def somebody(**values):
    return make_partner(make_programme(), **values)


def agreed_twice():
    partner = make_consent(somebody()).partner
    make_consent(partner)


def agreed_to_nothing():
    Consent.objects.filter(pk=make_consent(somebody()).pk).update(words="")


def asked_twice():
    make_request(make_request(somebody()).partner)


def notice(**values):
    known = {"category": "people", "told_on": DAY, "falls_on": DAY}
    programme = values.pop("programme", None) or make_programme()
    return RetentionNotice.objects.create(programme=programme, **known | values)


REFUSED = {
    "consent_one_stands_for_a_purpose": agreed_twice,
    "consent_says_to_what": agreed_to_nothing,
    "consent_keeps_a_contact_only_while_it_stands": lambda: make_consent(
        somebody(), Purpose.CONTACT, contact="06", withdrawn_on=DAY
    ),
    "consent_taken_back_after_it_was_given": lambda: make_consent(
        somebody(), withdrawn_on=BEFORE
    ),
    "rights_request_one_waits_of_a_kind": asked_twice,
    "rights_request_answered_after_it_was_asked": lambda: make_request(
        somebody(), done_on=BEFORE
    ),
    "retention_notice_once_for_a_day": lambda: notice(programme=notice().programme),
    "retention_notice_comes_before": lambda: notice(falls_on=BEFORE),
    "partner_erased_shares_no_first_name": lambda: somebody(
        erased_on=DAY, first_name="Solène"
    ),
}
