"""The page of the steering committee: its members, its meetings, what it decided."""

import pytest
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from programmes.models import Role
from programmes.printing import PdfRefused
from tests.factories import make_membership, make_programme, make_user
from tests.workshops.making import (
    Kind,
    in_days,
    make_decision,
    make_exchange,
    make_meeting,
)

pytestmark = pytest.mark.django_db
READ_NAMES = (Role.COORDINATOR, Role.FACILITATOR, Role.OBSERVER)


@pytest.fixture
def visit(client, programme):
    def visit(role=Role.COORDINATOR):
        client.force_login(make_membership(programme, role).user)
        return client.get(place(programme))

    return visit


def place(programme):
    return reverse("workshops:steering", args=[programme.slug])


def make_member(programme, name="Ysée Coutelan", capacity="déléguée", **values):
    user = make_user(name=name, is_active=values.pop("is_active", True))
    return make_membership(
        programme, Role.OBSERVER, user=user, capacity=capacity, **values
    )


@pytest.mark.parametrize("role", Role, ids=str)
def test_the_names_of_the_members_stay_with_the_team_and_the_committee(
    visit, programme, role
):
    make_member(programme)
    page = visit(role)
    assertContains(page, "déléguée")
    reads = assertContains if role in READ_NAMES else assertNotContains
    reads(page, "Ysée Coutelan")


def test_whoever_left_or_whose_account_is_closed_is_no_member(visit, programme):
    make_member(programme, "Partie", ended_on=in_days(-1))
    make_member(programme, "À venir", started_on=in_days(3))
    make_member(programme, "Compte fermé", is_active=False)
    make_member(make_programme(), "Ailleurs")
    page = visit()
    assert list(page.context["members"]) == []
    assertContains(page, "Pas encore de membre invité")


def test_a_coordinator_is_led_to_invite_a_member(client, visit, programme):
    invite = reverse("programmes:member_invite", args=[programme.slug])
    link = f"{invite}?role=observer"
    assertContains(visit(), link)
    page = client.get(link)
    assert page.context["form"]["role"].value() == "observer"
    assertContains(page, "checked", count=1)
    assertNotContains(visit(Role.FACILITATOR), link)


def test_a_forged_role_preselects_nothing(client, visit, programme):
    visit()
    invite = reverse("programmes:member_invite", args=[programme.slug])
    assertNotContains(client.get(f"{invite}?role=roi"), "checked")


def test_the_next_meeting_is_the_nearest_that_takes_place(visit, programme):
    make_meeting(programme, day=in_days(1), place="Annulée").cancel()
    make_meeting(programme, day=in_days(9), place="Plus tard")
    make_meeting(programme, day=in_days(2), place="Salle du conseil")
    make_exchange(programme, day=in_days(1))
    page = visit()
    assert page.context["next"].place == "Salle du conseil"
    assertContains(page, "Salle du conseil")
    assertNotContains(page, "Plus tard")


def test_past_meetings_tell_what_they_decided_and_what_is_still_open(visit, programme):
    old, new = (make_meeting(programme, day=in_days(day)) for day in (-60, -2))
    make_decision(old, words="Faite", done_on=in_days(-5))
    late = make_decision(old, words="En retard", due_on=in_days(-5))
    open_one = make_decision(new, words="Ouverte")
    make_decision(new, words="Retirée").take_out()
    make_decision(make_meeting(programme, kind=Kind.GROUP), words="Du groupe")

    context = visit().context

    told = [
        (meeting, [line.decision.words for line in lines])
        for meeting, lines in context["past"]
    ]
    assert told == [(new, ["Ouverte"]), (old, ["Faite", "En retard"])]
    still_open = [(line.decision, line.state) for line in context["still_open"]]
    assert still_open == [(open_one, "open"), (late, "late")]


@pytest.mark.parametrize("role", Role, ids=str)
def test_the_sheet_and_the_planning_are_offered_to_those_who_may(
    visit, programme, role
):
    page = visit(role)
    sheet = reverse("state_sheet_pdf", args=[programme.slug])
    plan = reverse("workshops:session_plan", args=[programme.slug, "steering"])
    team = (Role.COORDINATOR, Role.FACILITATOR)
    for link, roles in ((sheet, READ_NAMES), (plan, team)):
        (assertContains if role in roles else assertNotContains)(page, link)


def test_strangers_find_no_committee(client, programme):
    client.force_login(make_user())
    assert client.get(place(programme)).status_code == 404


@pytest.mark.parametrize("rows", [1, 30])
def test_the_page_costs_the_same_however_much_there_is(
    client, visit, programme, django_assert_num_queries, rows
):
    for number in range(rows):
        make_member(programme, f"Membre {number}")
        make_decision(make_meeting(programme))
    make_meeting(programme, day=in_days(3))
    visit()
    with django_assert_num_queries(8):
        client.get(place(programme))


def test_a_print_of_the_state_that_is_refused_is_said_here(
    client, visit, programme, monkeypatch
):
    def refuse(page):
        raise PdfRefused(["https://ailleurs.example/"])

    monkeypatch.setattr("csm.state_sheet.printing.render", refuse)
    visit()
    answer = client.get(reverse("state_sheet_pdf", args=[programme.slug]), follow=True)
    assertRedirects(answer, place(programme))
    assertContains(answer, "L’état n’a pas pu être imprimé")
