import datetime as dt

import pytest
from django.urls import reverse
from django.utils import timezone
from pytest_django.asserts import assertContains

from contracts.drafting import draft_contract
from contracts.standing import standing_of
from programmes.models import Programme, Role
from tests.factories import make_membership, make_programme, make_territory, make_user
from tests.unguarded import take_the_guard_away

pytestmark = pytest.mark.django_db
LIST = "/programmes/?view=list"
SIGNED = {"frozen_at": timezone.now(), "effective_on": timezone.localdate()}


@pytest.fixture
def me(client):
    user = make_user()
    client.force_login(user)
    return user


def mine(user, name, **values):
    town = make_territory(name=name)
    return make_membership(
        make_programme(territory=town, **values), user=user
    ).programme


def names(response):
    return [line.territory for line in response.context["found"].page]


def ask(client, **query):
    return client.get("/programmes/", {"view": "list"} | query)


def test_a_visitor_is_sent_to_the_login(client):
    assert client.get(LIST).url.startswith(reverse("login"))


def test_only_the_programmes_of_the_person_are_listed(client, me):
    mine(me, "Rivemont")
    make_programme(territory=make_territory(name="Ailleurs"))
    gone = make_programme(territory=make_territory(name="Naguère"))
    make_membership(gone, user=me, ended_on=dt.date(2025, 10, 1))
    response = client.get(LIST)
    assert names(response) == ["Rivemont"]
    assert "Ailleurs" not in response.text
    assert "Naguère" not in response.text


@pytest.mark.parametrize("rows", [1, 30])
def test_the_list_costs_the_same_however_long(
    client, me, django_assert_num_queries, rows
):
    for number in range(rows):
        draft_contract(mine(me, f"Ville {number}"))
    client.get(LIST)  # the first page of a login writes its session
    # session, user, one's own programmes, the pages of others
    with django_assert_num_queries(4):
        response = client.get(LIST)
    assert len(names(response)) == rows


def test_fifty_lines_make_a_page_and_the_others_follow(client, me):
    for number in range(52):
        mine(me, f"Ville {number:02}")
    first, second = client.get(LIST), ask(client, page=2)
    assert [len(names(first)), names(second)] == [50, ["Ville 50", "Ville 51"]]
    asked = ask(client, text="ville", order="-territory")
    assertContains(asked, '"?view=list&amp;text=ville&amp;order=-territory&amp;page=2"')


def test_territories_are_sorted_as_in_a_french_index(client, me):
    for name in ["Zeville", "Évry-le-Pré", "estaing", "Œuilly", "Ogeville", "Étampes"]:
        mine(me, name)
    assert names(client.get(LIST)) == [
        "estaing",
        "Étampes",
        "Évry-le-Pré",
        "Œuilly",
        "Ogeville",
        "Zeville",
    ]


@pytest.mark.parametrize(
    ("order", "expected"),
    [
        ("-territory", ["C", "B", "A"]),
        ("edition", ["B", "C", "A"]),
        ("-edition", ["A", "C", "B"]),
        ("audience", ["C", "A", "B"]),
        ("signature", ["C", "B", "A"]),
        ("-signature", ["A", "B", "C"]),
        ("nonsense", ["A", "B", "C"]),
    ],
)
def test_a_column_sorts_the_lines_both_ways(client, me, order, expected):
    first = dt.date(2026, 3, 1)
    mine(
        me,
        "A",
        first_year=2026,
        last_year=2027,
        audience="Émus",
        signature_planned_on=first,
    )
    mine(
        me,
        "B",
        first_year=2024,
        last_year=2025,
        audience="Fins",
        signature_planned_on=dt.date(2025, 3, 1),
    )
    mine(me, "C", first_year=2025, last_year=2026, audience="Ados")
    assert names(ask(client, order=order)) == expected


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ({"text": "evry"}, ["Évry"]),
        ({"text": "ÉVRY"}, ["Évry"]),
        ({"text": "jeunes 2024"}, ["Évry"]),
        ({"text": "jeunes"}, ["Évry", "Rivemont"]),
        ({"edition": "2025-2026"}, ["Rivemont"]),
        ({"territory": "rivemont"}, ["Rivemont"]),
        ({"territory": "rivemont", "edition": "2024-2025"}, []),
        ({"territory": "nowhere"}, ["Évry", "Rivemont"]),
        ({"text": "\0"}, ["Évry", "Rivemont"]),
    ],
)
def test_filters_stand_in_the_address(client, me, query, expected):
    mine(me, "Évry", first_year=2024, last_year=2025, audience="Jeunes")
    town = make_territory(name="Rivemont", slug="rivemont")
    make_membership(make_programme(territory=town, audience="Les jeunes"), user=me)
    response = ask(client, **query)
    assert names(response) == expected
    assert response.context["found"].count == len(expected)


def test_a_filter_is_removed_by_its_pill_and_the_order_stays(client, me):
    mine(me, "Rivemont")
    response = ask(client, text="rive", order="-edition", page="1")
    (pill,) = response.context["found"].pills
    cleared = "?view=list&order=-edition"
    assert (pill.words, pill.without) == ("rive", cleared)
    assert response.context["found"].everything == cleared


def test_nothing_found_says_so_and_offers_everything(client, me):
    mine(me, "Rivemont")
    response = ask(client, text="introuvable")
    assert names(response) == []
    assertContains(response, '<a href="?view=list">Tout effacer</a>')


def test_the_column_that_sorts_is_announced(client, me):
    mine(me, "Rivemont")
    assertContains(client.get(LIST), 'aria-sort="ascending"', count=1)
    assertContains(ask(client, order="-edition"), 'aria-sort="descending"')


def test_an_observer_sees_the_line_of_the_programme(client, me):
    programme = make_programme(audience="Les jeunes")
    make_membership(programme, Role.OBSERVER, user=me)
    assertContains(client.get(LIST), f'href="{programme.get_absolute_url()}"')
    (line,) = client.get(LIST).context["found"].page
    assert (line.audience, line.roles_in_words) == ("Les jeunes", "observation")


def test_several_roles_make_one_line_in_the_words_of_the_programme(client, me):
    programme = mine(me, "Rivemont")
    make_membership(programme, Role.PARTICIPANT, user=me)
    (line,) = client.get(LIST).context["found"].page
    assert line.roles_in_words == "coordination, partenaire-auteur"


def test_a_draft_is_its_teams_alone(client, me):
    mine(me, "Rivemont", begun_on=None)
    draft = make_programme(begun_on=None, published_at=timezone.now(), public_text="A")
    make_membership(draft, Role.OBSERVER, user=me)
    response = client.get(LIST)
    assert names(response) == ["Rivemont"]
    assertContains(response, "En préparation")


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({}, "Contrat en préparation"),
        ({"frozen_at": timezone.now()}, "Contrat figé, à signer"),
        (SIGNED, "Contrat signé"),
        (SIGNED | {"effective_on": dt.date(2025, 1, 1)}, "Contrat arrivé à échéance"),
        (SIGNED | {"ended_on": dt.date(2026, 1, 1)}, "Terminé"),
        ({"begun_on": None}, "En préparation"),
    ],
)
def test_each_line_says_how_far_it_has_come(client, me, values, said):
    take_the_guard_away()  # a text that is frozen by its dates alone
    programme = mine(me, "Rivemont", **values)
    response = client.get(LIST)
    assertContains(response, f"</span>{said}</span>")
    (line,) = response.context["found"].page
    assert (line.state, line.contract) == (programme.state, standing_of(programme))
    assert line.ends_on == (programme.dates.ends_on if programme.is_signed else None)


def test_the_state_of_each_programme_is_the_one_that_its_row_says():
    day, now = dt.date(2026, 1, 1), timezone.now()
    for values in (
        {"begun_on": None},
        {"begun_on": None, "archived_at": now},
        {},
        {"ended_on": day},
        {"ended_on": day, "archived_at": now},
    ):
        make_programme(**values)
    found = {one.course: one.state for one in Programme.objects.with_course()}
    assert found == {state: state for state in Programme.State}
