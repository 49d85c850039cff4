"""The return page: one screen for what all the papers of a ceremony say."""

import datetime as dt

import pytest
from django.urls import reverse
from django.utils import timezone
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from contracts.freezing import reopen
from contracts.models import Signature, SigningNote
from contracts.signing.recording import note, record_signature
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

TODAY = timezone.localdate


@pytest.fixture
def contract():
    contract = make_contract()
    for name in ("Solène Darbeyre", "Marius Tellochet"):
        make_partner(contract.programme, name=name)
    town = make_partner(contract.programme, Kind.AUTHORITY, name="Ville de Rivemont")
    for position, name in enumerate(("Hélène Vautrelle", "Paul Ostrander")):
        town.representatives.create(name=name, capacity="élu", position=position)
    return contract


@pytest.fixture
def version(contract):
    return make_frozen(contract)


@pytest.fixture
def by(client, contract):
    user = make_membership(contract.programme, Role.FACILITATOR).user
    client.force_login(user)
    return user


def page_of(contract):
    return reverse("contracts:ceremony_return", args=[contract.programme.slug])


def body(version, /, **rows):
    """Return what is posted: « P1="signed" » ticks a row and dates it today."""
    sent = {"bears": version.number}
    for key, says in rows.items():
        key = key.replace("_", "-")
        sent |= {f"says-{key}": says, f"before-{key}": "", f"day-{key}": TODAY()}
    return sent


def recorded():
    return sorted(Signature.objects.valid().values_list("token", flat=True))


def test_one_post_records_all_rows(client, contract, version, by):
    sent = body(version, P1="signed", P2="does_not_sign", P3="signed", P3_2="signed")
    sent["day-P3-2"] = TODAY()
    answer = client.post(page_of(contract), sent, follow=True)
    assertRedirects(answer, page_of(contract))
    assertContains(answer, "Trois signatures")
    assert recorded() == ["P1", "P3", "P3.2"]
    assert [note.token for note in version.notes.all()] == ["P2"]
    assert {one.recorded_by for one in Signature.objects.all()} == {by}


def test_who_comes_second_reads_which_record_stays(client, contract, version, by):
    first = make_membership(contract.programme, Role.FACILITATOR).user
    yesterday = TODAY() - dt.timedelta(days=1)
    record_signature(contract, "P1", version.digest, TODAY(), first)
    record_signature(contract, "P2", version.digest, TODAY(), first)
    sent = body(version, P1="signed", P2="signed")
    sent["day-P2"] = yesterday
    answer = client.post(page_of(contract), sent, follow=True)
    said = [str(one) for one in answer.context["messages"]]
    copy = version.copies.get(partner__number=2).reference
    assert [one.startswith(copy) and str(first) in one for one in said] == [False, True]
    assert {one.signed_on for one in Signature.objects.all()} == {TODAY()}


def test_one_day_to_mend_keeps_everything_and_records_nothing(
    client, contract, version, by
):
    sent = body(version, P1="signed", P2="signed")
    tomorrow = TODAY() + dt.timedelta(days=1)
    sent |= {"day-P1": "", "day-P2": tomorrow, "submission_id": ""}
    answer = client.post(page_of(contract), sent)
    assertContains(answer, 'href="#id_day-P1"')
    assertContains(answer, 'href="#id_day-P2"')
    assertContains(answer, f'value="{tomorrow}"')
    assert recorded() == []
    form = answer.context["form"]
    assert [form["says-P1"].value(), form["says-P2"].value()] == ["signed", "signed"]


def test_a_recorded_row_cannot_be_unticked(client, contract, version, by):
    record_signature(contract, "P1", version.digest, TODAY(), by)
    page = client.get(page_of(contract))
    strike = reverse(
        "contracts:signature_strike",
        args=[contract.programme.slug, Signature.objects.get().pk],
    )
    assertContains(page, strike)
    assertNotContains(page, 'name="says-P1"')
    client.post(page_of(contract), body(version, P1="does_not_sign"))
    assert recorded() == ["P1"]
    assert not SigningNote.objects.exists()


def test_what_somebody_else_recorded_meanwhile_is_no_error(
    client, contract, version, by
):
    other = make_user()
    record_signature(contract, "P1", version.digest, TODAY(), other)
    sent = body(version, P1="signed", P2="signed")
    assertRedirects(client.post(page_of(contract), sent), page_of(contract))
    assert Signature.objects.get(token="P1").recorded_by == other
    assert recorded() == ["P1", "P2"]


def test_a_row_left_alone_undoes_nothing(client, contract, version, by):
    note(contract, "P2", version.digest, "was_not_there")
    client.post(page_of(contract), body(version, P1="signed", P2=""))
    assert version.notes.get().says == "was_not_there"


def test_a_note_is_changed_and_taken_back(client, contract, version, by):
    note(contract, "P2", version.digest, "was_not_there")
    sent = body(version, P2="does_not_sign") | {"before-P2": "was_not_there"}
    client.post(page_of(contract), sent)
    assert version.notes.get().says == "does_not_sign"
    sent = body(version, P2="") | {"before-P2": "does_not_sign"}
    client.post(page_of(contract), sent)
    assert not version.notes.exists()


def test_a_paper_of_another_version_is_refused_and_says_whom_to_see(
    client, contract, version, by
):
    record_signature(contract, "P2", version.digest, TODAY(), by)
    reopen(contract, by, "Un mot manque.")
    contract.refresh_from_db()
    contract.save_facts(by)
    again = make_frozen(contract)
    sent = body(again, P1="signed") | {"bears": version.number}
    answer = client.post(page_of(contract), sent)
    assertContains(answer, "le texte a changé")
    assert answer.context["form"].to_see_again == [
        "Solène Darbeyre",
        "Marius Tellochet",
    ]
    assert recorded() == []
    for unknown in ("other", "999", ""):
        answer = client.post(page_of(contract), sent | {"bears": unknown})
        assert answer.context["form"].errors
    assert recorded() == []


def test_what_was_ticked_is_kept_when_the_text_was_reopened(
    client, contract, version, by
):
    reopen(contract, by, "Un mot manque.")
    assertContains(client.get(page_of(contract)), "Rien à signer")
    answer = client.post(page_of(contract), body(version, P1="signed"))
    assertContains(answer, "le texte a changé")
    assert answer.context["form"]["says-P1"].value() == "signed"
    assert answer.context["form"].to_see_again == ["Solène Darbeyre"]


def test_the_day_of_the_ceremony_is_proposed_once_it_has_come(client, contract, by):
    yesterday = TODAY() - dt.timedelta(days=1)
    early = timezone.now() - dt.timedelta(days=9)
    make_frozen(contract, planned=yesterday, at=early)
    form = client.get(page_of(contract)).context["form"]
    assert form["day-P1"].value() == yesterday


def test_no_day_is_proposed_before_the_ceremony(client, contract, by):
    make_frozen(contract, planned=TODAY() + dt.timedelta(days=3))
    form = client.get(page_of(contract)).context["form"]
    assert form["day-P1"].value() is None


def test_one_day_serves_for_all_the_rows_that_have_none(client, contract, by):
    early = timezone.now() - dt.timedelta(days=9)
    version = make_frozen(contract, at=early)
    sent = body(version, P1="signed", P2="signed") | {"day": TODAY()}
    late = TODAY() - dt.timedelta(days=2)
    sent |= {"day-P1": "", "day-P2": late}
    client.post(page_of(contract), sent)
    days = Signature.objects.order_by("token").values_list("signed_on", flat=True)
    assert list(days) == [TODAY(), late]


def test_once_closed_each_late_signature_has_its_own_day(client, contract, by):
    make_signed(contract, signed=1)
    form = client.get(page_of(contract)).context["form"]
    assert "day" not in form.fields


def test_who_signs_late_keeps_a_day_of_one_s_own(client, contract, by):
    day = TODAY() - dt.timedelta(days=9)
    version = make_signed(contract, on=day, signed=1)
    form = client.get(page_of(contract)).context["form"]
    assert form["day-P2"].value() is None
    client.post(page_of(contract), body(version, P2="signed"))
    assert Signature.objects.get(token="P2").signed_on == TODAY()
    contract.programme.refresh_from_db()
    assert contract.programme.effective_on == day


@pytest.mark.parametrize("role", [Role.PARTNER, Role.PARTICIPANT, Role.OBSERVER])
def test_only_those_who_write_note_what_the_papers_say(client, version, role):
    contract = version.contract
    client.force_login(make_membership(contract.programme, role).user)
    assert client.get(page_of(contract)).status_code == 403
    assert client.post(page_of(contract), body(version)).status_code == 403


@pytest.mark.parametrize("more", [0, 25])
def test_the_page_costs_the_same_however_many(
    client, contract, by, django_assert_num_queries, more
):
    for _ in range(more):
        make_partner(contract.programme)
    make_frozen(contract)
    client.get(reverse("account"))  # the time of the login is written once
    # Session, account, membership, contract, versions, ceremony, and five for the seats.
    with django_assert_num_queries(12):
        page = client.get(page_of(contract))
    assert len(page.context["form"].rows) == 4 + more
