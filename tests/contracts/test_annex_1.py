"""Annex 1 in the contract: live in the draft, kept once frozen, compared."""

import datetime as dt
import json

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone
from pytest_django.asserts import assertContains, assertNotContains

from contracts import canonical, gates
from contracts.before_freezing import points
from contracts.composition import paper_of
from contracts.freezing import TextHasChanged, freeze, reopen
from contracts.models import Section
from contracts.state import state_of
from contracts.thawing import paper_as_frozen
from programmes.models import Role
from tests.factories import (
    make_contract,
    make_frozen,
    make_idea,
    make_membership,
    make_partner,
    make_programme,
    make_round,
    make_signed,
    make_user,
)
from tests.wellbeing.said import make_said, make_sorted, show_ideas
from wellbeing.annex import annex, as_data
from wellbeing.gathered import gathered
from wellbeing.models import Definition, Dimension, Idea, Synthesis

pytestmark = pytest.mark.django_db


@pytest.fixture
def contract():
    """A draft whose group has one idea on each side, and a text."""
    programme = make_programme(signature_planned_on=timezone.localdate())
    make_said(programme)
    show_ideas(programme)
    bright, dark = programme.rounds.order_by("pk")
    make_sorted(bright, "A01", text="Un jardin à plusieurs")
    make_sorted(dark, "A01", text="Des volets fermés")
    contract = make_contract(programme)
    make_partner(programme, name="Solène Darbeyre")
    return contract


def write(programme, text="Sortir, et rentrer content."):
    dimension = gathered(programme)[0].dimension
    return Synthesis.objects.create(programme=programme, dimension=dimension, text=text)


def definition_of(paper):
    return paper.annexes[0].definition


def test_the_draft_shows_it_as_it_reads_today(contract):
    assert definition_of(paper_of(contract)) == annex(contract.programme)
    before = paper_of(contract).digest
    write(contract.programme)
    paper = paper_of(contract)
    assert definition_of(paper).themes[0].text == "Sortir, et rentrer content."
    assert paper.digest != before


def test_it_stands_even_if_the_section_has_no_word(contract):
    contract.sections.filter(kind=Section.Kind.ANNEX_1).update(text="", heading="")
    [first, *_others] = paper_of(contract).annexes
    assert (first.number, first.title) == (1, "")
    assert first.definition


def test_a_contract_without_post_its_is_hashed_as_it_was():
    contract = make_contract()
    version = make_frozen(contract)
    content = json.loads(version.canonical)
    assert content["schema"] == 2
    assert all("definition" not in one for one in content["annexes"])


def test_a_round_without_an_idea_changes_nothing():
    programme = make_programme()
    other = make_contract(programme)
    before = paper_of(other).digest
    make_said(programme)
    assert paper_of(other).digest == before


def test_it_is_frozen_as_it_was_and_later_sortings_change_nothing(contract):
    write(contract.programme)
    version = make_frozen(contract)
    content = json.loads(version.canonical)
    assert content["schema"] == 3
    said = json.loads(json.dumps(as_data(annex(contract.programme))))
    assert content["annexes"][0]["definition"] == said
    before = paper_as_frozen(version)
    assert definition_of(before).themes

    Idea.objects.update(text="Tout autre chose", withdrawn=True)
    Synthesis.objects.update(text="Un autre texte")
    Dimension.objects.update(label="Un autre thème")

    assert paper_as_frozen(version) == before
    assert canonical.digest(content) == version.digest


def test_who_read_another_annex_does_not_freeze_this_one(contract):
    digest = paper_of(contract).digest
    write(contract.programme)
    with pytest.raises(TextHasChanged):
        freeze(contract, make_user(), digest)


def test_a_participants_name_in_an_idea_keeps_the_text_from_being_frozen(contract):
    bright = contract.programme.rounds.order_by("pk").first()
    make_sorted(bright, "A01", text="Que Solène Darbeyre me salue")
    with pytest.raises(ValidationError, match="Solène Darbeyre"):
        freeze(contract, make_user(), paper_of(contract).digest)


def test_ideas_without_end_are_not_frozen_as_they_could_not_be_printed(
    contract, monkeypatch
):
    monkeypatch.setattr("contracts.freezing.LONGEST", 100)
    with pytest.raises(ValidationError, match="seuls"):
        freeze(contract, make_user(), paper_of(contract).digest)


def test_its_condition_holds_by_the_texts_too(contract):
    programme = contract.programme
    contract.sections.filter(kind=Section.Kind.ANNEX_1).update(text="")
    assert not gates.annex_1_is_written(programme)
    write(programme)
    assert gates.annex_1_is_written(programme)
    assert not gates.annex_1_is_written(make_programme())


@pytest.mark.parametrize(
    ("model", "values"),
    [
        (Idea, {"left_out": True}),
        (Dimension, {"label": "Le quartier"}),
        (Synthesis, {"settled_on": dt.date(2025, 12, 1)}),
    ],
    ids=["idea", "theme", "text"],
)
def test_the_kept_print_follows_it(contract, model, values):
    write(contract.programme)
    before = state_of(contract.programme)
    model.objects.update(**values)
    assert state_of(contract.programme) != before


def test_the_kept_print_stays_while_people_write_and_speak(contract):
    bright = contract.programme.rounds.order_by("pk").first()
    asked = make_round(contract.programme, code="K7MW3P")
    before = state_of(contract.programme)
    Idea(round=asked, text="Sur un téléphone", way=Idea.Way.PHONE).write()
    make_idea(bright, text="Retirée").withdraw()
    bright.ideas.standing().first().hear()
    asked.move_to(asked.Moment.SORTING)
    assert state_of(contract.programme) == before
    asked.reveal(timezone.localdate())
    assert state_of(contract.programme) != before


def test_it_is_read_on_the_pages_of_the_contract(client, contract):
    write(contract.programme)
    client.force_login(make_membership(contract.programme, Role.FACILITATOR).user)
    slug = contract.programme.slug
    texts = reverse("wellbeing:texts", args=[slug])
    for name, args in (("detail", ()), ("write", ()), ("print_html", ("projet",))):
        page = client.get(reverse(f"contracts:{name}", args=[slug, *args]))
        assertContains(page, "Un jardin à plusieurs")
        assertContains(page, "Sortir, et rentrer content.")
        assertContains(page, "Bien-être\u00a0: 1 · Mal-être\u00a0: 1")
    page = client.get(reverse("contracts:write", args=[slug]))
    assertContains(page, f'href="{texts}"')


def test_whoever_observes_reads_the_ideas_only_if_the_group_chose_so(client, contract):
    write(contract.programme)
    programme = contract.programme
    make_signed(contract)
    client.force_login(make_membership(programme, Role.OBSERVER).user)
    page = reverse("contracts:detail", args=[programme.slug])
    assertContains(client.get(page), "Un jardin à plusieurs")


def test_what_nobody_chose_is_not_read_by_whoever_observes(client, contract):
    write(contract.programme)
    programme = contract.programme
    Definition.objects.all().delete()
    make_signed(contract)
    client.force_login(make_membership(programme, Role.OBSERVER).user)
    page = client.get(reverse("contracts:detail", args=[programme.slug]))
    assertContains(page, "Sortir, et rentrer content.")
    assertContains(
        page, "Bien-être\u00a0: moins de cinq · Mal-être\u00a0: moins de cinq"
    )
    assertNotContains(page, "Un jardin à plusieurs")


@pytest.mark.parametrize("has_chosen", [True, False])
def test_before_freezing_a_choice_that_was_not_made_is_recalled(contract, has_chosen):
    if not has_chosen:
        Definition.objects.all().delete()
    found = points(contract, paper_of(contract))
    place = reverse("wellbeing:annex_shows", args=[contract.programme.slug])
    assert (place in [point.url for point in found]) is not has_chosen


def test_the_comparison_says_when_it_changed(client, contract):
    version = make_frozen(contract)
    reopen(contract, make_user(), "Un mot manque.")
    client.force_login(make_membership(contract.programme).user)
    numbers = [contract.programme.slug, version.number, version.number + 1]
    page = reverse("contracts:compare", args=numbers)
    assertNotContains(client.get(page), 'id="annex"')
    write(contract.programme)
    answer = client.get(page)
    assertContains(answer, 'id="annex"')
    assertContains(answer, "Sortir, et rentrer content.")
