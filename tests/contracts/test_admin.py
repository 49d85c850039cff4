import pytest
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains

from contracts.canonical import fingerprint
from tests.factories import make_frozen, make_user


@pytest.fixture
def version(db):
    return make_frozen()


@pytest.mark.parametrize("act", ["changelist", "change"])
def test_a_frozen_text_is_listed_without_its_words(act, version, client):
    client.force_login(make_user(is_staff=True, is_superuser=True))
    named = [version.pk] if act == "change" else []
    answer = client.get(reverse(f"admin:contracts_frozenversion_{act}", args=named))
    assertContains(answer, version.contract.reference)
    assertContains(answer, fingerprint(version.digest))
    assertNotContains(answer, "preamble")
    assertNotContains(answer, 'name="_save"')
