"""A notice that is no longer so: nobody waits for its day."""

import datetime as dt

import pytest

from csm import retention
from csm.awaits import lines_for
from programmes.access import accesses_of
from programmes.dates import add_months
from programmes.models import Opening, Programme, RetentionNotice
from programmes.openings import note_opening
from tests.factories import make_membership, make_partner, make_programme

pytestmark = pytest.mark.django_db
#: Twelve months after the end, all openings of a programme go.
ENDED_ON = dt.date(2026, 1, 22)
FALLS_ON = add_months(ENDED_ON, 12)


@pytest.fixture
def programme():
    one = make_programme()
    Programme.objects.filter(pk=one.pk).update(ended_on=ENDED_ON)
    return Programme.objects.get(pk=one.pk)


@pytest.fixture
def user(programme, monkeypatch):
    """Who coordinates, and was told thirty days before that the openings will go."""
    user = make_membership(programme).user
    partner = make_partner(programme)
    note_opening(partner, Opening.What.EXPORT, partner, user)
    monkeypatch.setattr(retention, "CATEGORIES", (retention.CATEGORIES[1],))
    retention.run(FALLS_ON - retention.NOTICE)
    assert told(user) == [FALLS_ON]
    return user


def told(user):
    lines = lines_for(accesses_of(user))
    return [one.day for one in lines if one.kind == "retention"]


def void(user):
    retention.run(FALLS_ON - dt.timedelta(days=1))
    return told(user) == [] and not RetentionNotice.objects.exists()


def test_a_notice_stands_until_its_day(user):
    assert not void(user)


def test_what_went_otherwise_waits_for_nobody(user):
    Opening.objects.all().delete()
    assert void(user)


def test_a_programme_that_goes_on_again_waits_for_nothing(user, programme):
    Programme.objects.filter(pk=programme.pk).update(ended_on=None)
    assert void(user)


def test_what_falls_later_by_now_is_told_anew(user, programme):
    later = ENDED_ON + dt.timedelta(days=60)
    Programme.objects.filter(pk=programme.pk).update(ended_on=later)
    assert void(user)
    due_on = add_months(later, 12)
    retention.run(due_on - retention.NOTICE)
    assert told(user) == [due_on]
