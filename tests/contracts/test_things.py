"""What to have ready for the ceremony: added, ticked, taken off and put back."""

import uuid

import pytest
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from contracts.ceremonies import ceremony_of
from contracts.models import Ceremony, Thing
from tests.contracts.addresses import url
from tests.factories import make_contract

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("facilitator")]


def test_things_are_added_ticked_taken_off_and_put_back(client, contract):
    page = url(contract, "ceremony")
    answer = client.post(url(contract, "thing_add"), {"text": "Des fleurs"})
    assertRedirects(answer, f"{page}#things", fetch_redirect_response=False)
    thing = Thing.objects.get(text="Des fleurs")
    assert thing.position == 10
    client.post(url(contract, "thing_ready", thing.pk), {"ready": "yes"})
    assertContains(client.get(page), "Pas prêt finalement")
    client.post(url(contract, "thing_ready", thing.pk), {"ready": ""})
    assertNotContains(client.get(page), "Pas prêt finalement")
    answer = client.post(url(contract, "thing_remove", thing.pk))
    assertContains(client.get(answer.url), "Retiré de la liste")
    client.post(url(contract, "thing_bring_back", thing.pk))
    assertNotContains(client.get(page), "Retiré de la liste")


def test_an_empty_thing_is_said_and_the_things_of_others_are_not_found(
    client, contract
):
    page = client.post(url(contract, "thing_add"), {"text": ""})
    assertContains(page, 'id="errors"')
    theirs = ceremony_of(make_contract()).things.first()
    for act in ("ready", "remove", "bring_back"):
        address = url(contract, f"thing_{act}", theirs.pk)
        assert client.post(address).status_code == 404


def test_a_double_click_adds_one_thing(client, contract):
    sent = {"text": "Des fleurs", "submission_id": str(uuid.uuid4())}
    for _click in range(2):
        client.post(url(contract, "thing_add"), sent)
    assert Thing.objects.filter(text="Des fleurs").count() == 1


def test_a_thing_that_says_nothing_begins_no_ceremony(client, contract):
    sent = {"text": " ", "submission_id": str(uuid.uuid4())}
    client.post(url(contract, "thing_add"), sent)
    assert not Ceremony.objects.exists()
