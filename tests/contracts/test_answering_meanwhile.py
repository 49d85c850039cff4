"""Answers, while the comment, the passage or the whole text is no longer the same."""

import uuid
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from threading import Barrier, BrokenBarrierError

import pytest
from django.db import connection
from pytest_django.asserts import assertContains, assertNotContains

from contracts import commenting
from contracts.comment_forms import AnswerForm
from contracts.models import Comment, Revision
from contracts.passage_forms import form_of
from tests.contracts.answers import NEW, answer_to, sent
from tests.factories import make_comment, make_contract, make_frozen, make_user

pytestmark = pytest.mark.django_db


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


def test_an_answer_minds_no_change_of_the_passage(
    client, facilitator, commitment, proposal
):
    read = sent(proposal, "answered", "Nous en parlons.")
    type(commitment).objects.filter(pk=commitment.pk).update(version=2)
    assert client.post(answer_to(proposal), read).status_code == 302


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


@pytest.mark.django_db(transaction=True)
def test_accepting_and_writing_at_once_lose_neither_text():
    contract = make_contract()
    passage = contract.blocks.first().commitments.first()
    before, person = passage.text, make_user()
    comment = make_comment(passage, proposal=NEW)
    both = Barrier(2, timeout=0.5)

    def meet():
        with suppress(BrokenBarrierError):
            both.wait()

    def accept():
        form = AnswerForm(sent(comment, "accepted"), comment=comment)
        assert form.is_valid()
        meet()
        try:
            form.settle(person)
        except commenting.HasChanged:
            return False
        return True

    def write():
        fresh = type(passage).objects.get(pk=passage.pk)
        form = form_of(fresh, {"text": "Venir à l’heure.", "version": fresh.version})
        assert form.is_valid()
        meet()
        return form.save_version(by=person)

    def alone(act):
        try:
            return act()
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as pool:
        accepted, written = pool.map(alone, [accept, write])
    passage.refresh_from_db()
    comment.refresh_from_db()
    assert (accepted, written) in [(True, False), (False, True)]
    assert passage.text == (NEW if accepted else "Venir à l’heure.")
    assert (comment.decision, comment.about) == ("accepted" if accepted else "", before)
