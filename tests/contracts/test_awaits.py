"""What contracts wait for, told on the home and the overview to those who can do it."""

import datetime as dt

import pytest
from django.urls import reverse
from django.utils import timezone

from contracts import act_signing
from contracts.awaits import awaits
from contracts.drafting import draft_contract
from contracts.freezing import reopen
from contracts.models import SigningNote
from contracts.prints.sealing import press
from contracts.signing.copy_states import mark_printed
from contracts.signing.recording import note, record_signature
from programmes.access import access_to, accesses_of
from programmes.models import Kind, Role
from tests.contracts.making_acts import (
    make_accession,
    sealed,
    sign_everywhere,
    signed_contract,
)
from tests.factories import (
    make_contract,
    make_frozen,
    make_membership,
    make_organisation,
    make_partner,
    make_programme,
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
    found = awaits([access(contract, role)])
    return [(line.title, line.url.rsplit("/", 2)[1]) for line in found]


def kinds(contract, role=Role.COORDINATOR):
    return [line.kind for line in awaits([access(contract, role)])]


DAY = ("Choisir le jour de la cérémonie", "modifier")


def test_a_text_in_which_every_group_has_written_is_read_again_and_frozen(contract):
    freeze = ("Relire le texte, puis le figer", "figer")
    assert told(contract) == [freeze, DAY]
    assert told(contract, Role.FACILITATOR) == [DAY]
    group = contract.programme.role_groups.first()
    contract.comments.create(
        article=contract.articles.first(), role_group=group, text="Trop long."
    )
    comment = ("Une remarque attend une réponse", "discussion")
    assert told(contract) == [comment, DAY]
    assert told(contract, Role.PARTICIPANT) == []


def test_groups_that_have_not_written_are_told_in_one_line(contract):
    for kind in (Kind.AUTHORITY, Kind.FACILITATOR):
        block = contract.blocks.get(role_group__kind=kind)
        block.commitments.update(archived_at=timezone.now())
    (line, _day) = awaits([access(contract)])
    assert line.title == "Deux groupes n’ont pas encore écrit leurs engagements"
    assert line.about == "Collectivité, Animateurs du CSM"
    assert "#block-" in line.url


def test_a_partner_is_told_of_the_silence_of_its_own_group_alone(contract):
    for kind in (Kind.AUTHORITY, Kind.FACILITATOR):
        block = contract.blocks.get(role_group__kind=kind)
        block.commitments.update(archived_at=timezone.now())
    (line,) = awaits([access(contract, Role.PARTNER)])
    assert (line.kind, line.about) == ("commitments", "Collectivité")
    assert awaits([access(contract, Role.PARTICIPANT)]) == []
    assert awaits([access(contract, Role.OBSERVER)]) == []


def test_a_group_that_says_why_it_is_empty_waits_for_nothing(contract):
    block = contract.blocks.get(role_group__kind=Kind.AUTHORITY)
    block.commitments.update(archived_at=timezone.now())
    contract.blocks.filter(pk=block.pk).update(open_sentence="À écrire ensemble.")
    assert kinds(contract) == ["freeze", "ceremony_day"]


def test_a_day_that_is_over_before_the_text_is_frozen_is_chosen_again(contract):
    yesterday = timezone.localdate() - dt.timedelta(days=1)
    plan(contract, yesterday)
    assert kinds(contract) == ["freeze", "day_over"]


@pytest.mark.parametrize(("days", "near"), [(0, True), (35, True), (36, False)])
def test_those_who_sign_are_told_of_the_day_when_it_is_near(contract, days, near):
    plan(contract, timezone.localdate() + dt.timedelta(days=days))
    wanted = ["ceremony_near"] if near else []
    assert kinds(contract, Role.PARTICIPANT) == wanted
    assert kinds(contract, Role.PARTNER) == wanted


def plan(contract, day):
    programmes = type(contract.programme).objects.filter(pk=contract.programme_id)
    programmes.update(signature_planned_on=day)


def test_a_frozen_text_waits_for_its_prints_and_its_ceremony(contract):
    tomorrow = timezone.localdate() + dt.timedelta(days=1)
    version = make_frozen(contract, planned=tomorrow)
    assert told(contract, Role.FACILITATOR) == [
        ("Imprimer deux exemplaires", "exemplaires"),
        ("Préparer la cérémonie", "ceremonie"),
    ]
    mark_printed(version.copies, make_user())
    assert told(contract) == [("Préparer la cérémonie", "ceremonie")]
    assert kinds(contract, Role.PARTNER) == ["ceremony_near"]


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
    assert kinds(contract) == ["scans"]
    assert kinds(contract, Role.OBSERVER) == []


def test_each_cell_of_a_partner_is_a_signature_to_come(contract):
    town = make_partner(
        contract.programme, Kind.AUTHORITY, organisation=make_organisation()
    )
    for name in ("Hélène", "Firmin"):
        town.representatives.create(name=name)
    version = make_signed(contract)
    by = make_user()
    late = [line for line in awaits([access(contract)]) if line.kind == "signatures"]
    assert [line.title for line in late] == [
        "Deux signatures ne sont pas encore venues"
    ]
    token = f"{town.token}.2"
    record_signature(contract, token, version.digest, timezone.localdate(), by)
    late = [line for line in awaits([access(contract)]) if line.kind == "signatures"]
    assert [line.title for line in late] == ["Une signature n’est pas encore venue"]


def test_a_copy_under_a_former_name_is_to_be_made_again(contract):
    version = make_frozen(contract)
    press(version)
    mark_printed(version.copies, make_user())
    contract.programme.partners.filter(number=1).update(name="Solène Vauclair")
    assert kinds(contract) == ["renamed", "ceremony_day"]


@pytest.mark.parametrize("role", [Role.COORDINATOR, Role.FACILITATOR])
def test_after_a_reopening_it_is_told_whom_to_see_again(contract, role):
    by, version = make_user(), make_frozen(contract)
    record_signature(contract, "P2", version.digest, timezone.localdate(), by)
    reopen(contract, by, "Un mot manque.")
    line = awaits([access(contract, role)])[0]
    place = reverse("contracts:detail", args=[contract.programme.slug])
    assert (line.about, line.url) == ("Marius", f"{place}#see-again")
    assert kinds(contract, Role.PARTNER) == []


def test_a_sealed_act_waits_until_it_is_in_force():
    contract = signed_contract()
    act = make_accession(contract)
    assert "acts" not in kinds(contract)
    act = sealed(act)
    [line] = [one for one in awaits([access(contract)]) if one.kind == "acts"]
    assert line.title == "Noter qui a signé : Acte d’adhésion n° 1"
    assert line.url.endswith("/adhesions/1/")
    assert "acts" not in kinds(contract, Role.PARTICIPANT)
    sign_everywhere(act)
    assert "acts" in kinds(contract)
    act_signing.take_effect(act, timezone.localdate(), make_user())
    assert "acts" not in kinds(contract)


@pytest.mark.parametrize("programmes", [1, 30])
def test_what_is_awaited_costs_the_same_however_many_programmes(
    django_assert_num_queries, programmes
):
    user = make_user()
    for _ in range(programmes):
        programme = make_membership(make_programme(), user=user).programme
        draft_contract(programme)
    frozen = make_membership(make_programme(), user=user).programme
    make_signed(make_contract(frozen), signed=1)
    mine = accesses_of(user)
    # Contracts, signatures; silent groups, comments, promises; copies, scans, cells,
    # refusals; accessions, amendments.
    with django_assert_num_queries(11):
        awaits(mine)


@pytest.mark.parametrize("people", [1, 30])
def test_what_is_awaited_costs_the_same_however_many_sign(
    contract, django_assert_num_queries, people
):
    for _ in range(people):
        make_partner(contract.programme)
    make_signed(contract, signed=1)
    mine = [access(contract)]  # no draft among them: three questions less
    with django_assert_num_queries(8):
        awaits(mine)
