"""The list of ideas: words looked for, its place kept after an act, the act undone."""

import pytest
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from programmes.models import Role
from tests.factories import make_idea, make_round
from tests.wellbeing.test_rounds import enter, programme, url
from wellbeing.models import Idea

pytestmark = pytest.mark.django_db
__all__ = ["enter", "programme"]
BENCH, TREE = "Un banc au soleil", "L’ombre des tilleuls"
KEPT = {"voir": "masquees", "q": "banc", "page": "2"}


@pytest.fixture
def round_(programme):
    return make_round(programme)


@pytest.fixture
def idea(round_):
    return make_idea(round_, text=BENCH)


def test_the_ideas_that_have_some_words_are_found(enter, programme, round_, idea):
    make_idea(round_, text=TREE)
    client = enter()
    page = client.get(url("idea_list", programme, round_.pk, q="Banc"))
    assertContains(page, BENCH)
    assertNotContains(page, TREE)
    none = client.get(url("idea_list", programme, round_.pk, q="fanfare\0"))
    assertContains(none, "Aucune idée ne contient ces mots")
    assertContains(none, 'value="fanfare"')


def test_words_are_looked_for_among_those_that_are_shown(
    enter, programme, round_, idea
):
    idea.withdraw()
    place = url("idea_list", programme, round_.pk, voir="retirees", q="banc")
    page = enter().get(place)
    assertContains(page, BENCH)
    assertContains(
        page, '<input type="hidden" name="voir" value="retirees">', html=True
    )
    assertContains(page, "?voir=masquees&amp;q=banc")


@pytest.mark.parametrize("name", ["idea_put_back", "idea_show"])
def test_an_act_returns_to_the_list_as_it_was(enter, programme, idea, name):
    Idea.objects.update(withdrawn=True, hidden=True)
    answer = enter().post(url(name, programme, idea.pk, **KEPT))
    assertRedirects(answer, url("idea_list", programme, idea.round_id, **KEPT))


@pytest.mark.parametrize(
    ("name", "sent"),
    [
        ("idea_say_again", {"text": "Un autre banc"}),
        ("idea_split", {"first": "Un banc", "second": "au soleil"}),
    ],
)
def test_a_form_returns_to_the_list_as_it_was(enter, programme, idea, name, sent):
    client, place = enter(), url(name, programme, idea.pk, **KEPT)
    back = url("idea_list", programme, idea.round_id, **KEPT)
    assertContains(client.get(place), back.replace("&", "&amp;"))
    assertRedirects(client.post(place, sent), back)


@pytest.mark.parametrize(
    ("name", "word", "undo"),
    [
        ("idea_withdraw", "retiree", "idea_put_back"),
        ("idea_hide", "masquee", "idea_show"),
    ],
)
def test_what_is_taken_away_is_given_back_from_where_it_was(
    enter, programme, idea, name, word, undo
):
    client = enter()
    answer = client.post(url(name, programme, idea.pk, **KEPT))
    place = url("idea_list", programme, idea.round_id, **KEPT, **{word: idea.pk})
    assertRedirects(answer, place)
    page = client.get(url("idea_list", programme, idea.round_id, **{word: idea.pk}))
    assertNotContains(page, BENCH)
    assertContains(page, f'action="{url(undo, programme, idea.pk)}')
    assertContains(page, "Annuler")
    client.post(url(undo, programme, idea.pk))
    assert Idea.objects.standing().count() == 1
    page = client.get(url("idea_list", programme, idea.round_id, **{word: idea.pk}))
    assertNotContains(page, "Annuler")


@pytest.mark.parametrize("typed", ["", "tout", "9" * 30])
def test_an_odd_address_undoes_nothing(enter, programme, round_, typed):
    place = url("idea_list", programme, round_.pk, retiree=typed, masquee=typed)
    assert enter().get(place).context["gone"] is None


@pytest.mark.parametrize("role", [Role.FACILITATOR, Role.PARTICIPANT, Role.PARTNER])
def test_the_list_leads_to_the_thread_and_back(enter, programme, idea, role):
    idea.round.reveal(idea.round.held_on)
    client = enter(role)
    thread = reverse("idea_thread", args=[programme.slug, idea.pk])
    assertContains(client.get(url("idea_list", programme, idea.round_id)), thread)
    assertContains(client.get(thread), url("round_detail", programme, idea.round_id))
