"""The page of sorting: who sees it, one act three ways, the next idea at hand."""

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
from wellbeing.models import Idea
from wellbeing.models.sortings import seen_of, sort

pytestmark = pytest.mark.django_db
TEAM = (Role.COORDINATOR, Role.FACILITATOR)
READERS = (*TEAM, Role.PARTICIPANT, Role.PARTNER)


@pytest.fixture
def rounds():
    return make_mirrored()


@pytest.fixture
def bright(rounds):
    return rounds[0]


@pytest.fixture
def enter(client, bright):
    def enter(role=Role.FACILITATOR):
        client.force_login(make_membership(bright.programme, role).user)
        return client

    return enter


def sent(component, seen="", **values):
    return {"component": component and component.pk, "seen": seen} | values


@pytest.mark.parametrize("role", Role, ids=str)
def test_who_takes_part_reads_the_wall_and_the_team_sorts(enter, bright, role):
    sorted_ = make_sorted(bright, "A01", text="Un banc à l’ombre")
    client = enter(role)
    page = client.get(wall(bright))
    if role == Role.OBSERVER:
        assertNotContains(page, "Un banc à l’ombre", status_code=403)
    else:
        assertContains(page, "Un banc à l’ombre")
        offered = assertContains if role in TEAM else assertNotContains
        offered(page, desk(sorted_))
    place = url("component", bright, bright.pk, part(bright, "A01").pk)
    assert client.get(place).status_code == (200 if role in READERS else 403)
    assert client.get(desk(sorted_)).status_code == (200 if role in TEAM else 403)
    body = sent(part(bright, "B01"), seen_of(sorted_.sortings.get()))
    assert client.post(desk(sorted_), body).status_code == (
        302 if role in TEAM else 403
    )
    assert place_of(sorted_) == ("B01" if role in TEAM else "A01")


@pytest.mark.parametrize("role", Role, ids=str)
def test_before_the_reveal_only_who_types_them_reads_the_ideas(enter, bright, role):
    hidden = make_round(bright.programme)
    idea = make_idea(hidden, text="Un banc à l’ombre")
    client = enter(role)
    for place in (wall(hidden), desk(idea)):
        status = 200 if role == Role.FACILITATOR else 403
        assert client.get(place).status_code == status


def test_strangers_find_nothing(client, bright):
    idea = make_sorted(bright, "A01")
    client.force_login(make_user())
    place = url("component", bright, bright.pk, part(bright, "A01").pk)
    for address in (wall(bright), desk(idea), place):
        assert client.get(address).status_code == 404
    assert client.post(desk(idea), sent(part(bright, "B01"))).status_code == 404
    assert place_of(idea) == "A01"


def test_an_idea_of_another_programme_is_not_sorted_from_here(enter, bright):
    other = make_idea(make_mirrored()[0])
    client = enter()
    mixed = url("idea_sort", bright, bright.pk, other.pk)
    assert client.post(mixed, sent(part(bright, "A01"))).status_code == 404
    elsewhere = url("sorting", bright, other.round_id)
    assert client.get(elsewhere).status_code == 404


def test_a_round_that_was_taken_out_is_not_sorted(enter, bright):
    bright.archive()
    assert enter().get(wall(bright)).status_code == 404


@pytest.mark.parametrize("name", ["component", "here"])
def test_the_list_and_the_buttons_send_the_same(enter, bright, name):
    first, second = sorted([make_idea(bright), make_idea(bright)], key=lambda i: i.pk)
    body = {name: part(bright, "A01").pk, "seen": ""}
    answer = enter().post(desk(first), body)
    assertRedirects(answer, wall(bright, apres=first.pk))
    assert place_of(first) == "A01"
    assert (first.sortings.get().settled_on, place_of(second)) == (None, None)


def test_a_button_wins_over_what_the_list_shows(enter, bright):
    idea = make_idea(bright)
    body = sent(part(bright, "A01")) | {"here": part(bright, "B01").pk}
    enter().post(desk(idea), body)
    assert place_of(idea) == "B01"


def test_the_next_idea_comes_at_once_with_the_focus_on_its_choice(enter, bright):
    ideas = sorted([make_idea(bright) for _n in range(3)], key=lambda idea: idea.pk)
    client = enter()
    page = client.get(wall(bright))
    for number in (0, 1, 2):
        assert page.context["idea"] == ideas[number]
        assertContains(page, "autofocus", count=1)
        body = sent(part(bright, "A00"))
        page = client.post(desk(ideas[number]), body, follow=True)
        assertContains(page, "est classée dans A00 Moyens de vivre en général")
    assertContains(page, "Toutes les idées sont classées")


def test_an_idea_is_left_for_later_and_comes_back_last(enter, bright):
    first, second = sorted([make_idea(bright), make_idea(bright)], key=lambda i: i.pk)
    client = enter()
    assert client.get(wall(bright, apres=first.pk)).context["idea"] == second
    assert client.get(wall(bright, apres=second.pk)).context["idea"] == first


@pytest.mark.parametrize("asked", ["x", "-1", "9" * 40, "", "٣"])
def test_an_odd_address_shows_the_first_idea(enter, bright, asked):
    idea = make_idea(bright)
    assert enter().get(wall(bright, apres=asked)).context["idea"] == idea


@pytest.mark.parametrize("wrong", ["", "999999999999999999999", "x", "nowhere"])
def test_a_choice_that_is_none_is_said(enter, bright, wrong):
    idea = make_idea(bright)
    page = enter().post(desk(idea), {"component": wrong, "seen": ""})
    assertContains(page, "Une chose à reprendre")
    assert not idea.sortings.exists()


def test_the_mirror_is_sorted_beside(enter, rounds):
    bright, ill = rounds
    make_sorted(bright, "A01", text="Un banc à l’ombre")
    dark = make_idea(ill, text="Rester debout au soleil")
    client = enter()
    page = client.get(wall(bright))
    assert page.context["idea"] == dark
    client.post(url("idea_sort", bright, bright.pk, dark.pk), sent(part(bright, "A01")))
    page = client.get(wall(bright))
    (place,) = [
        p for _d, places in page.context["wall"].parts for p in places if p.count
    ]
    assert [[i.text for i in side.ideas] for side in place.sides] == [
        ["Un banc à l’ombre"],
        ["Rester debout au soleil"],
    ]
    for shape in ("idea--good", "idea--ill"):
        assertContains(page, shape)
    # Side by side from the other round too, well-being first.
    other = client.get(wall(ill))
    assert other.context["wall"].rounds == [bright, ill]


def test_the_rules_stand_beside_and_what_is_not_sure_is_marked(enter, bright):
    make_idea(bright)
    page = enter().get(wall(bright))
    assertContains(page, "Pour choisir")
    assertContains(page, "Moyens de vivre en général\u00a0: dans le doute")
    assertContains(page, "(à vérifier)")
    dimension = bright.referential.dimensions.first()
    dimension.components.update(is_confirmed=True)
    bright.referential.dimensions.update(is_confirmed=True)
    part_a = part(bright, "A01")
    again = enter().get(wall(bright))
    assertContains(again, f'<option value="{part_a.pk}">A01 Une part de A</option>')


def test_withdrawn_and_hidden_ideas_are_not_on_the_wall(enter, bright):
    make_sorted(bright, "A01", text="Reprise").withdraw()
    make_sorted(bright, "A01", text="Cachée").hide(make_user())
    make_idea(bright, text="Partie").withdraw()
    page = enter().get(wall(bright))
    for text in ("Reprise", "Cachée", "Partie"):
        assertNotContains(page, text)
    assert page.context["wall"].total == 0
    assert Idea.objects.count() == 3


def test_after_the_agreement_a_change_has_its_day(enter, bright):
    idea = make_sorted(bright, "A01")
    bright.settle(dt.date(2025, 11, 5))
    client, seen = enter(), seen_of(idea.sortings.get())
    page = client.get(desk(idea))
    assertContains(page, "5 novembre 2025")
    body = sent(part(bright, "B01"), seen)
    for day, said in (
        ("", "obligatoire"),
        ("2025-11-04", "après celle du mercredi 5 novembre 2025"),
        ("2999-01-01", "pas encore"),
    ):
        assertContains(client.post(desk(idea), body | {"day": day}), said)
    assert place_of(idea) == "A01"
    client.post(desk(idea), body | {"day": "2025-12-01"})
    kept = idea.sortings.order_by("pk")
    assert [(s.component.code, s.is_current, str(s.settled_on)) for s in kept] == [
        ("A01", False, "2025-11-05"),
        ("B01", True, "2025-12-01"),
    ]
    page = client.get(desk(idea))
    assertContains(page, "jusqu’à une nouvelle validation")
    assert [s.component.code for s in page.context["form"].history] == ["B01", "A01"]


def test_an_agreement_reached_meanwhile_asks_for_the_day(enter, bright):
    idea = make_sorted(bright, "A01")
    seen = seen_of(idea.sortings.get())
    bright.settle(dt.date(2025, 11, 5))
    page = enter().post(desk(idea), sent(part(bright, "B01"), seen))
    assertContains(page, "Jour de la nouvelle validation")
    assert page.context["form"]["component"].value() == str(part(bright, "B01").pk)


def test_an_idea_goes_back_among_those_to_sort(enter, bright):
    idea = make_sorted(bright, "A01")
    body = {"component": "nowhere", "seen": seen_of(idea.sortings.get())}
    enter().post(desk(idea), body)
    assert place_of(idea) is None


def test_a_list_chosen_by_another_round_is_not_offered(enter, bright):
    other = make_round(bright.programme, revealed_on="2025-10-01")
    idea = make_idea(bright)
    theirs = other.referential.dimensions.last().components.first()
    page = enter().post(desk(idea), sent(theirs))
    assertContains(page, "Choisissez un endroit de cette liste")
    with pytest.raises(ValidationError, match="autre liste"):
        sort(idea, theirs, seen="")
