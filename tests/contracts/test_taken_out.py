"""What was taken out of the text: undone at once, or brought back later."""

import pytest
from pytest_django.asserts import assertContains, assertNotContains

from contracts.drafting import add_block
from tests.contracts.addresses import texts, url

pytestmark = pytest.mark.django_db


def test_what_is_taken_out_is_offered_back_where_it_stood(
    client, contract, facilitator, block
):
    commitment = block.commitments.order_by("position")[1]
    before = texts(block)
    answer = client.post(url(contract, "passage_archive", "engagements", commitment.pk))

    back = url(contract, "passage_bring_back", "engagements", commitment.pk)
    assert commitment.text not in texts(block)
    page = client.get(answer.url)
    assertContains(page, 'id="undo"')
    assertContains(page, back, count=2)  # « Annuler », and the list at the foot
    client.post(back)
    client.post(back)  # a second click changes nothing
    assert texts(block) == before
    acts = commitment.revisions.newest_first().values_list("act", flat=True)
    assert list(acts) == ["brought_back", "archived", "written"]


def test_an_article_takes_its_groups_with_it_and_brings_them_back(
    client, contract, facilitator
):
    article = contract.articles.filter(part=2).last()
    blocks = list(contract.blocks.kept())
    client.post(url(contract, "passage_archive", "articles", article.pk))
    assert not contract.blocks.kept().exists()
    page = client.get(url(contract, "write"))
    assertContains(page, url(contract, "passage_bring_back", "articles", article.pk))
    assertNotContains(page, "/groupes/")  # they come back with their article

    client.post(url(contract, "passage_bring_back", "articles", article.pk))
    assert list(contract.blocks.kept()) == blocks


def test_a_group_does_not_come_back_beside_its_new_block(
    client, contract, facilitator, block
):
    block.archive()
    newer = add_block(contract, block.article, block.role_group)

    back = url(contract, "passage_bring_back", "groupes", block.pk)
    page = client.post(back, follow=True)

    assertContains(page, "Ce groupe a maintenant un autre bloc")
    kept = contract.blocks.kept().filter(role_group=block.role_group)
    assert kept.get() == newer


def test_a_commitment_waits_for_its_group(client, contract, facilitator, block):
    commitment = block.commitments.first()
    commitment.archive()
    block.archive()
    back = url(contract, "passage_bring_back", "engagements", commitment.pk)
    assertContains(client.post(back, follow=True), "Remettez d’abord le groupe")
    assert client.get(url(contract, "commitment_add", block.pk)).status_code == 404


def test_a_text_written_while_its_passage_was_taken_out_is_kept(
    client, contract, facilitator, block
):
    commitment = block.commitments.first()
    read = {"version": commitment.version}
    commitment.archive()
    edit = url(contract, "passage_edit", "engagements", commitment.pk)
    assertContains(client.get(edit), "retiré du contrat entre-temps")

    page = client.post(edit, read | {"text": "Écrit quand même."}, follow=True)

    assertContains(page, "hors du contrat")
    assertContains(page, "Écrit quand même.")
    commitment.refresh_from_db()
    assert commitment.text == "Écrit quand même."
    assert commitment.archived_at is not None


def test_a_commitment_typed_while_its_group_was_taken_out_is_kept_with_it(
    client, contract, facilitator, block
):
    add = url(contract, "commitment_add", block.pk)
    client.post(url(contract, "passage_archive", "groupes", block.pk))
    assert client.get(add).status_code == 404

    far_too_long = client.post(add, {"text": "Écouter. " * 300})
    assertContains(far_too_long, "Écouter. " * 300)
    assertContains(far_too_long, "retiré du contrat entre-temps")
    answer = client.post(add, {"text": "Venir à l’heure.", "another": "1"})
    assertContains(client.get(answer.url), "hors du contrat")

    client.post(url(contract, "passage_bring_back", "groupes", block.pk))
    assert texts(block)[-1] == "Venir à l’heure."
