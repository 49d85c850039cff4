"""Who signs again, in one table; and reopening, which makes them sign."""

import datetime as dt
import uuid

import pytest
from django.urls import reverse
from django.utils import timezone
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from contracts.ceremony_forms import CeremonyForm
from contracts.freezing import reopen
from contracts.models import Contract, FrozenVersion, Signature
from contracts.passage_forms import ContractForm
from contracts.signing.again import TABLE, Again, to_see_again, who_signs_again
from contracts.signing.recording import record_signature
from programmes.group_forms import GroupForm
from programmes.models import Kind, Role
from programmes.once_frozen import ORGANISATION, PARTICIPANT, PERSON, WORDS
from programmes.partner_forms import SORTS
from programmes.settings_forms import CALENDAR, SettingsForm
from tests.factories import (
    make_contract,
    make_frozen,
    make_membership,
    make_organisation,
    make_partner,
    make_signed,
)

pytestmark = pytest.mark.django_db


def url(contract, name, *args):
    return reverse(f"contracts:{name}", args=[contract.programme.slug, *args])


@pytest.fixture
def contract():
    contract = make_contract()
    make_partner(contract.programme, name="Solène Darbeyre")
    make_partner(contract.programme, name="Marius")
    return contract


@pytest.fixture
def coordinator(client, contract):
    user = make_membership(contract.programme).user
    client.force_login(user)
    return user


def partner_of(sort, programme):
    """Return a partner of the sort that a form is for."""
    if sort == "participant":
        return make_partner(programme)
    if sort == "structure":
        body = make_organisation()
        return make_partner(programme, Kind.AUTHORITY, organisation=body)
    return make_partner(programme, Kind.FACILITATOR)


@pytest.mark.parametrize(
    ("sort", "field", "who"),
    [
        ("participant", "name", Again.THAT_ONE),
        ("participant", "first_name", Again.NOBODY),
        ("participant", "has_cell", Again.NOBODY),
        ("personne", "name", Again.EVERYBODY),
        ("personne", "joined_on", Again.NOBODY),
        ("structure", "organisation", Again.EVERYBODY),
    ],
)
def test_a_change_of_a_partner_says_who_signs_again(contract, sort, field, who):
    assert who_signs_again(partner_of(sort, contract.programme), field).who == who


def test_the_text_itself_makes_everybody_sign_again(contract):
    block = contract.blocks.first()
    for passage in (contract.sections.first(), block, block.commitments.first()):
        assert who_signs_again(passage, "text").who == Again.EVERYBODY
        assert who_signs_again(passage, "position").who == Again.EVERYBODY


@pytest.mark.parametrize(
    ("planned", "who"),
    [(dt.date(2026, 1, 22), Again.EVERYBODY), (None, Again.NOBODY)],
)
def test_the_day_counts_once_it_is_printed(contract, planned, who):
    make_frozen(contract, planned=planned)
    programme = contract.programme
    assert who_signs_again(programme, "signature_planned_on").who == who


def test_an_unknown_change_has_no_answer(contract):
    with pytest.raises(KeyError):
        who_signs_again(contract.programme, "weather")


@pytest.mark.parametrize("sort", SORTS)
def test_the_table_answers_for_every_field_that_a_form_offers(contract, sort):
    programme = contract.programme
    for form, row in (
        (SORTS[sort], partner_of(sort, programme)),
        (SettingsForm, programme),
        (CeremonyForm, contract.programme.sessions.model()),
        (ContractForm, contract),
    ):
        for field in form._meta.fields:
            assert who_signs_again(row, field) in TABLE


@pytest.mark.parametrize(
    ("sort", "sentences"),
    [
        ("participant", PARTICIPANT),
        ("personne", PERSON),
        ("structure", ORGANISATION),
    ],
)
def test_the_form_of_a_partner_says_what_the_table_says(contract, sort, sentences):
    programme = contract.programme
    partner = partner_of(sort, programme)
    before = SORTS[sort](instance=partner, programme=programme)
    make_frozen(contract)
    form = SORTS[sort](instance=partner, programme=programme)
    for name in {*sentences} - {"person_1"}:
        said = str(who_signs_again(partner, name).why)
        assert said in form.fields[name].help_text
        assert said not in before.fields[name].help_text


def test_the_form_of_a_group_says_it_too(contract):
    make_frozen(contract)
    group = contract.programme.role_groups.first()
    form = GroupForm(instance=group, programme=contract.programme)
    assert str(who_signs_again(group, "label").why) in form.fields["label"].help_text


def test_a_new_name_is_told_to_wait_for_a_new_copy(client, contract, coordinator):
    make_frozen(contract)
    programme = contract.programme
    partner = programme.partners.get(number=1)
    form = SORTS["participant"](instance=partner, programme=programme)
    typed = {field.name: field.value() or "" for field in form}
    edit = reverse("programmes:partner_edit", args=[programme.slug, 1])
    page = client.post(edit, typed | {"name": "Solène Vauclair"}, follow=True)
    assertContains(page, "porte l’ancien nom")


def test_the_form_of_a_new_partner_says_nothing_of_it(contract):
    make_frozen(contract)
    form = SORTS["participant"](programme=contract.programme)
    assert str(PARTICIPANT["name"]) not in form.fields["name"].help_text


def test_the_settings_offer_what_makes_nobody_sign_again(contract):
    programme = contract.programme
    make_frozen(contract)
    form = SettingsForm(instance=programme)
    assert form.fields["participant_singular"].help_text == WORDS
    for name in form._meta.fields:
        nobody = who_signs_again(programme, name).who == Again.NOBODY
        assert (name in form.fields) == nobody
        assert (name in CALENDAR) != nobody


@pytest.mark.parametrize("role", Role, ids=str)
def test_readers_find_the_table_in_plain_words(client, contract, role):
    client.force_login(make_membership(contract.programme, role).user)
    page = client.get(url(contract, "signs_again"))
    assert page.status_code == (403 if role == Role.OBSERVER else 200)
    if page.status_code == 200:
        for answer in TABLE:
            assertContains(page, str(answer.what))


def test_reopening_lists_whom_it_makes_sign_again_before_and_after(
    client, contract, coordinator
):
    version = make_frozen(contract)
    record_signature(contract, "P1", version.digest, timezone.localdate(), coordinator)
    page = client.get(url(contract, "reopen"))
    assert [one.name for one in page.context["partners"]] == ["Solène Darbeyre"]

    typed = {"reason": "Un mot manque.", "submission_id": uuid.uuid4()}
    answer = client.post(url(contract, "reopen"), typed)
    assertRedirects(answer, url(contract, "detail"))
    assertRedirects(client.post(url(contract, "reopen"), typed), answer.url)
    assert not Signature.objects.valid().exists()
    page = client.get(url(contract, "detail"))
    assertContains(page, "Un mot manque.")
    assertContains(page, "Solène Darbeyre")

    again = make_frozen(Contract.objects.get())
    assertContains(client.get(url(contract, "detail")), "Solène Darbeyre")
    record_signature(contract, "P1", again.digest, timezone.localdate(), coordinator)
    assertNotContains(client.get(url(contract, "detail")), "Solène Darbeyre")


def test_reopening_asks_why(client, contract, coordinator):
    make_frozen(contract)
    page = client.post(url(contract, "reopen"), {"reason": " "})
    assert list(page.context["form"].errors) == ["reason"]
    assert FrozenVersion.objects.current().exists()


def test_a_signed_text_is_not_reopened_and_the_reason_is_not_lost(client):
    contract = make_signed().contract
    client.force_login(make_membership(contract.programme).user)
    page = client.get(url(contract, "reopen"))
    assertContains(page, "avenant")
    assertNotContains(page, "<textarea")
    page = client.post(url(contract, "reopen"), {"reason": "Un mot manque."})
    assertContains(page, "Un mot manque.", status_code=409)


def test_who_left_is_not_to_be_seen_again(contract, coordinator):
    version = make_frozen(contract)
    record_signature(contract, "P1", version.digest, timezone.localdate(), coordinator)
    reopen(contract, coordinator, "Un mot manque.")
    partner = contract.programme.partners.get(number=1)
    assert to_see_again(contract) == [partner]
    partner.leave(timezone.localdate())
    assert to_see_again(contract) == []
