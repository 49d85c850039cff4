"""Who passed on to whom: lines, the whole chain, and its cost."""

from itertools import pairwise

import pytest
from django.urls import reverse
from django.utils import timezone
from pytest_django.asserts import assertContains, assertNotContains

from csm.chain.seen import MOST_ALONE, ChainSeen, place_of
from programmes.models import Programme, Role
from tests.factories import make_membership, make_programme, make_territory, make_user
from tests.links import make_link
from tests.site.pages import parse

pytestmark = pytest.mark.django_db
CHAIN = "/chaine/"


def make_group(town, year):
    return make_programme(territory=town, first_year=year, last_year=year + 1)


def make_links(*groups):
    for giver, receiver in pairwise(groups):
        make_link(giver, receiver)


@pytest.fixture
def rivemont():
    return make_territory(name="Rivemont")


@pytest.fixture
def val_fleuri():
    return make_territory(name="Val-Fleuri")


def all_lines():
    """The lines as seen by somebody who takes part in every group."""
    user = make_user()
    for group in Programme.objects.all():
        make_membership(programme=group, user=user, role=Role.OBSERVER)
    found = ChainSeen(user).lines
    return [(line.territory, [stop.words for stop in line.stops]) for line in found]


def test_a_line_goes_on_as_long_as_somebody_passes_on(rivemont, val_fleuri):
    make_links(
        make_group(rivemont, 2021),
        make_group(rivemont, 2023),
        make_group(val_fleuri, 2024),
    )
    stops = ["2021-2022", "2023-2024", "Val-Fleuri 2024-2025"]
    assert all_lines() == [("Rivemont", stops)]


def test_each_link_stands_on_one_line_once(rivemont, val_fleuri):
    first, second = make_group(rivemont, 2021), make_group(rivemont, 2023)
    beside, last = make_group(val_fleuri, 2021), make_group(val_fleuri, 2025)
    make_links(first, second, last)
    make_links(first, last)
    make_links(beside, second)
    assert all_lines() == [
        ("Rivemont", ["2021-2022", "2023-2024", "Val-Fleuri 2025-2026"]),
        ("Rivemont", ["2021-2022", "Val-Fleuri 2025-2026"]),
        ("Val-Fleuri", ["2021-2022", "Rivemont 2023-2024"]),
    ]


def test_groups_of_one_year_that_pass_on_in_a_ring_do_not_loop(rivemont, val_fleuri):
    first, second = make_group(rivemont, 2025), make_group(val_fleuri, 2025)
    make_links(first, second, first)
    ring = ["2025-2026", "Val-Fleuri 2025-2026", "Rivemont 2025-2026"]
    assert all_lines() == [("Rivemont", ring)]


def test_a_link_taken_back_is_on_no_line(rivemont):
    first, second = make_group(rivemont, 2021), make_group(rivemont, 2023)
    make_link(first, second, archived_at=timezone.now())
    assert all_lines() == []
    make_links(first, second)
    assert all_lines() == [("Rivemont", ["2021-2022", "2023-2024"])]


def test_a_programme_is_led_to_where_it_may_be_opened(rivemont):
    programme = make_group(rivemont, 2021)
    assert place_of(programme, {programme.pk}) == programme.get_absolute_url()
    assert place_of(programme, set()) == ""


def test_a_published_programme_is_led_to_its_page_for_the_public(rivemont):
    programme = make_group(rivemont, 2021)
    programme.published_at = timezone.now()
    page = reverse("public_programme", args=[programme.slug])
    assert place_of(programme, set()) == page
    assert place_of(programme, {programme.pk}) == programme.get_absolute_url()


def look(client, user):
    client.force_login(user)
    return client.get(CHAIN)


def test_the_drawing_and_the_lines_say_the_same(client, rivemont, val_fleuri):
    first, second = make_group(rivemont, 2023), make_group(val_fleuri, 2025)
    make_links(first, second)
    page = parse(look(client, make_membership(first).user))
    assert len(page.query("svg .chain-map__arrow")) == 1
    drawn = [one.to_text() for one in page.query("svg .chain-map__territory")]
    assert drawn == ["Rivemont", "Val-Fleuri"]
    [line] = page.query("li.chain")
    said = " ".join(line.to_text().split())
    assert said == "Rivemont 2023-2024 a transmis à Val-Fleuri 2025-2026"
    # Val-Fleuri is not this person's: said in words.
    assert [a.attrs["href"] for a in line.query("a")] == [first.get_absolute_url()]


def test_only_one_s_own_programmes_and_those_linked_to_them_are_there(client, rivemont):
    mine, after = make_group(rivemont, 2021), make_group(rivemont, 2023)
    further = make_programme(territory=make_territory(name="Plus-Loin"))
    elsewhere = make_programme(territory=make_territory(name="Ailleurs"))
    make_links(mine, after, further)
    make_links(elsewhere, make_programme())
    response = look(client, make_membership(mine).user)
    assertContains(response, "2023-2024")
    assertNotContains(response, "Plus-Loin")
    assertNotContains(response, "Ailleurs")


def test_a_group_in_preparation_is_drawn_for_nobody_else(client, rivemont):
    mine = make_group(rivemont, 2021)
    make_links(mine, make_programme(territory=make_territory(name="En-Projet")))
    Programme.objects.exclude(pk=mine.pk).update(begun_on=None)
    assertNotContains(look(client, make_membership(mine).user), "En-Projet")


def test_without_a_link_the_page_says_where_one_is_noted(client, rivemont):
    response = look(client, make_membership(make_group(rivemont, 2021)).user)
    assertContains(response, "Pas encore de groupe qui transmet à un autre")
    assertNotContains(response, "<figure")


@pytest.mark.parametrize("alone", [MOST_ALONE, MOST_ALONE + 1])
def test_many_groups_without_a_link_are_counted_and_not_drawn(client, rivemont, alone):
    first, second = make_group(rivemont, 1991), make_group(rivemont, 1993)
    make_links(first, second)
    user = make_membership(first).user
    for year in range(2000, 2000 + alone):
        make_membership(make_group(rivemont, year), Role.OBSERVER, user=user)
    chain = look(client, user).context["chain"]
    drawn = alone + 2 if alone == MOST_ALONE else 2
    assert len(chain.drawing.boxes) == drawn


@pytest.mark.parametrize("rows", [1, 30])
def test_the_chain_costs_the_same_however_long(
    client, rivemont, django_assert_num_queries, rows
):
    user = make_user()
    groups = [make_group(rivemont, 1990 + year) for year in range(rows + 1)]
    for one in groups:
        make_membership(one, user=user)
    make_links(*groups)
    look(client, user)  # the first page of a login writes its session
    with django_assert_num_queries(4):  # session, user, links, programmes
        response = client.get(CHAIN)
    assert len(response.context["chain"].links) == rows
