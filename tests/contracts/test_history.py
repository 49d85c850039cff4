"""The history: who changed what and when, with the words before and after."""

import pytest
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains

from contracts.history import changes, revisions_of, with_their_words_before
from contracts.models import Revision
from programmes.access import access_to
from programmes.models import Role
from tests.factories import make_contract, make_membership, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def contract():
    return make_contract()


@pytest.fixture
def coordinator(client, contract):
    named = make_user(name="Inès Baraka")
    make_membership(contract.programme, Role.COORDINATOR, user=named)
    client.force_login(named)
    return named


def lines(contract, user, key=""):
    access = access_to(contract.programme.slug, user)
    return changes(with_their_words_before(revisions_of(contract, key)), access)


def url(contract, **query):
    return reverse(
        "contracts:history", args=[contract.programme.slug], query=query or None
    )


def test_a_change_has_the_words_of_the_same_passage_before_it(contract, coordinator):
    first, second = contract.blocks.first().commitments.all()
    before = first.text
    for text in ("Rire.", "Rire encore."):
        for passage in (first, second):
            passage.text = text
            passage.save_as(Revision.Act.CHANGED, coordinator)

    newest = lines(contract, coordinator)[:4]

    assert [(line.before.text, line.after.text) for line in newest] == [
        ("Rire.", "Rire encore."),
        ("Rire.", "Rire encore."),
        (second.revisions.order_by("pk")[0].text, "Rire."),
        (before, "Rire."),
    ]


def test_a_line_says_who_and_when_in_a_sentence(contract, coordinator):
    section = contract.sections.get(kind="preamble")
    section.text = "Ensemble."
    section.save_as(Revision.Act.CHANGED, coordinator)
    [line, *_older] = lines(contract, coordinator)
    assert line.name == "Préambule"
    assert line.sentence.startswith("Modifié par Inès Baraka, ")


def test_what_a_command_did_names_nobody(contract, coordinator):
    contract.articles.first().save_as(Revision.Act.IMPORTED)
    [line, *_older] = lines(contract, coordinator)
    assert line.sentence.startswith("Repris d’un texte par l’application, ")


def test_moving_shows_no_words(contract, coordinator):
    contract.articles.first().save_as(Revision.Act.MOVED, coordinator)
    [line, *_older] = lines(contract, coordinator)
    assert not line.shows_words


def test_one_passage_has_its_own_history(client, contract, coordinator):
    article = contract.articles.last()
    article.heading = "Durée changée"
    article.save_as(Revision.Act.CHANGED, coordinator)
    key = f"article-{article.pk}"

    assert len(lines(contract, coordinator, key)) == article.revisions.count()
    assertContains(client.get(url(contract)), f"?passage={key}")
    page = client.get(url(contract, passage=key))
    assertContains(page, "Durée changée")
    assertNotContains(page, "Écouter les autres")


@pytest.mark.parametrize("key", ["article-0", "article-x", "user-1", "-", "article-²"])
def test_a_forged_passage_is_an_empty_or_a_whole_history(
    client, contract, coordinator, key
):
    assert client.get(url(contract, passage=key)).status_code == 200


def test_the_passage_of_another_contract_tells_nothing(client, contract, coordinator):
    theirs = make_contract().articles.first()
    theirs.heading = "Secret d’ailleurs"
    theirs.save_as(Revision.Act.CHANGED)
    page = client.get(url(contract, passage=f"article-{theirs.pk}"))
    assertNotContains(page, "Secret d’ailleurs")


def test_fifty_changes_a_page(client, contract, coordinator):
    article = contract.articles.first()
    for number in range(60):
        article.heading = f"Titre {number:02}"
        article.save_as(Revision.Act.CHANGED, coordinator)
    assertContains(client.get(url(contract)), 'class="sheet change"', count=50)
    assertContains(client.get(url(contract, page=2)), "09</ins>")
    assert client.get(url(contract, page="zéro")).status_code == 200
