"""Annex 1 as plain data: what it shows, and what it is frozen as."""

import datetime as dt
import json

import pytest

from tests.factories import make_idea, make_programme
from tests.wellbeing.said import make_said, make_sorted, show_ideas
from wellbeing.annex import IdeaInAnnex, annex, as_data, from_data, with_every_idea
from wellbeing.gathered import gathered
from wellbeing.models import Definition, Synthesis
from wellbeing.tying import lay

pytestmark = pytest.mark.django_db


@pytest.fixture
def programme():
    programme, bright, dark = make_said()
    show_ideas(programme)
    first = make_sorted(bright, "A01", text="Un vélo")
    lay(make_sorted(bright, "A01", text="Ma bicyclette"), first, seen=None)
    make_sorted(dark, "A01", text="Plus de bus").leave_out()
    make_idea(dark, text="Rien de rangé")
    Synthesis.objects.create(
        programme=programme,
        dimension=gathered(programme)[0].dimension,
        text="Bouger.\n\nAller loin.",
        settled_on=dt.date(2025, 11, 4),
    )
    return programme


def test_it_has_texts_counts_and_ideas_those_left_out_marked(programme):
    theme, unsorted = annex(programme).themes
    assert (theme.label, theme.bright_count, theme.dark_count) == (
        "A Moyens de vivre",
        2,
        1,
    )
    assert theme.lines == ["Bouger.", "Aller loin."]
    assert theme.settled_on == dt.date(2025, 11, 4)
    assert theme.bright == (IdeaInAnnex("Un vélo", 2, also=("Ma bicyclette",)),)
    assert theme.dark == (IdeaInAnnex("Plus de bus", is_left_out=True),)
    assert (unsorted.label, unsorted.dark_count) == ("", 1)


def test_in_a_pile_each_idea_is_left_out_as_it_is_marked():
    programme, bright, _dark = make_said()
    show_ideas(programme)
    top = make_sorted(bright, "A01", text="Un vélo")
    for words in ("Ma bicyclette", "Mon deux-roues"):
        under = make_sorted(bright, "A01", text=words)
        lay(under, top, seen=None)
    under.leave_out()
    [theme] = annex(programme).themes
    assert set(theme.bright) == {
        IdeaInAnnex("Un vélo", 2, also=("Ma bicyclette",)),
        IdeaInAnnex("Mon deux-roues", is_left_out=True),
    }
    assert gathered(programme)[0].as_prefilled() == "Un vélo\nMa bicyclette"

    top.leave_out()
    [theme] = annex(programme).themes
    assert set(theme.bright) == {
        IdeaInAnnex("Ma bicyclette"),
        IdeaInAnnex("Un vélo", 2, is_left_out=True, also=("Mon deux-roues",)),
    }
    assert gathered(programme)[0].as_prefilled() == "Ma bicyclette"


@pytest.mark.parametrize("has_chosen", [True, False])
def test_a_group_shows_its_texts_alone_unless_it_chose_otherwise(programme, has_chosen):
    if has_chosen:
        Definition.objects.update(shows=Definition.Shows.TEXTS)
    else:
        Definition.objects.all().delete()
    found = annex(programme)
    assert not found.shows_ideas
    assert found.themes[0].bright == found.themes[0].dark == ()
    assert "Un vélo" not in found.words
    assert "Un vélo" in with_every_idea(programme).words


def test_without_its_ideas_a_count_of_few_is_said_nowhere(programme):
    _bright, dark = programme.rounds.order_by("pk")
    for _n in range(4):
        make_sorted(dark, "A01")
    assert annex(programme).themes[0].bright_said == "2"
    Definition.objects.update(shows=Definition.Shows.TEXTS)
    theme, unsorted = annex(programme).themes
    assert (theme.bright_said, theme.dark_said) == ("moins de cinq", "5")
    assert (unsorted.bright_said, unsorted.dark_said) == ("0", "moins de cinq")
    data = as_data(annex(programme))
    assert [one["counts"] for one in data["themes"]] == [[None, 5], [0, None]]
    assert from_data(json.loads(json.dumps(data))) == annex(programme)


def test_its_data_gives_it_back_word_for_word(programme):
    found = annex(programme)
    assert from_data(json.loads(json.dumps(as_data(found)))) == found


def test_its_words_hold_all_that_could_name_somebody(programme):
    words = annex(programme).words
    for said in ("Aller loin.", "Ma bicyclette", "Plus de bus", "Rien de rangé"):
        assert said in words


def test_there_is_none_before_the_group_has_said_anything():
    assert annex(make_programme()) is None
    programme, _bright, _dark = make_said()
    assert annex(programme) is None
