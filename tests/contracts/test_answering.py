"""Answers to comments: said, taken in with the words of the passage, or not kept."""

import pytest
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from contracts.models import Comment, Revision
from programmes.models import Kind, Role
from tests.contracts.addresses import url
from tests.contracts.answers import NEW, answer_to, sent
from tests.factories import (
    make_comment,
    make_contract,
    make_membership,
    make_partner,
)

pytestmark = pytest.mark.django_db


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


def test_a_name_taken_in_is_pointed_out(client, contract, facilitator, commitment):
    make_partner(contract.programme, name="Solène Darbeyre")
    comment = make_comment(commitment, proposal="Écouter Solène Darbeyre.")
    page = client.post(answer_to(comment), sent(comment, "accepted"), follow=True)
    assertContains(page, "le texte commun ne porte aucun nom")


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
