"""Linking two groups, agreeing, taking back: who may, and what the journals keep."""

import datetime as dt

import pytest
from django.core.exceptions import ValidationError

from programmes import journal, transmitting
from programmes.access import access_to
from programmes.models import Programme, Role, Transmission
from tests.factories import make_membership, make_programme, make_user
from tests.links import make_link

pytestmark = pytest.mark.django_db


@pytest.fixture
def giver():
    return make_programme(first_year=2023, last_year=2024)


@pytest.fixture
def receiver():
    return make_programme()


@pytest.fixture
def link(giver, receiver):
    return make_link(giver, receiver)


def new(giver, receiver):
    return Transmission(giver=giver, receiver=receiver)


def access(programme, role=Role.COORDINATOR):
    return access_to(programme.slug, make_membership(programme, role).user)


def told(programme):
    lines = programme.events.order_by("sequence")
    return [(line.kind, journal.facts_of(line)) for line in lines]


def test_whoever_coordinates_the_giver_agrees_by_linking(giver, receiver):
    by = make_membership(giver).user
    transmitting.link(new(giver, receiver), by)
    kept = Transmission.objects.get()
    assert (kept.noted_by, kept.agreed_by) == (by, by)
    assert kept in Transmission.objects.agreed()


def test_whoever_receives_notes_a_link_that_waits(giver, receiver):
    transmitting.link(new(giver, receiver), make_membership(receiver).user)
    kept = Transmission.objects.get()
    assert (kept.agreed_at, kept.agreed_by) == (None, None)
    assert not Transmission.objects.agreed().exists()


def test_both_journals_keep_the_link_by_keys_alone(giver, receiver):
    by = make_membership(giver).user
    transmitting.link(new(giver, receiver), by)
    link = Transmission.objects.get()
    transmitting.take_back(link, by)
    transmitting.bring_back(link, by)
    keys = {"link": link.pk, "giver": giver.pk, "receiver": receiver.pk}
    kinds = ["linked", "link_taken_back", "link_brought_back"]
    assert told(giver) == told(receiver) == [(kind, keys) for kind in kinds]


def test_a_link_runs_to_the_same_year_or_a_later_one(giver, receiver):
    with pytest.raises(
        ValidationError, match=r"comes after it, or beside it|vient après"
    ):
        transmitting.link(new(receiver, giver), make_user())
    beside = make_programme(first_year=2023, last_year=2024)
    transmitting.link(new(giver, beside), make_user())
    transmitting.link(new(beside, giver), make_user())
    assert Transmission.objects.count() == 2


def test_the_second_of_two_links_is_told_that_there_is_one(giver, receiver, link):
    with pytest.raises(ValidationError, match=r"linked already|déjà reliés"):
        transmitting.link(new(giver, receiver), make_user())
    transmitting.take_back(link, make_user())
    transmitting.link(new(giver, receiver), make_user())
    assert Transmission.objects.kept().count() == 1


def test_a_link_made_anew_keeps_the_old_one_from_coming_back(giver, receiver, link):
    transmitting.take_back(link, make_user())
    transmitting.link(new(giver, receiver), make_user())
    with pytest.raises(ValidationError, match=r"linked already|déjà reliés"):
        transmitting.bring_back(link, make_user())


def test_agreeing_twice_is_as_once_and_never_to_a_link_taken_back(giver, receiver):
    link, by = make_link(giver, receiver, agreed=False), make_user()
    transmitting.agree(link, by)
    transmitting.agree(link, make_user())
    assert Transmission.objects.get().agreed_by == by
    assert [kind for kind, _facts in told(giver)] == ["link_agreed"]

    transmitting.take_back(link, by)
    with pytest.raises(ValidationError, match=r"meanwhile|entre-temps"):
        transmitting.agree(link, by)


def test_either_group_takes_back_and_only_the_giver_agrees(giver, receiver, link):
    gives, takes, other = map(access, (giver, receiver, make_programme()))
    helper = access(giver, Role.FACILITATOR)
    people = (gives, takes, other, helper)
    assert [link.may_be_taken_back_by(one) for one in people] == [1, 1, 0, 0]
    assert [link.may_be_agreed_to_by(one) for one in people] == [1, 0, 0, 0]


def test_whoever_took_it_back_may_undo_it_and_the_giver_always(giver, receiver, link):
    gives, takes, other = access(giver), access(receiver), access(receiver)
    transmitting.take_back(link, takes.user)
    link.refresh_from_db()
    people = (gives, takes, other)
    assert [link.may_be_brought_back_by(one) for one in people] == [1, 1, 0]


def test_a_group_in_preparation_is_its_teams_alone(giver, receiver, link):
    member, helper = access(receiver), access(receiver, Role.FACILITATOR)
    make_membership(giver, Role.FACILITATOR, user=helper.user)
    Programme.objects.filter(pk=giver.pk).update(begun_on=None)
    seen = [Transmission.objects.visible_to(one.user) for one in (member, helper)]
    assert [list(rows) for rows in seen] == [[], [link]]


def test_a_link_is_no_strangers(link):
    stranger = make_membership(make_programme()).user
    assert not Transmission.objects.visible_to(stranger).exists()


@pytest.mark.parametrize(("end", "year"), [("giver", 2026), ("receiver", 2022)])
def test_an_edition_does_not_move_past_its_links(link, end, year):
    programme = getattr(link, end)
    programme.first_year, programme.last_year = year, year + 1
    with pytest.raises(ValidationError, match=r"Transmission|its links"):
        programme.full_clean()
    Transmission.objects.update(archived_at=dt.datetime(2026, 1, 1, tzinfo=dt.UTC))
    programme.full_clean()
