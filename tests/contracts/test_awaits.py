"""What a contract waits for, told on the overview to those who can do it."""

import datetime as dt

import pytest
from django.urls import reverse
from django.utils import timezone

from contracts.awaits import awaits
from contracts.drafting import add_commitment
from contracts.freezing import reopen
from contracts.models import Contract, SigningNote
from contracts.prints.sealing import press
from contracts.signing.copy_states import mark_printed
from contracts.signing.recording import note, record_signature
from programmes.access import access_to
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


@pytest.fixture
def contract():
    contract = make_contract()
    for name in ("Solène", "Marius"):
        make_partner(contract.programme, name=name)
    return contract


def access(contract, role=Role.COORDINATOR):
    return access_to(
        contract.programme.slug, make_membership(contract.programme, role).user
    )


def told(contract, role=Role.COORDINATOR):
    """Return what is awaited: its title, and the last word of the place it leads to."""
    contract = Contract.objects.get(pk=contract.pk)
    items = awaits(access(contract, role), contract)
    return [(item.title, item.url.rsplit("/", 2)[1]) for item in items]


def test_a_text_in_which_nothing_is_missing_waits_to_be_frozen(contract):
    assert told(contract) == [("Figer le texte", "figer")]
    assert told(contract, Role.FACILITATOR) == []
    group = contract.programme.role_groups.first()
    contract.comments.create(
        article=contract.articles.first(), role_group=group, text="Trop long."
    )
    assert told(contract) == [("Une remarque attend une réponse", "discussion")]
    assert told(contract, Role.PARTICIPANT) == []


def test_an_open_mark_keeps_the_freezing_from_being_offered(contract):
    block = contract.blocks.get(role_group__kind=Kind.AUTHORITY)
    add_commitment(block, "Prévenir {partenaire 77}.")
    assert [place for _title, place in told(contract)] == ["contrat"]


def test_a_frozen_text_waits_for_its_prints_and_its_ceremony(contract):
    tomorrow = timezone.localdate() + dt.timedelta(days=1)
    version = make_frozen(contract, planned=tomorrow)
    assert told(contract, Role.FACILITATOR) == [
        ("Imprimer deux exemplaires", "exemplaires"),
        ("Préparer la cérémonie", "ceremonie"),
    ]
    mark_printed(version.copies, make_user())
    assert told(contract) == [("Préparer la cérémonie", "ceremonie")]
    assert told(contract, Role.PARTNER) == []


def test_once_the_day_has_come_the_signatures_are_to_be_recorded(contract):
    version = make_frozen(contract, planned=timezone.localdate())
    mark_printed(version.copies, make_user())
    assert told(contract) == [("Noter les signatures", "retour")]


def test_a_signed_contract_waits_for_late_signatures_and_scans(contract):
    version = make_signed(contract, signed=1)
    mark_printed(version.copies, make_user())
    assert told(contract) == [
        ("Une signature n’est pas encore venue", "retour"),
        ("Un exemplaire signé n’a pas encore de scan", "exemplaires"),
    ]
    declined = SigningNote.Says.DOES_NOT_SIGN
    note(contract, "P2", version.digest, declined)
    assert [place for _title, place in told(contract)] == ["exemplaires"]
    assert told(contract, Role.OBSERVER) == []


def test_a_copy_under_a_former_name_is_to_be_made_again(contract):
    version = make_frozen(contract)
    press(version)
    mark_printed(version.copies, make_user())
    contract.programme.partners.filter(number=1).update(name="Solène Vauclair")
    assert told(contract) == [("Un exemplaire porte un ancien nom", "exemplaires")]


@pytest.mark.parametrize("role", [Role.COORDINATOR, Role.FACILITATOR])
def test_after_a_reopening_it_is_told_whom_to_see_again(contract, role):
    by, version = make_user(), make_frozen(contract)
    record_signature(contract, "P2", version.digest, timezone.localdate(), by)
    reopen(contract, by, "Un mot manque.")
    item = awaits(access(contract, role), contract)[0]
    place = reverse("contracts:detail", args=[contract.programme.slug])
    assert (item.about, item.url) == ("Marius", f"{place}#see-again")
    assert awaits(access(contract, Role.PARTNER), contract) == []


@pytest.mark.parametrize("people", [1, 30])
def test_what_is_awaited_costs_the_same_however_many_sign(
    contract, django_assert_num_queries, people
):
    for _ in range(people):
        make_partner(contract.programme)
    make_signed(contract, signed=1)
    me, contract = access(contract), Contract.objects.get()
    contract.programme  # noqa: B018 -- read once for the page
    # Version; copies, signatures, scans, prints; signatures, refusals; whom to see.
    with django_assert_num_queries(8):
        awaits(me, contract)
