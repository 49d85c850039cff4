"""The poster of one round: its ideas, theme by theme, once the group reads them."""

import pytest
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains

from programmes.models import Role
from tests.contracts.reading_pdf import names_of, opened, text
from tests.factories import make_idea, make_membership, make_user
from tests.wellbeing.said import make_said, make_sorted
from wellbeing.models import Round
from wellbeing.theming import add_theme

pytestmark = pytest.mark.django_db
PAGES = ("round_poster", "round_poster_pdf")


@pytest.fixture(autouse=True)
def _media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def round_():
    programme, bright, _dark = make_said()
    make_sorted(bright, "A01", text="Une idée d’un autre recueil")
    round_ = Round(
        programme=programme,
        referential=bright.referential,
        kind=Round.Kind.NEEDS,
        question="De quoi avons-nous besoin 🌱 ?",
        held_on=bright.held_on,
        revealed_on=bright.revealed_on,
    )
    round_.save()
    make_idea(round_, text="Un lieu ouvert")
    make_sorted(round_, "B01", text="Un banc")
    make_sorted(round_, "A01", text="Un repas")
    make_idea(round_, text="À taire").withdraw()
    return round_


@pytest.fixture
def enter(client, round_):
    def enter(role=Role.PARTICIPANT):
        client.force_login(make_membership(round_.programme, role).user)
        return client

    return enter


def url(name, round_):
    return reverse(f"wellbeing:{name}", args=[round_.programme.slug, round_.pk])


def test_the_ideas_stand_by_theme_and_those_not_sorted_last(enter, round_):
    page = enter().get(url("round_poster", round_))
    assertContains(page, "De quoi avons-nous besoin 🌱")
    for words in ("À taire", "Une idée d’un autre recueil", "Mal-être"):
        assertNotContains(page, words)
    said = page.content.decode()
    order = ["A Moyens de vivre", "Un repas", "B Lieux", "Un banc", "Pas encore"]
    places = [said.index(words) for words in [*order, "Un lieu ouvert"]]
    assert places == sorted(places)


def test_a_theme_of_the_group_has_its_place_and_an_empty_one_none(enter, round_):
    from wellbeing.models import Dimension, Sorting

    dimension = Dimension(programme=round_.programme, label="Le goût des autres")
    theme = add_theme(dimension)
    client, place = enter(), url("round_poster", round_)
    assertNotContains(client.get(place), "Le goût des autres")
    idea = make_idea(round_, text="Se saluer")
    Sorting.objects.create(idea=idea, component=theme.components.get())
    assertContains(client.get(place), "Le goût des autres")


def test_the_print_is_tagged_and_says_the_question(enter, round_):
    answer = enter().get(url("round_poster_pdf", round_))
    assert answer["Content-Type"] == "application/pdf"
    assert f"-idees-{round_.pk}" in answer["Content-Disposition"]
    said = text(answer.content)
    for words in ("De quoi avons-nous besoin [dessin] ?", "Un repas", "Un lieu ouvert"):
        assert words in said
    assert "À taire" not in said
    with opened(answer.content) as document:
        assert document.Root.MarkInfo.Marked
        assert names_of(document, ("H1", "H2", "H3")) == ["H1", "H2", "H2", "H2"]


@pytest.mark.parametrize("kind", Round.Kind, ids=str)
def test_each_kind_of_round_has_its_poster(enter, round_, kind):
    Round.objects.filter(pk=round_.pk).update(kind=kind)
    page = enter().get(url("round_poster", round_))
    assertContains(page, "Un repas")
    shape = {"well_being": "idea--good", "ill_being": "idea--ill"}.get(kind, "idea")
    assertContains(page, f'class="{"idea " if shape != "idea" else ""}{shape}"')


@pytest.mark.parametrize("name", PAGES)
def test_who_may_read_the_ideas_prints_them(enter, client, round_, name):
    assert enter(Role.PARTNER).get(url(name, round_)).status_code == 200
    assert enter(Role.OBSERVER).get(url(name, round_)).status_code == 403
    client.force_login(make_user())
    assert client.get(url(name, round_)).status_code == 404


def test_before_the_reveal_there_is_no_poster(enter, round_):
    Round.objects.update(revealed_on=None)
    assert enter(Role.PARTICIPANT).get(url("round_poster", round_)).status_code == 403
    client = enter(Role.FACILITATOR)
    page = client.get(url("round_poster", round_))
    assertContains(page, "Rien n’est encore dévoilé")
    assertNotContains(page, "Un repas")
    assert client.get(url("round_poster_pdf", round_)).status_code == 404
    page = client.get(url("round_detail", round_))
    assertNotContains(page, url("round_poster", round_))


@pytest.mark.parametrize("role", [Role.FACILITATOR, Role.PARTICIPANT], ids=str)
def test_the_round_leads_to_its_poster(enter, round_, role):
    page = enter(role).get(url("round_detail", round_))
    assertContains(page, url("round_poster", round_))


def test_too_many_prints_are_refused_in_words(enter, round_, monkeypatch):
    monkeypatch.setattr("programmes.handing_out.allow_rendering", lambda user: False)
    answer = enter().get(url("round_poster_pdf", round_), follow=True)
    assertContains(answer, "Réessayez plus tard")


@pytest.mark.parametrize("number", [1, 30])
def test_it_costs_the_same_however_many_ideas(
    enter, round_, django_assert_num_queries, number
):
    for _n in range(number):
        make_sorted(round_, "A01")
    client, place = enter(), url("round_poster", round_)
    client.get(place)
    with django_assert_num_queries(6):  # session, user, role, round, themes, ideas
        client.get(place)
