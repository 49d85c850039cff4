"""What an agenda is given by a secret link, without a login."""

import datetime as dt

import pytest
from django.test import Client
from django.utils import timezone
from icalendar import Calendar

from csm.calendar.links import make_link
from csm.calendar.shown import Chosen
from programmes import course, limits
from programmes.access import accesses_of
from programmes.models import CalendarLink, DateKind, Role, Tally
from tests.csm.dates import in_days, make_path, make_session
from tests.factories import make_membership, make_programme, make_territory

pytestmark = pytest.mark.django_db
TYPE = "text/calendar; charset=utf-8"


@pytest.fixture
def agenda():
    """A browser without a login, as that of an agenda."""
    return Client()


@pytest.fixture
def membership():
    town = make_territory(name="Rivemont")
    return make_membership(make_programme(territory=town), Role.PARTICIPANT)


@pytest.fixture
def programme(membership):
    return membership.programme


@pytest.fixture
def me(membership):
    return membership.user


def address_for(user, **chosen):
    return f"/agenda/{make_link(user, Chosen(**chosen))[1]}.ics"


def read(answer):
    assert (answer.status_code, answer.headers["Content-Type"]) == (200, TYPE)
    return Calendar.from_ical(answer.content)


def uids(answer):
    return {event.uid.partition("@")[0] for event in read(answer).events}


def test_a_feed_gives_the_dates_of_its_account(agenda, me, programme):
    session = make_session(programme)
    make_session(make_programme())
    answer = agenda.get(address_for(me))
    assert uids(answer) == {f"session-{session.pk}"}
    assert read(answer)["x-wr-calname"] == "CSM"
    assert "sessionid" not in answer.cookies


def test_the_feed_of_one_programme_is_called_by_it(agenda, me, programme):
    make_session(programme)
    other = make_membership(make_programme(), user=me).programme
    make_session(other)
    answer = agenda.get(address_for(me, programme=programme))
    assert read(answer)["x-wr-calname"] == "CSM Rivemont 2025-2026"
    assert len(uids(answer)) == 1


@pytest.mark.parametrize(
    ("chosen", "found"),
    [
        ({}, {"session", "milestone", "contract-end"}),
        ({"kinds": (DateKind.SESSIONS,)}, {"session"}),
        ({"kinds": (DateKind.STRETCHES,)}, {"phase"}),
    ],
)
def test_a_feed_follows_the_filters_of_its_link(agenda, me, programme, chosen, found):
    phase, _step = make_path(programme)
    phase.planned_from, phase.planned_until = in_days(-3), in_days(3)
    phase.save()
    programme.signature_planned_on = in_days(1)
    programme.save()
    make_session(programme)
    given = uids(agenda.get(address_for(me, **chosen)))
    assert {uid.rpartition("-")[0] for uid in given} == found


@pytest.mark.parametrize("with_past", [False, True])
def test_the_past_is_given_on_wish(agenda, me, programme, with_past):
    make_session(programme, day=in_days(-1))
    make_session(programme, day=in_days(0))
    answer = agenda.get(address_for(me, with_past=with_past))
    assert len(uids(answer)) == 1 + with_past


def test_a_session_that_moves_keeps_its_uid(agenda, me, programme):
    session, address = make_session(programme), address_for(me)
    [before] = read(agenda.get(address)).events
    session.day, session.version = in_days(20), 2
    session.save()
    [after] = read(agenda.get(address)).events
    assert (after.uid, after.start.date()) == (before.uid, in_days(20))
    assert after["sequence"] > before["sequence"]


def test_a_cancelled_session_is_still_given_and_marked(agenda, me, programme):
    make_session(programme, cancelled_at=timezone.now())
    [event] = read(agenda.get(address_for(me))).events
    assert event["status"] == "CANCELLED"


def test_nobody_is_named_and_no_agenda_is_told(agenda, me, programme):
    partner = me.memberships.get().partner
    session = make_session(programme, agenda="Ce que Ysengrin a dit")
    session.leaders.add(partner)
    said = agenda.get(address_for(me)).content.decode()
    words = (partner.name, me.name, me.email, "Ysengrin", programme.vocabulary.singular)
    assert [word for word in words if word in said] == []


def test_a_feed_speaks_the_language_of_its_link(agenda, me, programme):
    make_session(programme)
    address = address_for(me)
    CalendarLink.objects.update(language="en")
    agenda.cookies["language"] = "fr"
    answer = agenda.get(address)
    assert answer.headers["Content-Language"] == "en"
    assert read(answer).events[0]["summary"] == "Steering committee · Rivemont"


def test_an_agenda_that_knows_the_dates_is_told_that_nothing_changed(
    agenda, me, programme
):
    session, address = make_session(programme), address_for(me)
    first = agenda.get(address)
    assert first.headers["Cache-Control"] == "private, no-cache"
    etag = first.headers["ETag"]
    again = agenda.get(address, headers={"if-none-match": etag})
    assert (again.status_code, again.content) == (304, b"")
    assert again.headers["ETag"] == etag
    session.place = "Maison de quartier"
    session.save()
    changed = agenda.get(address, headers={"if-none-match": etag})
    assert (changed.status_code, changed.headers["ETag"] == etag) == (200, False)


def test_head_is_answered_and_nothing_else(agenda, me, programme):
    address = address_for(me)
    assert agenda.head(address).status_code == 200
    assert agenda.head(address).content == b""
    refused = [agenda.post(address), agenda.put(address), agenda.delete(address)]
    assert [answer.status_code for answer in refused] == [405, 405, 405]


def test_a_role_lost_takes_its_dates_away(agenda, me, membership):
    other = make_membership(make_programme(), Role.OBSERVER, user=me)
    mine, theirs = make_session(membership.programme), make_session(other.programme)
    address = address_for(me)
    assert uids(agenda.get(address)) == {f"session-{s.pk}" for s in (mine, theirs)}
    other.end()
    assert uids(agenda.get(address)) == {f"session-{mine.pk}"}


def test_a_role_that_becomes_smaller_shows_less(agenda, me, membership):
    make_session(membership.programme, "group")
    address = address_for(me)
    assert len(uids(agenda.get(address))) == 1
    membership.end()
    make_membership(membership.programme, Role.OBSERVER, user=me)
    assert uids(agenda.get(address)) == set()


def of_a_stranger(link):
    link.user.memberships.update(ended_on=dt.date(2025, 9, 2))


def of_a_closed_account(link):
    type(link.user).objects.update(is_active=False)


def of_a_programme_that_was_left(link):
    of_a_stranger(link)
    make_membership(make_programme(), user=link.user)


def of_a_draft(link):
    type(link.programme).objects.update(begun_on=None)


def stopped(link):
    link.stop()


def renewed(link):
    link.renew()


@pytest.mark.parametrize(
    "change",
    [
        of_a_stranger, of_a_closed_account, of_a_programme_that_was_left, of_a_draft,
        stopped, renewed,
    ],
)  # fmt: skip
def test_a_link_that_gives_nothing_says_no_more_than_an_unknown_one(
    agenda, me, programme, change
):
    link, secret = make_link(me, Chosen(programme=programme))
    address = f"/agenda/{secret}.ics"
    assert agenda.get(address).status_code == 200
    change(link)
    closed, unknown = agenda.get(address), agenda.get("/agenda/rien.ics")
    assert (closed.status_code, unknown.status_code) == (404, 404)
    assert closed.content == unknown.content
    assert dict(closed.headers) == dict(unknown.headers)
    assert not closed.cookies


def test_a_programme_put_away_is_given_by_its_own_link_alone(agenda, programme):
    coordinator = make_membership(programme).user
    make_session(programme)
    own, all_of_them = (
        address_for(coordinator, programme=programme),
        address_for(coordinator),
    )
    course.end(programme, coordinator)
    assert len(uids(agenda.get(all_of_them))) == 1
    course.put_away(programme, coordinator)
    assert len(uids(agenda.get(own))) == 1
    assert uids(agenda.get(all_of_them)) == set()


def test_of_its_use_the_month_alone_is_kept(agenda, me, programme, monkeypatch):
    address = address_for(me)
    for day, month in ((3, "2026-03"), (28, "2026-03")):
        today = dt.date(2026, 3, day)
        monkeypatch.setattr(timezone, "localdate", lambda *_, today=today: today)
        agenda.get(address)
        assert CalendarLink.objects.get().fetched_in == month
    assert CalendarLink.objects.get().last_used == dt.date(2026, 3, 1)


@pytest.mark.parametrize(
    "token",
    [
        "x",
        "x" * 10_000,
        "%00",
        "nul%00nul",
        "👩🏽\u200d🦽",
        "%ed%a0%80",
        "..",
        "' OR 1=1",
        "%0d%0aX:y",
    ],
)
def test_an_odd_address_gives_nothing(agenda, token):
    answer = agenda.get(f"/agenda/{token}.ics")
    assert answer.status_code == 404
    assert "X" not in answer.headers


def test_addresses_asked_in_vain_are_counted_and_the_others_are_not(
    agenda, me, programme
):
    address = address_for(me)
    agenda.get(address)
    assert not Tally.objects.exists()
    for _ in range(300):
        assert limits.allow_feed("127.0.0.1")
    answer = agenda.get("/agenda/rien.ics")
    assert answer.status_code == 429
    assert answer.content.decode().startswith("Trop de liens")
    # The agendas of many people are read from one address.
    assert agenda.get(address).status_code == 200
    assert agenda.get("/agenda/rien.ics", REMOTE_ADDR="10.0.0.9").status_code == 404


@pytest.mark.parametrize("number", [1, 30])
def test_a_feed_costs_the_same_however_many_programmes(
    agenda, me, programme, django_assert_num_queries, number
):
    for _ in range(number - 1):
        make_membership(make_programme(), user=me)
    for access in accesses_of(me):
        make_session(access.programme)
        make_path(access.programme, from_month=11, until_month=1)
    address = address_for(me, kinds=tuple(DateKind), with_past=True)
    agenda.get(address)  # the first of the month is noted
    # link, memberships; sessions, milestones, phases, steps
    with django_assert_num_queries(6):
        answer = agenda.get(address)
    assert len(uids(answer)) == 2 * number
