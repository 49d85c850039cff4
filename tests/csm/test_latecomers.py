"""Whoever joins after the signature reads nothing that was said before (domain 8.2).

Ideas, minutes, documents and contributions of before are met nowhere, whatever link is
followed; those of since are met, and so is what everybody shares: the text that was
signed, the calendar, the sessions as such.
"""

import pytest
from django.test import Client

from programmes.models import Kind, Role
from tests.evaluation.making_asking import Moment, make_evaluation, make_session, say
from tests.evaluation.making_report import components
from tests.factories import (
    make_contract,
    make_idea,
    make_membership,
    make_partner,
    make_round,
    make_signed,
    make_user,
)
from tests.site.crawl import crawl, read
from tests.workshops.making import in_days, make_meeting
from tests.workshops.making_minutes import make_closed, make_document
from wellbeing.models import Sorting

pytestmark = pytest.mark.django_db
SIGNED, JOINED, NOW = in_days(-60), in_days(-30), in_days(-5)
KINDS = {Role.PARTICIPANT: Kind.PARTICIPANT, Role.PARTNER: Kind.AUTHORITY}
RAW = ("idée", "contribution", "proposition", "fait", "gardé", "photo")


@pytest.fixture(autouse=True)
def _media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def programme():
    """A programme signed two months ago, where things were said before and since."""
    contract = make_contract()
    programme = contract.programme
    make_signed(contract, on=SIGNED)
    programme.refresh_from_db()
    for when, day, moment in (
        ("avant", in_days(-45), Moment.MID_TERM),
        ("depuis", NOW, Moment.FINAL),
    ):
        live(programme, when, day, moment)
    return programme


def live(programme, when, day, moment):
    """Let the group say all that may be said on a day; ``when`` is in each text."""
    round_ = make_round(programme, held_on=day)
    idea = make_idea(round_, text=f"CANARI-idée-{when}")
    Sorting.objects.create(idea=idea, component=components(round_)[0])
    round_.reveal(day)
    session = make_meeting(programme, kind="group", day=day, title=f"Séance {when}")
    make_closed(session, done=f"CANARI-fait-{when}", kept=f"CANARI-gardé-{when}")
    make_document(session, title=f"CANARI-photo-{when}")
    at = make_session(programme, day=day)
    evaluation = make_evaluation(programme, moment, session=at)
    say(evaluation, "brought", f"CANARI-contribution-{when}")
    say(evaluation, "improvement", f"CANARI-proposition-{when}")
    for one in evaluation.rounds:
        one.reveal(day)
    evaluation.hold(day, make_user())


def met_by(programme, role, joined_on):
    """Return what somebody who joined on this day meets, and where it was met."""
    partner = make_partner(programme, KINDS[role], joined_on=joined_on)
    user = make_membership(programme, role, partner=partner).user
    client = Client(raise_request_exception=False)
    client.force_login(user)
    answers = crawl(client, "/")
    met = {
        f"{what}-{when}": [
            place for place, one in answers.items() if said(one, what, when)
        ]
        for what in RAW
        for when in ("avant", "depuis")
    }
    refused = [place for place, one in answers.items() if one.status_code >= 400]
    return met, refused


def said(answer, what, when):
    return f"canari-{what}-{when}" in "".join(read(answer).split()).lower()


@pytest.mark.parametrize("role", KINDS)
def test_who_joined_since_meets_nothing_of_before(programme, role):
    met, refused = met_by(programme, role, JOINED)
    before = {name: places for name, places in met.items() if name.endswith("avant")}
    assert {name: places for name, places in before.items() if places} == {}
    assert [name for name in met if name.endswith("depuis") and not met[name]] == []
    assert refused == []


@pytest.mark.parametrize("role", KINDS)
def test_who_was_there_meets_all_of_it(programme, role):
    """The control: a crawl that met nothing would prove nothing."""
    met, refused = met_by(programme, role, in_days(-90))
    assert [name for name in met if not met[name]] == []
    assert refused == []
