"""What is asked of the sessions of the last weeks: who was there, and the minutes."""

import pytest

from tests.factories import make_programme, make_user
from tests.workshops.making import Kind, in_days, make_meeting
from workshops.models import Minutes, Session

pytestmark = pytest.mark.django_db


def lacking(day=None):
    """Return what the only session there is lacks today, or on ``day``."""
    [found] = Session.objects.with_what_lacks(day or in_days(0))
    return found.lacks_presence, found.lacks_minutes


@pytest.mark.parametrize(
    ("days", "asked"), [(-1, True), (-42, True), (-43, False), (0, False), (3, False)]
)
def test_what_was_held_lately_is_asked_for(days, asked):
    make_meeting(kind=Kind.GROUP, day=in_days(days))
    assert lacking() == (asked, asked)


@pytest.mark.parametrize("kind", Kind, ids=str)
def test_each_kind_is_asked_for_what_it_has(kind):
    make_meeting(kind=kind, day=in_days(-1))
    steering, ceremony = kind == Kind.STEERING, kind == Kind.CEREMONY
    assert lacking() == (not steering and not ceremony, not ceremony)


def test_what_was_cancelled_lacks_nothing():
    make_meeting(kind=Kind.GROUP, day=in_days(-1)).cancel()
    assert lacking() == (False, False)


def test_what_is_noted_is_asked_for_no_more():
    session = make_meeting(make_programme(), kind=Kind.GROUP, day=in_days(-1))
    minutes = Minutes.objects.create(session=session, done="Un jeu")
    assert lacking() == (True, True)
    minutes.closed_on, minutes.closed_by = in_days(0), make_user()
    minutes.save()
    assert lacking() == (True, False)
    Session.objects.update(attendance_noted_on=in_days(0))
    assert lacking() == (False, False)
