"""The text of a theme: where it begins, who writes it, what is agreed on."""

import datetime as dt

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from programmes.models import Event
from tests.factories import make_idea, make_programme, make_referential, make_round
from tests.wellbeing.said import make_said, make_sorted, put
from wellbeing.gathered import gathered, theme_of
from wellbeing.models import Dimension, Idea, Round, Synthesis
from wellbeing.models.syntheses import TEXT_LENGTH
from wellbeing.tying import lay

pytestmark = pytest.mark.django_db


@pytest.fixture
def said():
    return make_said()


def theme(programme, letter="A"):
    return next(t for t in gathered(programme) if t.dimension.code == letter)


def test_both_sides_of_a_theme_stand_beside_each_other_with_their_counts(said):
    programme, bright, dark = said
    for number in range(3):
        make_sorted(bright, "A01", text=f"Manger chaud {number}")
    make_sorted(dark, "A00", text="Choisir entre manger et se chauffer")
    make_sorted(dark, "B01", text="Le bruit")
    assert (theme(programme).bright.count, theme(programme).dark.count) == (3, 1)
    assert (theme(programme, "B").bright.count, theme(programme, "B").dark.count) == (
        0,
        1,
    )


def test_what_is_not_sorted_stands_at_the_end(said):
    programme, bright, _dark = said
    make_idea(bright, text="Les copains")
    last = gathered(programme)[-1]
    assert (last.dimension, last.count) == (None, 1)


@pytest.mark.parametrize(
    "values",
    [{"revealed_on": None}, {"archived_at": timezone.now()}, {"kind": "needs"}],
    ids=["not revealed", "archived", "needs"],
)
def test_only_what_was_revealed_of_the_two_sides_is_gathered(said, values):
    programme, bright, _dark = said
    make_sorted(bright, "A01")
    Round.objects.filter(pk=bright.pk).update(**values)
    assert theme(programme).count == 0


def test_what_is_withdrawn_hidden_or_said_again_no_longer_counts(said):
    programme, bright, _dark = said
    make_sorted(bright, "A01").withdraw()
    make_sorted(bright, "A01").hide(None)
    make_sorted(bright, "A01", text="Un vélot").say_again("Un vélo")
    [stack] = theme(programme).bright.stacks
    assert stack.idea.text == "Un vélo"


def test_ideas_on_one_pile_are_said_once_and_all_count(said):
    programme, bright, _dark = said
    first = make_sorted(bright, "A01", text="Un vélo")
    for text in ("Un vélo", "Ma bicyclette"):
        lay(make_sorted(bright, "A01", text=text), first, seen=None)
    [stack] = theme(programme).bright.stacks
    assert (stack.times, stack.also) == (3, ["Ma bicyclette"])


def test_a_pile_over_two_themes_is_parted(said):
    programme, bright, _dark = said
    first = make_sorted(bright, "A01")
    apart = make_sorted(bright, "B01")
    Idea.objects.filter(pk=apart.pk).update(stacked_on=first)
    counts = [theme(programme, letter).bright.count for letter in "AB"]
    assert counts == [1, 1]


def test_a_first_text_begins_with_the_ideas_word_for_word(said):
    programme, bright, dark = said
    texts = ["  un banc ,et du soleil 🌞", "Écouter l'autre"]
    for text in texts:
        make_sorted(bright, "A01", text=text)
    make_sorted(bright, "A01", text="Hors du texte").leave_out()
    make_sorted(dark, "A01", text="La faim")
    begun = theme(programme).as_prefilled().split("\n")
    assert sorted(begun[:2]) == sorted(texts)
    assert begun[2:] == ["La faim"]


def test_a_first_text_is_never_longer_than_a_text_may_be(said):
    programme, bright, _dark = said
    for _number in range(30):
        make_sorted(bright, "A01", text="x" * 280)
    assert TEXT_LENGTH - 281 < len(theme(programme).as_prefilled()) <= TEXT_LENGTH


def test_a_text_that_was_agreed_on_is_not_agreed_on_twice(said):
    programme, _bright, _dark = said
    dimension = theme(programme).dimension
    text = Synthesis.objects.create(
        programme=programme, dimension=dimension, text="Manger à sa faim."
    )
    text.settle(dt.date(2025, 11, 4), version=1)
    assert text.settled_on == dt.date(2025, 11, 4)
    [line] = Event.objects.filter(kind="synthesis_settled")
    assert "Manger" not in line.content
    with pytest.raises(ValidationError, match="a changé"):
        text.settle(dt.date(2025, 11, 5))


def test_the_themes_are_those_of_the_lists_used_then_the_groups_own(said):
    programme, _bright, _dark = said
    elsewhere = make_programme()
    Dimension.objects.create(programme=elsewhere, label="Un autre groupe")
    Dimension.objects.create(programme=programme, label="Le jardin")
    away = {"programme": programme, "archived_at": timezone.now()}
    Dimension.objects.create(label="Rangé", **away)
    make_round(programme, referential=make_referential())  # not revealed
    labels = [str(one.dimension) for one in gathered(programme)]
    assert labels == ["A Moyens de vivre", "B Lieux où l’on vit", "Le jardin"]


def test_one_theme_is_as_in_the_whole_and_no_other_is_read(
    said, django_assert_num_queries
):
    programme, bright, dark = said
    make_sorted(dark, "A01", text="Le froid")
    make_sorted(bright, "B01", text="Un banc")
    make_idea(bright)
    wanted = theme(programme)
    with django_assert_num_queries(3):  # theme, text, ideas
        found = theme_of(programme, wanted.dimension.pk)
    assert found == wanted
    assert [stack.idea.text for stack in found.stacks] == ["Le froid"]
    away = Dimension.objects.create(
        programme=programme, label="Rangé", archived_at=timezone.now()
    )
    elsewhere = Dimension.objects.create(programme=make_programme(), label="Ailleurs")
    for other in (away, elsewhere):
        assert theme_of(programme, other.pk) is None


@pytest.mark.parametrize("number", [1, 30])
def test_gathering_costs_the_same_however_many_ideas(
    said, django_assert_num_queries, number
):
    programme, bright, dark = said
    for _n in range(number):
        make_sorted(bright, "A01")
        make_idea(dark)
    with django_assert_num_queries(3):  # themes, texts, ideas
        assert len(gathered(programme)) == 3


def test_a_programme_without_post_its_costs_one_query(django_assert_num_queries):
    programme = make_programme()
    with django_assert_num_queries(1):
        assert gathered(programme) == []


def test_an_idea_sorted_anew_counts_in_its_new_theme_alone(said):
    programme, bright, _dark = said
    idea = make_idea(bright)
    put(idea, "A01", is_current=False, settled_on=dt.date(2025, 11, 4))
    put(idea, "B01", settled_on=dt.date(2025, 12, 2))
    assert theme(programme).count == 0
    assert theme(programme, "B").count == 1
