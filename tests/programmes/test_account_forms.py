import pytest
from django.urls import reverse
from pytest_django.asserts import assertRedirects

from programmes.models import User
from tests.factories import PASSWORD, make_user

pytestmark = pytest.mark.django_db

NEW = "trois pommes au verger"


def is_in(client):
    return client.get(reverse("account")).status_code == 200


def test_a_name_changes_without_a_password(client):
    user = make_user(email="ada@exemple.fr")
    client.force_login(user)
    client.post(reverse("account"), {"name": "Ada", "email": "ada@exemple.fr"})
    user.refresh_from_db()
    assert user.name == "Ada"


@pytest.mark.parametrize(
    ("password", "kept"), [("", "ada@"), ("faux", "ada@"), (PASSWORD, "bea@")]
)
def test_another_address_asks_for_the_password(client, password, kept):
    user = make_user(email="ada@exemple.fr")
    client.force_login(user)
    values = {"name": "Ada", "email": "Bea@exemple.fr", "present_password": password}
    client.post(reverse("account"), values)
    user.refresh_from_db()
    assert user.email == f"{kept}exemple.fr"


def test_the_address_may_leave_only_when_there_is_a_card(client):
    bare = make_user(email="ada@exemple.fr")
    carded = make_user(email="bea@exemple.fr", card_code="K7QFM-3XDPR")
    for user in (bare, carded):
        client.force_login(user)
        values = {"name": "Ada", "email": "", "present_password": PASSWORD}
        client.post(reverse("account"), values)
        user.refresh_from_db()
    assert (bare.email, carded.email) == ("ada@exemple.fr", None)


@pytest.mark.parametrize("field", ["is_staff", "is_superuser", "may_open_programmes"])
def test_nobody_gives_themselves_a_right(client, field):
    user = make_user(email="ada@exemple.fr")
    client.force_login(user)
    client.post(
        reverse("account"), {"name": "Ada", "email": "ada@exemple.fr", field: "on"}
    )
    assert getattr(User.objects.get(), field) is False


def test_a_new_password_ends_the_other_logins(client):
    user = make_user()
    other = type(client)()
    for browser in (client, other):
        browser.force_login(user)
    values = {"old_password": PASSWORD, "new_password1": NEW, "new_password2": NEW}
    assertRedirects(client.post(reverse("password_change"), values), reverse("account"))
    assert (is_in(client), is_in(other)) == (True, False)


@pytest.mark.parametrize(
    ("password", "again"),
    [
        ("court", "court"),
        ("motdepasse123456", "motdepasse"),
        ("password1234", "password1234"),
    ],
)
def test_a_weak_or_mistyped_password_is_refused(client, password, again):
    user = make_user()
    client.force_login(user)
    values = {
        "old_password": PASSWORD,
        "new_password1": password,
        "new_password2": again,
    }
    assert client.post(reverse("password_change"), values).status_code == 200
    user.refresh_from_db()
    assert user.check_password(PASSWORD)
