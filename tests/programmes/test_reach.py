"""How far a role goes once the group has taken over: who reads only, who carries on."""

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains

from csm.awaits import lines_for
from programmes import leaving
from programmes.access import access_to, who_coordinates
from programmes.models import Membership, Partner, Programme, Role
from programmes.models.membership import Reach
from programmes.models.programme import CARRIES_ON, TEAM
from tests.factories import make_membership, make_partner, make_programme
from workshops.models import Session

pytestmark = pytest.mark.django_db


@pytest.fixture
def programme():
    return make_programme()


def reader(programme, **values):
    return make_membership(programme, reach=Reach.READING, **values).user


def carrier(programme, **values):
    """A participant who carries on for the group."""
    partner = make_partner(programme, **values)
    user = make_membership(programme, Role.PARTICIPANT, partner=partner).user
    make_membership(programme, user=user, partner=partner, reach=Reach.TAKEOVER)
    return user


def url(programme, name, *args):
    return reverse(name, args=[programme.slug, *args])


def test_a_former_coordinator_reads_and_writes_no_more(client, programme):
    client.force_login(reader(programme))
    make_partner(programme, name="Inès Morel")
    assertContains(client.get(url(programme, "programmes:partner_list")), "Inès Morel")
    assert client.get(url(programme, "programmes:member_list")).status_code == 200
    for name in ("programmes:partner_add", "programmes:member_invite"):
        assert client.get(url(programme, name)).status_code == 403
        assert client.post(url(programme, name), {"name": "Non"}).status_code == 403
    assert Partner.objects.filter(name="Non").count() == 0


def test_who_only_reads_is_told_so_on_each_page(client, programme):
    client.force_login(reader(programme))
    page = client.get(url(programme, "workshops:session_list"))
    assertContains(page, "Vous continuez de lire")


def test_another_role_of_the_same_person_still_writes(client, programme):
    user = reader(programme)
    make_membership(programme, Role.FACILITATOR, user=user)
    client.force_login(user)
    assert client.get(url(programme, "programmes:partner_add")).status_code == 200
    assert client.get(url(programme, "programmes:member_invite")).status_code == 403
    assert not access_to(programme.slug, user).only_reads


def test_who_carries_on_keeps_the_calendar(client, programme):
    client.force_login(carrier(programme))
    place = url(programme, "workshops:session_plan", "group")
    body = {"day": "2026-03-05", "title": "On se revoit"}
    page = client.post(place, body)
    assert page.status_code == 302
    session = Session.objects.get()
    place = url(programme, "workshops:session_detail", session.pk)
    assertContains(
        client.get(place), url(programme, "workshops:session_edit", session.pk)
    )


def test_who_carries_on_keeps_the_rules_and_the_tools(client, programme):
    client.force_login(carrier(programme))
    for name in ("rules_edit", "tool_add"):
        assert client.get(url(programme, f"workshops:{name}")).status_code == 200


@pytest.mark.parametrize(
    "name",
    [
        "programmes:member_list",
        "programmes:member_invite",
        "programmes:partner_add",
        "programme_end",
        "chain:help_add",
        "wellbeing:round_add",
        "workshops:letter_add",
    ],
)
def test_who_carries_on_opens_none_of_the_team_s_doors(client, programme, name):
    client.force_login(carrier(programme))
    assert client.get(url(programme, name)).status_code == 403


def test_who_carries_on_reads_the_first_names_agreed_and_no_more(client, programme):
    make_partner(programme, name="Inès Morel")
    make_partner(
        programme, name="Malik Sow", first_name="Malik", first_name_shared=True
    )
    user = carrier(programme)
    access = access_to(programme.slug, user)
    assert access.roles == {Role.PARTICIPANT, CARRIES_ON}
    assert not access.has(*TEAM)
    named = Partner.objects.visible_to(access).values_list("first_name", flat=True)
    assert set(named) == {"Malik", ""}
    assert named.count() == 2
    client.force_login(user)
    page = client.get(url(programme, "programmes:partner_list"))
    assertNotContains(page, "Inès Morel")
    assertNotContains(page, "Sow")


def test_who_carries_on_without_another_role_reads_no_more_names(programme):
    partner = make_partner(programme)
    user = make_membership(programme, partner=partner, reach=Reach.TAKEOVER).user
    make_partner(programme, name="Inès Morel")
    seen = Partner.objects.visible_to(access_to(programme.slug, user))
    assert list(seen) == [partner]


def test_who_carries_on_is_named_to_nobody_as_the_one_to_ask(client, programme):
    user, before = carrier(programme), reader(programme)
    assert list(who_coordinates(programme)) == [before]
    client.force_login(make_membership(programme, Role.PARTNER).user)
    page = client.get(reverse("help"))
    assertContains(page, before.name)
    assertNotContains(page, user.name)


def test_the_programmes_of_the_team_are_not_those_that_one_carries_on(programme):
    user, before = carrier(programme), reader(programme)
    assert not Programme.objects.led_by(user).exists()
    assert list(Programme.objects.led_by(before)) == [programme]


def test_nothing_awaits_who_only_reads(programme):
    before, writes = reader(programme), make_membership(programme).user
    assert lines_for([access_to(programme.slug, writes)])
    assert lines_for([access_to(programme.slug, before)]) == []


def test_one_who_writes_remains(programme):
    reader(programme)
    last = make_membership(programme)
    with pytest.raises(ValidationError):
        last.end()
    carrier(programme)
    last.end()
    assert not Membership.objects.current().coordinating().filter(pk=last.pk).exists()


def test_when_the_last_who_carried_on_leaves_who_coordinated_writes_again(programme):
    before, user = reader(programme), carrier(programme)
    leaving.leave(user.memberships.first().partner, programme.begun_on)
    assert not access_to(programme.slug, before).only_reads


def test_leaving_is_free_for_who_carries_on_too(programme):
    user = carrier(programme)
    partner = user.memberships.first().partner
    leaving.leave(partner, programme.begun_on.replace(month=9, day=2))
    assert access_to(programme.slug, user) is None
    leaving.come_back(partner)
    assert access_to(programme.slug, user).carries_on
