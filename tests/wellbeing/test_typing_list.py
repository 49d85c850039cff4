"""Pasting a list of ideas: looked at, then kept at once."""

import uuid

import pytest
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from tests.factories import make_round
from tests.wellbeing.test_rounds import enter, programme, url
from wellbeing.models import Idea

pytestmark = pytest.mark.django_db
__all__ = ["enter", "programme"]
LONG = "x" * 281


@pytest.fixture
def round_(programme):
    return make_round(programme)


def look(client, place, lines):
    return client.post(place, {"lines": lines, "submission_id": str(uuid.uuid4())})


def keep(client, place, page, lines):
    sent = {"lines": lines, "seen": page.context["seen"]}
    sent["submission_id"] = page.context["form"]["submission_id"].value()
    return client.post(place, sent)


def test_a_list_is_looked_at_before_anything_is_kept(enter, programme, round_):
    client, place = enter(), url("typing_list", programme, round_.pk)
    page = look(client, place, f" Rire \r\n\r\nChanter\n{LONG}\nChanter")
    assertContains(page, "3 idées seront gardées")
    assertContains(page, "281 caractères, maximum 280")
    assertContains(page, "1 ligne vide est laissée de côté")
    assertContains(page, "Des lignes disent la même chose")
    assert not Idea.objects.exists()


def test_a_list_is_kept_line_by_line_word_for_word(enter, programme, round_):
    client, place = enter(), url("typing_list", programme, round_.pk)
    lines = f" Rire \n\nChanter\n{LONG}\nChanter"
    answer = keep(client, place, look(client, place, lines), lines)
    assertRedirects(answer, url("round_detail", programme, round_.pk))
    kept = sorted(round_.ideas.values_list("text", flat=True))
    assert kept == [" Rire ", "Chanter", "Chanter"]


def test_a_double_click_keeps_the_list_once(enter, programme, round_):
    client, place = enter(), url("typing_list", programme, round_.pk)
    page = look(client, place, "Rire\nChanter")
    for _ in range(2):
        keep(client, place, page, "Rire\nChanter")
    assert Idea.objects.count() == 2


def test_a_list_that_was_changed_is_looked_at_again(enter, programme, round_):
    client, place = enter(), url("typing_list", programme, round_.pk)
    page = look(client, place, "Rire")
    again = keep(client, place, page, "Rire\nChanter")
    assertContains(again, "2 idées seront gardées")
    assert not Idea.objects.exists()


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        ("", "Écrivez ou collez les idées"),
        (" \n\t\n", "Écrivez ou collez les idées"),
        ("nul\x00", "caractère"),
        ("a\n" * 301, "Au plus 300 idées"),
    ],
)
def test_what_is_no_list_is_refused(enter, programme, round_, lines, said):
    client, place = enter(), url("typing_list", programme, round_.pk)
    page = look(client, place, lines)
    assertContains(page, said)
    assert "seen" not in page.context


def test_a_list_of_what_is_too_long_offers_nothing_to_keep(enter, programme, round_):
    client, place = enter(), url("typing_list", programme, round_.pk)
    page = look(client, place, LONG)
    assertContains(page, "Trop longues")
    assertNotContains(page, 'name="seen"')


@pytest.mark.parametrize("rows", [1, 30])
def test_keeping_a_list_costs_the_same_however_long(
    enter, programme, round_, django_assert_num_queries, rows
):
    client, place = enter(), url("typing_list", programme, round_.pk)
    lines = "\n".join(f"Idée {number}" for number in range(rows))
    page = look(client, place, lines)
    with django_assert_num_queries(12):
        keep(client, place, page, lines)
    assert round_.ideas.count() == rows
