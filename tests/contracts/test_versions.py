"""The text as it stood at an earlier version, and what changed between two."""

import pytest

from contracts.drafting import add_article, add_commitment, place
from contracts.freezing import reopen
from contracts.importing import bring_in
from contracts.models import Article, Revision
from contracts.reading import lines_of, read
from contracts.versions.comparing import comparison
from contracts.versions.texts import FACTS, text_at
from programmes.access import access_to
from programmes.models import Kind, Role
from tests.factories import make_contract, make_frozen, make_membership, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def contract():
    return make_contract(commitments=(3, 2, 2))


@pytest.fixture
def access(contract):
    user = make_user(name="Inès Baraka")
    make_membership(contract.programme, Role.FACILITATOR, user=user)
    return access_to(contract.programme.slug, user)


@pytest.fixture
def block(contract):
    return contract.blocks.get(role_group__kind=Kind.PARTICIPANT)


def now(contract):
    contract.refresh_from_db()
    return contract.text_version


def reword(passage, text, by=None):
    passage.text = text
    passage.save_as(Revision.Act.CHANGED, by)


def words_at(contract, version):
    """Return the words of what stood, by the key of the passage."""
    text = text_at(contract, version)
    return {key: then.words.text for key, then in text.items() if then.stood}


def titles_at(contract, version):
    text = text_at(contract, version).values()
    words = contract.programme.vocabulary
    return [then.title(words) for then in text if then.stood]


def test_the_text_of_today_is_its_latest_version(contract):
    words = words_at(contract, now(contract))
    for rows in (contract.sections, contract.articles):
        for passage in rows.all():
            assert words[passage._meta.model_name, passage.pk] == passage.text
    assert len(words) == 9 + 5 + 4 + 7


def test_earlier_words_are_found_again(contract):
    article = contract.articles.first()
    before = now(contract)
    first = article.text
    reword(article, "Rire.")
    middle = now(contract)
    reword(article, "Danser.")
    key = "article", article.pk
    assert [words_at(contract, n)[key] for n in (before, middle, now(contract))] == [
        first,
        "Rire.",
        "Danser.",
    ]


def test_what_was_taken_out_stands_before_and_after_it_came_back(contract, block):
    commitment = block.commitments.first()
    key = "commitment", commitment.pk
    before = now(contract)
    commitment.archive()
    out = now(contract)
    reword(commitment, "Récrit pendant son absence.")
    still_out = now(contract)
    commitment.bring_back()
    stood = [
        text_at(contract, n)[key].stood for n in (before, out, still_out, now(contract))
    ]
    assert stood == [True, False, False, True]


def test_commitments_leave_with_their_block_and_blocks_with_their_article(
    contract, block
):
    before = now(contract)
    block.article.archive()
    kinds = [kind for kind, _pk in words_at(contract, now(contract))]
    assert "block" not in kinds
    assert "commitment" not in kinds
    assert [kind for kind, _pk in words_at(contract, before)].count("commitment") == 7


def test_a_passage_has_no_words_before_it_was_written(contract, block):
    before = now(contract)
    late = add_commitment(block, "Tard venu.")
    assert ("commitment", late.pk) not in text_at(contract, before)
    assert ("commitment", late.pk) in text_at(contract, now(contract))


def test_articles_and_commitments_have_the_numbers_that_they_had(contract, block):
    before = now(contract)
    contract.articles.order_by("part", "position").first().archive()
    add_article(contract, Article.Part.OWN, heading="Le dernier")
    block.commitments.order_by("position").first().archive()

    assert "Article 5 · Durée" not in titles_at(contract, now(contract))
    heads = [t for t in titles_at(contract, before) if t.startswith("Article")]
    later = [t for t in titles_at(contract, now(contract)) if t.startswith("Article")]
    assert [t.split(" · ")[0] for t in heads] == [
        "Article 1er",
        *(f"Article {n}" for n in range(2, 6)),
    ]
    assert [t.split(" · ")[1] for t in later] == [
        *(t.split(" · ")[1] for t in heads[1:]),
        "Le dernier",
    ]
    group = block.role_group.title_in(contract.programme.vocabulary)
    third = f"Engagement 3 · {group}"
    assert titles_at(contract, before).count(third) == 1
    assert titles_at(contract, now(contract)).count(third) == 0


def test_the_order_is_that_of_the_contract(contract):
    kinds = [kind for kind, _pk in text_at(contract, now(contract))]
    assert kinds == (
        ["section"] * 5
        + ["article"] * 4
        + ["section", "article"]
        + ["block", *["commitment"] * 3]
        + ["block", *["commitment"] * 2] * 2
        + ["block"]
        + ["section"] * 3
    )


def test_an_import_is_one_version(contract, access):
    before = now(contract)
    text = "Préambule\nEnsemble.\nArticle 1er. Durée\nSix mois.\n"
    bring_in(contract.programme, read(lines_of(text)), force=True)
    assert now(contract) == before + 1
    found = comparison(contract, before, before + 1, access)
    assert {one.title for one in found.changed if one.is_added} == {"Article 1er"}
    removed = [one.key.split("-")[0] for one in found.changed if one.is_removed]
    assert (removed.count("article"), removed.count("commitment")) == (5, 7)


def test_reopening_changes_no_word(contract, access):
    version = make_frozen(contract)
    reopen(contract, access.user, "Un mot manque.")
    found = comparison(contract, version.number, now(contract), access)
    assert found.changed == []


def test_place_and_initials_are_compared_too(contract, access):
    before = now(contract)
    contract.place = "Rivemont"
    contract.save_facts()
    [one] = comparison(contract, before, now(contract), access).changed
    assert one.title == "Lieu et paraphes"
    assert [run.words for run in one.rewording.words if run.kind == "added"] == [
        "Rivemont"
    ]
    assert FACTS in text_at(contract, now(contract))


def test_the_newest_change_of_each_passage_is_told(contract, access, block):
    before = now(contract)
    commitment = block.commitments.first()
    for text in ("Rire.", "Rire encore."):
        reword(commitment, text, access.user)
    [one] = comparison(contract, before, now(contract), access).changed
    assert one.said.startswith("Modifié par Inès Baraka, ")
    assert one.changes == 2
    assert one.take_again.endswith(
        f"/reprendre/{commitment.revisions.order_by('pk').first().pk}/"
    )


def test_what_left_with_its_block_is_told_by_the_block(contract, access, block):
    before = now(contract)
    block.archive(access.user)
    found = comparison(contract, before, now(contract), access).changed
    assert [one.is_removed for one in found] == [True] * 4
    assert {one.said.split(",")[0] for one in found} == {"Retiré par Inès Baraka"}


def test_what_moved_has_the_same_words(contract, access, block):
    before = now(contract)
    place(block.commitments.order_by("position").first(), 3, access.user)
    [one] = comparison(contract, before, now(contract), access).changed
    assert not one.rewording.has_changed
    assert one.said.startswith("Déplacé par Inès Baraka, ")


def test_what_came_and_went_in_between_is_not_told(contract, access, block):
    before = now(contract)
    add_commitment(block, "Une idée d’un jour.").archive()
    found = comparison(contract, before, now(contract), access)
    assert found.changed == []
    assert "Une idée d’un jour." not in {one.after.words.text for one in found.same}


def test_other_apostrophes_are_a_change_and_no_other_word(contract, access, block):
    commitment = block.commitments.first()
    reword(commitment, "L'écoute.")
    before = now(contract)
    reword(commitment, "L’écoute.")
    [one] = comparison(contract, before, now(contract), access).changed
    assert not one.rewording.has_changed
    assert not one.rewording.is_letter_for_letter
