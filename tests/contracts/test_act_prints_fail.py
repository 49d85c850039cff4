"""The print of an act that fails harms nothing: its words stay sealed, and it is said."""

import logging

import pytest
from pytest_django.asserts import assertContains, assertRedirects

from contracts.prints import acts as prints
from programmes.printing import NotPrinted, PdfRefused
from tests.contracts.addresses import url
from tests.contracts.making_acts import make_accession, sealed, signed_contract
from tests.factories import make_membership

pytestmark = pytest.mark.django_db


@pytest.fixture
def contract():
    return signed_contract()


def stopped(page):
    raise PdfRefused(["https://ailleurs.example/"])


def no_room(*args, **values):
    raise OSError("no room left")


@pytest.mark.parametrize(
    ("broken", "how"),
    [("printing.render", stopped), ("journal.record", no_room)],
    ids=["it asked for what it was not given", "it could not be kept"],
)
def test_whatever_fails_is_told_and_another_try_mends_it(
    client, contract, monkeypatch, caplog, broken, how
):
    act = sealed(make_accession(contract))
    client.force_login(make_membership(contract.programme).user)
    place = url(contract, "act_press", "adhesions", act.number)
    with monkeypatch.context() as broke, caplog.at_level(logging.ERROR):
        broke.setattr(f"contracts.prints.acts.{broken}", how)
        answer = client.post(place, follow=True)
    assertRedirects(answer, url(contract, "act_detail", "adhesions", act.number))
    assertContains(answer, "Réessayez plus tard")
    assert [one.name for one in caplog.records] == ["csm.printing"]
    assert prints.kept_pdf(act) is None
    client.post(place)
    assert prints.kept_pdf(act)


def test_a_reason_in_words_is_not_told_as_a_fault(contract, monkeypatch, caplog):
    def too_long(page):
        raise NotPrinted("Trop long.")

    act = sealed(make_accession(contract))
    monkeypatch.setattr("contracts.prints.acts.printing.render", too_long)
    with pytest.raises(NotPrinted, match="Trop long"):
        prints.press(act)
    assert not caplog.records
