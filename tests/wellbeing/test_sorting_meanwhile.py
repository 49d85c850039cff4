"""Two people sort at once: nothing is undone without a word."""

import datetime as dt

import pytest
from pytest_django.asserts import assertContains, assertRedirects

from programmes.models import Role
from tests.contracts.at_once import all_at_once
from tests.factories import make_idea, make_membership
from tests.wellbeing.sorting import (
    desk,
    make_mirrored,
    make_sorted,
    part,
    place_of,
    wall,
)
from wellbeing.models import Dimension, Idea, Sorting
from wellbeing.models.sortings import SortedMeanwhile, seen_of, sort
from wellbeing.theming import add_theme, take_out
from wellbeing.tying import lay, sort_pile

pytestmark = pytest.mark.django_db


@pytest.fixture
def bright():
    return make_mirrored()[0]


@pytest.fixture
def facilitator(client, bright):
    client.force_login(make_membership(bright.programme, Role.FACILITATOR).user)
    return client


def test_what_was_seen_is_no_longer_so(bright):
    idea = make_sorted(bright, "A01")
    with pytest.raises(SortedMeanwhile) as found:
        sort(idea, part(bright, "B01"), seen="")
    assert found.value.sorting.component == part(bright, "A01")
    seen = seen_of(idea.sortings.get())
    sort(idea, part(bright, "B00"), seen=seen)
    with pytest.raises(SortedMeanwhile):
        sort(idea, part(bright, "B01"), seen=seen)
    assert place_of(idea) == "B00"


def test_both_places_are_shown_and_one_chooses(facilitator, bright):
    idea = make_idea(bright, text="Un banc à l’ombre")
    mine, theirs = part(bright, "B01"), part(bright, "A01")
    sort(idea, theirs, seen="")
    page = facilitator.post(desk(idea), {"component": mine.pk, "seen": ""})
    for words in ("Un banc à l’ombre", str(mine), str(theirs)):
        assertContains(page, words, status_code=409)
    assertContains(page, wall(bright, apres=idea.pk), status_code=409)
    assert place_of(idea) == "A01"
    body = {"component": mine.pk, "seen": seen_of(idea.sortings.get())}
    assertContains(page, f'name="seen" value="{body["seen"]}"', status_code=409)
    assertRedirects(facilitator.post(desk(idea), body), wall(bright, apres=idea.pk))
    assert place_of(idea) == "B01"


def test_an_idea_taken_back_meanwhile_is_not_sorted_without_a_word(facilitator, bright):
    idea = make_sorted(bright, "A01")
    seen = seen_of(idea.sortings.get())
    sort(idea, None, seen=seen)
    body = {"component": part(bright, "B01").pk, "seen": seen}
    page = facilitator.post(desk(idea), body)
    assertContains(page, "de nouveau à classer", status_code=409)
    assert place_of(idea) is None


def test_a_double_click_is_no_conflict(facilitator, bright):
    idea = make_idea(bright)
    body = {"component": part(bright, "A01").pk, "seen": ""}
    for _n in range(2):
        answer = facilitator.post(desk(idea), body)
        assertRedirects(answer, wall(bright, apres=idea.pk))
    assert Sorting.objects.count() == 1


def test_the_page_of_both_asks_for_the_day_when_the_group_had_agreed(
    facilitator, bright
):
    idea = make_sorted(bright, "A01")
    bright.settle(dt.date(2025, 11, 5))
    mine = part(bright, "B01")
    body = {"component": mine.pk, "seen": "", "day": "2025-12-01"}
    page = facilitator.post(desk(idea), body)
    assertContains(page, "Jour de la nouvelle validation", status_code=409)
    assert place_of(idea) == "A01"


@pytest.mark.django_db(transaction=True)
def test_of_two_who_sort_at_once_one_is_told(bright):
    idea = make_idea(bright)
    parts = [part(bright, "A01"), part(bright, "B01")]
    acts = [lambda one=one: sort_pile(idea, one, seen="") for one in parts]
    answers = all_at_once(acts)
    made = [one for one in answers if isinstance(one, Sorting)]
    told = [one for one in answers if isinstance(one, SortedMeanwhile)]
    assert (len(made), len(told)) == (1, 1)
    assert told[0].sorting == made[0]
    assert Sorting.objects.get().component == made[0].component


@pytest.mark.django_db(transaction=True)
def test_a_pile_made_while_it_is_sorted_lies_in_one_place(bright):
    top, under = make_idea(bright), make_idea(bright)
    all_at_once(
        [
            lambda: sort_pile(top, part(bright, "A01"), seen=""),
            lambda: lay(under, top, seen=None),
        ]
    )
    top, under = Idea.objects.get(pk=top.pk), Idea.objects.get(pk=under.pk)
    assert under.stacked_on == top
    assert (place_of(top), place_of(under)) == ("A01", "A01")


@pytest.mark.django_db(transaction=True)
def test_no_idea_goes_into_a_theme_that_is_taken_out(bright):
    theme = add_theme(Dimension(programme=bright.programme, label="Le goût des autres"))
    idea, where = make_idea(bright), theme.components.get()
    all_at_once([lambda: sort(idea, where, seen=""), lambda: take_out(theme)])
    theme.refresh_from_db()
    assert (theme.archived_at is None) == idea.sortings.exists()
