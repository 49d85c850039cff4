"""Offers to help: who may read, change, withdraw and bring back which."""

import datetime as dt

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone, translation

from programmes import helping, journal, leaving
from programmes.access import access_to
from programmes.models import HelpOffer, Kind, Programme, Role
from tests.factories import make_membership, make_partner, make_programme
from tests.links import make_link, make_offer

pytestmark = pytest.mark.django_db
Told, Given = HelpOffer.Told, HelpOffer.Given


@pytest.fixture
def programme():
    return make_programme(first_year=2023, last_year=2024)


@pytest.fixture
def solene(programme):
    return make_partner(programme, first_name="Solène", name="Solène Darbeyre")


@pytest.fixture
def after(programme):
    """A programme to which the group passes on."""
    return make_link(programme, make_programme()).receiver


def access(programme, role=Role.COORDINATOR, **values):
    return access_to(programme.slug, make_membership(programme, role, **values).user)


def seen(programme, role, **values):
    return list(HelpOffer.objects.visible_to(access(programme, role, **values)))


def told(programme, role=Role.COORDINATOR):
    return list(HelpOffer.objects.told_to(access(programme, role)))


def test_the_team_and_herself_read_an_offer_and_nobody_else(programme, solene):
    offer = make_offer(solene)
    assert seen(programme, Role.COORDINATOR) == [offer]
    assert seen(programme, Role.FACILITATOR) == [offer]
    assert seen(programme, Role.PARTICIPANT, partner=solene) == [offer]
    assert seen(programme, Role.PARTICIPANT) == []
    assert seen(programme, Role.PARTNER) == []
    assert seen(programme, Role.OBSERVER) == []
    assert seen(make_programme(), Role.COORDINATOR) == []


@pytest.mark.parametrize(
    ("role", "is_told"),
    [(role, role in (Role.COORDINATOR, Role.FACILITATOR)) for role in Role],
)
def test_only_the_team_of_a_group_that_receives_is_told(solene, after, role, is_told):
    offer = make_offer(solene)
    assert told(after, role) == [offer] * is_told


def test_what_is_told_goes_as_far_as_was_agreed(solene, after):
    named = make_offer(solene, told=Told.FIRST_NAME)
    unnamed = make_offer(solene, told=Told.UNNAMED)
    make_offer(solene, told=Told.TEAM)
    make_offer(solene, withdrawn_on=timezone.localdate())
    assert [(one, one.name_told) for one in told(after)] == [
        (named, "Solène"),
        (unnamed, ""),
    ]


def test_without_a_first_name_none_is_told(programme):
    offer = make_offer(make_partner(programme), told=Told.FIRST_NAME)
    assert offer.name_told == ""


@pytest.mark.parametrize(
    "unlinked",
    [
        {"agreed": False},
        {"archived_at": timezone.now()},
    ],
    ids=["not agreed to", "taken back"],
)
def test_a_link_that_does_not_hold_tells_nothing(programme, solene, unlinked):
    make_offer(solene)
    later = make_link(programme, make_programme(), **unlinked).receiver
    assert told(later) == []


def test_nothing_is_told_backwards_nor_of_a_group_in_preparation(
    programme, solene, after
):
    make_offer(solene)
    make_offer(make_partner(after))
    assert [one.partner.programme for one in told(after)] == [programme]
    assert told(programme) == []
    Programme.objects.filter(pk=programme.pk).update(begun_on=None)
    assert told(after) == []


def test_her_departure_ends_no_offer(programme, solene, after):
    offer = make_offer(solene)
    leaving.leave(solene, timezone.localdate())
    assert told(after) == [offer]
    assert seen(programme, Role.FACILITATOR) == [offer]


def test_what_is_withdrawn_is_told_to_nobody_any_more(programme, solene, after):
    offer, own = make_offer(solene), access(programme, Role.PARTICIPANT, partner=solene)
    helping.withdraw(offer, own.user)
    assert told(after) == []
    assert seen(programme, Role.COORDINATOR) == []
    assert list(HelpOffer.objects.visible_to(own)) == [offer]


def test_a_withdrawal_is_undone_by_herself_or_the_same_day(programme, solene):
    offer, team = make_offer(solene), access(programme)
    own = access(programme, Role.PARTICIPANT, partner=solene)
    helping.withdraw(offer, team.user)
    offer.refresh_from_db()
    people = (team, access(programme), own)
    assert [offer.may_be_brought_back_by(one) for one in people] == [1, 0, 1]
    offer.withdrawn_on -= dt.timedelta(days=1)
    offer.save()
    assert [offer.may_be_brought_back_by(one) for one in people] == [0, 0, 1]
    assert not HelpOffer.objects.visible_to(team).exists()


def test_the_team_changes_what_it_wrote_and_not_what_she_wrote(programme, solene):
    hers = make_offer(solene, given=Given.ON_SCREEN)
    theirs = make_offer(solene, given=Given.ON_PAPER)
    own = access(programme, Role.PARTICIPANT, partner=solene)
    team, other = access(programme), access(programme, Role.PARTICIPANT)
    for offer, may in ((hers, [1, 0, 0]), (theirs, [1, 1, 0])):
        found = [offer.may_be_changed_by(one) for one in (own, team, other)]
        assert found == may
        found = [offer.may_be_withdrawn_by(one) for one in (own, team, other)]
        assert found == [1, 1, 0]


@pytest.mark.parametrize(
    ("language", "clause"),
    [
        ("fr", "une fois par an, dans la mesure de ses disponibilités"),
        ("en", "une fois par an, as far as they are available"),
    ],
)
def test_how_often_is_never_said_without_its_clause(solene, language, clause):
    with translation.override(language):
        assert make_offer(solene).how_often_said == clause


def test_the_journal_keeps_keys_and_not_a_word(programme, solene):
    offer, by = make_offer(solene), access(programme).user
    helping.record(offer, "help_offered", by)
    helping.withdraw(offer, by)
    helping.withdraw(offer, by)
    helping.bring_back(offer, by)
    lines = list(programme.events.order_by("sequence"))
    keys = {"offer": offer.pk, "partner": solene.token}
    agreed = {"told": "unnamed", "given": "aloud", "agreed_on": "2026-01-08"}
    assert [(line.kind, journal.facts_of(line)) for line in lines] == [
        ("help_offered", keys | agreed),
        ("help_withdrawn", keys),
        ("help_brought_back", keys),
    ]
    said = " ".join(line.content for line in lines)
    assert [word for word in ("Solène", offer.what) if word in said] == []


@pytest.mark.parametrize(
    ("kind", "told", "field"),
    [
        (Kind.PARTICIPANT, Told.FIRST_NAME, "told"),
        (Kind.AUTHORITY, Told.UNNAMED, "__all__"),
    ],
    ids=["no first name", "no participant"],
)
def test_an_offer_that_cannot_be_is_refused_in_words(programme, kind, told, field):
    offer = make_offer(make_partner(programme, kind), told=told)
    with pytest.raises(ValidationError) as refusal:
        offer.full_clean()
    assert list(refusal.value.message_dict) == [field]
