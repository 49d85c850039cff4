"""Invitations, from the side of those who are invited."""

import pytest
from django.urls import reverse
from pytest_django.asserts import assertContains

from programmes.models import Invitation, Membership, Role
from tests.factories import (
    PASSWORD,
    make_membership,
    make_partner,
    make_programme,
    make_user,
)

pytestmark = pytest.mark.django_db

NEW = "trois pommes au verger"


def log_in(client, name, password):
    client.post(reverse("login"), {"username": name, "password": password})


def is_in(client):
    return client.get(reverse("account")).status_code == 200


@pytest.fixture
def invite():
    """Make an invitation and the secret that opens it."""

    def make(**values):
        programme = values.pop("programme", None) or make_programme()
        defaults = {"role": Role.OBSERVER, "name": "Inès", "email": "ines@exemple.fr"}
        invitation = Invitation(
            programme=programme,
            invited_by=make_membership(programme).user,
            **defaults | values,
        )
        return invitation, invitation.renew()

    return make


def accept(client, secret, **values):
    url = reverse("invitation", args=[secret])
    return client.post(url, {"name": "Inès", "password": NEW, "again": NEW} | values)


def test_a_link_makes_an_account_and_a_membership(client, invite):
    invitation, secret = invite()
    assertContains(
        client.get(reverse("invitation", args=[secret])), invitation.programme
    )
    answer = accept(client, secret)
    assert answer.url == reverse("programme", args=[invitation.programme.slug])
    membership = Membership.objects.get(role=Role.OBSERVER)
    assert membership.user.email == "ines@exemple.fr"
    assert membership.user.check_password(NEW)
    assert is_in(client)


def test_a_card_makes_an_account_that_keeps_its_code(client, invite):
    programme = make_programme()
    partner = make_partner(programme)
    _invitation, code = invite(
        email="", role=Role.PARTICIPANT, programme=programme, partner=partner
    )
    answer = client.post(reverse("card"), {"code": code.lower().replace("-", " ")})
    assert answer.url == reverse("invitation", args=[code])
    accept(client, code)
    assert Membership.objects.get(role=Role.PARTICIPANT).partner == partner
    client.post(reverse("logout"))
    log_in(client, code, NEW)
    assert is_in(client)


def test_a_card_already_used_leads_to_the_login(client):
    make_user(email=None, card_code="K7QFM-3XDPR")
    answer = client.post(reverse("card"), {"code": "k7qfm3xdpr"})
    assert answer.url == reverse("login", query={"card": "K7QFM-3XDPR"})
    assertContains(client.get(answer.url), "K7QFM-3XDPR")


@pytest.mark.parametrize("code", ["", "abc", "K7QFM-3XDPR", "\x00" * 10])
def test_an_unknown_code_opens_nothing(client, code):
    answer = client.post(reverse("card"), {"code": code})
    assert answer.status_code == 200
    assert answer.context["form"].errors


def test_a_code_is_tried_only_where_tries_are_counted(client, invite):
    _invitation, code = invite(email="")
    answer = client.get(reverse("invitation", args=[code]))
    assert answer.url == reverse("card")
    tries = [
        client.post(reverse("card"), {"code": f"K7QFM-3X{a}{b}R"}).status_code
        for a in "34679ABCDE"
        for b in "34679ABCDEF"
    ]
    assert tries == [200] * 100 + [429] * 10


def test_an_invitation_opens_once(client, invite):
    _invitation, secret = invite()
    accept(client, secret)
    client.logout()
    assert client.get(reverse("invitation", args=[secret])).status_code == 404
    assert accept(client, secret).status_code == 404
    assert Membership.objects.filter(role=Role.OBSERVER).count() == 1


def test_an_invitation_taken_back_or_too_old_opens_nothing(client, invite):
    back, back_secret = invite()
    back.revoke()
    old, old_secret = invite()
    Invitation.objects.filter(pk=old.pk).update(
        sent_at="2020-01-01T00:00Z", expires_at="2020-01-15T00:00Z"
    )
    for secret in (back_secret, old_secret, "autre"):
        assert client.get(reverse("invitation", args=[secret])).status_code == 404


def test_somebody_with_an_account_logs_in_first(client, invite):
    user = make_user(email="ines@exemple.fr")
    _invitation, secret = invite()
    url = reverse("invitation", args=[secret])
    assertContains(client.get(url), f"{reverse('login')}?next={url}")
    accept(client, secret)
    assert not Membership.objects.filter(role=Role.OBSERVER).exists()
    log_in(client, user.email, PASSWORD)
    client.post(url)
    assert Membership.objects.get(role=Role.OBSERVER).user == user


def test_nobody_speaks_for_two_partners_in_one_role(client, invite):
    programme = make_programme()
    member = make_membership(programme, Role.PARTICIPANT)
    other = make_partner(programme)
    invitation, secret = invite(
        programme=programme, role=Role.PARTICIPANT, partner=other
    )
    client.force_login(member.user)

    answer = client.post(reverse("invitation", args=[secret]))

    assertContains(answer, "pour un autre partenaire", status_code=404)
    invitation.refresh_from_db()
    assert invitation.accepted_at is None


def test_looking_at_an_invitation_accepts_nothing(client, invite):
    _invitation, secret = invite()
    client.force_login(make_user())
    client.get(reverse("invitation", args=[secret]))
    assert not Membership.objects.filter(role=Role.OBSERVER).exists()
