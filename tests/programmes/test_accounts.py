import re
import statistics
import time

import pytest
from django.urls import reverse
from django.utils import timezone
from pytest_django.asserts import assertRedirects

from programmes import limits
from programmes.models import Tally
from tests.factories import PASSWORD, make_user

pytestmark = pytest.mark.django_db


def log_in(client, name, password=PASSWORD, **more):
    return client.post(
        reverse("login", query=more or None), {"username": name, "password": password}
    )


def is_in(client):
    return client.get(reverse("account")).status_code == 200


@pytest.mark.parametrize("typed", ["ada@exemple.fr", " ADA@exemple.fr ", "k7qfm 3xdpr"])
def test_one_logs_in_by_address_or_by_card(client, typed):
    make_user(email="ada@exemple.fr", card_code="K7QFM-3XDPR")
    assertRedirects(
        log_in(client, typed), reverse("home"), fetch_redirect_response=False
    )
    assert is_in(client)


def test_logging_in_changes_the_session_key(client):
    user = make_user()
    client.get(reverse("login"))
    session = client.session
    session["seen"] = "before"
    session.save()
    log_in(client, user.email)
    assert client.session.session_key != session.session_key


@pytest.mark.parametrize("active", [True, False], ids=["wrong password", "disabled"])
def test_a_refused_login_says_the_same_for_a_known_and_an_unknown_name(client, active):
    make_user(email="ada@exemple.fr", is_active=active)
    password = "tout autre chose" if active else PASSWORD
    known = log_in(client, "ada@exemple.fr", password)
    unknown = log_in(client, "personne@exemple.fr", password)

    def neutral(answer):
        text = re.sub(
            r'name="csrfmiddlewaretoken" value="\w+"|value="[0-9a-f-]{36}"',
            "",
            answer.text,
        )
        return answer.status_code, text.replace("ada@", "").replace("personne@", "")

    assert neutral(known) == neutral(unknown)
    assert not is_in(client)


def test_the_password_is_never_shown_again(client):
    assert (
        "tout autre chose"
        not in log_in(client, "x@exemple.fr", "tout autre chose").text
    )


@pytest.mark.parametrize("name", ["ada@exemple.fr", "personne@exemple.fr"])
def test_after_five_wrong_passwords_even_the_right_one_waits(client, name):
    make_user(email="ada@exemple.fr")
    for _ in range(5):
        assert log_in(client, name, "faux").status_code == 200
    assert log_in(client, name).status_code == 429
    assert not is_in(client)


def test_a_long_wait_says_the_day_and_the_hour(client):
    user = make_user()
    log_in(client, user.email, "faux")
    Tally.objects.filter(kind="password").update(moments=[time.time() - 300] * 20)
    answer = log_in(client, user.email)
    assert answer.status_code == 429
    assert str(timezone.localdate().year) in answer.text.split('id="errors"')[1][:900]


def test_both_names_of_an_account_share_their_tries(client):
    make_user(email="ada@exemple.fr", card_code="K7QFM-3XDPR")
    for name in ["ada@exemple.fr", "K7QFM-3XDPR"] * 2 + ["ada@exemple.fr"]:
        log_in(client, name, "faux")
    assert log_in(client, "K7QFM-3XDPR").status_code == 429


def test_a_hundred_failures_from_one_address_make_the_others_wait(client):
    user = make_user()
    for _ in range(100):
        limits.login_pause("127.0.0.1")
    assert log_in(client, user.email).status_code == 429


def test_after_the_login_one_goes_where_one_wanted(client):
    user = make_user()
    answer = log_in(client, user.email, next="/mon-compte/?a=1")
    assert answer.url == "/mon-compte/?a=1"


@pytest.mark.parametrize(
    "to",
    [
        "https://ailleurs.example/",
        "//ailleurs.example/",
        "///ailleurs.example/",
        "/\\ailleurs.example",
        "\\\\ailleurs.example",
        "http:ailleurs.example",
        "http:///ailleurs.example",
        "javascript:alert(1)",
        "JaVaScript:alert(1)",
        "data:text/html,x",
        " //ailleurs.example",
        "\t//ailleurs.example",
        "/\t/ailleurs.example",
        "ftp://ailleurs.example",
        "//testserver@ailleurs.example",
        "https:/\\ailleurs.example",
        "\x00//ailleurs.example",
        "/connexion/?next=/connexion/",
    ],
)
def test_the_login_leads_nowhere_else(client, to):
    user = make_user()
    assert log_in(client, user.email, next=to).url == reverse("home")
    assert client.get(reverse("login", query={"next": to})).url == reverse("home")


def test_a_visitor_of_the_first_page_is_sent_to_the_login(client):
    assert client.get("/").url == "/connexion/?next=/"


def test_logging_out_is_a_post_that_leaves_nothing_behind(client):
    user = make_user()
    client.force_login(user)
    key = client.session.session_key
    assert client.get(reverse("logout")).status_code == 405
    answer = client.post(reverse("logout"))
    assert answer.headers["Clear-Site-Data"] == '"cache", "cookies", "storage"'
    assert "no-store" in answer.headers["Cache-Control"]
    client.cookies["session"] = key
    assert not is_in(client)


@pytest.mark.slow
def test_a_refused_login_takes_as_long_for_an_unknown_name(client, settings):
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
    make_user(email="ada@exemple.fr")
    times = {"ada@exemple.fr": [], "personne@exemple.fr": []}
    for _ in range(100):
        for name, taken in times.items():
            Tally.objects.all().delete()
            started = time.perf_counter()
            log_in(client, name, "tout autre chose")
            taken.append(time.perf_counter() - started)
    known, unknown = (statistics.median(taken) for taken in times.values())
    assert known == pytest.approx(unknown, rel=0.1)
