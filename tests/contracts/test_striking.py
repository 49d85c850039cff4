"""Striking out the record of a signature, and handing over its receipt."""

import pytest
from django.urls import reverse
from django.utils import timezone
from pytest_django.asserts import assertContains, assertRedirects

from contracts.freezing import reopen
from contracts.models import Signature
from contracts.signing.recording import record_signature
from programmes.models import Event, Role
from tests.contracts.reading_pdf import text
from tests.factories import make_contract, make_frozen, make_membership, make_partner

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def version():
    contract = make_contract()
    for name in ("Solène Darbeyre", "Marius Tellochet"):
        make_partner(contract.programme, name=name)
    return make_frozen(contract)


@pytest.fixture
def by(client, version):
    user = make_membership(version.contract.programme, Role.FACILITATOR).user
    client.force_login(user)
    return user


@pytest.fixture
def signature(version, by):
    day = timezone.localdate()
    return record_signature(version.contract, "P1", version.digest, day, by)


def url(version, name, *args):
    return reverse(f"contracts:{name}", args=[version.contract.programme.slug, *args])


def test_a_record_is_struck_out_with_a_word_and_stays(client, version, signature, by):
    page = url(version, "signature_strike", signature.pk)
    assertContains(client.get(page), by.name)
    answer = client.post(page, {"because": "Mauvaise ligne."}, follow=True)
    assertRedirects(answer, url(version, "ceremony_return"))
    signature.refresh_from_db()
    assert (signature.struck_by, signature.struck_because) == (by, "Mauvaise ligne.")
    event = Event.objects.last()
    assert (event.kind, event.by) == ("struck_out", by)
    assert "Mauvaise" not in event.content
    again = client.get(url(version, "ceremony_return"))
    assertContains(again, 'name="says-P1"')
    assertContains(again, "Mauvaise ligne.")


@pytest.mark.parametrize("because", ["", "   ", "x" * 201])
def test_a_word_is_asked_and_what_was_typed_is_kept(
    client, version, signature, because
):
    page = client.post(
        url(version, "signature_strike", signature.pk), {"because": because}
    )
    assert page.context["form"].errors["because"]
    assert page.context["form"]["because"].value() == because
    assert Signature.objects.valid().count() == 1


def test_struck_out_twice_it_is_struck_out_once(client, version, signature):
    page = url(version, "signature_strike", signature.pk)
    for because in ("Mauvaise ligne.", "Encore."):
        client.post(page, {"because": because})
    signature.refresh_from_db()
    assert signature.struck_because == "Mauvaise ligne."
    assertRedirects(client.get(page), url(version, "ceremony_return"))


def test_what_the_reopening_made_void_is_not_struck_out(client, version, signature, by):
    reopen(version.contract, by, "Un mot manque.")
    page = url(version, "signature_strike", signature.pk)
    assertRedirects(client.get(page), url(version, "ceremony_return"))
    answer = client.post(page, {"because": "La ligne d’à côté."})
    assertContains(answer, "La ligne d’à côté.", status_code=409)
    signature.refresh_from_db()
    assert signature.struck_at is None


@pytest.mark.parametrize("role", [Role.PARTICIPANT, Role.PARTNER, Role.OBSERVER])
def test_only_those_who_record_strike_out(client, version, signature, role):
    client.force_login(make_membership(version.contract.programme, role).user)
    page = url(version, "signature_strike", signature.pk)
    assert client.get(page).status_code == 403
    assert client.post(page, {"because": "Ligne."}).status_code == 403
    assert Signature.objects.valid().count() == 1


def test_another_programme_s_record_is_not_found(client, signature, by):
    elsewhere = make_membership(make_frozen().contract.programme).programme
    page = reverse("contracts:signature_strike", args=[elsewhere.slug, signature.pk])
    assert client.get(page).status_code == 404


def test_the_receipt_comes_with_the_signature(client, version, signature):
    sent = client.get(url(version, "receipt", 1))
    assert sent.headers["Content-Type"] == "application/pdf"
    assert "Solène Darbeyre" in text(sent.content)
    assertContains(client.get(url(version, "receipt_html", 1)), "Solène Darbeyre")
    for name in ("receipt", "receipt_html"):
        assertRedirects(client.get(url(version, name, 2)), url(version, "copies"))


def test_a_receipt_is_for_the_person_it_names(client, version, signature):
    programme = version.contract.programme
    for number, status in ((1, 200), (2, 403)):
        partner = programme.partners.get(number=number)
        user = make_membership(programme, Role.PARTICIPANT, partner=partner).user
        client.force_login(user)
        for name in ("receipt", "receipt_html"):
            assert client.get(url(version, name, 1)).status_code == status
    client.force_login(make_membership(programme, Role.PARTNER).user)
    assert client.get(url(version, "receipt", 1)).status_code == 403
