"""What the pages of sorting and of the texts lead to, once their work is done."""

import pytest
from pytest_django.asserts import assertContains, assertNotContains

from programmes.models import Role
from tests.factories import make_contract, make_idea, make_membership
from tests.wellbeing.said import DAY, make_said, make_sorted
from tests.wellbeing.test_rounds import url
from wellbeing.gathered import gathered
from wellbeing.models import Round, Synthesis

pytestmark = pytest.mark.django_db


@pytest.fixture
def said():
    return make_said()


@pytest.fixture
def enter(client, said):
    def enter(role=Role.FACILITATOR):
        client.force_login(make_membership(said[0], role).user)
        return client

    return enter


def test_when_all_is_sorted_the_group_agrees_then_writes(enter, said):
    programme, bright, _dark = said
    make_sorted(bright, "A01")
    client, place = enter(), url("sorting", programme, bright.pk)
    settle, texts = (
        url("round_settle", programme, bright.pk),
        url("texts", programme),
    )
    page = client.get(place)
    assertContains(page, settle)
    assertNotContains(page, texts)
    bright.settle(DAY)
    page = client.get(place)
    assertNotContains(page, settle)
    assertContains(page, "Le groupe a validé ce classement.")
    assertContains(page, texts)


def test_a_wall_of_two_sides_is_agreed_on_side_by_side(enter, said):
    programme, bright, dark = said
    Round.objects.filter(pk=bright.pk).update(mirror=dark)
    make_sorted(bright, "A01")
    bright.settle(DAY)
    page = enter().get(url("sorting", programme, bright.pk))
    assertContains(page, url("round_settle", programme, dark.pk))
    assertNotContains(page, url("round_settle", programme, bright.pk))


def test_a_round_that_is_sorted_before_its_reveal_is_led_to_it(enter, said):
    programme, bright, _dark = said
    make_sorted(bright, "A01")
    Round.objects.update(revealed_on=None)
    page = enter().get(url("sorting", programme, bright.pk))
    assertContains(page, url("round_reveal", programme, bright.pk))


def test_a_round_of_needs_is_led_to_no_text(enter, said):
    programme, bright, _dark = said
    Round.objects.filter(pk=bright.pk).update(kind=Round.Kind.NEEDS)
    make_sorted(bright, "A01")
    bright.settle(DAY)
    page = enter().get(url("sorting", programme, bright.pk))
    assertContains(page, "Le groupe a validé ce classement.")
    assertNotContains(page, url("texts", programme))


@pytest.mark.parametrize("are_mirrors", [True, False])
def test_the_texts_lead_to_the_walls_of_what_is_not_sorted(enter, said, are_mirrors):
    programme, bright, dark = said
    if are_mirrors:
        Round.objects.filter(pk=bright.pk).update(mirror=dark)
        Round.objects.filter(pk=dark.pk).update(mirror=bright)
    make_idea(bright)
    make_idea(dark)
    page = enter().get(url("texts", programme))
    assertContains(page, url("sorting", programme, bright.pk))
    number = 0 if are_mirrors else 1
    assertContains(page, url("sorting", programme, dark.pk), number)


def test_the_team_is_led_to_the_next_text(enter, said):
    programme, bright, _dark = said
    for code in ("A01", "B01"):
        make_sorted(bright, code)
    first, second = [t.dimension for t in gathered(programme) if t.count]
    client, place = enter(), url("texts", programme)
    assertContains(client.get(place), url("text_edit", programme, first.pk))
    text = Synthesis.objects.create(programme=programme, dimension=first, text="Oui.")
    page = client.get(place)
    assert page.context["next"].dimension == first
    assertContains(page, "Valider le texte suivant")
    text.settle(DAY)
    page = client.get(place)
    assertContains(page, url("text_edit", programme, second.pk))
    assertContains(page, "Écrire le texte suivant")
    second_text = {"dimension": second, "text": "Oui.", "settled_on": DAY}
    Synthesis.objects.create(programme=programme, **second_text)
    assertNotContains(client.get(place), "texte suivant")


def test_whoever_does_not_write_is_led_to_no_text(enter, said):
    programme, bright, _dark = said
    make_sorted(bright, "A01")
    page = enter(Role.PARTICIPANT).get(url("texts", programme))
    assertNotContains(page, "texte suivant")


@pytest.mark.parametrize("role", [Role.FACILITATOR, Role.PARTICIPANT, Role.PARTNER])
def test_annex_1_is_found_in_the_contract_that_there_is(enter, said, role):
    programme, bright, _dark = said
    make_sorted(bright, "A01")
    client, place = enter(role), url("texts", programme)
    assertNotContains(client.get(place), "/contrat/#annex-1")
    make_contract(programme)
    assertContains(client.get(place), "/contrat/#annex-1")
    contract = client.get(f"/programmes/{programme.slug}/contrat/")
    assertContains(contract, 'id="annex-1"')
