"""Agreements: the words that were read, taken back at once, needed for nothing."""

import datetime as dt

import pytest
from django.utils import timezone

from programmes.access import access_to
from programmes.consenting import WORDS, agree, take_back
from programmes.invariants import first_names_shared_are_agreed_to
from programmes.models import Consent, Partner, RightsRequest, Role
from programmes.models.consents import digest_of
from tests.factories import make_membership, make_partner, make_programme, make_user
from tests.programmes.making_rights import (
    DAY,
    Given,
    Kind,
    Purpose,
    make_consent,
    make_request,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def programme():
    return make_programme(slug="rivemont")


@pytest.fixture
def solene(programme):
    return make_partner(programme, name="Solène Darbeyre", first_name="Solène")


def given(partner, purpose):
    consent = Consent(
        partner=partner,
        purpose=purpose,
        words=str(WORDS[purpose]),
        given=Given.SCREEN,
        given_on=timezone.localdate(),
    )
    agree(consent, make_user())
    return consent


def access(programme, role, **values):
    return access_to(programme.slug, make_membership(programme, role, **values).user)


def test_every_purpose_has_its_words():
    assert list(WORDS) == list(Purpose)


def test_the_words_are_kept_with_their_digest(solene):
    consent = make_consent(solene)
    assert consent.words_digest == digest_of(consent.words)
    assert len(consent.words_digest) == 64


def test_the_first_name_is_shared_as_long_as_the_agreement_stands(programme, solene):
    seen = access(programme, Role.PARTICIPANT)
    assert list(Partner.objects.visible_to(seen).filter(pk=solene.pk)) == []
    consent = given(solene, Purpose.FIRST_NAME)
    assert list(Partner.objects.visible_to(seen).filter(pk=solene.pk)) == [solene]
    take_back(consent, make_user())
    assert list(Partner.objects.visible_to(seen).filter(pk=solene.pk)) == []
    assert list(first_names_shared_are_agreed_to()) == ["", ""]


def test_a_first_name_shared_after_the_agreement_was_taken_back_is_a_fault(solene):
    take_back(given(solene, Purpose.FIRST_NAME), make_user())
    Partner.objects.filter(pk=solene.pk).update(first_name_shared=True)
    said = [f"rivemont (programmes_partner {solene.pk})"]
    assert list(first_names_shared_are_agreed_to()) == said


def test_the_other_agreements_share_nothing(solene):
    given(solene, Purpose.PHOTOS)
    solene.refresh_from_db()
    assert solene.first_name_shared is False


def test_a_contact_goes_when_it_is_taken_back_and_the_fact_stays(solene):
    consent = make_consent(solene, Purpose.CONTACT, contact="06 12 34 56 78")
    take_back(consent, make_user())
    consent.refresh_from_db()
    assert (consent.contact, consent.stands) == ("", False)
    assert consent.withdrawn_on == timezone.localdate()


def test_taking_back_twice_is_as_once(programme, solene):
    consent = given(solene, Purpose.PHOTOS)
    first, second = make_user(), make_user()
    take_back(consent, first)
    take_back(consent, second)
    consent.refresh_from_db()
    assert consent.withdrawn_by == first
    assert [e.kind for e in programme.events.order_by("sequence")] == [
        "consent_given",
        "consent_taken_back",
    ]


def test_an_agreement_may_be_given_again_after_it_was_taken_back(solene):
    take_back(given(solene, Purpose.PHOTOS), make_user())
    given(solene, Purpose.PHOTOS)
    assert solene.consents.standing().count() == 1
    assert solene.consents.count() == 2


def test_the_journal_holds_the_digest_and_no_name(programme, solene):
    consent = given(solene, Purpose.PHOTOS)
    (line,) = programme.events.all()
    assert "Solène" not in line.content
    assert consent.words_digest in line.content


def test_herself_and_the_team_know_of_it_and_nobody_else(programme, solene):
    consent, request = make_consent(solene), make_request(solene)
    for role in Role:
        who = access(programme, role)
        team = role in (Role.COORDINATOR, Role.FACILITATOR)
        assert list(Consent.objects.visible_to(who)) == [consent] * team, role
        assert list(RightsRequest.objects.visible_to(who)) == [request] * team, role
    herself = access(programme, Role.PARTICIPANT, partner=solene)
    assert list(Consent.objects.visible_to(herself)) == [consent]
    assert list(RightsRequest.objects.visible_to(herself)) == [request]
    elsewhere = access(make_programme(), Role.COORDINATOR)
    assert list(Consent.objects.visible_to(elsewhere)) == []


@pytest.mark.parametrize(
    ("asked", "due"),
    [
        (dt.date(2026, 1, 22), dt.date(2026, 2, 22)),
        (dt.date(2026, 1, 31), dt.date(2026, 2, 28)),
    ],
)
def test_an_answer_is_due_one_month_later(solene, asked, due):
    assert make_request(solene, Kind.EXPORT, asked_on=asked).due_on == due


def test_the_day_of_an_agreement_is_kept(solene):
    assert make_consent(solene).given_on == DAY
