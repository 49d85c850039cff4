import datetime as dt
import re
from functools import partial

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from programmes.models import Invitation, Kind, Role
from tests.factories import make_membership, make_partner, make_programme, make_user


@pytest.fixture
def programme(db):
    return make_programme()


@pytest.fixture
def coordinator(client, programme):
    user = make_user(name="Camille Aubry", email="camille@exemple.fr")
    membership = make_membership(programme, user=user)
    client.force_login(user)
    return membership


@pytest.fixture
def sending(django_capture_on_commit_callbacks):
    """Let the letters leave, as they do once all is saved."""
    return partial(django_capture_on_commit_callbacks, execute=True)


def url(programme, view, *args):
    return reverse(f"programmes:{view}", args=[programme.slug, *args])


def typed(**values):
    return {
        "role": Role.OBSERVER,
        "name": "Dominique Ferrier",
        "email": "Dominique@exemple.fr",
        "partner": "",
        "capacity": "déléguée de la préfète",
    } | values


def make_invitation(programme, **values):
    invitation = Invitation(
        programme=programme,
        invited_by=make_user(),
        **{"role": Role.OBSERVER, "name": "Dominique", "email": "d@exemple.fr"}
        | values,
    )
    invitation.secret = invitation.renew()
    return invitation


@pytest.mark.parametrize("capacity", ["", "   "])
def test_whoever_follows_the_programme_is_invited_in_a_capacity(
    client, programme, coordinator, capacity
):
    answer = client.post(url(programme, "member_invite"), typed(capacity=capacity))
    assertContains(answer, "Dites en quelle qualité cette personne suit le programme.")
    assertContains(answer, "Dominique Ferrier")
    assert not Invitation.objects.exists()
    others = typed(capacity=capacity, role=Role.FACILITATOR)
    assert client.post(url(programme, "member_invite"), others).status_code == 302


def test_a_letter_invites_without_saying_to_what(
    client, programme, coordinator, mailoutbox, sending
):
    with sending():
        client.post(url(programme, "member_invite"), typed())

    (letter,) = mailoutbox
    assert (letter.subject, letter.to) == ("Une invitation", ["dominique@exemple.fr"])
    assert letter.reply_to == ["camille@exemple.fr"]
    assert "Camille Aubry" in letter.body
    for secret in (programme.territory.name, programme.edition, "Dominique", "observ"):
        assert secret not in letter.body
    token = re.search(r"http://[^/]+/invitation/(\S+)/", letter.body)[1]
    invitation = Invitation.objects.find(token)
    assert invitation.role == Role.OBSERVER
    assert token not in str(Invitation.objects.values_list()[0])


@pytest.mark.django_db(transaction=True)  # the letter leaves within the request
def test_a_letter_that_cannot_leave_is_told(
    client, programme, coordinator, settings, caplog
):
    settings.MAILERS = {
        "default": {
            "BACKEND": "django.core.mail.backends.smtp.EmailBackend",
            "OPTIONS": {"host": "127.0.0.1", "port": 1, "timeout": 1},
        }
    }
    client.post(url(programme, "member_invite"), typed())
    assertContains(client.get(url(programme, "member_list")), "note--mend")
    assert programme.invitations.count() == 1
    assert "exemple.fr" not in caplog.text


def test_sending_again_makes_another_link(
    client, programme, coordinator, mailoutbox, sending
):
    invitation = make_invitation(programme)
    with sending():
        client.post(url(programme, "invitation_resend", invitation.pk))

    assert len(mailoutbox) == 1
    assert Invitation.objects.find(invitation.secret) is None


def test_a_double_click_sends_one_letter(
    client, programme, coordinator, mailoutbox, sending
):
    page = url(programme, "member_invite")
    key = client.get(page).context["form"]["submission_id"].value()
    with sending():
        for _ in range(2):
            client.post(page, typed(submission_id=str(key)))
    assert (len(mailoutbox), programme.invitations.count()) == (1, 1)


def test_a_card_is_shown_once_and_its_code_is_kept_nowhere(
    client, programme, coordinator, mailoutbox, sending
):
    with sending():
        answer = client.post(url(programme, "member_invite"), typed(email=""))
    card = url(programme, "invitation_card", programme.invitations.get().pk)
    assertRedirects(answer, card)
    assert mailoutbox == []

    first = client.post(card).context["code"]
    assert Invitation.objects.find(first)
    assertNotContains(client.get(card), first)
    second = client.post(card)
    assertContains(second, second.context["code"])
    assert Invitation.objects.find(first) is None
    assert first not in str(Invitation.objects.values_list()[0])


def test_what_is_taken_back_opens_nothing(client, programme, coordinator):
    invitation = make_invitation(programme)
    client.post(url(programme, "invitation_revoke", invitation.pk))
    assert Invitation.objects.find(invitation.secret) is None


def test_an_accepted_invitation_is_not_sent_again(client, programme, coordinator):
    invitation = make_invitation(programme)
    invitation.accept(make_user())
    for view in ("invitation_resend", "invitation_revoke", "invitation_card"):
        assert client.post(url(programme, view, invitation.pk)).status_code == 404


def test_forty_invitations_leave_in_a_day(
    client, programme, coordinator, mailoutbox, sending
):
    invitation = make_invitation(programme)
    with sending():
        for _ in range(41):
            client.post(url(programme, "invitation_resend", invitation.pk))
    assert len(mailoutbox) == 40
    answer = client.post(url(programme, "member_invite"), typed())
    assert list(answer.context["form"].errors) == ["__all__"]


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"role": "admin"}, "role"),
        ({"role": ""}, "role"),
        ({"name": ""}, "name"),
        ({"name": "a\x00b"}, "name"),
        ({"email": "pas une adresse"}, "email"),
        ({"email": "camille@exemple.fr", "role": Role.COORDINATOR}, "email"),
        ({"role": Role.PARTNER}, "partner"),
        ({"role": Role.PARTICIPANT}, "partner"),
        ({"partner": "999999"}, "partner"),
    ],
)
def test_what_cannot_be_is_answered_with_a_message(
    client, programme, coordinator, values, field
):
    answer = client.post(url(programme, "member_invite"), typed(**values))
    assert list(answer.context["form"].errors) == [field]
    assert not programme.invitations.exists()


@pytest.mark.parametrize(
    ("role", "kind", "fits"),
    [
        (Role.PARTICIPANT, Kind.PARTICIPANT, True),
        (Role.PARTICIPANT, Kind.AUTHORITY, False),
        (Role.PARTNER, Kind.AUTHORITY, True),
        (Role.PARTNER, Kind.PARTICIPANT, False),
        (Role.FACILITATOR, Kind.FACILITATOR, True),
        (Role.OBSERVER, Kind.AUTHORITY, False),
    ],
)
def test_a_role_speaks_for_the_partner_that_fits_it(
    client, programme, coordinator, role, kind, fits
):
    partner = make_partner(programme, kind)
    words = typed(role=role, partner=partner.pk)
    client.post(url(programme, "member_invite"), words)
    assert programme.invitations.exists() == fits


def test_a_partner_of_another_programme_is_not_offered(client, programme, coordinator):
    theirs = make_partner(make_programme(), Kind.AUTHORITY)
    words = typed(role=Role.PARTNER, partner=theirs.pk)
    answer = client.post(url(programme, "member_invite"), words)
    assert list(answer.context["form"].errors) == ["partner"]


def test_one_invitation_waits_at_a_time(client, programme, coordinator):
    make_invitation(programme, email="dominique@exemple.fr")
    answer = client.post(url(programme, "member_invite"), typed())
    assert list(answer.context["form"].errors) == ["email"]


def test_the_invited_role_cannot_be_forged_into_more(client, programme, coordinator):
    other = make_programme()
    forged = {
        "programme": other.pk,
        "invited_by": make_user().pk,
        "accepted_at": "2026-01-01",
        "expires_at": "2099-01-01",
        "secret_digest": "x",
    }
    client.post(url(programme, "member_invite"), typed(**forged))
    invitation = Invitation.objects.get()
    assert (invitation.programme, invitation.invited_by) == (
        programme,
        coordinator.user,
    )
    assert invitation.expires_at < timezone.now() + dt.timedelta(days=15)


def test_the_letter_is_read_before_it_leaves(client, programme, coordinator):
    coordinator.user.name = "<b>Camille</b>"
    coordinator.user.save()
    answer = client.get(url(programme, "member_invite"))
    assertContains(answer, "&lt;b&gt;Camille&lt;/b&gt; vous invite")
    assertNotContains(answer, "<b>Camille</b>")


@pytest.mark.parametrize("act", ["renew", "revoke"])
def test_an_invitation_taken_up_meanwhile_stays_taken_up(programme, act):
    invitation = make_invitation(programme, email="dominique@exemple.fr")
    Invitation.objects.get(pk=invitation.pk).accept(make_user())

    with pytest.raises(ValidationError):
        getattr(invitation, act)()

    assert Invitation.objects.get(pk=invitation.pk).accepted_at is not None
