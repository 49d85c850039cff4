import uuid

import pytest
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from programmes.models import MethodPack, Role
from tests.csm.creating import send, start, url
from tests.factories import (
    make_contract,
    make_membership,
    make_partner,
    make_programme,
)

pytestmark = pytest.mark.django_db


def older_one(leader):
    older = make_programme(first_year=2020, last_year=2021)
    make_membership(older, Role.FACILITATOR, user=leader)
    make_contract(older)
    return older


@pytest.mark.parametrize("more", [1, 30])
def test_the_choice_costs_the_same_however_many_packs(
    client, leader, draft, django_assert_num_queries, more
):
    for number in range(more):
        MethodPack.objects.create(name=f"Méthode {number}", mid_term_months=3)
    client.get(url("pack", draft))
    with django_assert_num_queries(21):
        client.get(url("pack", draft))


@pytest.mark.parametrize("more", [1, 30])
def test_the_list_of_older_programmes_costs_the_same(
    client, leader, draft, django_assert_num_queries, more
):
    for number in range(more):
        older = make_programme(first_year=2020, last_year=2021 + number)
        make_membership(older, Role.FACILITATOR, user=leader)
    client.get(url("take_up", draft))
    # Session, user, memberships, how many, the page.
    with django_assert_num_queries(5):
        client.get(url("take_up", draft))


def test_the_choice_says_what_each_pack_brings(client, leader, draft):
    answer = client.get(url("pack", draft))
    for words in ("quatre groupes de rôle", "cinq groupes de rôle", "sept questions"):
        assertContains(answer, words)
    assertContains(answer, "«\u00a0partenaires-auteurs\u00a0»")
    assertContains(answer, "Le contrat dure 6")


def test_a_pack_is_chosen_once_by_a_double_click(client, leader, draft):
    values = {
        "pack": MethodPack.objects.get(name="Mulhouse 2008").pk,
        "seen": "0",
        "submission_id": str(uuid.uuid4()),
    }
    answers = [client.post(url("pack", draft), values) for _ in range(2)]
    assert {answer.url for answer in answers} == {url("creation", draft)}
    assert draft.events.count() == 1
    assert draft.role_groups.count() == 4


@pytest.mark.parametrize("pack", ["", "0", "9" * 30, "x", "🌱"])
def test_what_is_no_pack_is_refused_with_a_sentence(client, leader, draft, pack):
    answer = send(client, "pack", draft, pack=pack, seen="0")
    assert list(answer.context["form"].errors) == ["pack"]
    assert not draft.events.exists()


@pytest.mark.parametrize("seen", ["", "x", "-1", "7"])
def test_a_page_that_is_too_old_chooses_nothing(client, leader, draft, seen):
    pack = MethodPack.objects.get(name="Mulhouse 2008").pk
    answer = send(client, "pack", draft, pack=pack, seen=seen)
    assertContains(answer, 'id="errors"')
    assert not draft.events.exists()


def test_the_page_says_why_nothing_else_can_be_chosen(client, leader, draft):
    start(draft, leader)
    make_partner(draft)
    answer = client.get(url("pack", draft))
    assertContains(answer, "Des partenaires ont été nommés ou modifiés.")
    assertNotContains(answer, 'name="pack"')


def test_an_older_programme_is_taken_up_and_both_pages_say_what_is_copied(
    client, leader, draft
):
    older = older_one(leader)
    make_partner(older, name="Odile Farandeau")
    assertContains(client.get(url("take_up", draft)), older)
    before = client.get(url("take_up_from", draft, older.slug))
    answer = send(client, "take_up_from", draft, older.slug, seen="0")
    assertRedirects(answer, url("copied", draft))
    after = client.get(url("copied", draft))
    for words in ("quatre engagements des autres groupes", "cinq articles"):
        assertContains(before, words)
        assertContains(after, words)
    for page in (before, after):
        assertContains(page, "deux engagements des partenaires-auteurs")
        assertContains(page, "aucune personne, aucune idée, aucune réponse")
        assertContains(page, "1 partenaire-auteur")
        assertNotContains(page, "Odile")
    assertContains(client.get(url("creation", draft)), f"Repris de {older}.")


def test_whoever_has_no_part_in_the_older_one_is_told_neither_name_nor_counts(
    client, leader, draft
):
    older = older_one(leader)
    send(client, "take_up_from", draft, older.slug, seen="0")
    client.force_login(make_membership(draft).user)
    for view in ("creation", "copied", "pack"):
        assertNotContains(client.get(url(view, draft)), older)
    after = client.get(url("copied", draft))
    assertContains(after, "quatre engagements des autres groupes")
    assertNotContains(after, "engagements des partenaires-auteurs")


def test_whoever_observes_the_older_one_is_told_its_name_and_no_count(
    client, leader, draft
):
    older = older_one(leader)
    make_partner(older)
    send(client, "take_up_from", draft, older.slug, seen="0")
    other = make_membership(draft).user
    make_membership(older, Role.OBSERVER, user=other)
    client.force_login(other)
    after = client.get(url("copied", draft))
    assertContains(after, f"Repris de {older}.")
    assertNotContains(after, "1 partenaire-auteur")


@pytest.mark.parametrize("role", [Role.PARTNER, Role.PARTICIPANT, Role.OBSERVER])
def test_only_those_who_lead_an_older_programme_take_it_up(client, leader, draft, role):
    older = make_programme(first_year=2020, last_year=2021)
    make_membership(older, role, user=leader)
    assertNotContains(client.get(url("take_up", draft)), older)
    assert client.get(url("take_up_from", draft, older.slug)).status_code == 404
    answer = send(client, "take_up_from", draft, older.slug, seen="0")
    assert answer.status_code == 404
    assert client.get(url("take_up_from", draft, draft.slug)).status_code == 404


@pytest.mark.parametrize("more", [1, 12])
def test_what_would_be_copied_costs_the_same(
    client, leader, draft, django_assert_num_queries, more
):
    older = older_one(leader)
    for _ in range(more):
        make_partner(older)
    address = url("take_up_from", draft, older.slug)
    client.get(address)
    with django_assert_num_queries(38):
        client.get(address)
