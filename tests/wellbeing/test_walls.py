"""The wall: hidden until the reveal, then two sides, for whom and at what cost."""

import pytest
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains

from programmes.models import Role
from tests.factories import make_idea, make_membership, make_programme, make_round
from wellbeing.models import Idea, Round

pytestmark = pytest.mark.django_db
BRIGHT, DARK = "Rire avec mes voisins", "Attendre sans nouvelles"
READERS = (Role.COORDINATOR, Role.FACILITATOR, Role.PARTICIPANT, Role.PARTNER)


@pytest.fixture
def programme():
    return make_programme()


@pytest.fixture
def bright(programme):
    round_ = make_round(programme)
    make_idea(round_, text=BRIGHT)
    return round_


@pytest.fixture
def dark(programme, bright):
    dark = make_round(programme, kind=Round.Kind.ILL_BEING, question="Et le mal-être ?")
    Round.objects.filter(pk=bright.pk).update(mirror=dark)
    make_idea(dark, text=DARK)
    return dark


@pytest.fixture
def enter(client, programme):
    def enter(role=Role.FACILITATOR):
        client.force_login(make_membership(programme, role).user)
        return client

    return enter


def url(name, round_, **query):
    args = [round_.programme.slug, round_.pk]
    return reverse(f"wellbeing:{name}", args=args, query=query or None)


def reveal(*rounds):
    for round_ in rounds:
        round_.reveal(round_.held_on)


@pytest.mark.parametrize("name", ["wall", "wall_ideas"])
@pytest.mark.parametrize("role", Role)
def test_until_the_reveal_the_wall_says_how_many_and_no_idea(
    enter, bright, dark, role, name
):
    page = enter(role).get(url(name, bright, grand=bright.ideas.get().pk))
    assertNotContains(page, BRIGHT)
    assertNotContains(page, DARK)
    said = "moins de 5 idées" if role == Role.OBSERVER else "2 idées"
    assertContains(page, said)


@pytest.mark.parametrize("role", READERS)
def test_after_the_reveal_both_sides_are_read_from_either_address(
    enter, bright, dark, role
):
    reveal(bright, dark)
    client = enter(role)
    for round_ in (bright, dark):
        page = client.get(url("wall", round_))
        assertContains(page, BRIGHT)
        assertContains(page, DARK)
        sides = [side.round.kind for side in page.context["wall"].sides]
        assert sides == [Round.Kind.WELL_BEING, Round.Kind.ILL_BEING]


def test_a_side_that_is_not_revealed_stays_hidden(enter, bright, dark):
    reveal(bright)
    page = enter().get(url("wall", dark))
    assertContains(page, BRIGHT)
    assertNotContains(page, DARK)


def test_the_sides_are_told_apart_by_word_and_shape(enter, bright, dark):
    reveal(bright, dark)
    page = enter().get(url("wall", bright, grand=dark.ideas.get().pk))
    for words in ("Bien-être", "Mal-être", "idea--good", "idea--ill"):
        assertContains(page, words)


def test_whoever_observes_is_told_counts_alone(enter, bright, dark):
    for number in range(5):
        make_idea(bright, text=f"{BRIGHT} {number}")
    reveal(bright, dark)
    page = enter(Role.OBSERVER).get(url("wall", bright))
    assertNotContains(page, BRIGHT)
    assertNotContains(page, DARK)
    assertContains(page, "6 idées")
    assertContains(page, "moins de 5 idées")
    assertNotContains(page, "7 idées")  # it would tell of the smaller side


def test_the_few_ideas_of_a_lone_side_are_not_counted_to_an_observer(enter, bright):
    page = enter(Role.OBSERVER).get(url("wall", bright))
    assertContains(page, "<strong>Moins de 5 idées</strong>")


def test_nobody_else_finds_the_wall(client, bright):
    assert client.get(url("wall", bright)).status_code == 302
    client.force_login(make_membership(make_programme(), Role.FACILITATOR).user)
    assert client.get(url("wall", bright)).status_code == 404
    assert client.get(url("wall_ideas", bright)).status_code == 404


def test_a_round_of_another_programme_or_archived_has_no_wall_here(enter, bright):
    client, other = enter(), make_round()
    address = reverse("wellbeing:wall", args=[bright.programme.slug, other.pk])
    assert client.get(address).status_code == 404
    bright.archive()
    assert client.get(url("wall", bright)).status_code == 404


def test_ideas_taken_back_hidden_or_said_better_are_not_on_the_wall(enter, bright):
    client = enter()
    gone, hidden, first = (
        make_idea(bright, text=t) for t in ("Nº un", "Nº deux", "Nº 3")
    )
    gone.withdraw()
    hidden.hide(make_membership(bright.programme).user)
    first.say_again("Nº trois")
    reveal(bright)
    page = client.get(url("wall", bright))
    for text in ("Nº un", "Nº deux", "Nº 3"):
        assertNotContains(page, text)
    assertContains(page, "Nº trois")
    for idea in (gone, hidden, first):
        page = client.get(url("wall", bright, grand=idea.pk))
        assertContains(page, "n’y est plus")


def test_one_idea_is_shown_large_between_its_neighbours_in_the_order_of_keys(
    enter, bright, dark
):
    reveal(bright, dark)
    keys = sorted(i.pk for r in (bright, dark) for i in r.ideas.all())
    client = enter(Role.PARTICIPANT)
    first = client.get(url("wall", bright, grand=keys[0]))
    assert (first.context["large"].previous, first.context["large"].next) == (
        None,
        keys[1],
    )
    last = client.get(url("wall", bright, grand=keys[1]))
    assert (last.context["large"].previous, last.context["large"].next) == (
        keys[0],
        None,
    )


@pytest.mark.parametrize("typed", ["0", "rien", "-4", "9" * 40, "²"])
def test_an_odd_key_shows_no_idea_large(enter, bright, typed):
    reveal(bright)
    page = enter().get(url("wall", bright, grand=typed))
    assertContains(page, "n’y est plus")


@pytest.mark.parametrize("rows", [1, 30])
def test_the_wall_costs_the_same_however_full(
    enter, bright, dark, rows, django_assert_num_queries
):
    for number in range(rows):
        make_idea(bright, text=f"Idée {number}")
        make_idea(dark, text=f"Autre {number}")
    reveal(bright, dark)
    client, large = enter(), url("wall", bright, grand=bright.ideas.first().pk)
    client.get(large)
    # session, user, membership, rounds, counts, ideas of each side
    with django_assert_num_queries(7):
        client.get(url("wall", bright))
    with django_assert_num_queries(10):  # and the large one, with its neighbours
        client.get(large)


def test_a_wall_that_did_not_change_costs_four_queries_and_no_page(
    enter, bright, dark, django_assert_num_queries
):
    reveal(bright, dark)
    client = enter()
    mark = client.get(url("wall_ideas", bright)).headers["ETag"]
    # session, user, membership, rounds
    with django_assert_num_queries(4):
        answer = client.get(url("wall_ideas", bright), headers={"if-none-match": mark})
    assert (answer.status_code, answer.content) == (304, b"")


@pytest.mark.parametrize(
    "change",
    [
        lambda side, idea: make_idea(side),
        lambda side, idea: idea.withdraw(),
        lambda side, idea: idea.hear(),
        lambda side, idea: side.reveal(side.held_on),
        lambda side, idea: side.keep_time(None),
        lambda side, idea: side.let_phones_in(),
        lambda side, idea: side.begin_lap(1),
    ],
)
def test_every_change_of_either_side_moves_the_wall_on(enter, bright, dark, change):
    client = enter()
    for side in (bright, dark):
        page = client.get(url("wall", bright))
        mark = f'"{page.context["wall"].mark}"'
        change(side, side.ideas.first())
        answer = client.get(url("wall_ideas", bright), headers={"if-none-match": mark})
        assert answer.status_code == 200
        assert answer.headers["ETag"] != mark


def test_whoever_observes_cannot_count_the_changes(enter, bright):
    client = enter(Role.OBSERVER)
    mark = client.get(url("wall_ideas", bright)).headers["ETag"]
    make_idea(bright)
    answer = client.get(url("wall_ideas", bright), headers={"if-none-match": mark})
    assert answer.status_code == 304
    for _n in range(3):
        make_idea(bright)
    assertContains(client.get(url("wall_ideas", bright)), "5 idées")


def test_whoever_observes_is_not_told_when_the_first_idea_came(enter, bright):
    client, place = enter(Role.OBSERVER), url("wall_ideas", bright)
    Idea.objects.all().delete()
    before = client.get(place)
    assertContains(before, "moins de 5 idées")
    make_idea(bright)
    mark = before.headers["ETag"]
    assert client.get(place, headers={"if-none-match": mark}).status_code == 304


def test_a_wall_of_two_thousand_ideas_has_pages(
    enter, bright, django_assert_num_queries
):
    Idea.objects.bulk_create(
        Idea(round=bright, text=f"Idée n° {number}") for number in range(1999)
    )
    reveal(bright)
    client = enter()
    client.get(url("wall", bright))
    with django_assert_num_queries(6):
        page = client.get(url("wall", bright))
    assert len(page.context["wall"].sides[0].ideas) == 200
    assertContains(page, "2000 idées")
    last = client.get(url("wall", bright, page=10))
    assert len(last.context["wall"].sides[0].ideas) == 200
    assert (
        len({i.pk for p in (page, last) for i in p.context["wall"].sides[0].ideas})
        == 400
    )


WITHOUT, WITH = "Sans noms", "Avec des noms"


def test_names_are_said_once_when_both_sides_are_alike(enter, bright, dark):
    page = enter().get(url("wall", bright))
    assertContains(page, WITHOUT, 1)
    assertNotContains(page, WITH)


def test_names_are_said_of_each_side_when_they_differ(enter, bright, dark):
    Round.objects.filter(pk=dark.pk).update(is_anonymous=False)
    for round_ in (bright, dark):
        page = enter().get(url("wall", round_))
        assertContains(page, f"<strong>Bien-être</strong> · {WITHOUT}")
        assertContains(page, f"<strong>Mal-être</strong> · {WITH}")
