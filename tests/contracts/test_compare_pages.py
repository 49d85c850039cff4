"""The pages of the versions: their list, and two of them compared."""

import pytest
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from contracts.drafting import add_commitment
from contracts.freezing import reopen
from contracts.models import Revision
from programmes.models import Kind, Role
from tests.factories import (
    make_frozen,
    make_membership,
    make_programme,
    make_user,
)

pytestmark = pytest.mark.django_db

READERS = [Role.COORDINATOR, Role.FACILITATOR, Role.PARTNER, Role.PARTICIPANT]


def url(contract, name, *args, **query):
    slug = contract.programme.slug
    return reverse(f"contracts:{name}", args=[slug, *args], query=query or None)


def reword(passage, text, by=None):
    passage.text = text
    passage.save_as(Revision.Act.CHANGED, by)


@pytest.fixture
def enter(client, contract):
    """Log in with a role in the contract's programme, and return the account."""

    def enter(role, **values):
        user = make_membership(contract.programme, role, **values).user
        client.force_login(user)
        return user

    return enter


@pytest.fixture
def changed(contract, facilitator):
    """The version before and the one after two changes."""
    contract.refresh_from_db()
    before = contract.text_version
    article = contract.articles.get(heading="Durée", text__startswith="Conclu")
    reword(article, "Convenu pour {période}.", facilitator)
    add_commitment(contract.blocks.first(), "Chanter.", facilitator)
    contract.refresh_from_db()
    return before, contract.text_version


@pytest.mark.parametrize("role", READERS, ids=str)
def test_those_who_read_the_draft_compare_its_versions(client, contract, enter, role):
    enter(role)
    for page in (url(contract, "versions"), url(contract, "compare", 1, 2)):
        assert client.get(page).status_code == 200


def test_observers_and_strangers_do_not(client, contract, enter):
    make_frozen(contract)
    contract.refresh_from_db()
    pages = [
        url(contract, "versions"),
        url(contract, "compare", 1, 2),
        url(contract, "version", contract.text_version),
        url(contract, "version_pdf", contract.text_version),
        url(contract, "version_text", contract.text_version),
    ]
    enter(Role.OBSERVER)
    assert [client.get(page).status_code for page in pages] == [403] * 5
    client.force_login(make_membership(make_programme(), Role.COORDINATOR).user)
    assert [client.get(page).status_code for page in pages] == [404] * 5


def test_the_list_says_what_changed_who_and_when(client, contract, changed):
    page = client.get(url(contract, "versions"))
    assertContains(page, "Article «\xa0Durée\xa0»")
    assertContains(page, "Modifié par ")
    assertContains(page, "Le contrat commencé")
    assertContains(page, url(contract, "compare", *changed))


def test_fifty_versions_a_page(client, contract, facilitator):
    for number in range(60):
        reword(contract.articles.first(), f"Rire {number} fois.")
    page = client.get(url(contract, "versions"))
    assertContains(page, '<th scope="row"', count=50)
    assertContains(client.get(url(contract, "versions", page=2)), "Version 1<")


def test_the_form_leads_to_both_versions_in_their_order(client, contract, changed):
    before, after = changed
    asked = url(contract, "versions", avant=after, apres=before)
    assertRedirects(client.get(asked), url(contract, "compare", before, after))


@pytest.mark.parametrize("number", ["", "0", "999999", "trois", "-1", "²"])
def test_a_version_that_is_not_there_is_asked_for_again(
    client, contract, changed, number
):
    page = client.get(url(contract, "versions", avant=number, apres=1))
    assertContains(page, 'id="errors"')
    assertContains(page, f"Écrivez un nombre de 1 à {changed[1]}.")


def test_the_last_frozen_version_is_offered_first(client, contract, facilitator):
    assertContains(client.get(url(contract, "versions")), 'name="avant" value="1"')
    frozen = make_frozen(contract)
    reopen(contract, facilitator, "Un mot manque.")
    page = client.get(url(contract, "versions"))
    assertContains(page, f'name="avant" value="{frozen.number}"')
    assertContains(page, f'name="apres" value="{frozen.number + 1}"')
    assertContains(page, "Un mot manque.")
    assertContains(page, "Figée par ")
    assertContains(page, "Rouverte par ")


def test_what_changed_is_shown_and_the_rest_when_asked(client, contract, changed):
    page = client.get(url(contract, "compare", *changed))
    assertContains(page, "Conclu</del>")
    assertContains(page, "Convenu</ins>")
    assertContains(page, "Chanter.</ins>")
    assertContains(page, 'class="sheet change"', count=2)
    assertContains(page, "/reprendre/")
    assertNotContains(page, "Écouter les autres, façon 1.")
    whole = client.get(url(contract, "compare", *changed, tout="oui"))
    assertContains(whole, "Écouter les autres, façon 1.")


def test_before_stands_beside_after_for_who_asks(client, contract, changed):
    assertNotContains(client.get(url(contract, "compare", *changed)), "conflict__text")
    page = client.get(url(contract, "compare", *changed, colonne="deux"))
    assertContains(page, "conflict__text", count=4)
    assertContains(page, "Convenu</ins>", count=1)


def test_two_versions_in_the_wrong_order_are_turned_round(client, contract, changed):
    before, after = changed
    assertRedirects(
        client.get(url(contract, "compare", after, before, colonne="deux")),
        url(contract, "compare", before, after, colonne="deux"),
    )


def test_a_version_and_itself_have_no_difference(client, contract, changed):
    page = client.get(url(contract, "compare", changed[1], changed[1]))
    assertContains(page, "Rien n’a changé entre ces deux versions.")
    assertNotContains(page, "<ins>")


@pytest.mark.parametrize("numbers", [(0, 1), (1, 10**6), (10**6, 1), (1, 10**30)])
def test_an_unknown_version_is_not_found(client, contract, changed, numbers):
    assert client.get(url(contract, "compare", *numbers)).status_code == 404


def test_what_was_typed_is_text(client, contract, changed, facilitator):
    reword(contract.articles.first(), "<script>rire()</script> 😀 مرحبا")
    contract.refresh_from_db()
    for columns in ("une", "deux"):
        page = client.get(
            url(contract, "compare", 1, contract.text_version, colonne=columns)
        )
        assertNotContains(page, "<script>rire")
        assertContains(page, "&lt;script&gt;rire()&lt;/script&gt; 😀 مرحبا")


def test_a_participant_who_wrote_is_not_named_to_the_others(client, contract, enter):
    author = make_user(name="Solène Darbeyre")
    make_membership(contract.programme, Role.PARTICIPANT, user=author)
    contract.refresh_from_db()
    before = contract.text_version
    reword(contract.blocks.first().commitments.first(), "Rire.", author)
    enter(Role.PARTNER)
    for page in ("versions",), ("compare", before, before + 1):
        answer = client.get(url(contract, *page))
        assertContains(answer, "Un ou une partenaire-auteur")
        assertNotContains(answer, "Darbeyre")


def test_two_editors_of_a_passage_see_what_differs_and_who_wrote(
    client, contract, facilitator
):
    article = contract.articles.first()
    read = article.version
    article.version += 1
    reword(article, "Rire ensemble ce soir.", make_user(name="Noé Ferrand"))
    data = {"version": read, "heading": article.heading, "clause": ""}
    edit = url(contract, "passage_edit", "articles", article.pk)
    answer = client.post(edit, data | {"text": "Rire ensemble demain."})

    assertContains(answer, "demain</ins>.", status_code=409)
    assertContains(answer, "ce soir</del>.", status_code=409)
    assertContains(answer, "Modifié par Noé Ferrand", status_code=409)
    assertContains(answer, "Rire ensemble demain.</textarea>", status_code=409)


@pytest.mark.parametrize("passages", [1, 30])
@pytest.mark.parametrize(
    ("name", "queries"),
    # session, account, membership, contract; for the list: the version to begin with,
    # the changes of each version, the newest of them, those that were frozen; for two
    # versions: sections, articles, blocks, commitments, twice the facts and words,
    # the themes of annex 1 and the actions of annex 2.
    [("versions", 8), ("compare", 16)],
)
def test_a_page_costs_the_same_however_much_changed(
    client, contract, facilitator, django_assert_num_queries, name, queries, passages
):
    block = contract.blocks.get(role_group__kind=Kind.PARTICIPANT)
    for number in range(passages):
        add_commitment(block, f"Rire {number} fois.", facilitator)
    contract.refresh_from_db()
    numbers = [1, contract.text_version] if name == "compare" else []
    page = url(contract, name, *numbers)
    client.get(page)  # the time of the login is written once
    with django_assert_num_queries(queries):
        answer = client.get(page)
    assertContains(answer, "Engagement")
