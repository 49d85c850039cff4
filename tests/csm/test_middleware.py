from http import HTTPStatus

import pytest
from django.conf import settings as site

from tests.factories import make_user

HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
        " font-src 'self'; connect-src 'self'; form-action 'self';"
        " frame-ancestors 'none'; base-uri 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}


@pytest.mark.parametrize(
    ("path", "status", "extra"),
    [
        ("/connexion/", HTTPStatus.OK, {}),
        ("/", HTTPStatus.FOUND, {}),
        ("/rien/", HTTPStatus.NOT_FOUND, {}),
        ("/static/none.css", HTTPStatus.NOT_FOUND, {}),
        ("/connexion/", HTTPStatus.BAD_REQUEST, {"host": "elsewhere.example"}),
    ],
)
@pytest.mark.django_db
def test_every_answer_carries_the_headers(client, path, status, extra):
    response = client.get(path, headers=extra)
    assert response.status_code == status
    assert {name: response.headers.get(name) for name in HEADERS} == HEADERS


def test_a_foreign_host_on_the_network_is_told_nothing_and_guarded(client, settings):
    settings.SECURE_SSL_REDIRECT = True
    response = client.get("/connexion/", headers={"host": "elsewhere.example"})
    assert response.status_code == HTTPStatus.BAD_REQUEST
    assert {name: response.headers.get(name) for name in HEADERS} == HEADERS


@pytest.mark.django_db
def test_french_is_spoken_whatever_the_browser_asks_until_it_is_switched(client):
    asked = client.get("/connexion/", headers={"accept-language": "en"})
    client.cookies[site.LANGUAGE_COOKIE_NAME] = "en"
    chosen = client.get("/connexion/")
    client.cookies[site.LANGUAGE_COOKIE_NAME] = "../xx"
    forged = client.get("/connexion/")
    answers = [r.headers["Content-Language"] for r in (asked, chosen, forged)]
    assert answers == ["fr", "en", "fr"]


@pytest.mark.django_db
def test_a_body_beyond_twelve_mebibytes_is_refused_in_plain_words(client):
    fields = {"username": "x" * (12 * 1024 * 1024 + 1)}
    client.get("/connexion/")
    response = client.post("/connexion/", fields)
    assert response.status_code == HTTPStatus.REQUEST_ENTITY_TOO_LARGE


@pytest.mark.django_db
def test_what_is_read_behind_the_login_is_not_stored(client):
    client.force_login(make_user())
    response = client.get("/")
    assert response.status_code == HTTPStatus.OK
    assert response.headers["Cache-Control"] == "private, no-store"
