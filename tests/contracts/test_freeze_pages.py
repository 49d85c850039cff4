"""Freezing and reopening as a coordinator does it, page by page."""

import datetime as dt

import pytest
from django.urls import reverse
from django.utils import timezone
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from contracts.drafting import add_commitment, draft_contract
from contracts.models import FrozenVersion, Reading
from contracts.prints.sealing import is_pressed
from programmes.models import Kind, Role
from tests.factories import (
    make_contract,
    make_frozen,
    make_membership,
    make_partner,
    make_programme,
    make_user,
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
def enter(client, contract):
    """Log in with a role in the contract's programme, and return the account."""

    def enter(role=Role.COORDINATOR):
        user = make_membership(contract.programme, role).user
        client.force_login(user)
        return user

    return enter


def sent(page):
    """Return what the form of the page sends back."""
    form = page.context["form"]
    return {field.name: field.value() for field in form if field.value() is not None}


def says(page):
    return [point.says for point in (*page.context["to_mend"], *page.context["points"])]


@pytest.mark.parametrize("name", ["freeze", "reopen"])
def test_only_a_coordinator_freezes_and_reopens(client, contract, enter, name):
    for role in (Role.FACILITATOR, Role.PARTNER, Role.PARTICIPANT, Role.OBSERVER):
        enter(role)
        assert client.get(url(contract, name)).status_code == 403
        assert client.post(url(contract, name)).status_code == 403
    client.force_login(make_user())
    assert client.get(url(contract, name)).status_code == 404


def test_what_is_still_open_is_said_with_the_place_to_mend_it(client, contract, enter):
    enter()
    block = contract.blocks.get(role_group__kind=Kind.AUTHORITY)
    add_commitment(block, "Ouvrir la salle de {partenaire 77} à Marius.")
    page = client.get(url(contract, "freeze"))
    places = {point.says: point.url for point in page.context["points"]}
    assert list(places) == [
        "Un mot du texte désigne peut-être Marius",
        "{partenaire 77} n’est pas remplie",
        "Partenaires à venir\u00a0: pas encore d’engagement",
        "Cinq articles n’ont jamais été lus en séance",
    ]
    for place in places.values():
        assertContains(page, f'href="{place}"')
    assert page.context["to_mend"] == []


def test_the_comments_and_the_agreements_that_are_missing_are_counted(
    client, contract, enter
):
    by, group = enter(), contract.programme.role_groups.first()
    article = contract.articles.first()
    contract.comments.create(article=article, role_group=group, text="Trop long.")
    for one in contract.articles.all():
        read = dt.date(2025, 1, 9)
        Reading.objects.create(
            article=one, read_on=read, noted_at=timezone.now(), noted_by=by
        )
    add_commitment(contract.blocks.first(), "Une phrase de plus.", by)
    found = says(client.get(url(contract, "freeze")))
    assert "Une remarque n’a pas encore de réponse" in found
    assert "Le groupe n’a pas encore convenu d’un engagement" in found


def test_a_full_name_keeps_the_text_from_being_frozen(client, contract, enter):
    enter()
    add_commitment(contract.blocks.first(), "Accueillir Solène Darbeyre.")
    page = client.get(url(contract, "freeze"))
    assert [point.says for point in page.context["to_mend"]] == [
        "Le texte nomme Solène Darbeyre"
    ]
    assertNotContains(page, 'name="digest"')
    assert client.post(url(contract, "freeze"), sent(page)).status_code == 409
    assert not FrozenVersion.objects.exists()


def test_a_heading_may_not_name_anybody_either(client, contract, enter):
    enter()
    contract.articles.update(heading="Pour Solène Darbeyre")
    page = client.get(url(contract, "freeze"))
    assert len(page.context["to_mend"]) == 1
    assert client.post(url(contract, "freeze"), sent(page)).status_code == 409


def test_a_text_without_a_word_or_a_signatory_is_not_frozen(client):
    contract = draft_contract(make_programme())
    client.force_login(make_membership(contract.programme).user)
    page = client.get(url(contract, "freeze"))
    assert len(page.context["to_mend"]) == 2
    assert client.post(url(contract, "freeze"), sent(page)).status_code == 409
    assert not FrozenVersion.objects.exists()


def test_what_was_read_is_frozen_then_printed(
    client, contract, enter, django_capture_on_commit_callbacks
):
    enter()
    page = client.get(url(contract, "freeze"))
    with django_capture_on_commit_callbacks(execute=True):
        answer = client.post(url(contract, "freeze"), sent(page))
    assertRedirects(answer, url(contract, "detail"))
    version = FrozenVersion.objects.get()
    assert version.digest == page.context["paper"].digest
    assert is_pressed(version)


def test_a_form_that_says_nothing_freezes_nothing(client, contract, enter):
    enter()
    page = client.post(url(contract, "freeze"), {"nothing": "here"})
    assertContains(page, 'id="errors"')
    assert sent(page)["digest"] == page.context["paper"].digest
    assert not FrozenVersion.objects.exists()


def test_a_double_click_freezes_once(client, contract, enter):
    enter()
    typed = sent(client.get(url(contract, "freeze")))
    first = client.post(url(contract, "freeze"), typed)
    again = client.post(url(contract, "freeze"), typed)
    assert (first.status_code, again.status_code) == (302, 302)
    assert first.url == again.url
    assert FrozenVersion.objects.count() == 1


def test_a_text_that_changed_meanwhile_is_shown_again_with_what_changed(
    client, contract, enter
):
    by = enter()
    typed = sent(client.get(url(contract, "freeze")))
    block = contract.blocks.get(role_group__kind=Kind.AUTHORITY)
    add_commitment(block, "Une phrase de plus.", by)
    page = client.post(url(contract, "freeze"), typed)
    assert page.status_code == 409
    assert [change.name for change in page.context["changes"]] == [
        "Engagement · Collectivité"
    ]
    assert not FrozenVersion.objects.exists()
    answer = client.post(url(contract, "freeze"), sent(page))
    assertRedirects(answer, url(contract, "detail"))


def test_a_word_changed_elsewhere_is_a_change_too(client, contract, enter):
    enter()
    typed = sent(client.get(url(contract, "freeze")))
    contract.programme.participant_singular = "jardinier"
    contract.programme.save()
    page = client.post(url(contract, "freeze"), typed)
    assert page.status_code == 409
    assertContains(page, "réglages, partenaires, cérémonie", status_code=409)


@pytest.mark.parametrize(
    ("planned", "said"),
    [(dt.date(2026, 1, 22), "jeudi 22 janvier 2026"), (None, "Fait à … , le …")],
)
def test_what_becomes_of_the_day_is_said_before(client, planned, said):
    contract = make_contract(make_programme(signature_planned_on=planned))
    client.force_login(make_membership(contract.programme).user)
    assertContains(client.get(url(contract, "freeze")), said)


def test_a_day_that_is_over_and_a_length_not_chosen_are_still_open(client, enter):
    over = timezone.localdate() - dt.timedelta(days=1)
    programme = make_programme(signature_planned_on=over, duration_months=None)
    contract = make_contract(programme)
    client.force_login(make_membership(programme).user)
    found = says(client.get(url(contract, "freeze")))
    assert any(one.startswith("Le jour de la cérémonie est passé") for one in found)
    assert "La durée du contrat n’est pas choisie" in found


def test_a_reason_typed_for_a_text_that_is_open_already_is_given_back(
    client, contract, enter
):
    enter()
    typed = {"reason": "Une date est fausse."}
    page = client.post(url(contract, "reopen"), typed, follow=True)
    assertRedirects(page, url(contract, "detail"))
    assertContains(page, "Une date est fausse.")


def test_prints_that_failed_are_made_later(client, contract, enter):
    enter()
    version = make_frozen(contract)
    page = client.get(url(contract, "detail"))
    assertContains(page, url(contract, "press"))
    assertRedirects(client.post(url(contract, "press")), url(contract, "detail"))
    assert is_pressed(version)
    assertNotContains(client.get(url(contract, "detail")), url(contract, "press"))


@pytest.mark.parametrize("commitments", [1, 30])
def test_the_page_before_freezing_costs_the_same(
    client, enter, django_assert_num_queries, contract, commitments
):
    enter()
    for number in range(commitments):
        make_partner(contract.programme)
        add_commitment(contract.blocks.first(), f"Écouter, fois {number}.")
    client.get(url(contract, "freeze"))
    with django_assert_num_queries(19):
        client.get(url(contract, "freeze"))
