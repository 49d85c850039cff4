"""The page of a version that was frozen: what proves it, its print, its words."""

import hashlib

import pytest
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains

from contracts.freezing import reopen
from contracts.models import FrozenPiece, Revision
from contracts.prints.sealing import press
from programmes.models import Role
from tests.factories import (
    make_contract,
    make_frozen,
    make_membership,
    make_signed,
    make_user,
)

pytestmark = pytest.mark.django_db


def url(contract, name, *args):
    return reverse(f"contracts:{name}", args=[contract.programme.slug, *args])


def test_a_frozen_version_shows_its_proof_and_its_words(client, contract, facilitator):
    frozen = make_frozen(contract)
    page = client.get(url(contract, "version", frozen.number))
    assertContains(page, frozen.digest)
    assertContains(page, "Deux exemplaires")
    assertContains(page, "Écouter les autres, façon 1.")
    assertContains(page, url(contract, "copies"))
    assertContains(page, url(contract, "version_text", frozen.number))
    for number in (1, 10**30):
        assert client.get(url(contract, "version", number)).status_code == 404


def test_those_who_only_read_find_neither_copies_nor_download(client, contract):
    frozen = make_frozen(contract)
    client.force_login(make_membership(contract.programme, Role.PARTNER).user)
    page = client.get(url(contract, "version", frozen.number))
    assertNotContains(page, url(contract, "copies"))
    assertNotContains(page, "texte.json")
    text = url(contract, "version_text", frozen.number)
    assert client.get(text).status_code == 403


def test_a_reopened_version_is_still_read_as_it_was(client, contract, facilitator):
    frozen = make_frozen(contract)
    reopen(contract, facilitator, "Un mot manque.")
    article = contract.articles.first()
    article.text = "Rire."
    article.save_as(Revision.Act.CHANGED)
    page = client.get(url(contract, "version", frozen.number))
    assertContains(page, "Un mot manque.")
    assertContains(page, "Rouverte par ")
    assertNotContains(page, "Rire.")


def test_the_text_that_gives_the_digest_is_downloaded(client, contract, facilitator):
    frozen = make_frozen(contract)
    answer = client.get(url(contract, "version_text", frozen.number))
    assert hashlib.sha256(answer.content).hexdigest() == frozen.digest
    assert answer["Content-Type"] == "application/json"
    name = f"{contract.reference}-version-{frozen.number}.json"
    assert answer["Content-Disposition"] == f'attachment; filename="{name}"'


def test_the_sealed_print_is_opened_from_its_kept_bytes(client, contract, facilitator):
    frozen = make_frozen(contract)
    missing = client.get(url(contract, "version_pdf", frozen.number), follow=True)
    assertContains(missing, "n’est pas encore préparée")
    press(frozen, facilitator)
    answer = client.get(url(contract, "version_pdf", frozen.number))
    kept = frozen.pieces.get(name=FrozenPiece.PRINT)
    assert hashlib.sha256(answer.content).hexdigest() == kept.digest
    assert answer["Content-Type"] == "application/pdf"


def test_observers_read_what_is_signed_and_nothing_before(client):
    contract = make_contract()
    first = make_frozen(contract)
    reopen(contract, make_user(), "Un mot manque.")
    signed = make_signed(contract)
    observer = make_membership(contract.programme, Role.OBSERVER).user
    client.force_login(observer)
    page = client.get(url(contract, "version", signed.number))
    assertContains(page, signed.digest)
    assertNotContains(page, f'href="{url(contract, "versions")}"')
    assert client.get(url(contract, "version", first.number)).status_code == 403
    assert client.get(url(contract, "version_text", signed.number)).status_code == 403
