import datetime as dt

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from programmes.access import access_to
from programmes.models import Invitation, Kind, Partner, Programme, Role, User
from tests.factories import (
    make_membership,
    make_partner,
    make_programme,
    make_role_group,
    make_territory,
    make_user,
)
from tests.programmes.test_invitations import make_invitation

TODAY = timezone.localdate()


@pytest.fixture
def programme(db):
    return make_programme()


def test_accounts_are_found_by_address_or_by_card(db):
    by_mail = make_user(email="ada@exemple.fr")
    by_card = make_user(email=None, card_code="K7QFM-3XDPR")
    find = User.objects.get_by_natural_key
    assert find(" ADA@exemple.fr ") == by_mail
    assert find("k7qfm 3xdpr") == by_card
    with pytest.raises(User.DoesNotExist):
        find("")


def test_an_account_holds_no_empty_address_or_card(db):
    user = User(name="Ada", email=" ADA@exemple.fr", card_code="")
    user.clean()
    assert (user.email, user.card_code) == ("ada@exemple.fr", None)
    user.card_code = "trop court"
    with pytest.raises(ValidationError, match="card_code"):
        user.clean()


def test_partners_are_numbered_in_the_order_they_come(programme):
    make_partner(make_programme())
    assert [make_partner(programme).number for _ in range(3)] == [1, 2, 3]


def test_who_left_signs_no_more_and_keeps_the_number(programme):
    gone, stays = make_partner(programme), make_partner(programme)
    gone.leave(TODAY)
    assert list(programme.partners.signatories()) == [stays]
    gone.come_back()
    assert set(programme.partners.signatories()) == {gone, stays}


def test_nobody_leaves_before_joining(programme):
    partner = make_partner(programme, joined_on=TODAY)
    with pytest.raises(ValidationError):
        partner.leave(TODAY - dt.timedelta(days=1))


def test_a_partner_without_a_cell_does_not_sign(programme):
    assert make_role_group(programme, Kind.AUTHORITY).signs_by_default
    assert not make_role_group(programme, Kind.ASSOCIATION).signs_by_default
    make_partner(programme, Kind.ASSOCIATION)
    assert not programme.partners.signatories().exists()


def test_the_address_of_a_second_public_has_a_number(db):
    place = make_territory(slug="rivemont")
    first = make_programme(territory=place)
    second = make_programme(territory=place, audience="jeunes")
    assert (first.slug, second.slug) == ("rivemont-2025-2026", "rivemont-2025-2026-2")


@pytest.mark.parametrize(
    ("today", "ended"), [(dt.date(2009, 6, 18), False), (dt.date(2009, 6, 19), True)]
)
def test_the_last_day_is_included(programme, monkeypatch, today, ended):
    programme.effective_on = dt.date(2008, 12, 18)
    monkeypatch.setattr(timezone, "localdate", lambda: today)
    assert programme.has_ended == ended


def test_a_planned_ceremony_ends_nothing(programme):
    programme.signature_planned_on = dt.date(2008, 12, 18)
    assert (programme.is_signed, programme.has_ended) == (False, False)


@pytest.mark.parametrize(
    ("started", "ended", "current"),
    [(0, None, True), (1, None, False), (-5, 0, False), (-5, 1, True), (-5, -1, False)],
)
def test_a_membership_holds_from_a_day_until_a_day(programme, started, ended, current):
    member = make_membership(
        programme,
        started_on=TODAY + dt.timedelta(started),
        ended_on=None if ended is None else TODAY + dt.timedelta(ended),
    )
    assert member.is_current() == current
    assert programme.memberships.current().exists() == current
    assert Programme.objects.visible_to(member.user).exists() == current


def test_several_roles_add_up_in_one_programme_and_nowhere_else(programme):
    user, other = make_user(), make_programme()
    make_membership(programme, Role.FACILITATOR, user=user)
    town = make_membership(programme, Role.PARTNER, user=user).partner
    make_membership(programme, Role.COORDINATOR, user=user, ended_on=TODAY)
    make_membership(other, Role.OBSERVER, user=user)

    access = access_to(programme.slug, user)
    assert access.roles == {Role.FACILITATOR, Role.PARTNER}
    assert access.partner_pks == {town.pk}
    assert access.role_group_pks == {town.role_group_id}
    assert access_to(other.slug, user).roles == {Role.OBSERVER}
    assert access_to(other.slug, make_user()) is None


def test_who_left_writes_for_the_group_no_more(programme):
    member = make_membership(programme, Role.PARTNER)
    member.partner.leave(TODAY)
    assert access_to(programme.slug, member.user).role_group_pks == frozenset()


def test_the_last_coordinator_cannot_be_removed(programme):
    first, second = make_membership(programme), make_membership(programme)
    assert first.may_be_ended()
    first.end()
    assert not second.may_be_ended()
    with pytest.raises(ValidationError):
        second.end()
    second.refresh_from_db()
    assert second.is_current()


@pytest.mark.parametrize(
    "other",
    [
        {"started_on": TODAY + dt.timedelta(days=1)},
        {"ended_on": TODAY + dt.timedelta(days=9)},
        {"role": Role.FACILITATOR},
        {"active": False},
    ],
    ids=["not yet", "not for long", "another role", "closed account"],
)
def test_a_coordinator_who_is_not_there_to_stay_replaces_nobody(programme, other):
    user = make_user(is_active=other.pop("active", True))
    make_membership(programme, **{"user": user} | other)
    assert not make_membership(programme).may_be_ended()


def test_a_membership_speaks_for_a_partner_of_its_programme(programme):
    member = make_membership(programme)
    member.partner = make_partner(make_programme())
    with pytest.raises(ValidationError, match="partner"):
        member.clean()


def test_an_invitation_is_found_by_its_secret_while_it_is_open(programme):
    invitation = make_invitation(programme)
    assert Invitation.objects.find(invitation.secret) == invitation
    assert Invitation.objects.find("autre") is None
    invitation.expires_at = timezone.now()
    invitation.sent_at = timezone.now() - dt.timedelta(days=15)
    invitation.save()
    assert Invitation.objects.find(invitation.secret) is None
    assert Invitation.objects.find(invitation.renew()) == invitation


@pytest.mark.parametrize(("email", "days"), [("ada@exemple.fr", 14), ("", 60)])
def test_a_letter_lives_two_weeks_and_a_card_two_months(programme, email, days):
    invitation = make_invitation(programme, email=email)
    assert invitation.expires_at - invitation.sent_at == dt.timedelta(days=days)


def test_a_card_is_found_however_its_code_is_typed(programme):
    card = make_invitation(programme, email="")
    assert Invitation.objects.find(card.secret.lower().replace("-", " ")) == card


def test_an_invitation_is_taken_up_once(programme):
    invitation, user = make_invitation(programme), make_user()
    assert invitation.accept(user).role == Role.OBSERVER
    with pytest.raises(ValidationError):
        Invitation.objects.get(pk=invitation.pk).accept(make_user())
    assert programme.memberships.count() == 1


def test_taking_up_a_role_that_is_held_gives_no_second_one(programme):
    member = make_membership(programme, Role.OBSERVER)
    assert make_invitation(programme).accept(member.user) == member


def test_what_was_taken_back_is_not_taken_up(programme):
    invitation = make_invitation(programme)
    invitation.revoke()
    with pytest.raises(ValidationError):
        invitation.accept(make_user())


def test_partners_are_read_in_the_order_of_the_contract(programme):
    town = make_partner(programme, Kind.AUTHORITY)
    ada = make_partner(programme)
    assert list(Partner.objects.filter(programme=programme).in_order()) == [ada, town]
