"""What was typed comes back after a login, another key or a disk that is full."""

import datetime as dt
import errno

import pytest
from django.core.signing import Signer
from django.db import DatabaseError
from django.test import Client
from django.urls import reverse

from programmes import drafts
from programmes.models import Draft, Role
from programmes.models.programme import Programme
from tests.factories import PASSWORD, make_membership, make_programme
from workshops.models import Session

pytestmark = pytest.mark.django_db

OURS = {"HTTP_ORIGIN": "http://testserver"}
AGENDA = "Lire les idées\r\net préparer l’atelier."


@pytest.fixture
def user():
    return make_membership(make_programme(), Role.COORDINATOR).user


@pytest.fixture
def address(user):
    slug = Programme.objects.get().slug
    return reverse("workshops:session_plan", args=[slug, "steering"])


@pytest.fixture
def sent(user, address):
    """What the form sends, as its page was shown to the user."""
    return {"agenda": AGENDA, "draft_at": "", "form_mark": drafts.mark(user, address)}


@pytest.fixture
def at(client, user):
    client.force_login(user)
    return client


def keep(at, address, sent, **other):
    return at.post(address, sent | {"draft": "quietly"} | other)


def test_three_megabytes_are_given_back_after_a_login(client, address, sent, user):
    words = "é " * 1_000_000
    login = client.post(address, sent | {"agenda": words}, **OURS)
    page = come_back(client, address, login, user)
    assert page.context["form"]["agenda"].value() == words


def carried(page):
    return page.context["carried"]


def come_back(client, address, login, user, password=PASSWORD):
    typed = {"username": user.email, "password": password, "carried": carried(login)}
    return client.post(address, typed, **OURS)


def test_a_wrong_password_keeps_the_words(client, address, sent, user):
    login = client.post(address, sent, **OURS)
    wrong = come_back(client, address, login, user, "pas le bon mot")
    assert wrong.status_code == 403
    page = come_back(client, address, wrong, user)
    assert page.context["form"]["agenda"].value() == AGENDA
    assert not Session.objects.exists()


def test_another_person_who_logs_in_is_not_shown_the_words(client, address, sent, user):
    other = make_membership(Programme.objects.get(), Role.COORDINATOR).user
    login = client.post(address, sent, **OURS)
    page = come_back(client, address, login, other)
    assert page.status_code == 403
    assert "Lire les idées" not in page.content.decode()
    # They wait for the one who wrote them.
    held = Draft.objects.get()
    assert (held.user, dict(held.fields)["agenda"]) == (user, [AGENDA])


def test_another_person_in_the_next_tab_is_not_shown_the_words(address, sent, user):
    other = make_membership(Programme.objects.get(), Role.COORDINATOR).user
    client = Client(enforce_csrf_checks=True)
    client.force_login(other)
    page = client.post(address, sent, **OURS)
    assert page.status_code == 403
    assert "Lire les idées" not in page.content.decode()
    assert Draft.objects.get().user == user


def test_an_account_that_was_closed_gives_the_words_to_nobody(
    client, address, sent, user
):
    user.is_active = False
    user.save()
    login = client.post(address, sent, **OURS)
    refused = come_back(client, address, login, user)
    assert "Lire les idées" not in refused.content.decode()
    user.is_active = True
    user.save()
    page = come_back(client, address, refused, user)
    assert page.context["form"]["agenda"].value() == AGENDA


def test_a_login_that_ended_in_another_tab_gives_the_words_back(address, sent, user):
    """Logging out empties the browser of its cookies: the page's own token is gone."""
    client = Client(enforce_csrf_checks=True)
    login = client.post(address, sent, **OURS)
    assert login.status_code == 403
    typed = {"username": user.email, "password": PASSWORD, "carried": carried(login)}
    token = client.cookies["csrf"].value
    page = client.post(address, typed | {"csrfmiddlewaretoken": token}, **OURS)
    assert page.context["form"]["agenda"].value() == AGENDA
    # Logged in meanwhile elsewhere, the waiting page gives them back all the same.
    later = Client(enforce_csrf_checks=True)
    later.force_login(user)
    page = later.post(address, typed, **OURS)
    assert page.context["form"]["agenda"].value() == AGENDA


def test_a_draft_that_cannot_be_written_leaves_the_words_on_the_page(
    at, address, sent, monkeypatch
):
    def fail(*args, **kwargs):
        raise DatabaseError("full")

    monkeypatch.setattr(Draft, "save", fail)
    page = at.post(address, sent | {"draft": "keep"})
    assert page.status_code == 503
    said = page.content.decode()
    assert "Lire les idées" in said
    assert 'name="form_mark"' in said


@pytest.mark.parametrize("origin", ["https://ailleurs.example", "null", ""])
def test_a_form_from_elsewhere_carries_nothing(client, address, sent, origin):
    answer = client.post(address, sent, **({"HTTP_ORIGIN": origin} if origin else {}))
    assert answer.status_code == 302
    assert answer.url.startswith(reverse("login"))


def test_a_role_that_ended_gives_the_words_without_the_page(
    client, address, sent, user
):
    login = client.post(address, sent, **OURS)
    user.memberships.update(
        ended_on=dt.date(2025, 9, 2), started_on=dt.date(2025, 9, 1)
    )
    page = come_back(client, address, login, user)
    assert page.status_code == 404
    assert "Lire les idées" in page.content.decode()


def test_a_new_secret_key_with_the_former_one_loses_nothing(
    client, address, sent, user, settings
):
    former = settings.SECRET_KEY
    client.force_login(user)
    login = Client().post(address, sent, **OURS)
    settings.SECRET_KEY = "0123456789abcdefghij" * 3
    settings.SECRET_KEY_FALLBACKS = [former]
    assert keep(client, address, sent).status_code == 200
    page = come_back(Client(), address, login, user)
    assert page.context["form"]["agenda"].value() == AGENDA
    settings.SECRET_KEY_FALLBACKS = []
    assert drafts.read_mark(sent, address) == (None, False)
    assert Signer(key=former).key == former


@pytest.mark.parametrize(
    "fault", [DatabaseError("full"), OSError(errno.ENOSPC, "No space left")], ids=str
)
def test_a_write_that_fails_gives_the_words_back(at, address, sent, monkeypatch, fault):
    def fail(*args, **kwargs):
        raise fault

    monkeypatch.setattr(Session, "save", fail)
    typed = sent | {"day": "2026-03-12"}
    page = at.post(address, typed)
    assert page.status_code == 503
    said = page.content.decode()
    assert "Lire les idées" in said
    assert 'name="agenda"' in said
