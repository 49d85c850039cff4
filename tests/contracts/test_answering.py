"""Answers to comments: said, taken in with the words of the passage, or not kept."""

import uuid

import pytest
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from contracts import commenting
from contracts.comment_forms import AnswerForm
from contracts.models import Comment, Revision
from programmes.models import Kind, Role
from tests.contracts.addresses import url
from tests.factories import (
    make_comment,
    make_contract,
    make_frozen,
    make_membership,
    make_partner,
    make_user,
)

pytestmark = pytest.mark.django_db

NEW = "Écouter les autres, chacun son tour."


@pytest.fixture
def commitment(block):
    return block.commitments.first()


@pytest.fixture
def proposal(commitment):
    return make_comment(commitment, proposal=NEW)


def sent(comment, decision, answer="", **values):
    read = {"version": comment.version, "passage_version": comment.passage.version}
    return read | {"decision": decision, "answer": answer} | values


def answer_to(comment):
    return url(comment.contract, "comment_answer", comment.pk)


def test_an_answer_leaves_the_words_alone(client, facilitator, commitment, proposal):
    before = commitment.text
    answer = client.post(
        answer_to(proposal), sent(proposal, "answered", "Nous en parlons.")
    )
    proposal.refresh_from_db()
    commitment.refresh_from_db()
    address = proposal.get_absolute_url()
    assertRedirects(answer, address, fetch_redirect_response=False)
    assert (proposal.decision, proposal.answer) == ("answered", "Nous en parlons.")
    assert (proposal.answered_by, commitment.text) == (facilitator, before)


def test_words_taken_in_are_those_of_the_passage(
    client, contract, facilitator, commitment, proposal
):
    before = commitment.text
    page = client.get(answer_to(proposal))
    assertContains(page, "<ins>")
    client.post(answer_to(proposal), sent(proposal, "accepted"))

    proposal.refresh_from_db()
    commitment.refresh_from_db()
    assert (commitment.text, commitment.version) == (NEW, 2)
    assert (proposal.decision, proposal.about) == ("accepted", before)
    last = Revision.objects.newest_first().first()
    assert (last.act, last.passage, last.text) == (
        Revision.Act.ACCEPTED,
        commitment,
        NEW,
    )
    contract.refresh_from_db()
    assert last.text_version == contract.text_version


def test_the_heading_of_an_article_stays(client, contract, facilitator):
    article = contract.articles.exclude(heading="").first()
    heading, comment = article.heading, make_comment(article, proposal="Dix mois.")
    client.post(answer_to(comment), sent(comment, "accepted"))
    article.refresh_from_db()
    assert (article.heading, article.text) == (heading, "Dix mois.")


@pytest.mark.parametrize("decision", ["declined", "answered"])
def test_it_is_answered_with_a_word(client, facilitator, proposal, decision):
    page = client.post(answer_to(proposal), sent(proposal, decision, " "))
    assert list(page.context["form"].errors) == ["answer"]
    assert Comment.objects.waiting().count() == 1


def test_what_is_not_kept_says_why(client, contract, facilitator, proposal):
    client.post(answer_to(proposal), sent(proposal, "declined", "Le groupe y tient."))
    page = client.get(url(contract, "discussion"))
    assertContains(page, "Non retenu")
    assertContains(page, "Le groupe y tient.")


def test_a_comment_without_other_words_is_not_taken_in(client, facilitator, commitment):
    comment = make_comment(commitment)
    page = client.post(answer_to(comment), sent(comment, "accepted"))
    assert list(page.context["form"].errors) == ["decision"]


def test_a_lost_clause_asks_for_a_decision(client, facilitator, commitment, proposal):
    commitment.text, commitment.clause = "Écouter, si je peux.", "si je peux"
    commitment.save()
    page = client.post(answer_to(proposal), sent(proposal, "accepted", "Oui."))
    assertContains(page, "Ce texte a perdu sa clause de réserve")
    assertContains(page, "Le groupe a choisi de retirer cette clause de réserve")
    commitment.refresh_from_db()
    assert commitment.clause == "si je peux"

    client.post(answer_to(proposal), sent(proposal, "accepted", clause_given_up="on"))
    commitment.refresh_from_db()
    assert (commitment.text, commitment.clause) == (NEW, "")


def test_the_passage_changed_meanwhile_and_both_texts_are_shown(
    client, facilitator, commitment, proposal
):
    read = sent(proposal, "accepted", "Oui, mieux dit.")
    commitment.text, commitment.version = "Écouter le silence.", 2
    commitment.save()

    page = client.post(answer_to(proposal), read)

    assertContains(page, "Oui, mieux dit.", status_code=409)
    assertContains(page, "silence", status_code=409)
    assertContains(page, "chacun son tour", status_code=409)
    commitment.refresh_from_db()
    assert commitment.text == "Écouter le silence."
    client.post(answer_to(proposal), read | {"passage_version": 2})
    commitment.refresh_from_db()
    assert commitment.text == NEW


def test_the_proposal_changed_meanwhile(client, facilitator, commitment, proposal):
    read = sent(proposal, "accepted")
    Comment.objects.update(proposal="Écouter encore.", version=2)
    page = client.post(answer_to(proposal), read)
    assertContains(page, "encore", status_code=409)
    commitment.refresh_from_db()
    assert commitment.version == 1


def test_a_change_under_the_lock_undoes_the_decision_too(facilitator, proposal):
    form = AnswerForm(sent(proposal, "accepted"), comment=proposal)
    assert form.is_valid()
    type(proposal.passage).objects.filter(pk=proposal.passage.pk).update(version=7)
    with pytest.raises(commenting.HasChanged):
        form.settle(facilitator)
    assert Comment.objects.waiting().count() == 1


def test_somebody_answered_first(client, facilitator, proposal):
    read = sent(proposal, "declined", "Non merci.")
    other = make_user(name="Inès Baraka")
    form = AnswerForm(sent(proposal, "answered", "Oui."), comment=proposal)
    assert form.is_valid()
    form.settle(other)

    page = client.post(answer_to(proposal), read)

    assertContains(page, "Non merci.", status_code=409)
    assertContains(page, "Réponse de Inès Baraka", status_code=409)
    proposal.refresh_from_db()
    assert (proposal.decision, proposal.answered_by) == ("answered", other)


def test_a_double_click_answers_once(client, facilitator, commitment, proposal):
    twice = sent(proposal, "accepted", submission_id=str(uuid.uuid4()))
    first, second = (client.post(answer_to(proposal), twice) for _ in "12")
    assert (first.status_code, first.url) == (302, second.url)
    assert commitment.revisions.filter(act=Revision.Act.ACCEPTED).count() == 1


def test_a_frozen_text_takes_nothing_in(
    client, contract, facilitator, commitment, proposal
):
    make_frozen(contract)
    page = client.get(answer_to(proposal))
    assertContains(page, "ces mots pourront y entrer quand il sera rouvert")
    assertNotContains(page, "Accepter ces mots")

    page = client.post(answer_to(proposal), sent(proposal, "accepted", "Oui."))
    assert list(page.context["form"].errors) == ["decision"]
    assertContains(page, "Oui.")
    client.post(answer_to(proposal), sent(proposal, "declined", "Trop tard."))
    proposal.refresh_from_db()
    assert proposal.decision == "declined"


def test_frozen_while_the_words_were_being_taken_in(contract, facilitator, proposal):
    form = AnswerForm(sent(proposal, "accepted"), comment=proposal)
    assert form.is_valid()
    make_frozen(contract)
    with pytest.raises(commenting.Refusal):
        form.settle(facilitator)
    assert Comment.objects.waiting().count() == 1


def test_a_passage_taken_out_is_only_answered(
    client, facilitator, commitment, proposal
):
    commitment.archive()
    page = client.get(answer_to(proposal))
    assertContains(page, "Ce passage est retiré du contrat")
    assertNotContains(page, "Accepter ces mots")


@pytest.mark.parametrize(
    ("role", "kind", "status"),
    [
        (Role.PARTICIPANT, Kind.PARTICIPANT, 200),
        (Role.PARTNER, Kind.AUTHORITY, 403),
        (Role.COORDINATOR, None, 200),
    ],
    ids=str,
)
def test_those_who_write_a_commitment_answer(
    client, contract, proposal, role, kind, status
):
    partner = make_partner(contract.programme, kind) if kind else None
    client.force_login(make_membership(contract.programme, role, partner=partner).user)
    assert client.get(answer_to(proposal)).status_code == status
    page = client.get(url(contract, "discussion"))
    assert (f'{proposal.pk}/repondre/"' in page.content.decode()) == (status == 200)


def test_only_those_who_write_it_all_answer_for_an_article(client, contract):
    comment = make_comment(contract.articles.first())
    client.force_login(make_membership(contract.programme, Role.PARTICIPANT).user)
    answer = client.post(answer_to(comment), sent(comment, "answered", "Oui."))
    assert answer.status_code == 403
    assert Comment.objects.waiting().count() == 1


def test_a_comment_of_another_programme_is_not_found(client, contract, facilitator):
    comment = make_comment(make_contract().articles.first())
    here = url(contract, "comment_answer", comment.pk)
    assert client.get(here).status_code == 404
    assert client.post(here, sent(comment, "answered", "Oui.")).status_code == 404


def test_what_was_answered_leads_to_the_discussion(client, facilitator, commitment):
    comment = make_comment(commitment, decision="answered")
    assertRedirects(
        client.get(answer_to(comment)),
        comment.get_absolute_url(),
        fetch_redirect_response=False,
    )
