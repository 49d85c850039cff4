"""A frozen text, wherever it is met: read by all, written by nobody, no word lost."""

import uuid

import pytest
from django.core import signing
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from contracts.composition import paper_of
from contracts.freezing import freeze
from contracts.import_forms import SALT
from contracts.models import Contract, ModelArticle, ModelCommitment, Revision
from contracts.models.contract import READERS
from programmes.models import Kind, Role
from tests.factories import (
    make_contract,
    make_frozen,
    make_membership,
    make_partner,
    make_signed,
    make_user,
)

pytestmark = pytest.mark.django_db


def url(contract, name, *args):
    return reverse(f"contracts:{name}", args=[contract.programme.slug, *args])


@pytest.fixture
def contract():
    contract = make_contract()
    make_partner(contract.programme)
    return contract


@pytest.fixture
def enter(client, contract):
    """Log in with a role in the contract's programme, and return the account."""

    def enter(role=Role.COORDINATOR):
        user = make_membership(contract.programme, role).user
        client.force_login(user)
        return user

    return enter


def pages_to_write(contract):
    """Return every address under which the text is written, asked for or sent to."""
    block = contract.blocks.get(role_group__kind=Kind.AUTHORITY)
    article, commitment = contract.articles.first(), block.commitments.first()
    return [
        url(contract, "write"),
        url(contract, "edit"),
        url(contract, "library"),
        url(contract, "import"),
        url(contract, "import_fill"),
        url(contract, "section_edit", "preamble"),
        url(contract, "article_add", 1),
        url(contract, "block_add", article.pk),
        url(contract, "commitment_add", block.pk),
        url(contract, "passage_edit", "engagements", commitment.pk),
    ]


def acts(contract):
    """Return every address that only takes forms and changes the text."""
    block = contract.blocks.get(role_group__kind=Kind.AUTHORITY)
    commitment = block.commitments.first()
    article = ModelArticle.objects.filter(place="common").first()
    model = ModelCommitment.objects.filter(kind=Kind.AUTHORITY).first()
    one = ("engagements", commitment.pk)
    return [
        url(contract, "passage_move", *one),
        url(contract, "passage_archive", *one),
        url(contract, "passage_bring_back", *one),
        url(contract, "article_pick", article.pk),
        url(contract, "commitment_pick", block.pk, model.pk),
    ]


def test_every_page_to_write_leads_to_the_frozen_text(client, contract, enter):
    enter()
    pages = pages_to_write(contract)
    make_frozen(contract)
    for page in pages:
        answer = client.get(page, follow=True)
        assertRedirects(answer, url(contract, "detail"))
        assertContains(answer, "Le texte est figé\u00a0: il se lit")


def test_what_is_sent_to_a_frozen_text_comes_back_and_changes_nothing(
    client, contract, enter
):
    enter()
    pages = [page for page in pages_to_write(contract) if "bibliotheque" not in page]
    pages = pages[1:] + acts(contract)
    make_frozen(contract)
    changes = Revision.objects.count()
    for page in pages:
        answer = client.post(page, {"text": "Mes mots à moi.", "version": "1"})
        assert answer.status_code == 409
        assert answer.context["typed"] == ["Mes mots à moi."]
        assertContains(answer, url(contract, "reopen"), status_code=409)
    assert Revision.objects.count() == changes


def test_an_imported_text_comes_back_as_it_was_given(client, contract, enter):
    enter()
    given = {"text": "Titre\nUne phrase apportée."}
    page = client.post(url(contract, "import"), given)
    source = page.context["form"]["source"].value()
    make_frozen(contract)
    for word in (source, signing.dumps("autre", salt=SALT + "x")):
        fill = {"source": word, "shown": "", "role-0": "title"}
        answer = client.post(url(contract, "import_fill"), fill)
        assert answer.status_code == 409
        back = "\n".join(answer.context["typed"])
        assert ("Une phrase apportée." in back) == (word == source)


@pytest.mark.parametrize("role", [Role.FACILITATOR, Role.PARTNER, Role.PARTICIPANT])
def test_the_others_are_told_whom_to_ask(client, contract, enter, role):
    coordinator = make_membership(contract.programme).user
    enter(role)
    page = url(contract, "passage_edit", "articles", contract.articles.first().pk)
    make_frozen(contract)
    answer = client.post(page, {"text": "Mes mots."})
    assertContains(answer, coordinator.name, status_code=409)
    assertNotContains(answer, url(contract, "reopen"), status_code=409)


def test_once_signed_a_change_is_an_amendment(client, contract, enter):
    enter()
    make_signed(contract)
    answer = client.post(url(contract, "edit"), {"place": "Ailleurs"})
    assertContains(answer, "avenant", status_code=409)
    assertNotContains(answer, url(contract, "reopen"), status_code=409)


def test_a_text_frozen_in_the_middle_keeps_the_words_too(
    client, contract, enter, monkeypatch
):
    """Somebody freezes between the first look at the form and the saving of it."""
    by = enter()
    commitment = contract.blocks.first().commitments.first()
    page = url(contract, "passage_edit", "engagements", commitment.pk)
    hold = Contract.hold

    def frozen_just_before(self):
        monkeypatch.setattr(Contract, "hold", hold)
        other = Contract.objects.get(pk=self.pk)
        freeze(other, by, paper_of(other).digest)
        hold(self)

    monkeypatch.setattr(Contract, "hold", frozen_just_before)
    answer = client.post(page, {"text": "Mes mots.", "version": commitment.version})
    assert answer.status_code == 409
    assert answer.context["typed"] == ["Mes mots."]
    commitment.refresh_from_db()
    assert commitment.text != "Mes mots."


def test_what_was_saved_before_and_is_sent_twice_gets_its_answer(
    client, contract, enter
):
    enter()
    block = contract.blocks.get(role_group__kind=Kind.AUTHORITY)
    add = url(contract, "commitment_add", block.pk)
    typed = {"text": "Ouvrir la salle.", "submission_id": uuid.uuid4()}
    first = client.post(add, typed)
    make_frozen(contract)
    assertRedirects(client.post(add, typed), first.url, fetch_redirect_response=False)


def test_the_notes_of_an_imported_text_stay_within_reach(client, contract, enter):
    enter()
    note = contract.notes.create(text="Une ligne à part.")
    make_frozen(contract)
    assertContains(client.get(url(contract, "notes")), "Une ligne à part.")
    put_away = client.post(url(contract, "note_put_away", note.pk))
    assertRedirects(put_away, url(contract, "notes"))


def test_what_changes_elsewhere_does_not_reach_the_frozen_text(client, contract, enter):
    enter()
    town = make_partner(contract.programme, Kind.AUTHORITY, name="Ville de Rivemont")
    version = make_frozen(contract)
    town.name = "Autre ville"
    town.save()
    page = client.get(url(contract, "detail"))
    assertContains(page, "Ville de Rivemont")
    assertNotContains(page, "Autre ville")
    assert page.context["paper"].digest == version.digest


@pytest.mark.parametrize("role", READERS, ids=str)
def test_readers_see_that_the_frozen_text_is_not_signed_yet(
    client, contract, enter, role
):
    enter(role)
    version = make_frozen(contract)
    page = client.get(url(contract, "detail"))
    assertContains(page, "Exemplaire non signé")
    assertContains(page, page.context["paper"].fingerprint)
    assert page.context["paper"].version == version.number


def test_an_observer_reads_the_text_once_it_is_signed(client, contract, enter):
    enter(Role.OBSERVER)
    make_frozen(contract)
    assert client.get(url(contract, "detail")).status_code == 403
    signed = make_signed().contract
    client.force_login(make_membership(signed.programme, Role.OBSERVER).user)
    page = client.get(url(signed, "detail"))
    assertNotContains(page, "Exemplaire non signé")
    assertNotContains(page, url(signed, "discussion"))
    assertContains(page, f'href="{url(signed, "detail")}"')
    client.force_login(make_user())
    assert client.get(url(signed, "detail")).status_code == 404


@pytest.mark.parametrize("people", [1, 30])
def test_the_frozen_text_costs_the_same_however_many_sign(
    client, contract, enter, django_assert_num_queries, people
):
    enter()
    for _ in range(people):
        make_partner(contract.programme)
    make_frozen(contract)
    client.get(url(contract, "detail"))
    with django_assert_num_queries(8):
        client.get(url(contract, "detail"))
