import threading
import time

import pytest
from django.db import connection

from programmes import limits
from programmes.models import Tally
from tests.factories import make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def clock(monkeypatch):
    """Time that stands still until it is moved."""

    class Clock:
        now = time.time()

    monkeypatch.setattr(time, "time", lambda: Clock.now)
    return Clock


def passed(tries):
    return [allowed for allowed in tries if allowed]


def test_no_more_than_the_limit_pass_in_the_window(clock):
    tries = [limits.allow("pages", "ada", 3, 60) for _ in range(5)]
    assert tries == [True, True, True, False, False]


def test_the_window_slides(clock):
    for _ in range(3):
        limits.allow("pages", "ada", 3, 60)
        clock.now += 20
    assert limits.allow("pages", "ada", 3, 60)
    assert not limits.allow("pages", "ada", 3, 60)


def test_a_refused_try_does_not_lengthen_the_wait(clock):
    for _ in range(10):
        limits.allow("pages", "ada", 1, 60)
        clock.now += 5
    clock.now += 11
    assert limits.allow("pages", "ada", 1, 60)


def test_people_and_kinds_are_counted_apart(clock):
    assert limits.allow("pages", "ada", 1, 60)
    assert limits.allow("pages", "bea", 1, 60)
    assert limits.allow("files", "ada", 1, 60)


def test_the_tally_names_nobody():
    limits.allow("pages", "ada@exemple.fr", 1, 60)
    tally = Tally.objects.get()
    assert len(tally.key) == 64
    # No word that a hexadecimal digest can spell by chance, as it can « ada ».
    assert "exemple" not in str(vars(tally))


def test_old_tallies_are_let_go():
    limits.allow("pages", "ada", 1, 60)
    Tally.objects.update(last_at="2020-01-01T00:00:00Z")
    limits.allow("pages", "bea", 1, 60)
    assert Tally.objects.count() == 1


@pytest.mark.parametrize(
    ("act", "most"),
    [
        (limits.allow_invitation, 40),
        (limits.allow_rendering, 60),
        (limits.allow_export, 10),
        (limits.allow_file_of, 3),
    ],
    ids=[
        "invitations a day",
        "renderings an hour",
        "exports an hour",
        "files of everything a day",
    ],
)
def test_a_person_may_do_so_many(clock, act, most):
    user = make_user()
    assert len(passed(act(user) for _ in range(most + 5))) == most


def test_a_password_waits_after_five_failures_and_never_more_than_a_minute(clock):
    waits = []
    for _ in range(8):
        waits.append(wait := limits.password_pause("ada"))
        clock.now += wait + 0.01
        if wait:
            assert limits.password_pause("ada") == 0
    assert waits[:5] == [0] * 5
    assert all(0 < wait <= 60 for wait in waits[5:])


def test_a_password_is_tried_twenty_times_a_day(clock):
    tried = 0
    for _ in range(100):
        tried += limits.password_pause("ada") == 0
        clock.now += 61
    assert tried == 20
    clock.now += limits.DAY
    assert limits.password_pause("ada") == 0


def test_a_right_password_begins_again_at_nothing(clock):
    for _ in range(6):
        limits.password_pause("ada")
    limits.forget("password", "ada")
    assert limits.password_pause("ada") == 0


def test_only_failures_of_an_address_count(clock):
    for _ in range(150):
        assert limits.login_pause("192.0.2.1") == 0
        limits.release("login", "192.0.2.1")
    waits = [limits.login_pause("192.0.2.1") for _ in range(101)]
    assert waits[:100] == [0] * 100
    assert 0 < waits[100] <= limits.HOUR


@pytest.mark.django_db(transaction=True)
def test_tries_sent_at_once_pass_no_more_than_the_limit():
    allowed = []

    def attempt():
        allowed.append(limits.allow("pages", "ada", 5, 60))
        connection.close()

    threads = [threading.Thread(target=attempt) for _ in range(20)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(allowed) == [False] * 15 + [True] * 5


@pytest.mark.parametrize(
    ("proxies", "forwarded", "seen"),
    [
        (0, "203.0.113.9", "192.0.2.1"),
        (1, "203.0.113.9", "203.0.113.9"),
        (1, "198.51.100.7, 203.0.113.9", "203.0.113.9"),
        (2, "198.51.100.7, 203.0.113.9", "198.51.100.7"),
        (2, "203.0.113.9", "192.0.2.1"),
        (1, "", "192.0.2.1"),
    ],
)
def test_only_the_proxies_before_the_site_are_believed(
    rf, settings, proxies, forwarded, seen
):
    settings.CSM_PROXIES = proxies
    request = rf.get("/", REMOTE_ADDR="192.0.2.1", HTTP_X_FORWARDED_FOR=forwarded)
    assert limits.client_address(request) == seen
