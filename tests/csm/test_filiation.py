"""Who passed on to whom: each link on one line, none left out, no line without end."""

from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pytest_django.asserts import assertContains

from csm.chain.filiation import lines_of_filiation
from programmes.models import Transmission
from tests.csm.finding import ADDRESS, mine, published
from tests.factories import make_programme, make_user

#: However busy the machine is.
UNHURRIED = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)


@pytest.mark.parametrize(
    ("links", "lines"),
    [
        ([], []),
        (["AB"], ["AB"]),
        (["AB", "BC", "CD"], ["ABCD"]),
        (["BC", "AB"], ["ABC"]),
        (["AB", "AC"], ["AB", "AC"]),
        (["AC", "BC", "CD"], ["ACD", "BC"]),
        (["AB", "BC", "BD"], ["ABC", "BD"]),
        (["AB", "BA"], ["ABA"]),
        (["BC", "CD", "DB", "AB"], ["ABCDB"]),
        (["AB", "AB"], ["AB"]),
    ],
)
def test_links_are_drawn_out_as_lines(links, lines):
    found = lines_of_filiation("ABCDE", [tuple(link) for link in links], str)
    assert ["".join(line) for line in found] == lines


def test_a_line_stays_at_home_where_it_can():
    found = lines_of_filiation(
        "aAbB", [("a", "A"), ("a", "b"), ("b", "B")], str.islower
    )
    assert ["".join(line) for line in found] == ["abB", "aA"]


@UNHURRIED
@given(st.sets(st.tuples(st.integers(0, 7), st.integers(0, 7)), max_size=30))
def test_each_link_stands_on_one_line_and_on_one_only(links):
    links = {(giver, receiver) for giver, receiver in links if giver != receiver}
    lines = lines_of_filiation(range(8), links, lambda group: group % 3)
    drawn = [pair for line in lines for pair in pairwise(line)]
    assert sorted(drawn) == sorted(links)
    assert all(len(line) > 1 for line in lines)


@pytest.fixture
def me(client, db):
    user = make_user()
    client.force_login(user)
    return user


def drawn(client, **query):
    found = client.get(ADDRESS, {"view": "transmissions"} | query).context["found"]
    return [[one.title for one in line] for line in found.page]


def link(giver, receiver, **values):
    return Transmission.objects.create(giver=giver, receiver=receiver, **values)


def test_lines_go_from_group_to_group_the_earliest_first(client, me):
    old = mine(me, "Val-Fleuri", first_year=2022, last_year=2023)
    mid = mine(me, "Val-Fleuri", first_year=2024, last_year=2025)
    new = published("Rivemont")
    other = mine(me, "Évry", first_year=2021, last_year=2021)
    link(mid, new), link(old, mid), link(other, new)
    assert drawn(client) == [
        ["Évry 2021", "Rivemont 2025-2026"],
        ["Val-Fleuri 2022-2023", "Val-Fleuri 2024-2025", "Rivemont 2025-2026"],
    ]
    page = client.get(ADDRESS, {"view": "transmissions"})
    assertContains(page, '<span class="visually-hidden">a transmis à</span>', count=3)
    assertContains(page, f'href="/publics/{new.slug}/">Rivemont 2025-2026</a>')


def test_only_links_between_listed_programmes_are_shown(client, me):
    here = mine(me, "Rivemont")
    hidden = make_programme()
    taken_back = mine(me, "Val-Fleuri")
    link(hidden, here), link(here, hidden)
    link(here, taken_back, archived_at="2026-01-01T00:00:00Z")
    assert drawn(client) == []
    page = client.get(ADDRESS, {"view": "transmissions"})
    assertContains(page, "Aucun lien n’est encore noté")


def test_a_link_between_the_groups_of_others_is_not_told(client, me):
    giver, receiver = published("Aubange"), published("Bellac")
    link(giver, receiver)
    assert drawn(client) == []
    link(giver, mine(me, "Rivemont"))
    assert drawn(client) == [["Aubange 2025-2026", "Rivemont 2025-2026"]]


def test_filters_keep_the_links_of_what_they_keep(client, me):
    first, last = mine(me, "Rivemont"), mine(me, "Val-Fleuri")
    link(first, last)
    assert drawn(client) == [["Rivemont 2025-2026", "Val-Fleuri 2025-2026"]]
    assert drawn(client, text="rive") == []


@pytest.mark.parametrize("rows", [1, 30])
def test_the_lines_cost_the_same_however_many(
    client, me, rows, django_assert_num_queries
):
    first = mine(me, "Rivemont")
    for number in range(rows):
        link(first, mine(me, f"Ville {number}"))
    drawn(client)
    # session, user, one's own programmes, the pages of others, links
    with django_assert_num_queries(5):
        assert len(drawn(client)) == rows
