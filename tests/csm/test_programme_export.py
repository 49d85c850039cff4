"""The list as a file: what the page shows and how, and what is not in it."""

import csv
import datetime as dt
import io

import pytest
from django.utils import timezone
from pytest_django.asserts import assertContains

from programmes.limits import allow_export
from programmes.models import Role
from tests.csm.finding import ADDRESS, mine, published
from tests.factories import make_membership, make_partner, make_user

pytestmark = pytest.mark.django_db
FILE = "/programmes/liste.csv"
HEADS = [
    "Territoire",
    "Édition",
    "Public",
    "Programme",
    "Contrat",
    "Signature",
    "Dernier jour du contrat",
    "Vous y prenez part comme",
    "Page",
]
NOBODY = ["Ce fichier ne nomme personne."]


@pytest.fixture
def me(client):
    user = make_user(name="Camille Aubry")
    client.force_login(user)
    return user


def lines(client, **query):
    text = client.get(FILE, query).content.decode("utf-8-sig")
    heads, *rows = csv.reader(io.StringIO(text, newline=""), delimiter=";")
    assert heads == HEADS
    end = rows.index([])
    return rows[:end], [said for (said,) in rows[end + 1 :]]


def test_a_line_says_all_that_is_known_of_a_programme(client, me, settings):
    settings.CSM_URL = "https://csm.exemple.fr"
    day = dt.date(2026, 3, 1)
    programme = mine(me, "Évry", audience="Jeunes ; familles", signature_planned_on=day)
    make_membership(programme, Role.PARTICIPANT, user=me)
    rows, said = lines(client)
    assert rows == [
        [
            "Évry",
            "2025-2026",
            "Jeunes ; familles",
            "En cours",
            "En préparation",
            "01/03/2026",
            "",
            "coordination, partenaire-auteur",
            f"https://csm.exemple.fr{programme.get_absolute_url()}",
        ]
    ]
    assert said == NOBODY


def test_of_the_others_only_what_everybody_may_read_is_told(client, me):
    other = published("Ailleurs", signature_planned_on=dt.date(2026, 3, 1))
    (row,), said = lines(client)
    assert row[:2] + row[-1:] == [
        "Ailleurs",
        "2025-2026",
        f"http://127.0.0.1:8000/publics/{other.slug}/",
    ]
    assert row[2:-1] == [""] * 6
    assert said[0].startswith("Là où vous ne participez pas")


def test_the_file_has_the_filters_and_the_order_of_the_page_and_says_so(client, me):
    mine(me, "Rivemont")
    mine(me, "Rivemont", first_year=2022, last_year=2023)
    mine(me, "Évry")
    mine(me, "Rive-Haute", ended_on=dt.date(2026, 1, 1), archived_at=timezone.now())
    rows, said = lines(client, text="rive", order="edition", view="list", page="7")
    assert [row[1] for row in rows] == ["2022-2023", "2025-2026"]
    assert said == [
        "Filtres\u00a0: rive.",
        "Les filtres en écartent un programme.",
        "Un programme archivé n’y est pas.",
        *NOBODY,
    ]


def test_all_the_pages_are_in_it(client, me):
    for number in range(52):
        mine(me, f"Ville {number:02}")
    rows, _said = lines(client)
    assert len(rows) == 52


def test_nobody_is_named_in_it(client, me):
    make_partner(mine(me, "Rivemont"), name="Odile Farandeau")
    text = client.get(FILE).content.decode()
    assert "Farandeau" not in text
    assert "Aubry" not in text


def test_what_is_typed_is_never_a_formula(client, me):
    mine(me, "Rivemont", audience='=HYPERLINK("//e.example")')
    (row,), _said = lines(client)
    assert row[2] == '\'=HYPERLINK("//e.example")'


def test_the_page_leads_to_the_file_of_what_it_shows(client, me):
    mine(me, "Rivemont")
    page = client.get(ADDRESS, {"view": "list", "text": "rive", "order": "-edition"})
    assertContains(page, f'href="{FILE}?text=rive&amp;order=-edition"')


def test_ten_files_an_hour_and_then_the_list_says_to_wait(client, me):
    mine(me, "Rivemont")
    while allow_export(me):
        pass
    answer = client.get(FILE, {"text": "rive"})
    assert answer.url == f"{ADDRESS}?view=territories&text=rive"
    assertContains(client.get(answer.url), "Réessayez plus tard")


@pytest.mark.parametrize("rows", [1, 30])
def test_the_file_costs_the_same_however_long(
    client, me, rows, django_assert_num_queries
):
    for number in range(rows):
        mine(me, f"Ville {number}")
    client.get(FILE)
    # session, user, one's own programmes, the pages of others; the count of tries in two
    with django_assert_num_queries(6):
        client.get(FILE)


def test_nobody_takes_it_without_a_login(client):
    assert client.get(FILE).url.startswith("/connexion/")
