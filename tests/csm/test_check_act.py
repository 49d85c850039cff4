"""« Vérifier un contrat », of an act that came after it: nobody is named either."""

import pytest
from pytest_django.asserts import assertContains, assertNotContains

from contracts import act_sealing
from contracts.act_text import reference_of
from contracts.canonical import fingerprint
from contracts.models import Accession
from contracts.prints import acts as prints
from tests.contracts.making_acts import (
    in_force,
    make_accession,
    make_amendment,
    sealed,
    signed_contract,
)
from tests.factories import make_partner, make_user
from tests.unguarded import take_the_guard_away

pytestmark = pytest.mark.django_db
INTACT, MODIFIED = "> Intact</h2>", "> Modified</h2>"
WITHDRAWN, UNKNOWN = "> Opened again</h2>", "> Unknown</h2>"


@pytest.fixture(autouse=True)
def english(client, settings):
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"


@pytest.fixture
def contract():
    return signed_contract()


@pytest.fixture
def ask(client):
    def asked(act, mark=None, reference=None):
        typed = {"reference": reference or reference_of(act)}
        typed["fingerprint"] = mark or fingerprint(act.digest)
        return client.get("/verifier/", typed)

    return asked


def test_an_act_is_intact_sealed_then_in_force_and_names_nobody(contract, ask):
    late = make_partner(contract.programme, name="Aline Verdet")
    act = sealed(make_accession(contract, late))
    assertContains(ask(act), INTACT)
    act = in_force(make_amendment(contract))
    prints.press(act)
    page = ask(act)
    assertContains(page, INTACT)
    for name in ("Aline Verdet", "Ville de Rivemont"):
        assertNotContains(page, name)


def test_the_paper_of_an_act_opened_again_is_no_longer_the_one_to_sign(contract, ask):
    act = sealed(make_accession(contract))
    mark = fingerprint(act.digest)
    act_sealing.reopen(act, make_user())
    assertContains(ask(act, mark), WITHDRAWN)
    # Sealed again with nothing changed, it is the same paper.
    assertContains(ask(sealed(act), mark), INTACT)


def test_an_act_whose_words_or_print_are_no_longer_those_is_modified(contract, ask):
    act = sealed(make_accession(contract))
    prints.press(act)
    assertContains(ask(act), INTACT)
    take_the_guard_away()
    kept = act.actprints.get()
    act.actprints.update(body=bytes(kept.body) + b" ")
    assertContains(ask(act), MODIFIED)
    act.actprints.update(body=bytes(kept.body))
    words = act.canonical.replace("accession", "accession ")
    Accession.objects.filter(pk=act.pk).update(canonical=words)
    assertContains(ask(act), MODIFIED)


def test_the_number_the_kind_and_the_contract_are_all_held(contract, ask):
    act = sealed(make_accession(contract))
    other = sealed(make_accession(signed_contract()))
    assertContains(ask(act, fingerprint(other.digest)), UNKNOWN)
    for reference in ("AVE1", "ADH2"):
        said = f"{contract.reference}-{reference}"
        assertContains(ask(act, reference=said), UNKNOWN)
    assertContains(ask(act, reference=contract.reference), UNKNOWN)
