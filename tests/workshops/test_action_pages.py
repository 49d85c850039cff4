"""The pages of the actions: proposed, planned, started, done, taken out and put back."""

import datetime as dt
import uuid
from decimal import Decimal

import pytest
from django.urls import reverse
from django.utils import timezone
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from programmes.models import Kind, Role
from tests.factories import (
    make_contract,
    make_frozen,
    make_idea,
    make_partner,
    make_programme,
    make_role_group,
    make_user,
)
from tests.wellbeing.said import make_said
from tests.workshops.addresses import url
from tests.workshops.making_actions import DAY, make_action, make_envelope, make_settled
from workshops.models import Action

pytestmark = pytest.mark.django_db


@pytest.fixture
def programme():
    programme = make_programme()
    make_role_group(programme, Kind.PARTICIPANT)
    return programme


def body(programme, **values):
    return {
        "words": "Un repas partagé.",
        "proposed_by": make_role_group(programme, Kind.PARTICIPANT).pk,
        "details": "Dans la cour, en mai.",
        "budget": "1 250,50 €",
        "submission_id": str(uuid.uuid4()),
    } | values


def test_whoever_leads_notes_what_a_group_proposes(enter, programme):
    answer = enter().post(url("action_add", programme), body(programme))
    action = Action.objects.get()
    assertRedirects(answer, url("action_detail", programme, action.pk))
    assert (action.number, action.words) == (1, "Un repas partagé.")
    assert (action.proposed_by.kind, action.budget) == (
        "participant",
        Decimal("1250.5"),
    )


@pytest.mark.parametrize("role", [Role.PARTICIPANT, Role.PARTNER])
def test_an_account_proposes_for_its_own_group_alone(enter, programme, role):
    client, place = enter(role), url("action_add", programme)
    own = make_role_group(programme, Kind.PARTICIPANT)
    other = make_role_group(programme, Kind.AUTHORITY)
    if role == Role.PARTNER:
        own, other = other, own
    page = client.post(place, body(programme, proposed_by=other.pk))
    assertContains(page, "Un repas partagé.")
    assert not Action.objects.exists()
    client.post(place, body(programme, proposed_by=own.pk))
    assert Action.objects.get().proposed_by == own


def test_a_double_click_proposes_one(enter, programme):
    client, sent = enter(), body(programme)
    for _ in range(2):
        client.post(url("action_add", programme), sent)
    assert Action.objects.count() == 1


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"words": " "}, "obligatoire"),
        ({"words": "x" * 301}, "301 caractères, maximum 300"),
        ({"budget": "beaucoup"}, "Écrivez le montant ainsi"),
        ({"budget": "-5"}, "Un montant n’est pas inférieur à zéro"),
        ({"budget": "9" * 5000}, "Écrivez le montant ainsi"),
        ({"budget": "12,505"}, "2 chiffres après la virgule"),
        ({"proposed_by": "9" * 30}, "choix valide"),
        (
            {"details": "Avec Odile Fantin."},
            "Tout le monde lirait un nom",
        ),
    ],
)
def test_what_cannot_be_proposed_is_said_and_kept(enter, programme, typed, said):
    make_partner(programme, name="Odile Fantin")
    page = enter().post(url("action_add", programme), body(programme, **typed))
    assertContains(page, said)
    assertContains(page, typed.get("details") or "Dans la cour, en mai.")
    assert not Action.objects.exists()


def test_it_is_changed_and_two_people_see_both_texts(enter, programme):
    action, client = make_action(programme), enter()
    place = url("action_edit", programme, action.pk)
    sent = body(programme, version=action.version)
    assertRedirects(
        client.post(place, sent), url("action_detail", programme, action.pk)
    )
    sent["submission_id"] = str(uuid.uuid4())
    page = client.post(place, sent | {"words": "Un bal.", "budget": "1 250,50"})
    assert page.status_code == 409
    assertContains(page, "Un bal.", status_code=409)
    assertContains(page, "Un repas partagé.", status_code=409)
    # The amount is the same, however it is typed.
    assertNotContains(page, "1\u202f250,50", status_code=409)


def test_strangers_find_no_action(client, programme):
    action = make_action(programme)
    client.force_login(make_user())
    for name, args in (("action_list", []), ("action_edit", [action.pk])):
        assert client.get(url(name, programme, *args)).status_code == 404


def test_one_that_is_not_ranked_is_asked_why_and_starts_without_a_word(
    enter, programme
):
    client, action = enter(), make_action(programme)
    place = url("action_start", programme, action.pk)
    assertContains(client.get(place), "Pourquoi commencer avant le classement")
    client.post(place, {"day": "2026-02-12", "because": ""})
    action.refresh_from_db()
    assert action.started_on == DAY


def test_one_that_is_ranked_starts_without_a_question(enter, programme):
    client, action = enter(), make_action(programme)
    make_settled(programme, action)
    place = url("action_start", programme, action.pk)
    assertNotContains(client.get(place), "Pourquoi commencer avant le classement")
    client.post(place, {"day": "2026-02-12", "because": "Rien"})
    action.refresh_from_db()
    assert (action.started_on, action.started_because) == (DAY, "")
    assertContains(client.get(url("action_list", programme)), "validé par le groupe")


def test_it_is_done_from_its_start_on_and_taken_back(enter, programme):
    client, action = enter(), make_action(programme)
    action.start(DAY)
    place = url("action_done", programme, action.pk)
    page = client.post(place, {"day": "2026-02-01"})
    assertContains(page, "Une action est faite après avoir commencé")
    client.post(place, {"day": "2026-02-20"})
    action.refresh_from_db()
    assert action.done_on == dt.date(2026, 2, 20)
    client.post(url("action_step_back", programme, action.pk))
    action.refresh_from_db()
    assert (action.started_on, action.done_on) == (DAY, None)


def test_it_is_taken_out_and_put_back_under_its_number(enter, programme):
    client, action = enter(), make_action(programme)
    page = client.post(url("action_archive", programme, action.pk), follow=True)
    assertContains(page, "Retiré")
    assert client.get(url("action_detail", programme, action.pk)).status_code == 404
    client.post(url("action_bring_back", programme, action.pk))
    assertContains(client.get(url("action_list", programme)), "Un repas partagé")


def test_what_was_typed_for_one_taken_out_meanwhile_is_given_back(enter, programme):
    client, action = enter(), make_action(programme)
    action.take_out()
    for name, sent in (
        ("action_edit", body(programme, version=1, words="Un bal.")),
        ("action_plan", {"who": "Un bal.", "version": 1}),
    ):
        page = client.post(url(name, programme, action.pk), sent)
        assertContains(page, "Un bal.", status_code=409)


def test_it_says_which_ideas_it_answers_and_the_idea_says_it_too(enter, programme):
    _programme, bright, _dark = make_said(programme)
    action, idea = make_action(programme), make_idea(bright, text="Manger ensemble")
    client, place = enter(), url("action_ideas", programme, action.pk)
    assertContains(client.get(place), "Manger ensemble")
    client.post(place, {"idea": [idea.pk, "9" * 40], "shown": [idea.pk]})
    thread = reverse("idea_thread", args=[programme.slug, idea.pk])
    assertContains(client.get(url("action_detail", programme, action.pk)), thread)
    assertContains(client.get(thread), "Les actions qui y répondent")
    assertContains(client.get(thread), url("action_detail", programme, action.pk))
    client.post(place, {"shown": [idea.pk]})
    assertNotContains(client.get(thread), "Les actions qui y répondent")


def test_what_came_after_the_text_was_frozen_says_so(enter, programme):
    make_action(programme)
    client = enter()
    said = "proposée depuis que le texte est figé"
    make_frozen(make_contract(programme))
    assertNotContains(client.get(url("action_list", programme)), said)
    Action.objects.update(created_at=timezone.now() + dt.timedelta(hours=1))
    assertContains(client.get(url("action_list", programme)), said)


@pytest.mark.parametrize(
    ("role", "queries"), [(Role.COORDINATOR, 12), (Role.PARTICIPANT, 12)]
)
@pytest.mark.parametrize("number", [1, 30])
def test_the_list_costs_the_same_however_long(
    enter, programme, django_assert_num_queries, role, queries, number
):
    make_envelope(programme)
    for _ in range(number):
        make_action(programme, budget=Decimal(10))
        make_action(programme).take_out()
    make_settled(programme, *Action.objects.kept())
    client = enter(role)
    with django_assert_num_queries(queries):
        client.get(url("action_list", programme))


@pytest.mark.parametrize("number", [1, 30])
def test_an_action_costs_the_same_however_many_ideas(
    enter, programme, django_assert_num_queries, number
):
    _programme, bright, _dark = make_said(programme)
    action = make_action(programme)
    action.cite({make_idea(bright).pk for _ in range(number)})
    client = enter()
    with django_assert_num_queries(14):
        client.get(url("action_detail", programme, action.pk))


def test_a_state_is_asked_for_and_counted(enter, programme):
    make_action(programme, words="Un bal.").start(DAY)
    make_action(programme, words="Un banc.")
    page = enter().get(url("action_list", programme, etat="en-cours"))
    assertContains(page, "Un bal.")
    assertNotContains(page, "Un banc.")
    for counted in ("Toutes (2)", "Proposées (1)", "En cours (1)", "Faites (0)"):
        assertContains(page, counted)
