"""Annex 2 in the contract: the actions live in the draft, are kept once frozen, compared."""

import json
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains

from contracts import canonical
from contracts.composition import paper_of
from contracts.freezing import TextHasChanged, freeze, reopen
from contracts.models import Section
from contracts.state import state_of
from contracts.thawing import paper_as_frozen
from programmes.models import Kind, Role, RoleGroup
from tests.factories import (
    make_contract,
    make_frozen,
    make_membership,
    make_partner,
    make_user,
)
from tests.workshops.making_actions import DAY, make_action, make_settled
from workshops.models import Action, RankedAction
from workshops.proposals import Proposal, annex, as_data, from_data

pytestmark = pytest.mark.django_db


@pytest.fixture
def contract():
    """A draft with two actions, of the participants and of the authority."""
    contract = make_contract()
    programme = contract.programme
    make_action(programme, words="Un repas partagé.", budget=Decimal("1250.50"))
    make_action(programme, Kind.AUTHORITY, words="Un banc au soleil.")
    return contract


def proposals_of(paper):
    [found] = [one.proposals for one in paper.annexes if one.proposals]
    return found


def test_it_tells_what_who_and_at_what_cost(contract):
    programme = contract.programme
    first, second = annex(programme).actions
    assert first == Proposal(
        1, "Un repas partagé.", "Partenaires-auteurs", Decimal("1250.50")
    )
    assert (second.number, second.budget, second.place) == (2, None, None)
    make_settled(programme, *Action.objects.order_by("-number"))
    assert [one.place for one in annex(programme).actions] == [2, 1]


def test_the_draft_shows_it_as_it_stands_today(contract):
    assert proposals_of(paper_of(contract)) == annex(contract.programme)
    before = paper_of(contract).digest
    make_action(contract.programme, words="Un bal.")
    paper = paper_of(contract)
    assert [one.number for one in proposals_of(paper).actions] == [1, 2, 3]
    assert paper.digest != before


def test_it_stands_even_if_the_section_has_no_word(contract):
    contract.sections.filter(kind=Section.Kind.ANNEX_2).update(text="", heading="")
    found = {one.number: one for one in paper_of(contract).annexes}
    assert (found[2].title, len(found[2].proposals.actions)) == ("", 2)


def test_a_contract_without_actions_is_hashed_as_it_was(contract):
    Action.objects.update(archived_at="2026-01-01T10:00Z")
    content = json.loads(make_frozen(contract).canonical)
    assert content["schema"] == 2
    assert all(
        set(one) <= {"number", "title", "text", "definition"}
        for one in content["annexes"]
    )


def test_it_is_frozen_as_it_was_and_what_comes_later_changes_nothing(contract):
    version = make_frozen(contract)
    content = json.loads(version.canonical)
    assert content["schema"] == 4
    [kept] = [one["proposals"] for one in content["annexes"] if "proposals" in one]
    assert kept == as_data(annex(contract.programme))
    assert kept[0]["budget"] == "1250.50"
    before = paper_as_frozen(version)
    assert proposals_of(before) == from_data(kept) == annex(contract.programme)

    Action.objects.update(words="Tout autre chose", budget=None)
    RoleGroup.objects.filter(kind="authority").update(label="Un autre nom")
    make_settled(contract.programme, *Action.objects.all())

    assert paper_as_frozen(version) == before
    assert canonical.digest(content) == version.digest


def test_the_digest_of_what_is_read_again_is_that_of_what_was_frozen(contract):
    version = make_frozen(contract)
    paper = paper_as_frozen(version)
    assert paper.digest == version.digest
    [one] = [a for a in json.loads(version.canonical)["annexes"] if "proposals" in a]
    assert as_data(proposals_of(paper)) == one["proposals"]


def test_who_read_other_actions_does_not_freeze_these(contract):
    digest = paper_of(contract).digest
    Action.objects.filter(number=1).update(words="Un bal.")
    with pytest.raises(TextHasChanged):
        freeze(contract, make_user(), digest)


def test_a_participants_name_in_an_action_keeps_the_text_from_being_frozen(contract):
    make_partner(contract.programme, name="Solène Darbeyre")
    make_action(contract.programme, words="Le jardin de Solène Darbeyre")
    with pytest.raises(ValidationError, match="Solène Darbeyre"):
        freeze(contract, make_user(), paper_of(contract).digest)


def test_actions_without_end_are_not_frozen_as_they_could_not_be_printed(
    contract, monkeypatch
):
    make_partner(contract.programme)
    monkeypatch.setattr("contracts.freezing.LONGEST", 100)
    with pytest.raises(ValidationError, match="retirez-en"):
        freeze(contract, make_user(), paper_of(contract).digest)


@pytest.mark.parametrize(
    "values", [{"words": "Un bal."}, {"budget": Decimal(3)}, {"number": 9}], ids=str
)
def test_a_print_is_made_anew_when_an_action_changes(contract, values):
    before = state_of(contract.programme)
    Action.objects.filter(number=1).update(**values)
    assert state_of(contract.programme) != before


def test_a_print_is_made_anew_when_the_group_ranks(contract):
    states = [state_of(contract.programme)]
    make_settled(contract.programme, *Action.objects.all())
    states.append(state_of(contract.programme))
    RankedAction.objects.update(place=7)
    states.append(state_of(contract.programme))
    assert len(set(states)) == 3


def test_no_print_is_made_anew_when_the_plan_goes_on(contract):
    before = state_of(contract.programme)
    Action.objects.filter(number=1).update(who="La Ville", spent=Decimal(3))
    Action.objects.get(number=1).start(DAY)
    assert state_of(contract.programme) == before


@pytest.mark.parametrize("kind", ["projet", "gros-caracteres"])
def test_it_is_read_on_the_pages_of_the_contract(client, contract, kind):
    client.force_login(make_membership(contract.programme, Role.FACILITATOR).user)
    slug = contract.programme.slug
    for name, args in (("detail", ()), ("write", ()), ("print_html", (kind,))):
        page = client.get(reverse(f"contracts:{name}", args=[slug, *args]))
        assertContains(page, "1. <span")
        for words in ("Un repas partagé.", "1\u202f250,50\u00a0€", "Collectivité"):
            assertContains(page, words)
    page = client.get(reverse("contracts:write", args=[slug]))
    assertContains(page, reverse("workshops:action_list", args=[slug]))


def test_once_frozen_it_leads_to_what_the_actions_became(client, contract):
    make_frozen(contract)
    Action.objects.filter(number=1).update(words="Un bal.")
    client.force_login(make_membership(contract.programme).user)
    slug = contract.programme.slug
    page = client.get(reverse("contracts:detail", args=[slug]))
    assertContains(page, "Un repas partagé.")
    assertNotContains(page, "Un bal.")
    assertContains(page, "Ce que les actions sont devenues depuis")


def test_the_comparison_says_when_the_actions_changed(client, contract):
    version = make_frozen(contract)
    reopen(contract, make_user(), "Un mot manque.")
    client.force_login(make_membership(contract.programme).user)
    numbers = [contract.programme.slug, version.number, version.number + 1]
    page = reverse("contracts:compare", args=numbers)
    assertNotContains(client.get(page), 'id="actions"')
    make_action(contract.programme, words="Un bal.")
    answer = client.get(page)
    assertContains(answer, "les actions de l’annexe 2 ont changé")
    assertContains(answer, "Un bal.")


@pytest.mark.parametrize("number", [1, 30])
def test_it_costs_two_queries_however_many_there_are(
    contract, django_assert_num_queries, number
):
    for _ in range(number):
        make_action(contract.programme)
    with django_assert_num_queries(2):
        annex(contract.programme)
