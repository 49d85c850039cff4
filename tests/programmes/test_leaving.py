import datetime as dt

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone
from pytest_django.asserts import assertContains, assertRedirects

from programmes.leaving import come_back, leave
from programmes.models import Partner, Role
from tests.factories import make_membership, make_partner, make_programme


@pytest.fixture
def programme(db):
    return make_programme()


@pytest.fixture
def facilitator(client, programme):
    membership = make_membership(programme, Role.FACILITATOR)
    client.force_login(membership.user)
    return membership


def url(partner, view):
    return reverse(
        f"programmes:partner_{view}", args=[partner.programme.slug, partner.number]
    )


def test_leaving_ends_the_access_and_coming_back_gives_it_again(programme):
    member = make_membership(programme, Role.PARTICIPANT)
    day = timezone.localdate()

    leave(member.partner, day)
    member.refresh_from_db()
    assert (member.partner.left_on, member.is_current()) == (day, False)

    come_back(member.partner)
    member.refresh_from_db()
    assert (member.partner.left_on, member.ended_on) == (None, None)


def test_coming_back_gives_no_role_twice(programme):
    member = make_membership(programme, Role.PARTICIPANT)
    partner = member.partner
    leave(partner, timezone.localdate())
    make_membership(programme, Role.PARTICIPANT, user=member.user, partner=partner)

    come_back(partner)
    assert programme.memberships.filter(user=member.user, ended_on=None).count() == 1


def test_a_departure_takes_no_other_role(programme):
    ada = make_partner(programme)
    member = make_membership(programme, Role.COORDINATOR, partner=ada)
    leave(ada, timezone.localdate())
    member.refresh_from_db()
    assert member.is_current()


def test_nobody_leaves_tomorrow(programme):
    with pytest.raises(ValidationError):
        leave(make_partner(programme), timezone.localdate() + dt.timedelta(days=1))


def test_a_departure_is_noted_and_undone_on_the_pages(client, programme, facilitator):
    ada = make_partner(programme, joined_on=dt.date(2025, 9, 1))
    assertRedirects(
        client.post(url(ada, "leave"), {"left_on": "2025-12-01"}), url(ada, "detail")
    )
    assertContains(client.get(url(ada, "detail")), "lundi 1er décembre 2025")
    ada.refresh_from_db()
    assert ada.left_on == dt.date(2025, 12, 1)

    assertRedirects(client.post(url(ada, "return")), url(ada, "detail"))
    ada.refresh_from_db()
    assert ada.left_on is None


def test_a_return_is_never_asked_by_a_link(client, programme, facilitator):
    assert client.get(url(make_partner(programme), "return")).status_code == 405


def test_a_partner_is_removed_only_when_nothing_refers_to_it(
    client, programme, facilitator
):
    known = make_membership(programme, Role.PARTICIPANT).partner
    mistake = make_partner(programme)
    mistake.representatives.create(name="Paul Aubin")

    assert client.post(url(known, "remove")).status_code == 200
    assertRedirects(
        client.post(url(mistake, "remove")),
        reverse("programmes:partner_list", args=[programme.slug]),
    )
    assert list(Partner.objects.all()) == [known]
