"""Lines of an imported text that found no place: kept, put away, brought back."""

import pytest
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from programmes.models import Role
from tests.factories import make_contract, make_membership

pytestmark = pytest.mark.django_db


@pytest.fixture
def contract():
    return make_contract()


@pytest.fixture
def note(contract):
    return contract.notes.create(text="Une ligne <sans> place.\nEt sa suite.")


def url(contract, name, *args):
    return reverse(f"contracts:{name}", args=[contract.programme.slug, *args])


@pytest.fixture
def facilitator(client, contract):
    user = make_membership(contract.programme, Role.FACILITATOR).user
    client.force_login(user)
    return user


def test_a_note_waits_until_it_is_put_away(client, contract, note, facilitator):
    away, back = (
        url(contract, name, note.pk) for name in ("note_put_away", "note_bring_back")
    )
    assertContains(client.get(url(contract, "write")), "1 ligne gardée en note")
    assertContains(client.get(url(contract, "notes")), away)

    assertRedirects(client.post(away), url(contract, "notes"))
    page = client.get(url(contract, "notes"))
    assertContains(page, "Une ligne &lt;sans&gt; place.")
    assertContains(page, back)
    assertNotContains(client.get(url(contract, "write")), "gardée en note")

    client.post(back)
    assertContains(client.get(url(contract, "notes")), away)


def test_the_notes_of_another_contract_are_not_found(client, contract, facilitator):
    theirs = make_contract().notes.create(text="Ailleurs")
    for name in ("note_put_away", "note_bring_back"):
        assert client.post(url(contract, name, theirs.pk)).status_code == 404
    theirs.refresh_from_db()
    assert theirs.archived_at is None


@pytest.mark.parametrize("role", [Role.PARTNER, Role.PARTICIPANT], ids=str)
def test_notes_are_for_those_who_write_the_whole_text(client, contract, note, role):
    client.force_login(make_membership(contract.programme, role).user)
    assert client.get(url(contract, "notes")).status_code == 403
    assert client.post(url(contract, "note_put_away", note.pk)).status_code == 403
    assertNotContains(client.get(url(contract, "write")), "en note")


@pytest.mark.parametrize("rows", [1, 30])
def test_the_page_costs_the_same_however_many_notes(
    client, contract, facilitator, django_assert_num_queries, rows
):
    for number in range(rows):
        contract.notes.create(text=f"Ligne {number}", position=number)
    client.get(url(contract, "write"))  # the time of the login is written once
    with django_assert_num_queries(5):  # session, account, membership, contract, notes
        client.get(url(contract, "notes"))
