"""Sessions planned together, and what is then done to several of them at once."""

import datetime as dt

import pytest
from django.core.exceptions import ValidationError

from tests.factories import make_partner, make_programme, make_user
from tests.workshops.making import make_decision, make_meeting
from tests.workshops.making_at_work import make_workshop
from tests.workshops.making_sessions import FIRST, Kind, make_series
from workshops.models import Move, Session
from workshops.repeating import (
    MOST,
    Every,
    cancel_with_those_after,
    cancelled_with,
    change_those_after,
    days_of,
    repeat,
    restore_with,
)

WEEK = dt.timedelta(weeks=1)


@pytest.fixture
def programme(db):
    return make_programme()


@pytest.mark.parametrize(
    ("every", "asked", "found"),
    [
        (Every.WEEK, {"times": 3}, ["08/01", "15/01", "22/01"]),
        (Every.TWO_WEEKS, {"until": dt.date(2099, 2, 5)}, ["08/01", "22/01", "05/02"]),
        (Every.WEEK, {"until": dt.date(2099, 1, 14)}, ["08/01"]),
        (Every.WEEK, {"until": dt.date(2099, 1, 16), "times": 9}, ["08/01", "15/01"]),
        (Every.WEEK, {"until": dt.date(2099, 9, 1), "times": 2}, ["08/01", "15/01"]),
        (Every.MONTH, {"times": 3}, ["08/01", "08/02", "08/03"]),
    ],
)
def test_a_series_stops_at_the_day_or_the_number_whichever_comes_first(
    every, asked, found
):
    assert [f"{day:%d/%m}" for day in days_of(FIRST, every, **asked)] == found


def test_every_month_comes_back_to_the_number_of_its_first_day():
    days = days_of(dt.date(2026, 1, 31), Every.MONTH, times=4)
    assert [f"{day:%d/%m}" for day in days] == ["31/01", "28/02", "31/03", "30/04"]


def test_no_series_is_endless():
    assert len(days_of(FIRST, Every.WEEK, until=dt.date(2999, 1, 1))) == MOST + 1


def test_each_session_of_a_series_has_all_that_was_typed_once(programme):
    first = make_meeting(
        programme,
        kind=Kind.WORKSHOP,
        day=FIRST,
        starts_at=dt.time(14),
        workshop=make_workshop(programme),
        agenda="Un jeu",
    )
    leader = make_partner(programme)
    first.leaders.add(leader)
    repeat(first, Every.WEEK, days_of(FIRST, Every.WEEK, times=3))

    found = Session.objects.filter(series=first.series).order_by("day")
    assert [one.day for one in found] == [FIRST, FIRST + WEEK, FIRST + 2 * WEEK]
    assert {one.workshop for one in found} == {first.workshop}
    assert {(one.starts_at, one.agenda) for one in found} == {(dt.time(14), "Un jeu")}
    assert [list(one.leaders.all()) for one in found] == [[leader]] * 3
    assert (first.series.every, first.series.programme) == (Every.WEEK, programme)


def test_those_that_come_after_follow_by_as_many_days_and_keep_the_rest(programme):
    one, two, three, four = make_series(programme)
    Session.objects.filter(pk=four.pk).update(place="Gymnase", agenda="Le sien")
    by = make_user()
    before = Session.objects.get(pk=two.pk)
    two.day += dt.timedelta(days=1)
    two.starts_at = dt.time(10)
    two.save()

    change_those_after(before, two, ["day", "starts_at"], by)

    found = Session.objects.in_bulk([one.pk, three.pk, four.pk])
    days = [found[one.pk].day, found[three.pk].day, found[four.pk].day]
    later = dt.timedelta(days=1)
    assert days == [FIRST, FIRST + 2 * WEEK + later, FIRST + 3 * WEEK + later]
    assert found[one.pk].starts_at is None
    assert found[four.pk].starts_at == dt.time(10)
    assert (found[four.pk].place, found[four.pk].agenda) == ("Gymnase", "Le sien")
    assert [found[one.pk].version, found[three.pk].version] == [1, 2]
    moves = Move.objects.order_by("session__day").values_list("session", "day")
    assert list(moves) == [(three.pk, FIRST + 2 * WEEK), (four.pk, FIRST + 3 * WEEK)]
    assert {move.moved_by for move in Move.objects.all()} == {by}


def test_who_leads_those_that_come_after_follows_too(programme):
    one, two, _three, _four = make_series(programme)
    leader = make_partner(programme)
    one.leaders.add(leader)
    change_those_after(one, one, ["leaders"], None)
    assert list(two.leaders.all()) == [leader]
    assert not Move.objects.exists()


def test_what_was_held_or_cancelled_does_not_follow(programme):
    one, two, three, four = make_series(programme)
    make_decision(two)
    three.cancel()
    after = Session.objects.after_in_its_series(one)
    assert list(after) == [four]
    Session.objects.filter(pk=four.pk).update(attendance_noted_on=FIRST)
    assert not after.all().exists()


def test_a_session_alone_is_followed_by_none(programme):
    make_series(programme)
    alone = make_meeting(programme, kind=Kind.GROUP, day=FIRST)
    assert not Session.objects.after_in_its_series(alone).exists()


def test_a_series_stops_and_goes_on_after_all(programme):
    one, two, three, four = make_series(programme)
    four.cancel()
    cancel_with_those_after(two)
    cancelled = Session.objects.exclude(cancelled_at=None)
    assert set(cancelled) == {two, three, four}
    assert list(cancelled_with(Session.objects.get(pk=two.pk))) == [three]

    restore_with(Session.objects.get(pk=two.pk))
    assert list(cancelled.all()) == [four]  # it had been cancelled before, apart
    one.refresh_from_db()
    assert one.version == 1


def test_a_series_does_not_stop_at_what_took_place(programme):
    one, _two, _three, _four = make_series(programme)
    make_decision(one)
    with pytest.raises(ValidationError, match="a eu lieu"):
        cancel_with_those_after(one)
    assert not Session.objects.exclude(cancelled_at=None).exists()
