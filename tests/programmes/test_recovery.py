import re

import pytest
from django.core import mail
from django.urls import reverse
from pytest_django.asserts import assertContains, assertRedirects

from programmes.models import User
from tests.factories import make_membership, make_programme, make_user

pytestmark = pytest.mark.django_db

NEW = "trois pommes au verger"


def reset(client, email):
    return client.post(reverse("password_reset"), {"email": email})


def test_the_letter_leads_to_a_new_password(client, settings):
    settings.CSM_URL = "https://csm.exemple.fr"
    user = make_user(email="ada@exemple.fr")
    assertRedirects(reset(client, "Ada@exemple.fr"), reverse("password_reset_done"))
    (letter,) = mail.outbox
    assert letter.to == ["ada@exemple.fr"]
    (link,) = re.findall(r"https://csm\.exemple\.fr(\S+)", letter.body)

    form = client.get(link, follow=True)
    assertContains(form, "new_password1")
    answer = client.post(
        form.redirect_chain[-1][0], {"new_password1": NEW, "new_password2": NEW}
    )
    assertRedirects(answer, reverse("password_reset_complete"))
    user.refresh_from_db()
    assert user.check_password(NEW)
    assertContains(client.get(link, follow=True), reverse("password_reset"))


def test_the_letter_says_nothing_of_anybody(client):
    make_user(email="ada@exemple.fr", name="Ada Canari")
    make_membership(make_programme(), user=User.objects.get())
    reset(client, "ada@exemple.fr")
    (letter,) = mail.outbox
    assert "Canari" not in letter.subject + letter.body
    assert "Territoire" not in letter.subject + letter.body


def lasting(headers):
    """Return the headers but the hour at which the answer goes stale."""
    return {name: said for name, said in headers.items() if name != "Expires"}


@pytest.mark.parametrize("active", [True, False], ids=["in use", "disabled"])
def test_nobody_learns_from_the_reset_who_has_an_account(client, active):
    make_user(email="ada@exemple.fr", is_active=active)
    known = reset(client, "ada@exemple.fr")
    unknown = reset(client, "personne@exemple.fr")
    assert (known.status_code, known.url) == (unknown.status_code, unknown.url)
    assert lasting(known.headers) == lasting(unknown.headers)
    assert len(mail.outbox) == active


def test_a_forged_host_writes_no_letter(client):
    make_user(email="ada@exemple.fr")
    answer = client.post(
        reverse("password_reset"),
        {"email": "ada@exemple.fr"},
        headers={"host": "ailleurs.example"},
    )
    assert answer.status_code == 400
    assert mail.outbox == []


def test_ten_letters_an_hour_leave_an_address(client):
    answers = [reset(client, f"p{n}@exemple.fr").status_code for n in range(12)]
    assert answers == [302] * 10 + [429] * 2


def test_a_mailbox_gets_ten_letters_an_hour(client):
    make_user(email="ada@exemple.fr")
    for n in range(12):
        client.post(
            reverse("password_reset"),
            {"email": "ada@exemple.fr"},
            REMOTE_ADDR=f"192.0.2.{n}",
        )
    assert len(mail.outbox) == 10


def test_a_letter_that_cannot_leave_is_no_sign(client, settings, caplog):
    settings.MAILERS = {"default": {"BACKEND": "nowhere.Backend"}}
    make_user(email="ada@exemple.fr")
    assert reset(client, "ada@exemple.fr").status_code == 302
    assert "ada@exemple.fr" not in caplog.text.split("Traceback")[0]
