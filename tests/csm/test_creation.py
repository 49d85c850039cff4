import uuid

import pytest
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from csm.creation.starting import last_start
from programmes import course
from programmes.models import Invitation, MethodPack, Programme, Role
from tests.csm.creating import send, start, url
from tests.factories import (
    make_membership,
    make_user,
)

pytestmark = pytest.mark.django_db


def steps(client, programme):
    creation = client.get(url("creation", programme)).context["creation"]
    return [step.is_done for step in creation.steps]


def state(programme):
    return Programme.objects.get(pk=programme.pk).state


def test_each_step_is_done_in_any_order_and_stays_done(client, leader, draft):
    assert steps(client, draft) == [True, False, False, False]
    send(client, "dates", draft, day="2026-01-22", duration_months="6",
         mid_term_rule="halfway", version="1")  # fmt: skip
    assert steps(client, draft) == [True, False, True, False]
    invited = {"role": "facilitator", "name": "Ana", "email": "ana@exemple.fr"}
    send(client, "team", draft, **invited)
    assert steps(client, draft) == [True, False, True, True]
    pack = MethodPack.objects.get(name="Rouffach 2019")
    send(client, "pack", draft, pack=pack.pk, seen="0")
    answer = client.get(url("creation", draft))
    assertContains(answer, "Les quatre étapes sont faites.")
    assertContains(answer, "À la manière de Rouffach 2019.")


def test_the_page_says_in_words_how_far_it_has_come(client, leader, draft):
    assertContains(
        client.get(url("creation", draft)), "Une étape sur quatre est faite."
    )


def test_every_page_of_a_draft_leads_back_to_its_creation(client, leader, draft):
    for page in (
        draft.get_absolute_url(),
        reverse("contracts:detail", args=[draft.slug]),
    ):
        assertContains(client.get(page), f'href="{url("creation", draft)}"')
    course.begin(draft, leader)
    assertNotContains(
        client.get(draft.get_absolute_url()), f'href="{url("creation", draft)}"'
    )


def test_a_facilitator_sees_how_far_it_is_and_chooses_the_dates(client, draft):
    client.force_login(make_membership(draft, Role.FACILITATOR).user)
    answer = client.get(url("creation", draft))
    assertContains(answer, f'href="{url("dates", draft)}"')
    for view in ("pack", "team", "begin"):
        assertNotContains(answer, url(view, draft))
        assert client.get(url(view, draft)).status_code == 403


@pytest.mark.parametrize("role", [Role.PARTNER, Role.PARTICIPANT, Role.OBSERVER])
def test_to_the_others_there_is_no_such_programme(client, draft, role):
    client.force_login(make_membership(draft, role).user)
    for view in ("creation", "pack", "take_up", "dates", "team", "begin", "course"):
        assert client.get(url(view, draft)).status_code == 404


@pytest.mark.parametrize("more", [1, 30])
def test_the_steps_cost_the_same_however_many_people(
    client, leader, draft, django_assert_num_queries, more
):
    start(draft, leader)
    for number in range(more):
        make_membership(draft, Role.FACILITATOR)
        invite(draft, leader, number)
    client.get(url("creation", draft))
    # Session, user, memberships; the start twice, its pack; members, invitations.
    with django_assert_num_queries(8):
        client.get(url("creation", draft))


def invite(programme, by, number):
    Invitation(
        programme=programme,
        role=Role.OBSERVER,
        name=f"Personne {number}",
        email=f"observe{number}@exemple.fr",
        invited_by=by,
    ).renew()


def test_a_card_is_printed_for_whoever_has_no_address(client, leader, draft):
    answer = send(client, "team", draft, role="coordinator", name="Ines", email="")
    invitation = draft.invitations.get()
    card = reverse("programmes:invitation_card", args=[draft.slug, invitation.pk])
    assert answer.url == card
    assert invitation.role == Role.COORDINATOR


def test_the_team_is_invited_one_after_the_other(
    client, leader, draft, mailoutbox, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        answer = send(client, "team", draft, role="facilitator", name="Ana",
                      email="Ana@exemple.fr")  # fmt: skip
    assertRedirects(answer, url("team", draft))
    assert [mail.to for mail in mailoutbox] == [["ana@exemple.fr"]]
    assertContains(client.get(url("team", draft)), "Ana")


@pytest.mark.parametrize("role", ["partner", "participant", "admin", ""])
def test_who_speaks_for_a_partner_is_not_invited_here(client, leader, draft, role):
    answer = send(client, "team", draft, role=role, name="Ana", email="")
    assert "role" in answer.context["form"].errors
    assert not draft.invitations.exists()


def test_who_observes_a_draft_is_told_that_it_will_open(client, leader, draft):
    invitation = Invitation(
        programme=draft, role=Role.OBSERVER, name="Ysée", invited_by=leader
    )
    invitation.email = "ysee@exemple.fr"
    token = invitation.renew()
    client.force_login(make_user())
    answer = client.post(reverse("invitation", args=[token]), follow=True)
    assertContains(answer, "Il est en préparation")
    assertContains(client.get(reverse("account")), "Pas encore de programme")


def test_opening_says_who_will_see_it_then_opens_it_once(client, leader, draft):
    start(draft, leader)
    observer = make_membership(draft, Role.OBSERVER).user
    page = client.get(url("begin", draft))
    assert dict(page.context["seen_by"])["Observation"] == "une personne"
    values = {"submission_id": str(uuid.uuid4())}
    answers = [client.post(url("begin", draft), values) for _ in range(2)]
    assert {answer.url for answer in answers} == {draft.get_absolute_url()}
    assert state(draft) == "running"
    assert draft.events.filter(kind="begun").count() == 1
    client.force_login(observer)
    assert client.get(draft.get_absolute_url()).status_code == 200


def test_a_programme_that_starts_from_nothing_is_not_opened(client, leader, draft):
    assertNotContains(client.get(url("begin", draft)), 'type="submit">Ouvrir')
    answer = send(client, "begin", draft)
    assertRedirects(answer, url("creation", draft))
    assert state(draft) == "draft"


def test_once_it_is_open_its_creation_leads_to_its_course(client, leader, draft):
    start(draft, leader)
    number = last_start(draft).number
    course.begin(draft, leader)
    for view in ("creation", "pack", "take_up", "copied", "dates", "team", "begin"):
        assertRedirects(client.get(url(view, draft)), url("course", draft))
    pack = MethodPack.objects.get(name="Rouffach 2019").pk
    answer = send(client, "pack", draft, pack=pack, seen=str(number))
    assertRedirects(answer, url("course", draft))
    assert draft.events.filter(kind="started").count() == 1
