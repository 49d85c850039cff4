"""The library: what is offered where, looked for, and copied with its clause."""

import uuid

import pytest
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains

from contracts.models import ModelArticle, ModelCommitment
from programmes.models import Kind, Role
from tests.factories import make_contract, make_membership

pytestmark = pytest.mark.django_db

CLAUSE = "autant que je le peux"


@pytest.fixture
def contract():
    return make_contract()


@pytest.fixture
def block(contract):
    return contract.blocks.get(role_group__kind=Kind.PARTICIPANT)


@pytest.fixture
def model():
    """A model commitment for the participants, with an accent to look for."""
    text = f"Préparer {CLAUSE} les fêtes {{des participants}}."
    return ModelCommitment.objects.create(
        kind=Kind.PARTICIPANT, position=90, text=text, clause=CLAUSE
    )


@pytest.fixture
def enter(client, contract):
    def enter(role):
        user = make_membership(contract.programme, role).user
        client.force_login(user)
        return user

    return enter


def url(contract, name, *args, **query):
    slug = contract.programme.slug
    return reverse(f"contracts:{name}", args=[slug, *args], query=query or None)


@pytest.mark.parametrize("words", ["preparer", "FÊTES", "fetes auteurs", "des partena"])
def test_words_are_found_without_accents_or_capitals(
    client, contract, block, model, enter, words
):
    enter(Role.FACILITATOR)
    shelf = f"groupe-{block.pk}"
    for name in ("library", "write"):
        page = client.get(url(contract, name, rayon=shelf, q=words))
        assertContains(page, f'<span class="clause">{CLAUSE}</span>', count=1)
        nothing = client.get(url(contract, name, rayon=shelf, q="girafe"))
        assertContains(nothing, url(contract, "commitment_pick", block.pk, 1)[:-10], 0)


def test_a_shelf_holds_the_models_of_its_kind_only(
    client, contract, block, model, enter
):
    enter(Role.FACILITATOR)
    other = contract.blocks.get(role_group__kind=Kind.AUTHORITY)
    page = client.get(url(contract, "library", rayon=f"groupe-{other.pk}"))
    assertNotContains(page, CLAUSE)
    pick = url(contract, "commitment_pick", other.pk, model.pk)
    assert client.post(pick).status_code == 404


def test_what_is_picked_is_copied_with_its_clause_at_the_end(
    client, contract, block, model, enter
):
    user = enter(Role.PARTICIPANT)
    pick = url(contract, "commitment_pick", block.pk, model.pk)
    sent = {"submission_id": str(uuid.uuid4()), "from": "library", "q": "fete"}

    answers = [client.post(pick, sent).url for _double_click in range(2)]

    assert answers == 2 * [
        url(contract, "library", rayon=f"groupe-{block.pk}", q="fete")
    ]
    picked = block.commitments.get(text=model.text)
    assert picked.clause == CLAUSE
    assert picked == block.commitments.order_by("position").last()
    assert picked.revisions.get().saved_by == user
    assertContains(client.get(answers[0]), "Déjà dans le contrat")


def test_a_long_search_stays_in_the_address_after_picking(
    client, contract, block, model, enter
):
    enter(Role.PARTICIPANT)
    pick = url(contract, "commitment_pick", block.pk, model.pk)
    sent = {"submission_id": str(uuid.uuid4()), "from": "library", "q": "é" * 200}

    assert client.post(pick, sent).url == url(
        contract, "library", rayon=f"groupe-{block.pk}", q="é" * 200
    )


def test_one_picks_for_the_own_group_only(client, contract, model, enter):
    enter(Role.PARTICIPANT)
    other = contract.blocks.get(role_group__kind=Kind.AUTHORITY)
    theirs = ModelCommitment.objects.filter(kind=Kind.AUTHORITY).first()
    theirs = theirs or ModelCommitment.objects.create(kind=Kind.AUTHORITY, text="Payer")
    pick = url(contract, "commitment_pick", other.pk, theirs.pk)
    assert client.post(pick).status_code == 403
    page = client.get(url(contract, "library", rayon=f"groupe-{other.pk}"))
    assertNotContains(page, f'value="groupe-{other.pk}"')
    assertNotContains(page, 'value="partie-1"')
    article = ModelArticle.objects.create(place="common", text="Rire.")
    assert client.post(url(contract, "article_pick", article.pk)).status_code == 403


def test_the_block_of_another_programme_is_not_found(client, contract, model, enter):
    enter(Role.FACILITATOR)
    theirs = make_contract().blocks.get(role_group__kind=Kind.PARTICIPANT)
    pick = url(contract, "commitment_pick", theirs.pk, model.pk)
    assert client.post(pick).status_code == 404


def test_an_article_is_picked_for_its_part(client, contract, enter):
    enter(Role.COORDINATOR)
    model = ModelArticle.objects.create(
        place="own", heading="Le quotidien", text="Chez soi, si possible.",
        clause="si possible", starts_a_contract=False,
    )  # fmt: skip
    assertContains(
        client.get(url(contract, "library", rayon="partie-2")), "Le quotidien"
    )

    answer = client.post(url(contract, "article_pick", model.pk))

    article = contract.articles.order_by("-pk").first()
    assert (article.part, article.heading) == (2, "Le quotidien")
    assert article.clause == "si possible"
    assert answer.url.endswith(f"#article-{article.pk}")


def test_a_section_is_no_article_to_pick(client, contract, enter):
    enter(Role.COORDINATOR)
    model = ModelArticle.objects.create(place="preamble", text="Avant tout.")
    assert client.post(url(contract, "article_pick", model.pk)).status_code == 404


def test_a_text_that_two_sets_share_is_offered_once(
    client, contract, block, model, enter
):
    enter(Role.FACILITATOR)
    ModelCommitment.objects.create(
        kind=Kind.PARTICIPANT, position=91, text=model.text, clause=CLAUSE
    )
    page = client.get(url(contract, "library", rayon=f"groupe-{block.pk}"))
    assertContains(page, CLAUSE, count=1)


def test_a_strange_shelf_or_word_shows_the_first_shelf(client, contract, enter):
    enter(Role.FACILITATOR)
    for query in ({"rayon": "groupe-0"}, {"rayon": "\0"}, {"q": "\0" * 300}):
        assert client.get(url(contract, "library", **query)).status_code == 200
