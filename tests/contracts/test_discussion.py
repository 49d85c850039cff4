"""The page of the discussion: what is said beside each passage, and to whom."""

import datetime as dt

import pytest
from django.db import IntegrityError
from django.utils import timezone
from pytest_django.asserts import assertContains, assertNotContains

from contracts.discussion import Discussion
from contracts.models import Comment
from contracts.readings import note_reading
from programmes.access import access_to
from programmes.models import Role
from tests.contracts.addresses import url
from tests.factories import (
    make_comment,
    make_contract,
    make_frozen,
    make_membership,
    make_signed,
    make_user,
)

pytestmark = pytest.mark.django_db


def enter(client, contract, role, **values):
    user = make_membership(contract.programme, role, **values).user
    client.force_login(user)
    return user


def text_of(page):
    return page.content.decode()


@pytest.mark.parametrize(
    "role",
    [Role.COORDINATOR, Role.FACILITATOR, Role.PARTNER, Role.PARTICIPANT],
    ids=str,
)
def test_those_who_read_the_draft_read_what_is_said_of_it(
    client, contract, commitment, role
):
    make_comment(commitment, text="Trop long.")
    enter(client, contract, role)
    page = client.get(url(contract, "discussion"))
    assertContains(page, "Trop long.")
    assertContains(page, commitment.text)


def test_an_observer_and_a_stranger_do_not(client, contract, commitment):
    make_comment(commitment)
    enter(client, contract, Role.OBSERVER)
    assert client.get(url(contract, "discussion")).status_code == 403
    enter(client, make_contract(), Role.FACILITATOR)
    assert client.get(url(contract, "discussion")).status_code == 404


def test_only_this_contract_is_talked_about(client, contract, facilitator):
    make_comment(make_contract().articles.first(), text="Ailleurs.")
    assertNotContains(client.get(url(contract, "discussion")), "Ailleurs.")


def test_a_comment_stands_under_its_passage(contract, facilitator, block):
    first, second = block.commitments.order_by("position")[:2]
    make_comment(second, text="Le deuxième.")
    make_comment(first, text="Le premier.")
    found = Discussion(contract, access_to(contract.programme.slug, facilitator))
    said = {
        talk.pk: [one.comment.text for one in talk.said]
        for talk in found.talks.values()
        if talk.said
    }
    assert said == {first.pk: ["Le premier."], second.pk: ["Le deuxième."]}


@pytest.mark.parametrize("role", [Role.PARTNER, Role.PARTICIPANT], ids=str)
def test_a_comment_is_its_group_s_and_not_a_person_s(
    client, contract, commitment, role
):
    who = make_user(name="Solène Darbeyre")
    make_membership(contract.programme, Role.PARTICIPANT, user=who)
    made = {"written_by": who, "said_on": dt.date(2025, 10, 2)}
    make_comment(commitment, decision="answered", **made)
    enter(client, contract, role)
    page = client.get(url(contract, "discussion"))
    assertContains(page, "Proposé en séance le jeudi 2 octobre 2025")
    assertContains(page, "Réponse de Un ou une partenaire-auteur")
    assertNotContains(page, "Solène")
    assertNotContains(page, "saisi par")


def test_the_state_is_said_in_a_word(client, contract, facilitator, commitment):
    for decision in ("", *Comment.Decision):
        make_comment(commitment, decision=decision, proposal="Rire.")
    page = text_of(client.get(url(contract, "discussion")))
    for word in ("À répondre</span>", "Répondu", "Accepté", "Non retenu"):
        assert page.count(word) >= 1


def test_a_proposal_shows_what_it_changes(client, contract, facilitator, commitment):
    commitment.text = "Aider mes voisins."
    commitment.save()
    make_comment(commitment, proposal="Aider mes amis.")
    page = client.get(url(contract, "discussion"))
    assertContains(page, "voisins</del>")
    assertContains(page, "amis</ins>")


def test_what_waits_may_be_shown_alone(client, contract, facilitator, block):
    first, second = block.commitments.order_by("position")[:2]
    make_comment(first, text="Qui attend.")
    make_comment(second, text="Qui n’attend plus.", decision="answered")
    whole = client.get(url(contract, "discussion"))
    assertContains(whole, "À répondre (1)")
    page = client.get(f"{url(contract, 'discussion')}?montrer=a-repondre")
    assertContains(page, "Qui attend.")
    assertNotContains(page, "Qui n’attend plus.")
    assertNotContains(page, second.text)


def test_nothing_waits(client, contract, facilitator):
    page = client.get(f"{url(contract, 'discussion')}?montrer=a-repondre")
    assertContains(page, "Aucune remarque n’attend de réponse.")


def test_what_was_said_of_a_passage_taken_out_stays(
    client, contract, facilitator, commitment
):
    make_comment(commitment, text="Dommage.")
    commitment.archive()
    page = client.get(url(contract, "discussion"))
    assertContains(page, "Sur des passages retirés du texte")
    assertContains(page, "Dommage.")


def test_what_another_took_back_is_not_read(client, contract, facilitator, commitment):
    gone = {"archived_at": timezone.now()}
    make_comment(commitment, text="Retirée par une autre.", **gone)
    make_comment(commitment, text="Retirée par moi.", written_by=facilitator, **gone)
    page = client.get(url(contract, "discussion"))
    assertNotContains(page, "Retirée par une autre.")
    assertContains(page, "1 remarque que vous avez retirée")


def test_the_frozen_words_are_those_that_are_talked_about(
    client, contract, facilitator, block
):
    passages = list(block.commitments.order_by("position"))
    for passage in passages:
        make_comment(passage, text=f"Sur le n° {passage.pk}.")
    make_frozen(contract)
    page = client.get(url(contract, "discussion"))
    assertContains(page, "Le texte est figé.")
    contract.refresh_from_db()
    access = access_to(contract.programme.slug, facilitator)
    found = Discussion(make_again(contract), access)
    said = [
        (talk.pk, talk.said[0].comment.text)
        for talk in found.talks.values()
        if talk.said
    ]
    assert said == [(one.pk, f"Sur le n° {one.pk}.") for one in passages]


def make_again(contract):
    return type(contract).objects.select_related("programme").get(pk=contract.pk)


def test_a_signed_text_says_that_it_stays(client, contract, facilitator):
    make_signed(contract)
    page = client.get(url(contract, "discussion"))
    assertContains(page, "son texte reste comme il est")


@pytest.mark.parametrize(
    ("role", "queries"), [(Role.FACILITATOR, 18), (Role.PARTNER, 20)], ids=str
)
@pytest.mark.parametrize("rows", [1, 30])
def test_the_page_costs_the_same_however_much_is_said(
    client, contract, block, django_assert_num_queries, role, queries, rows
):
    enter(client, contract, role)
    by = make_user()
    note_reading(contract, dt.date(2025, 10, 2), list(contract.articles.all()), by)
    for number in range(rows):
        passage = block.commitments.all()[number % 3]
        make_comment(passage, proposal=f"Rire {number}.", written_by=by)
    client.get(url(contract, "discussion"))  # the time of the login is written once
    with django_assert_num_queries(queries):
        client.get(url(contract, "discussion"))


@pytest.mark.parametrize(
    ("constraint", "values"),
    [
        ("comment_says_something", {"text": ""}),
        ("comment_answered_with_a_decision", {"answered_at": timezone.now()}),
        ("comment_declined_with_a_word", {"decision": "declined", "answer": ""}),
        ("comment_accepted_is_a_wording", {"decision": "accepted"}),
    ],
)
def test_a_comment_that_contradicts_itself_is_refused(commitment, constraint, values):
    with pytest.raises(IntegrityError, match=constraint):
        make_comment(commitment, **values)


def test_the_contract_says_how_many_wait(client, contract, facilitator, block):
    for passage in block.commitments.all():
        make_comment(passage)
    page = client.get(url(contract, "detail"))
    assertContains(page, "3 remarques attendent une réponse")
