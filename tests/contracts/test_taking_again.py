"""Going back to an earlier wording of one passage: nothing is lost on the way."""

import uuid

import pytest
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from contracts.models import Revision
from programmes.models import Kind, Role
from tests.factories import make_contract, make_frozen, make_membership

pytestmark = pytest.mark.django_db

KINDS = ["section", "article", "block", "commitment"]
CLAUSE = "si le groupe le souhaite"


def passage_of(contract, kind):
    return {
        "section": lambda: contract.sections.get(kind="preamble"),
        "article": lambda: contract.articles.first(),
        "block": lambda: contract.blocks.first(),
        "commitment": lambda: contract.blocks.first().commitments.first(),
    }[kind]()


def reword(passage, text, clause="", by=None):
    """Save ``passage`` with other words, and return the revision that keeps them."""
    passage.refresh_from_db()
    name = "open_sentence" if passage._meta.model_name == "block" else "text"
    setattr(passage, name, text)
    if name == "text":
        passage.clause = clause
    passage.version += 1
    passage.save_as(Revision.Act.CHANGED, by)
    return passage.revisions.newest_first().first()


def url(passage, revision):
    slug = passage.contract_of_record.programme.slug
    kind = passage._meta.model_name
    if kind == "section":
        place = ["section_take_again", passage.kind]
    else:
        nouns = {"article": "articles", "block": "groupes", "commitment": "engagements"}
        place = ["passage_take_again", nouns[kind], passage.pk]
    name, *keys = place
    return reverse(f"contracts:{name}", args=[slug, *keys, revision.pk])


def send(client, passage, revision, **values):
    passage.refresh_from_db()
    data = {"version": passage.version, "submission_id": uuid.uuid4()} | values
    return client.post(url(passage, revision), data)


@pytest.mark.parametrize("kind", KINDS)
def test_earlier_words_are_taken_again(client, contract, facilitator, kind):
    passage = passage_of(contract, kind)
    earlier = reword(passage, "Rire ensemble.")
    reword(passage, "Chanter ensemble.")

    page = client.get(url(passage, earlier))
    assertContains(page, "Chanter</del>")
    assertContains(page, "Rire</ins>")
    answer = send(client, passage, earlier)

    assert answer.status_code == 302
    newest, before = passage.revisions.newest_first()[:2]
    assert newest.act == Revision.Act.TAKEN_AGAIN
    assert newest.saved_by == facilitator
    assert newest.text == "Rire ensemble."
    assert before.text == "Chanter ensemble."
    passage.refresh_from_db()
    assert passage.wording()["text"] == "Rire ensemble."
    contract.refresh_from_db()
    assert newest.text_version == contract.text_version


def test_a_clause_comes_back_with_its_words(client, contract, facilitator):
    passage = passage_of(contract, "commitment")
    earlier = reword(passage, f"Rire, {CLAUSE}.", CLAUSE)
    reword(passage, "Rire.")
    send(client, passage, earlier)
    passage.refresh_from_db()
    assert (passage.text, passage.clause) == (f"Rire, {CLAUSE}.", CLAUSE)


def test_a_clause_of_today_that_stands_in_the_earlier_words_is_kept(
    client, contract, facilitator
):
    passage = passage_of(contract, "commitment")
    earlier = reword(passage, f"Rire, {CLAUSE}.")
    reword(passage, f"Chanter, {CLAUSE}.", CLAUSE)
    send(client, passage, earlier)
    passage.refresh_from_db()
    assert (passage.text, passage.clause) == (f"Rire, {CLAUSE}.", CLAUSE)


def test_losing_a_clause_is_asked(client, contract, facilitator):
    passage = passage_of(contract, "commitment")
    earlier = reword(passage, "Rire.")
    reword(passage, f"Rire, {CLAUSE}.", CLAUSE)

    assertContains(client.get(url(passage, earlier)), 'name="clause_given_up"')
    answer = send(client, passage, earlier)
    assertContains(answer, 'href="#id_clause_given_up"')
    passage.refresh_from_db()
    assert passage.clause == CLAUSE

    assert send(client, passage, earlier, clause_given_up="on").status_code == 302
    passage.refresh_from_db()
    assert (passage.text, passage.clause) == ("Rire.", "")


def test_no_tick_is_shown_when_no_clause_is_lost(client, contract, facilitator):
    passage = passage_of(contract, "commitment")
    earlier = reword(passage, "Rire.")
    reword(passage, "Chanter.")
    assertNotContains(client.get(url(passage, earlier)), "clause_given_up")


@pytest.mark.parametrize("kind", KINDS)
def test_words_that_changed_meanwhile_are_shown_first(
    client, contract, facilitator, kind
):
    passage = passage_of(contract, kind)
    earlier = reword(passage, "Rire.")
    read = passage.version
    reword(passage, "Danser.")

    answer = client.post(
        url(passage, earlier), {"version": read, "submission_id": uuid.uuid4()}
    )

    assert answer.status_code == 409
    assertContains(answer, "Danser", status_code=409)
    passage.refresh_from_db()
    assertContains(answer, f'name="version" value="{passage.version}"', status_code=409)
    assert passage.wording()["text"] == "Danser."


def test_an_old_page_is_told_so(client, contract, facilitator):
    passage = passage_of(contract, "article")
    earlier = reword(passage, "Rire.")
    reword(passage, "Danser.")
    answer = send(client, passage, earlier, version="")
    assertContains(answer, "Cette page est trop ancienne")


def test_today_s_words_are_not_taken_again(client, contract, facilitator):
    passage = passage_of(contract, "article")
    today = reword(passage, "Rire.")
    page = client.get(url(passage, today))
    assertNotContains(page, 'name="version"')


def test_a_frozen_text_takes_nothing_again(client, contract, facilitator):
    passage = passage_of(contract, "article")
    earlier = reword(passage, "Rire.")
    reword(passage, "Danser.")
    make_frozen(contract)
    assert send(client, passage, earlier).status_code == 409
    assertRedirects(
        client.get(url(passage, earlier)),
        reverse("contracts:detail", args=[contract.programme.slug]),
        fetch_redirect_response=False,
    )
    passage.refresh_from_db()
    assert passage.text == "Danser."


def test_a_double_click_takes_them_again_once(client, contract, facilitator):
    passage = passage_of(contract, "article")
    earlier = reword(passage, "Rire.")
    reword(passage, "Danser.")
    data = {"version": passage.version, "submission_id": uuid.uuid4()}
    first, second = (client.post(url(passage, earlier), data) for _ in range(2))
    assert first.url == second.url
    assert passage.revisions.filter(act=Revision.Act.TAKEN_AGAIN).count() == 1


@pytest.mark.parametrize(
    ("role", "own", "expected"),
    [
        (Role.COORDINATOR, False, 200),
        (Role.PARTICIPANT, True, 200),
        (Role.PARTICIPANT, False, 403),
        (Role.PARTNER, False, 403),
        (Role.OBSERVER, True, 403),
    ],
)
def test_whoever_may_write_a_passage_takes_its_words_again(
    client, contract, role, own, expected
):
    kind = Kind.PARTICIPANT if own else Kind.FACILITATOR
    block = contract.blocks.get(role_group__kind=kind)
    passage = block.commitments.first()
    earlier = reword(passage, "Rire.")
    reword(passage, "Danser.")
    client.force_login(make_membership(contract.programme, role).user)
    assert client.get(url(passage, earlier)).status_code == expected
    link = url(passage, earlier).encode()
    history = reverse("contracts:history", args=[contract.programme.slug])
    if expected != 403:
        assert link in client.get(history).content
    elif role != Role.OBSERVER:
        assert link not in client.get(history).content


def test_the_words_of_another_passage_are_not_found(client, contract, facilitator):
    first, second = contract.articles.all()[:2]
    theirs = reword(second, "Rire.")
    assert client.get(url(first, theirs)).status_code == 404
    elsewhere = reword(make_contract().articles.first(), "Secret d’ailleurs.")
    assert client.get(url(first, elsewhere)).status_code == 404
