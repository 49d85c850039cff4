"""The screen that is passed around shows nothing of what others wrote."""

import uuid

import pytest
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from programmes.models import Submission
from tests.factories import make_idea, make_round
from tests.wellbeing.test_rounds import SECRET, enter, programme, url
from wellbeing.models import Idea, Round

pytestmark = pytest.mark.django_db
__all__ = ["enter", "programme"]


def sent(text, **values):
    return {"text": text, "submission_id": str(uuid.uuid4())} | values


def test_the_screen_clears_itself_and_shows_nothing_of_the_others(enter, programme):
    round_ = make_round(programme)
    make_idea(round_, text="Lire au soleil")
    client, place = enter(), url("screen", programme, round_.pk)
    answer = client.post(place, sent(SECRET))
    assertRedirects(answer, place, fetch_redirect_response=False)
    page = client.get(place)
    assertContains(page, "Merci, votre idée est gardée.")
    for words in (SECRET, "Lire au soleil", "1 idée"):
        assertNotContains(page, words)
    assert Idea.objects.get(text=SECRET).way == Idea.Way.SCREEN


def test_the_screen_says_the_question_and_whether_names_are_known(enter, programme):
    round_ = make_round(programme, question="Bien vivre, c’est quoi ?")
    page = enter().get(url("screen", programme, round_.pk))
    assertContains(page, "Bien vivre, c’est quoi ?")
    assertContains(page, "personne ne saura qui a écrit quoi")
    assertContains(page, 'autocomplete="off"')
    assertContains(page, "<h1", count=1)


def test_nothing_of_the_screen_stays_in_the_browser(enter, programme):
    round_ = make_round(programme)
    client, place = enter(), url("screen", programme, round_.pk)
    client.post(place, sent(SECRET))
    assert "no-store" in client.get(place)["Cache-Control"]
    assert "typed" not in client.cookies
    assertNotContains(client.get(url("typing", programme, round_.pk)), SECRET)


def test_a_double_touch_keeps_one_idea(enter, programme):
    round_ = make_round(programme)
    client, place, once = enter(), url("screen", programme, round_.pk), sent(SECRET)
    for _ in range(2):
        client.post(place, once)
    assert round_.ideas.count() == 1
    assert not Submission.objects.exists()


def test_what_is_too_long_is_kept_for_its_author_to_cut(enter, programme):
    round_ = make_round(programme)
    page = enter().post(url("screen", programme, round_.pk), sent("x" * 281))
    assertContains(page, "281 caractères, maximum 280")
    assertContains(page, "x" * 281)


@pytest.mark.parametrize("name", ["screen", "typing"])
def test_a_name_sent_as_the_round_goes_without_is_said_and_the_words_kept(
    enter, programme, monkeypatch, name
):
    round_ = make_round(programme, is_anonymous=False)
    read = Round.objects.select_related("programme", "mirror").get(pk=round_.pk)
    Round.objects.filter(pk=round_.pk).update(is_anonymous=True)
    view = f"wellbeing.views.{name}.round_to_lead"
    monkeypatch.setattr(view, lambda request, pk: read)
    page = enter().post(url(name, programme, round_.pk), sent(SECRET, signed="Aline"))
    assertContains(page, "Ce recueil est sans noms")
    assertContains(page, SECRET)
    assert not round_.ideas.exists()


def test_an_idea_on_several_lines_keeps_them(enter, programme):
    round_ = make_round(programme)
    enter().post(url("screen", programme, round_.pk), sent("Rire\r\nfort"))
    assert round_.ideas.get().text == "Rire\nfort"


def test_the_screen_costs_the_same_however_much_was_written(
    enter, programme, django_assert_num_queries
):
    round_ = make_round(programme)
    client, place = enter(), url("screen", programme, round_.pk)
    client.get(place)
    for rows in (1, 30):
        for _ in range(rows):
            make_idea(round_)
        with django_assert_num_queries(4):
            client.get(place)
