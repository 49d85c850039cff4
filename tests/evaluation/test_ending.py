"""The end is a choice: decided by the group, handed over at once, undone on its day."""

import datetime as dt

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from evaluation.ending import (
    hand_back,
    hand_over,
    may_hand_back,
    still_to_come,
    without_an_account,
)
from evaluation.models import Ending
from programmes import journal
from programmes.access import access_to
from programmes.models import Event, Membership, Role
from programmes.models.membership import Reach
from tests.evaluation.making_ending import (
    account_of,
    make_carrier,
    make_ending,
)
from tests.factories import make_membership, make_partner, make_user

pytestmark = pytest.mark.django_db


def test_handing_over_moves_both_at_once(programme):
    before = make_membership(programme)
    facilitator = make_membership(programme, Role.FACILITATOR)
    partner = make_carrier(programme)
    ending = make_ending(programme, partner)
    hand_over(ending, before.user)
    ending.refresh_from_db()
    assert ending.handed_over_on == timezone.localdate()
    reach = dict(programme.memberships.values_list("pk", "reach"))
    new = programme.memberships.get(reach=Reach.TAKEOVER)
    assert (new.user, new.partner, new.role) == (
        account_of(partner),
        partner,
        Role.COORDINATOR,
    )
    assert reach[before.pk] == Reach.READING
    assert reach[facilitator.pk] == Reach.FULL
    assert access_to(programme.slug, before.user).only_reads
    event = Event.objects.get(programme=programme, kind="handed_over")
    assert journal.facts_of(event) == {
        "ending": ending.pk,
        "carrying": [new.pk],
        "reading": [before.pk],
    }


def test_nothing_is_handed_over_to_nobody(programme):
    by = make_membership(programme).user
    for carriers in ([], [make_partner(programme)]):
        Ending.objects.all().delete()
        ending = make_ending(programme, *carriers)
        with pytest.raises(ValidationError, match="compte"):
            hand_over(ending, by)
    assert not programme.memberships.exclude(reach=Reach.FULL).exists()


def test_a_group_that_stops_takes_nothing_over(programme):
    ending = make_ending(programme, make_carrier(programme), choice="stops")
    with pytest.raises(ValidationError, match="s’arrête"):
        hand_over(ending, make_membership(programme).user)


def test_who_has_an_account_later_carries_on_later(programme):
    first, second = make_carrier(programme), make_partner(programme)
    ending = make_ending(programme, first, second)
    assert without_an_account(ending) == [(second, None)]
    hand_over(ending, make_membership(programme).user)
    again = make_membership(programme, Role.FACILITATOR).user
    hand_over(ending, again)
    assert Event.objects.filter(kind="handed_over").count() == 1
    make_membership(programme, Role.PARTICIPANT, partner=second)
    assert [one.partner for one in still_to_come(ending)] == [second]
    hand_over(ending, again)
    carrying = programme.memberships.filter(reach=Reach.TAKEOVER)
    assert {one.partner for one in carrying} == {first, second}


def test_who_left_or_has_no_active_account_is_not_let_in(programme):
    gone, closed = make_carrier(programme), make_carrier(programme)
    gone.leave(dt.date(2026, 1, 8))
    user = account_of(closed)
    user.is_active = False
    user.save()
    ending = make_ending(programme, gone, closed)
    with pytest.raises(ValidationError):
        hand_over(ending, make_membership(programme).user)


def test_it_is_undone_on_the_day_by_who_coordinated(programme):
    before, partner = make_membership(programme), make_carrier(programme)
    ending = make_ending(programme, partner)
    hand_over(ending, before.user)
    ending.refresh_from_db()
    assert may_hand_back(ending, before.user)
    assert not may_hand_back(ending, account_of(partner))
    with pytest.raises(ValidationError, match="coordonnait"):
        hand_back(ending, make_user())
    hand_back(ending, before.user)
    ending.refresh_from_db()
    assert ending.handed_over_on is None
    assert Membership.objects.get(pk=before.pk).reach == Reach.FULL
    assert not access_to(programme.slug, account_of(partner)).carries_on
    hand_over(ending, before.user)
    assert access_to(programme.slug, account_of(partner)).carries_on


def test_it_is_not_undone_on_another_day(programme):
    before = make_membership(programme)
    ending = make_ending(programme, make_carrier(programme))
    hand_over(ending, before.user)
    yesterday = timezone.localdate() - dt.timedelta(days=1)
    Ending.objects.update(handed_over_on=yesterday)
    ending.refresh_from_db()
    assert not may_hand_back(ending, before.user)
    with pytest.raises(ValidationError, match="jour même"):
        hand_back(ending, before.user)


def test_all_who_take_part_read_the_decision(programme):
    ending = make_ending(programme)
    for role in Role:
        access = access_to(programme.slug, make_membership(programme, role).user)
        assert list(Ending.objects.visible_to(access)) == [ending]
