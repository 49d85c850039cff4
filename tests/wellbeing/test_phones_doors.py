"""How phones come in: the code, the cookie, and who tries codes that open nothing."""

import logging

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from csm.logs import Secrets
from programmes import limits
from programmes.course import bring_back, end, put_away
from tests.factories import make_round, make_user
from tests.site.resolver import ours
from wellbeing import phones
from wellbeing.models import Idea

pytestmark = pytest.mark.django_db
CODE = reverse("phone_code")


def secret_of(address):
    """Return what an address takes that opens it to whoever has it."""
    return {"code", "token"} & {*address.arguments}


@pytest.fixture
def round_():
    round_ = make_round()
    round_.let_phones_in()
    return round_


def page_of(code):
    return reverse("phone_write", args=[code])


def test_the_code_is_typed_as_one_likes(client, round_):
    code = round_.code
    for typed in (
        code,
        code.lower(),
        f" {code[:3]} {code[3:]} ",
        f"{code[:3]}-{code[3:]}",
    ):
        answer = client.post(CODE, {"code": typed})
        assertRedirects(answer, page_of(code))


@pytest.mark.parametrize("typed", ["", "ABC", "ABCDE0", "ABCDEFG", "é" * 6])
def test_what_is_no_code_is_said_and_not_counted(client, typed):
    answer = client.post(CODE, {"code": typed})
    assertContains(answer, 'id="errors"')
    assert answer.context["form"]["code"].value() == typed


def test_the_door_promises_no_more_than_the_page_behind_it(client):
    page = client.get(CODE)
    assertContains(page, "La page suivante dit si l’on écrit avec ou sans noms.")
    assertNotContains(page, "personne ne saura")


def test_whoever_comes_too_late_is_not_told_that_the_ideas_are_revealed(client):
    page = client.get(reverse("phone_over"))
    assertContains(page, "le groupe les regarde ensemble quand il les dévoile")


def test_small_letters_in_the_address_lead_to_the_round(client, round_):
    assertRedirects(client.get(page_of(round_.code.lower())), page_of(round_.code))


def test_a_code_that_opens_nothing_is_not_there(client, round_):
    assertContains(
        client.get(page_of("ABCDEF")), "Ce code n’ouvre rien", status_code=404
    )


def test_an_archived_round_lets_no_phone_in(client, round_):
    code = round_.code
    round_.archive()
    assert client.get(page_of(code)).status_code == 404


def test_a_code_does_not_outlive_a_programme_that_is_put_away(client, round_):
    end(round_.programme, make_user())
    put_away(round_.programme, make_user())
    assert client.get(page_of(round_.code)).status_code == 404
    bring_back(round_.programme, make_user())
    assert client.get(page_of(round_.code)).status_code == 200


def test_only_codes_that_open_nothing_are_counted(client, round_, settings):
    for _n in range(300):
        assert limits.allow_code("127.0.0.1")
    assert client.get(page_of("ABCDEF")).status_code == 429
    assert client.get(page_of(round_.code)).status_code == 429


def test_a_room_comes_in_from_one_address(client, round_):
    for _n in range(299):
        limits.allow_code("127.0.0.1")
    for _n in range(30):
        assert Client().get(page_of(round_.code)).status_code == 200
    assert client.get(page_of("ABCDEF")).status_code == 404


def test_who_is_in_stays_in_whatever_others_try(client, round_):
    client.get(page_of(round_.code))
    for _n in range(300):
        limits.allow_code("127.0.0.1")
    assert client.get(page_of(round_.code)).status_code == 200


def test_a_forged_cookie_is_no_way_around_the_count(client, round_):
    for _n in range(300):
        limits.allow_code("127.0.0.1")
    client.cookies[phones.COOKIE] = "une-clef:inventée"
    assert client.get(page_of("ABCDEF")).status_code == 429


def test_the_cookie_is_of_one_round_and_of_some_hours(client, round_):
    answer = client.get(page_of(round_.code))
    cookie = answer.cookies[phones.COOKIE]
    assert cookie["path"] == page_of(round_.code)
    assert cookie["httponly"]
    assert cookie["samesite"] == "Lax"
    assert cookie["max-age"] == 6 * 3600
    assert bool(cookie["secure"]) == settings.SESSION_COOKIE_SECURE
    assert phones.COOKIE not in client.get(page_of(round_.code)).cookies


def test_what_a_phone_is_given_ends_with_the_evening(client, round_):
    cookies = client.get(page_of(round_.code)).cookies
    assert set(cookies) == {phones.COOKIE, settings.CSRF_COOKIE_NAME}
    for cookie in cookies.values():
        assert not cookie["expires"] or cookie["max-age"] == phones.KEPT
        assert cookie["max-age"] in ("", phones.KEPT)


def test_where_the_site_is_public_the_cookie_is_secure(client, round_, settings):
    settings.SESSION_COOKIE_SECURE = True
    answer = client.get(page_of(round_.code))
    assert answer.cookies[phones.COOKIE]["secure"]


def test_the_key_of_one_round_says_nothing_in_another(client, round_):
    other = make_round()
    other.let_phones_in()
    client.get(page_of(round_.code))
    key = client.cookies[phones.COOKIE].value
    client.cookies.clear()
    client.cookies[phones.COOKIE] = key
    assert phones.COOKIE in client.get(page_of(other.code)).cookies


def test_nothing_of_the_pages_is_kept_or_searched(client, round_):
    for place in (CODE, reverse("phone_over"), page_of(round_.code)):
        answer = client.get(place)
        assert "no-store" in answer.headers["Cache-Control"]
        assert answer.headers["Referrer-Policy"] == "same-origin"
        assert "noindex" in answer.headers["X-Robots-Tag"]
        assert settings.SESSION_COOKIE_NAME not in answer.cookies


def test_a_form_without_its_token_is_refused_and_its_words_given_back(round_):
    phone = Client(enforce_csrf_checks=True)
    answer = phone.post(page_of(round_.code), {"text": "Une place pour s’asseoir"})
    assertContains(answer, "refuser les cookies", status_code=403)
    assertContains(answer, "Une place pour s’asseoir", status_code=403)
    assert not Idea.objects.exists()


def test_a_phone_that_keeps_no_key_is_told_plainly(client, round_):
    answer = client.post(page_of(round_.code), {"text": "Une place pour s’asseoir"})
    assertContains(answer, "cookies")
    assertContains(answer, "Une place pour s’asseoir")
    assert not Idea.objects.exists()


def logged(place):
    line = logging.makeLogRecord({"msg": "Not Found: %s", "args": (place,)})
    Secrets().filter(line)
    return line.getMessage()


def test_a_code_is_left_out_of_the_logs():
    assert logged(page_of("ABCDEF")) == "Not Found: /ecrire/…"


@pytest.mark.parametrize("name", sorted(n for n, a in ours().items() if secret_of(a)))
def test_no_secret_of_an_address_is_logged(name):
    place = reverse(name, kwargs=dict.fromkeys(ours()[name].arguments, "ABCDEF"))
    assert "ABCDEF" in place
    assert "ABCDEF" not in logged(place)
