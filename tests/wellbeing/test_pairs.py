"""Pairs and piles: what turns an idea round, what says the same."""

import datetime as dt

import pytest
from django.core.exceptions import ValidationError
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from programmes.models import Role
from tests.factories import make_idea, make_membership, make_round, make_user
from tests.wellbeing.sorting import (
    desk,
    make_mirrored,
    make_sorted,
    part,
    place_of,
    url,
    wall,
)
from wellbeing.models.sortings import seen_of
from wellbeing.tying import TiedMeanwhile, lay, pair, sort_pile

pytestmark = pytest.mark.django_db
TEAM = (Role.COORDINATOR, Role.FACILITATOR)


@pytest.fixture
def rounds():
    return make_mirrored()


@pytest.fixture
def enter(client, rounds):
    def enter(role=Role.FACILITATOR):
        client.force_login(make_membership(rounds[0].programme, role).user)
        return client

    return enter


@pytest.fixture
def both(rounds):
    bright, ill = rounds
    return (
        make_idea(bright, text="Un guichet qui explique"),
        make_idea(ill, text="Attendre une réponse"),
    )


@pytest.mark.parametrize("role", Role, ids=str)
def test_who_takes_part_reads_the_pairs_and_the_team_makes_them(enter, both, role):
    bright, dark = both
    client = enter(role)
    place = url("pair_list", dark.round, dark.round_id)
    assert client.get(place).status_code == (403 if role == Role.OBSERVER else 200)
    for name in ("idea_pair", "idea_lay"):
        status = 200 if role in TEAM else 403
        assert client.get(desk(dark, name)).status_code == status
    body = {"other": bright.pk, "seen": ""}
    client.post(desk(dark, "idea_pair"), body)
    dark.refresh_from_db()
    assert (dark.reversed_by == bright) == (role in TEAM)


def test_strangers_find_no_pair(client, both):
    client.force_login(make_user())
    dark = both[1]
    for name in ("idea_pair", "idea_lay"):
        assert client.get(desk(dark, name)).status_code == 404
    place = url("pair_list", dark.round, dark.round_id)
    assert client.get(place).status_code == 404


def test_a_pair_is_made_shown_side_by_side_and_undone(enter, both):
    bright, dark = both
    client, place = enter(), desk(dark, "idea_pair")
    page = client.get(place)
    assertContains(page, "Un guichet qui explique")
    answer = client.post(place, {"other": bright.pk, "seen": ""}, follow=True)
    for shape in ("idea--good", "idea--ill"):
        assertContains(answer, shape)
    assertContains(answer, "Un guichet qui explique")
    assertContains(answer, "Attendre une réponse")
    client.post(place, {"other": "", "seen": bright.pk})
    dark.refresh_from_db()
    assert dark.reversed_by is None


def test_the_words_of_an_idea_find_it(enter, rounds, both):
    make_idea(rounds[0], text="Un banc à l’ombre")
    client = enter()
    page = client.get(desk(both[1], "idea_pair") + "?q=guichet")
    assertContains(page, "Un guichet qui explique")
    assertNotContains(page, "Un banc à l’ombre")
    page = client.get(desk(both[1], "idea_pair") + "?q=%00introuvable")
    assertContains(page, "Aucune idée ne contient ces mots")


def test_only_well_being_turns_ill_being_round(enter, rounds, both):
    bright, dark = both
    other_dark = make_idea(rounds[1])
    client = enter()
    body = {"other": other_dark.pk, "seen": ""}
    assertContains(client.post(desk(dark, "idea_pair"), body), "ne peut plus être")
    assert client.get(desk(bright, "idea_pair")).status_code == 404
    theirs = make_idea(make_round(revealed_on="2025-10-01"))
    body = {"other": theirs.pk, "seen": ""}
    assertContains(client.post(desk(dark, "idea_pair"), body), "ne peut plus être")
    dark.refresh_from_db()
    assert dark.reversed_by is None


def test_ideas_not_revealed_yet_are_no_choice_for_a_coordinator(enter, rounds, both):
    hidden = make_round(rounds[0].programme)
    make_idea(hidden, text="Pas encore dite")
    page = enter(Role.COORDINATOR).get(desk(both[1], "idea_pair"))
    assertNotContains(page, "Pas encore dite")


def test_a_withdrawn_idea_turns_nothing_round(enter, both):
    bright, dark = both
    pair(dark, bright, seen=None)
    bright.withdraw()
    page = enter(Role.PARTICIPANT).get(url("pair_list", dark.round, dark.round_id))
    assertNotContains(page, "Un guichet qui explique")
    assertContains(page, "Aucune idée de bien-être ne la renverse encore.")


def test_two_who_pair_at_once_see_both_choices(enter, rounds, both):
    bright, dark = both
    other = make_idea(rounds[0], text="Une réponse le jour même")
    pair(dark, bright, seen=None)
    with pytest.raises(TiedMeanwhile) as found:
        pair(dark, other, seen=None)
    assert found.value.other == bright
    body = {"other": other.pk, "seen": ""}
    client, place = enter(), desk(dark, "idea_pair")
    page = client.post(place, body)
    assertContains(page, "Un guichet qui explique", status_code=409)
    assertContains(page, "Une réponse le jour même", status_code=409)
    dark.refresh_from_db()
    assert dark.reversed_by == bright
    client.post(place, body | {"seen": bright.pk})
    dark.refresh_from_db()
    assert dark.reversed_by == other


@pytest.mark.parametrize(
    ("name", "act", "leads_to"),
    [
        ("idea_pair", pair, lambda one: url("pair_list", one.round, one.round_id)),
        ("idea_lay", lay, None),
    ],
)
def test_a_double_click_is_no_conflict(enter, rounds, both, name, act, leads_to):
    dark = both[1]
    other = both[0] if act is pair else make_idea(rounds[1])
    client = enter()
    for _n in range(2):
        answer = client.post(desk(dark, name), {"other": other.pk, "seen": ""})
        assertRedirects(answer, leads_to(dark) if leads_to else desk(other))


def test_a_duplicate_laid_on_another_still_counts(enter, rounds):
    bright, _ill = rounds
    top, *under = [make_idea(bright, text=f"Un banc, {n}") for n in "abc"]
    client = enter()
    for one in under:
        body = {"other": top.pk, "seen": ""}
        answer = client.post(desk(one, "idea_lay"), body)
        assertRedirects(answer, desk(top))
    page = client.get(wall(bright))
    assertContains(page, "3 fois")
    assert list(page.context["page"]) == [top]
    assert page.context["wall"].unsorted_count == 3
    client.post(desk(top), {"component": part(bright, "A01").pk, "seen": ""})
    assert [place_of(one) for one in (top, *under)] == ["A01"] * 3
    page = client.get(wall(bright))
    assertContains(page, "3 fois")
    assert page.context["wall"].sorted_count == 3


def test_an_idea_that_lies_on_another_leads_to_it(enter, rounds):
    top, under = make_idea(rounds[0]), make_idea(rounds[0])
    lay(under, top, seen=None)
    client = enter()
    body = {"component": part(rounds[0], "A01").pk, "seen": ""}
    for answer in (client.get(desk(under)), client.post(desk(under), body)):
        assertRedirects(answer, desk(top))
    assert place_of(under) is None


def test_an_idea_is_taken_off_its_pile_where_it_lies(enter, rounds):
    top, under = make_sorted(rounds[0], "A01"), make_idea(rounds[0])
    lay(under, top, seen=None)
    assert place_of(under) == "A01"
    body = {"other": "", "seen": top.pk}
    answer = enter().post(desk(under, "idea_lay"), body)
    assertRedirects(answer, desk(under))
    under.refresh_from_db()
    assert (under.stacked_on, place_of(under)) == (None, "A01")


def test_a_pile_takes_the_place_of_the_one_that_is_sorted(rounds):
    top, under = make_idea(rounds[0]), make_sorted(rounds[0], "B01")
    lay(under, top, seen=None)
    assert (place_of(top), place_of(under)) == ("B01", "B01")


def test_two_places_that_the_group_agreed_on_are_not_piled(enter, rounds):
    bright, _ill = rounds
    top, under = make_sorted(bright, "A01"), make_sorted(bright, "B01")
    bright.settle(dt.date(2025, 11, 5))
    body = {"other": top.pk, "seen": ""}
    page = enter().post(desk(under, "idea_lay"), body)
    assertContains(page, "Le groupe a validé deux places")
    under.refresh_from_db()
    assert (under.stacked_on, place_of(under)) == (None, "B01")


def test_a_pile_that_the_group_agreed_on_moves_with_a_day(rounds):
    bright, _ill = rounds
    top, under = make_sorted(bright, "A01"), make_sorted(bright, "A01")
    lay(under, top, seen=None)
    bright.settle(dt.date(2025, 11, 5))
    where, seen = part(bright, "B01"), seen_of(top.sortings.get())
    with pytest.raises(ValidationError, match="nouvelle validation"):
        sort_pile(top, where, seen=seen)
    sort_pile(top, where, seen=seen, day=dt.date(2025, 12, 1))
    days = [str(i.sortings.get(is_current=True).settled_on) for i in (top, under)]
    assert (place_of(top), place_of(under), days) == ("B01", "B01", ["2025-12-01"] * 2)


def test_under_an_idea_that_was_withdrawn_the_others_are_seen_again(enter, rounds):
    top, under = make_idea(rounds[0]), make_idea(rounds[0], text="Un banc")
    lay(under, top, seen=None)
    top.withdraw()
    page = enter().get(wall(rounds[0]))
    assert list(page.context["page"]) == [under]


@pytest.mark.parametrize("number", [1, 30])
@pytest.mark.parametrize("name", ["idea_pair", "idea_lay"])
def test_the_choice_costs_the_same_however_long(
    enter, rounds, django_assert_num_queries, number, name
):
    dark = make_idea(rounds[1])
    for _n in range(number):
        make_idea(rounds[0])
        make_idea(rounds[1])
    client, place = enter(), desk(dark, name)
    client.get(place)
    with django_assert_num_queries(10):
        page = client.get(place)
    assert len(page.context["page"]) == number
