"""Articles, groups and commitments: added, edited, moved, taken out, brought back."""

import re
import uuid

import pytest
from pytest_django.asserts import assertContains, assertNotContains

from contracts.drafting import add_article, add_block, add_commitment, place
from contracts.models import Article, Commitment, Revision
from programmes.models import Kind, Role
from tests.contracts.addresses import texts, url
from tests.factories import make_contract, make_membership, make_role_group

pytestmark = pytest.mark.django_db

ACTS = ["passage_edit", "passage_move", "passage_archive", "passage_bring_back"]
NOUNS = ["articles", "groupes", "engagements"]


def one_of_each(contract):
    return {
        "articles": contract.articles.first(),
        "groupes": contract.blocks.first(),
        "engagements": Commitment.objects.filter(block__contract=contract).first(),
    }


@pytest.mark.parametrize("act", ACTS)
@pytest.mark.parametrize("noun", NOUNS)
def test_the_passages_of_another_programme_are_not_found(
    client, contract, facilitator, noun, act
):
    theirs = one_of_each(make_contract())[noun]
    words = theirs.wording()

    sent = {"text": "Pris.", "position": 1, "version": 1}
    answer = client.post(url(contract, act, noun, theirs.pk), sent)

    assert answer.status_code == 404
    theirs.refresh_from_db()
    assert (theirs.wording(), theirs.archived_at) == (words, None)


@pytest.mark.parametrize("act", ACTS)
@pytest.mark.parametrize("noun", NOUNS)
@pytest.mark.parametrize("role", [Role.PARTNER, Role.PARTICIPANT], ids=str)
def test_a_partner_writes_only_in_its_own_block(client, contract, role, noun, act):
    client.force_login(make_membership(contract.programme, role).user)
    passage = one_of_each(contract)[noun]
    if noun == "engagements":
        elsewhere = contract.blocks.get(role_group__kind=Kind.FACILITATOR)
        passage = elsewhere.commitments.first()

    answer = client.post(url(contract, act, noun, passage.pk), {"position": 1})

    assert answer.status_code == 403
    assert not contract.revisions.filter(saved_by__isnull=False).exists()


def test_a_participant_writes_the_commitments_of_the_group(client, contract, block):
    user = make_membership(contract.programme, Role.PARTICIPANT).user
    client.force_login(user)
    [first, *_others] = block.commitments.order_by("position")
    sent = {"text": "Dire ce qui va.", "version": first.version}

    client.post(url(contract, "passage_edit", "engagements", first.pk), sent)
    client.post(url(contract, "commitment_add", block.pk), {"text": "Rire parfois."})
    client.post(url(contract, "passage_move", "engagements", first.pk), {"position": 9})

    assert texts(block)[-2:] == ["Rire parfois.", "Dire ce qui va."]
    other = contract.blocks.get(role_group__kind=Kind.AUTHORITY)
    add = url(contract, "commitment_add", other.pk)
    assert client.post(add, {"text": "Payer."}).status_code == 403


def test_moves_answer_to_post_only(client, contract, facilitator):
    for act in ACTS[1:]:
        for noun, passage in one_of_each(contract).items():
            assert client.get(url(contract, act, noun, passage.pk)).status_code == 405


@pytest.mark.parametrize(
    ("position", "order"),
    [(1, "CAB"), (2, "ACB"), (3, "ABC"), (0, "CAB"), (-4, "CAB"), (99, "ABC")],
)
def test_a_commitment_goes_where_it_is_put(
    client, contract, facilitator, position, order
):
    group = make_role_group(contract.programme, Kind.INSTITUTION)
    block = add_block(contract, contract.articles.last(), group)
    last = [add_commitment(block, text) for text in "ABC"][-1]
    move = url(contract, "passage_move", "engagements", last.pk)

    for _twice in range(2):  # sent again, it stays there
        assert client.post(move, {"position": position}).status_code == 302

    assert "".join(texts(block)) == order


@pytest.mark.parametrize("position", ["", "haut", "1e9", "99999999999", "1\0"])
def test_a_forged_position_moves_nothing(
    client, contract, facilitator, block, position
):
    before = texts(block)
    pk = block.commitments.last().pk
    move = url(contract, "passage_move", "engagements", pk)
    page = client.post(move, {"position": position}, follow=True)
    assertContains(page, "Dites où le mettre")
    assert texts(block) == before


def test_an_article_is_added_at_the_end_of_its_part(client, contract, facilitator):
    sent = {"heading": "Transmettre", "text": "À d’autres.", "clause": ""}
    answer = client.post(url(contract, "article_add", 1), sent)

    article = contract.articles.get(heading="Transmettre")
    assert answer.url.endswith(f"#article-{article.pk}")
    assert article.part == Article.Part.COMMON
    assert article == contract.articles.filter(part=1).order_by("position").last()
    written = article.revisions.get()
    assert (written.act, written.saved_by) == (Revision.Act.WRITTEN, facilitator)


def test_an_article_says_something(client, contract, facilitator):
    page = client.post(url(contract, "article_add", 1), {"heading": " ", "text": ""})
    assertContains(page, "Écrivez un titre ou un texte.")


def test_a_group_enters_the_contract_once(client, contract, facilitator):
    group = make_role_group(contract.programme, Kind.ASSOCIATION)
    own = contract.articles.filter(part=2).last()
    add = url(contract, "block_add", own.pk)
    assertContains(client.get(add), f'<option value="{group.pk}">')

    client.post(add, {"role_group": group.pk})
    again = client.post(add, {"role_group": group.pk})

    assert contract.blocks.filter(role_group=group).count() == 1
    assert again.status_code == 200
    assertNotContains(client.get(add), f'<option value="{group.pk}">')


def test_a_group_of_another_programme_does_not_enter(client, contract, facilitator):
    theirs = make_role_group(make_contract().programme, Kind.INSTITUTION)
    own = contract.articles.filter(part=2).last()
    client.post(url(contract, "block_add", own.pk), {"role_group": theirs.pk})
    assert not contract.blocks.filter(role_group=theirs).exists()


def test_groups_stand_under_articles_of_part_2(client, contract, facilitator):
    common = contract.articles.filter(part=1).first()
    assert client.get(url(contract, "block_add", common.pk)).status_code == 404


def test_a_double_click_adds_one_commitment(client, contract, facilitator, block):
    add = url(contract, "commitment_add", block.pk)
    sent = {"text": "Revenir.", "submission_id": str(uuid.uuid4())}

    first, second = client.post(add, sent), client.post(add, sent)
    other = client.post(add, sent | {"text": "Revenir encore."})

    assert first.url == second.url
    assert texts(block).count("Revenir.") == 1
    assert other.status_code == 409
    assertContains(other, "Revenir encore.", status_code=409)
    assert "Revenir encore." not in texts(block)


def test_one_commitment_after_the_other(client, contract, facilitator, block):
    add = url(contract, "commitment_add", block.pk)
    answer = client.post(add, {"text": "Revenir.", "another": "1"})
    assert answer.url == add
    assert texts(block)[-1] == "Revenir."


def test_two_editors_meet_and_nothing_is_lost(client, contract, facilitator, block):
    commitment = block.commitments.first()
    edit = url(contract, "passage_edit", "engagements", commitment.pk)
    read = {"version": commitment.version}
    client.post(edit, read | {"text": "Aider mes voisins."})

    page = client.post(edit, read | {"text": "Aider ma ville."})

    assertContains(page, "mes voisins</del>.", status_code=409)
    assertContains(page, "Aider ma ville.", status_code=409)
    assertContains(
        page, f"{url(contract, 'write')}#commitment-{commitment.pk}", status_code=409
    )
    commitment.refresh_from_db()
    assert commitment.text == "Aider mes voisins."
    client.post(edit, {"version": commitment.version, "text": "Aider ma ville."})
    commitment.refresh_from_db()
    assert commitment.text == "Aider ma ville."


def test_moving_a_passage_keeps_what_was_written_meanwhile(contract, block):
    stale = block.commitments.order_by("position").first()
    fresh = Commitment.objects.get(pk=stale.pk)
    fresh.text = "Écrit entre-temps."
    fresh.save_as(Revision.Act.CHANGED)

    place(stale, 2)
    stale.archive()

    fresh.refresh_from_db()
    assert fresh.text == "Écrit entre-temps."


def test_numbers_follow_through_both_parts(client, contract, facilitator):
    add_article(contract, Article.Part.COMMON, heading="Transmettre")
    page = client.get(url(contract, "detail")).content.decode()
    numbers = re.findall(r"<h4[^>]*>Article (\d+)", page)
    assert numbers == [str(n + 1) for n in range(contract.articles.count())]
