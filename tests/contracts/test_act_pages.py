"""The pages of the acts: as many queries for thirty as for one, names for few."""

import datetime as dt

import pytest
from django.utils import timezone
from pytest_django.asserts import assertContains, assertNotContains

from programmes.access import access_to
from programmes.models import Partner, Role
from tests.contracts.addresses import url
from tests.contracts.making_acts import (
    TODAY,
    in_force,
    make_accession,
    make_amendment,
    newcomer,
    signed_contract,
)
from tests.contracts.reading_pdf import text
from tests.factories import make_membership, make_partner

pytestmark = pytest.mark.django_db


@pytest.fixture
def contract():
    return signed_contract()


def log_in(client, contract, role, **values):
    user = make_membership(contract.programme, role, **values).user
    client.force_login(user)
    # The first page of a login costs more.
    client.get(contract.get_absolute_url())
    return user


def test_the_list_costs_the_same_for_one_and_for_thirty(
    client, contract, django_assert_num_queries
):
    log_in(client, contract, Role.FACILITATOR)
    make_accession(contract)
    make_amendment(contract)
    with django_assert_num_queries(6):
        client.get(url(contract, "act_list"))
    for n in range(29):
        make_accession(contract, newcomer(contract.programme, name=f"Jardin {n}"))
        make_amendment(contract)
    with django_assert_num_queries(6):
        page = client.get(url(contract, "act_list"))
    assertContains(page, "Jardin 28")


def test_an_act_costs_the_same_with_one_commitment_and_with_thirty(
    client, contract, django_assert_num_queries
):
    log_in(client, contract, Role.FACILITATOR)
    place = url(contract, "act_detail", "adhesions", make_accession(contract).number)
    with django_assert_num_queries(11):
        client.get(place)
    joins = newcomer(contract.programme, name="Le Fournil")
    promises = [f"Promesse {n}." for n in range(30)]
    act = make_accession(contract, joins, promises=promises)
    with django_assert_num_queries(11):
        page = client.get(url(contract, "act_detail", "adhesions", act.number))
    assertContains(page, "Promesse 29.")


def test_today_costs_the_same_whoever_has_joined(
    client, contract, django_assert_num_queries
):
    log_in(client, contract, Role.PARTNER)
    in_force(make_accession(contract))
    in_force(make_amendment(contract, months=7))
    with django_assert_num_queries(10):
        client.get(url(contract, "today"))
    for n in range(9):
        joins = newcomer(contract.programme, name=f"Jardin {n}")
        in_force(make_accession(contract, joins))
    in_force(make_amendment(contract, months=8))
    with django_assert_num_queries(10):
        page = client.get(url(contract, "today"))
    assertContains(page, "Jardin 8")


def test_the_name_of_a_participant_who_joins_is_for_few(client, contract):
    late = make_partner(contract.programme, name="Aline Verdet", joined_on=None)
    act = in_force(make_accession(contract, late))
    places = [
        url(contract, "act_list"),
        url(contract, "act_detail", "adhesions", act.number),
        url(contract, "today"),
    ]
    for role in (Role.PARTNER, Role.PARTICIPANT, Role.OBSERVER):
        log_in(client, contract, role)
        for place in places:
            assertNotContains(client.get(place), "Verdet")
    log_in(client, contract, Role.PARTICIPANT, partner=late)
    for place in places:
        assertContains(client.get(place), "Aline Verdet")


def test_a_print_with_a_participants_name_is_kept_nowhere(
    client, contract, settings, tmp_path
):
    settings.MEDIA_ROOT = tmp_path
    late = make_partner(contract.programme, name="Aline Verdet", joined_on=None)
    in_force(make_accession(contract, late))
    log_in(client, contract, Role.FACILITATOR)
    page = client.get(url(contract, "today_pdf"))
    assert "Aline Verdet" in text(page.content)
    assert [one.name for one in tmp_path.rglob("*.pdf")] == []


def test_a_latecomer_reads_nothing_of_what_was_said_before():
    """Domain 8.2: nothing raw from before its accession; the others lose nothing."""
    at = timezone.now() - dt.timedelta(days=9)
    contract = signed_contract(on=timezone.localdate(at))
    programme = contract.programme
    partner, early = newcomer(programme), make_partner(programme, joined_on=None)
    Partner.objects.filter(pk=early.pk).update(created_at=at - dt.timedelta(days=9))
    late, first = (
        make_membership(programme, Role.PARTNER, partner=one).user
        for one in (partner, early)
    )
    in_force(make_accession(contract, partner))
    assert Partner.objects.get(pk=partner.pk).joined_on == TODAY
    assert access_to(programme.slug, late).joined_after_on == TODAY
    assert access_to(programme.slug, first).joined_after_on is None
