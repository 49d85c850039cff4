"""The page of sorting with few ideas and with two thousand: as many queries."""

from itertools import cycle

import pytest

from programmes.models import Role
from tests.factories import make_membership
from tests.wellbeing.sorting import desk, make_mirrored, url, wall
from wellbeing.models import Component, Idea, Referential, Sorting
from wellbeing.models.sortings import seen_of, sort
from wellbeing.tying import lay, sort_pile

pytestmark = pytest.mark.django_db


@pytest.fixture
def rounds():
    return make_mirrored(referential=Referential.objects.get(is_usual=True))


@pytest.fixture
def enter(client, rounds):
    def enter(role):
        client.force_login(make_membership(rounds[0].programme, role).user)
        return client

    return enter


def fill(rounds, number):
    """Write so many ideas, half of them sorted; the first one is left to be sorted."""
    ideas = Idea.objects.bulk_create(
        Idea(round=one, text=f"Une idée de plus, la {n}", slip=None)
        for n, one in zip(range(number), cycle(rounds), strict=False)
    )
    parts = cycle(Component.objects.filter(dimension__referential__is_usual=True))
    Sorting.objects.bulk_create(
        Sorting(idea=idea, component=where)
        for idea, where in zip(ideas[number // 2 :], parts, strict=False)
    )
    return ideas


@pytest.mark.parametrize("number", [10, 2000])
@pytest.mark.parametrize(
    ("role", "queries"), [(Role.FACILITATOR, 11), (Role.PARTICIPANT, 8)], ids=str
)
def test_the_wall_costs_the_same_however_many_the_ideas(
    enter, rounds, django_assert_num_queries, number, role, queries
):
    fill(rounds, number)
    client, place = enter(role), wall(rounds[0])
    client.get(place)
    with django_assert_num_queries(queries):
        page = client.get(place)
    assert page.context["wall"].total == number
    assert page.context["wall"].sorted_count == number // 2
    assert len(page.content) < 900_000


@pytest.mark.parametrize("number", [10, 2000])
def test_sorting_one_costs_the_same_however_many_the_ideas(
    enter, rounds, django_assert_num_queries, number
):
    ideas = fill(rounds, number)
    client = enter(Role.FACILITATOR)
    parts = list(Component.objects.filter(dimension__referential__is_usual=True)[:2])
    client.post(desk(ideas[0]), {"component": parts[0].pk, "seen": ""})
    with django_assert_num_queries(18):
        client.post(desk(ideas[1]), {"component": parts[1].pk, "seen": ""})


@pytest.mark.parametrize("number", [1, 60])
def test_one_component_and_the_pairs_cost_the_same_however_many(
    enter, rounds, django_assert_num_queries, number
):
    bright, ill = rounds
    where = bright.referential.dimensions.first().components.first()
    for one in rounds:
        made = Idea.objects.bulk_create(
            Idea(round=one, text="Une") for _ in range(number)
        )
        Sorting.objects.bulk_create(Sorting(idea=i, component=where) for i in made)
    first = bright.ideas.first()
    ill.ideas.update(reversed_by=first)
    client = enter(Role.PARTICIPANT)
    component = url("component", bright, bright.pk, where.pk)
    pairs = url("pair_list", bright, bright.pk)
    client.get(component)
    for place, queries in ((component, 9), (pairs, 8)):
        with django_assert_num_queries(queries):
            assert client.get(place).status_code == 200


def test_what_is_not_shown_is_counted_and_found(enter, rounds):
    bright, _ill = rounds
    where = bright.referential.dimensions.first().components.first()
    ideas = Idea.objects.bulk_create(Idea(round=bright, text="Une") for _ in range(60))
    Sorting.objects.bulk_create(Sorting(idea=i, component=where) for i in ideas)
    client = enter(Role.PARTNER)
    page = client.get(wall(bright))
    assert "et 50 autres" in page.content.decode()
    place = url("component", bright, bright.pk, where.pk)
    pages = [client.get(place), client.get(place + "?page=2")]
    assert [len(page.context["page"]) for page in pages] == [50, 10]


def test_the_ideas_that_wait_come_by_fifty(enter, rounds):
    Idea.objects.bulk_create(Idea(round=rounds[0], text="Une") for _ in range(60))
    client = enter(Role.FACILITATOR)
    first, second = (client.get(wall(rounds[0], page=n)) for n in (1, 2))
    assert (len(first.context["page"]), len(second.context["page"])) == (50, 10)
    assert "60 idées attendent" in first.content.decode()


@pytest.mark.parametrize("number", [1, 30])
def test_a_pile_is_moved_and_gathered_at_the_same_cost_however_high(
    rounds, django_assert_num_queries, number
):
    bright = rounds[0]
    top, other = (Idea.objects.create(round=bright, text=text) for text in "ab")
    for _n in range(number):
        Idea.objects.create(round=bright, text="Une", stacked_on=top)
    dimension = bright.referential.dimensions.first()
    here, there = dimension.components.all()[:2]
    sort_pile(top, here, seen="")
    seen = seen_of(top.sortings.get())
    # the round, the pile and its top, their places, the dimensions, the change, the round
    with django_assert_num_queries(9):
        sort_pile(top, there, seen=seen)
    sort(other, here, seen="")
    with django_assert_num_queries(20):
        lay(top, other, seen=None)
    now = Sorting.objects.filter(is_current=True)
    assert set(now.values_list("component", "turn")) == {(here.pk, 1), (here.pk, 3)}
    assert now.count() == number + 2
