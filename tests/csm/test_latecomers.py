"""Whoever joins after the signature reads nothing that was said before (domain 8.2).

Ideas, minutes, documents and contributions of before are met nowhere, whatever link is
followed; those of since are met, and so is what everybody shares: the text that was
signed, the calendar, the sessions as such.
"""

import datetime as dt

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django.asserts import assertContains

from programmes.access import access_to
from programmes.models import Kind, Partner, Role
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


def met_by(programme, role, joined_on, *, noted_on=None):
    """Return what somebody who joined on this day meets, and where it was met.

    ``noted_on`` is the day on which the line was written, today unless it is given.
    """
    partner = make_partner(programme, KINDS[role], joined_on=joined_on)
    if noted_on:
        at = timezone.make_aware(dt.datetime.combine(noted_on, dt.time(12)))
        Partner.objects.filter(pk=partner.pk).update(created_at=at)
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
def test_who_was_noted_since_without_a_day_meets_nothing_of_before(programme, role):
    """Their line was written when the text was frozen: its own day counts."""
    met, _refused = met_by(programme, role, None, noted_on=JOINED)
    before = {name: places for name, places in met.items() if name.endswith("avant")}
    assert {name: places for name, places in before.items() if places} == {}
    assert [name for name in met if name.endswith("depuis") and not met[name]] == []


@pytest.mark.parametrize("role", KINDS)
def test_who_is_in_the_text_without_a_day_was_there(programme, role):
    met, _refused = met_by(programme, role, None, noted_on=in_days(-90))
    assert [name for name in met if not met[name]] == []


def test_emptying_the_day_of_coming_opens_nothing(programme):
    """The form forgets the day, and the page says what counts then."""
    late = make_partner(programme, joined_on=JOINED, name="Aline Verdet")
    user = make_membership(programme, Role.PARTICIPANT, partner=late).user
    team = Client()
    team.force_login(make_membership(programme, Role.COORDINATOR).user)
    place = reverse("programmes:partner_edit", args=[programme.slug, late.number])
    page = team.get(place)
    assertContains(page, "ne lit rien de ce qui s’est dit avant")
    form = page.context["form"]
    typed = {name: form[name].value() for name in form.fields}
    typed = {name: value for name, value in typed.items() if value not in (None, False)}
    team.post(place, typed | {"joined_on": "", "has_cell": "true"})
    late.refresh_from_db()
    assert late.joined_on is None
    assert access_to(programme.slug, user).joined_after_on == in_days(0)


@pytest.mark.parametrize("role", KINDS)
def test_who_was_there_meets_all_of_it(programme, role):
    """The control: a crawl that met nothing would prove nothing."""
    met, refused = met_by(programme, role, in_days(-90))
    assert [name for name in met if not met[name]] == []
    assert refused == []
