"""Closing the ceremony: reviewed, confirmed by a person, and done once."""

import datetime as dt
import uuid

import pytest
from django.utils import timezone
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from contracts.canonical import fingerprint
from contracts.freezing import reopen
from contracts.models import SigningNote
from contracts.signing.recording import note, record_signature
from programmes.dates import add_months
from programmes.models import Event, Programme, Role
from programmes.typography import long_date
from tests.contracts.addresses import url
from tests.factories import make_frozen, make_membership, make_signed

pytestmark = pytest.mark.django_db


@pytest.fixture
def today():
    return timezone.localdate()


@pytest.fixture
def coordinator(client, contract):
    user = make_membership(contract.programme, Role.COORDINATOR).user
    client.force_login(user)
    return user


def sign(version, by, *, people=1):
    """Record that the first participants have signed today."""
    copies = version.copies.select_related("partner").order_by("partner__number")
    for copy in copies[:people]:
        record_signature(
            version.contract,
            copy.partner.token,
            version.digest,
            timezone.localdate(),
            by,
        )


def confirmed(version, day):
    iso = day.isoformat()
    return {"day": iso, "shown_for": iso, "digest": version.digest}


@pytest.mark.parametrize(
    "role", [Role.FACILITATOR, Role.PARTNER, Role.PARTICIPANT, Role.OBSERVER], ids=str
)
def test_only_a_coordinator_closes(client, contract, role):
    client.force_login(make_membership(contract.programme, role).user)
    address = url(contract, "ceremony_close")
    assert [client.get(address).status_code, client.post(address).status_code] == [
        403,
        403,
    ]


def test_the_review_names_who_has_signed_and_who_has_not(client, contract, coordinator):
    version = make_frozen(contract, people=4)
    sign(version, coordinator)
    _signed, second, third, _fourth = version.copies.order_by("partner__number")
    for copy, says in zip((second, third), SigningNote.Says.values, strict=True):
        note(contract, copy.partner.token, version.digest, says)
    page = client.get(url(contract, "ceremony_close"))
    for copy in version.copies.select_related("partner"):
        assertContains(page, copy.partner.name)
    for label in (
        "Signature notée (1)",
        "Ne signe pas (1)",
        "N’était pas là (1)",
        "Rien de noté encore (1)",
    ):
        assertContains(page, label)
    assertContains(page, fingerprint(version.digest))
    assertContains(page, "ne peut plus être rouvert")


def test_a_typed_day_shows_its_dates_before_anything_is_closed(
    client, contract, coordinator, today
):
    version = make_frozen(contract)
    sign(version, coordinator)
    address = url(contract, "ceremony_close")
    page = client.post(address, {"day": today.isoformat(), "digest": version.digest})
    assertContains(page, "Rien n’est encore clos.")
    assertContains(page, f"{long_date(add_months(today, 3))}, 3 mois après")
    assertContains(page, f"{long_date(add_months(today, 6))} inclus, 6 mois après")
    assertContains(page, f'name="shown_for" value="{today.isoformat()}"')
    assert not Programme.objects.get().is_signed

    answer = client.post(address, confirmed(version, today))
    back = url(contract, "ceremony")
    assertRedirects(answer, back, fetch_redirect_response=False)
    assert Programme.objects.get().effective_on == today
    page = client.get(answer.url)
    assertContains(page, "La cérémonie est close.")
    assertContains(
        page,
        f"inclus : {long_date(add_months(today, 6))}".replace(
            " :", "\N{NO-BREAK SPACE}:"
        ),
    )


def test_a_printed_day_is_shown_and_not_typed(client, contract, coordinator, today):
    version = make_frozen(contract, planned=today)
    sign(version, coordinator)
    address = url(contract, "ceremony_close")
    page = client.get(address)
    assertContains(page, long_date(today))
    assertNotContains(page, 'name="day"')
    client.post(address, {"digest": version.digest})
    assert Programme.objects.get().effective_on == today


def test_a_printed_day_that_is_still_to_come_waits(
    client, contract, coordinator, today
):
    version = make_frozen(contract, planned=today + dt.timedelta(days=1))
    sign(version, coordinator)
    page = client.get(url(contract, "ceremony_close"))
    assertContains(page, "Ce jour est encore à venir.")
    assertNotContains(page, "btn-primary")


def test_a_double_click_closes_once(client, contract, coordinator, today):
    version = make_frozen(contract)
    sign(version, coordinator)
    sent = confirmed(version, today) | {"submission_id": str(uuid.uuid4())}
    answers = [client.post(url(contract, "ceremony_close"), sent) for _click in "12"]
    assert [answer.status_code for answer in answers] == [302, 302]
    assert Event.objects.filter(kind="ceremony_closed").count() == 1


@pytest.mark.parametrize(
    ("days", "says"),
    [(1, "encore à venir"), (-1, "pas encore figé"), (-20000, "entre 1990 et 2100")],
)
def test_a_day_that_cannot_be_is_said_and_kept(
    client, contract, coordinator, today, days, says
):
    version = make_frozen(contract)
    sign(version, coordinator)
    day = today + dt.timedelta(days)
    page = client.post(url(contract, "ceremony_close"), confirmed(version, day))
    assertContains(page, says)
    assertContains(page, f'value="{day.isoformat()}"')
    assert not Programme.objects.get().is_signed


def test_a_draft_is_not_closed_and_the_page_says_so(client, contract, coordinator):
    page = client.get(url(contract, "ceremony_close"))
    assertContains(page, "Seul un texte figé peut être signé.")
    assertNotContains(page, "btn-primary")


def test_nothing_is_closed_without_a_signature(client, contract, coordinator, today):
    version = make_frozen(contract)
    address = url(contract, "ceremony_close")
    assertContains(client.get(address), "Aucune signature n’est encore notée.")
    page = client.post(address, confirmed(version, today))
    assertContains(page, "Aucune signature n’est encore notée.")
    assertContains(page, f'value="{today.isoformat()}"')


def test_a_text_reopened_since_the_review_keeps_the_typed_day(
    client, contract, coordinator, today
):
    version = make_frozen(contract)
    sign(version, coordinator)
    address = url(contract, "ceremony_close")
    reopen(contract, coordinator, "Un mot manque.")
    page = client.post(address, confirmed(version, today))
    assertContains(page, "Seul un texte figé peut être signé.")
    assertContains(page, today.isoformat())

    contract.note_change("changed", coordinator)
    other = make_frozen(contract, planned=today)
    sign(other, coordinator)
    page = client.post(address, confirmed(version, today))
    assertContains(page, "texte a changé")
    assertContains(page, f'value="{today.isoformat()}"')
    assert not Programme.objects.get().is_signed


def test_a_closed_ceremony_says_so_and_closes_no_more(client, contract, coordinator):
    version = make_signed(contract)
    address, day = url(contract, "ceremony_close"), timezone.localdate()
    assertContains(client.get(address), "La cérémonie est déjà close.")
    page = client.post(address, confirmed(version, day))
    assertContains(page, "La cérémonie est déjà close.")
    assert Event.objects.filter(kind="ceremony_closed").count() == 1


@pytest.mark.parametrize("people", [1, 30])
def test_the_review_costs_the_same_however_many_sign(
    client, contract, coordinator, django_assert_num_queries, people
):
    version = make_frozen(contract, people=people)
    sign(version, coordinator, people=people)
    client.get(url(contract, "ceremony_close"))
    # session, account, membership, contract, version; is it signed; signatures, notes,
    # copies, partners, names
    with django_assert_num_queries(11):
        client.get(url(contract, "ceremony_close"))
