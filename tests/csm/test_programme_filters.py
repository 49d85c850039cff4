"""Filters of the list: they add up, each is taken away alone, what is put away stays away."""

import datetime as dt

import pytest
from django.utils import timezone
from pytest_django.asserts import assertContains, assertNotContains

from programmes.models import Role
from tests.csm.finding import ADDRESS, mine, titles
from tests.factories import make_membership, make_programme, make_user
from tests.site.soundness import Elements, faults
from tests.unguarded import take_the_guard_away

pytestmark = pytest.mark.django_db
DAY = dt.date(2026, 1, 1)


@pytest.fixture
def me(client):
    user = make_user()
    client.force_login(user)
    return user


@pytest.fixture
def towns(me):
    """One programme in each state, of the contract too."""
    take_the_guard_away()  # texts that are frozen by their dates alone
    now, today = timezone.now(), timezone.localdate()
    mine(me, "A en préparation", begun_on=None)
    mine(me, "B en cours")
    mine(me, "C figé", frozen_at=now)
    mine(me, "D signé", frozen_at=now, effective_on=today)
    mine(me, "E échu", frozen_at=now, effective_on=dt.date(2025, 1, 1))
    mine(me, "F terminé", ended_on=DAY)
    mine(me, "G archivé", ended_on=DAY, archived_at=now)


def ask(client, **query):
    return client.get(ADDRESS, {"view": "list"} | query)


def letters(response):
    return "".join(title[0] for title in titles(response))


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ({}, "ABCDEF"),
        ({"state": "draft"}, "A"),
        ({"state": "running"}, "BCDE"),
        ({"state": "ended"}, "F"),
        ({"state": "archived"}, "G"),
        ({"state": "every"}, "ABCDEFG"),
        ({"state": "nonsense"}, "ABCDEF"),
        ({"contract": "prepared"}, "ABF"),
        ({"contract": "frozen"}, "C"),
        ({"contract": "signed"}, "D"),
        ({"contract": "ended"}, "E"),
        ({"state": "running", "contract": "prepared"}, "B"),
        ({"state": "every", "contract": "prepared"}, "ABFG"),
    ],
)
def test_the_list_is_filtered_by_what_each_has_come_to(client, towns, query, expected):
    response = ask(client, **query)
    assert letters(response) == expected
    assert response.context["found"].count == len(expected)


def test_what_is_put_away_is_counted_and_one_link_away(client, towns):
    response = ask(client, contract="prepared")
    assert response.context["found"].put_away == 1
    every = "?view=list&amp;contract=prepared&amp;state=every"
    assertContains(
        response, f'<a href="{every}">Montrer aussi celui qui est archivé</a>'
    )
    assertNotContains(ask(client, state="every"), "Montrer aussi")
    assertNotContains(ask(client, contract="signed"), "Montrer aussi")


def test_all_put_away_is_said_rather_than_a_filter_blamed(client, me):
    mine(me, "Ici", ended_on=DAY, archived_at=timezone.now())
    response = ask(client)
    assert titles(response) == []
    assertContains(response, 'href="?view=list&amp;state=every"', count=2)
    assertNotContains(response, "Tout effacer")


def test_a_role_keeps_the_programmes_where_it_is_held(client, me):
    mine(me, "Rivemont")
    observed = make_programme()
    make_membership(observed, Role.OBSERVER, user=me)
    make_membership(observed, Role.FACILITATOR, user=me)
    assert titles(ask(client, role="coordinator")) == ["Rivemont 2025-2026"]
    assert titles(ask(client, role="observer")) == [str(observed)]
    assert titles(ask(client, role="partner")) == ["Rivemont 2025-2026", str(observed)]
    choices = dict(ask(client).context["found"].form.fields["role"].choices)
    assert list(choices) == ["", "coordinator", "facilitator", "observer"]


def test_the_word_for_participants_is_the_programmes_own_where_it_is_one(client, me):
    mine(me, "Rivemont")
    one = make_programme(participant_singular="partenaire bénéficiaire")
    make_membership(one, Role.PARTICIPANT, user=me)
    assertContains(ask(client), ">Partenaire bénéficiaire</option>")
    other = make_programme(participant_singular="habitant")
    make_membership(other, Role.PARTICIPANT, user=me)
    assertContains(ask(client), ">Participant</option>")


def test_each_filter_in_force_has_its_pill_in_words_of_its_own(client, towns):
    response = ask(client, state="running", contract="prepared", text="cours")
    pills = {pill.words: pill.without for pill in response.context["found"].pills}
    assert pills == {
        "Programme\u00a0: en cours": "?view=list&text=cours&contract=prepared",
        "cours": "?view=list&state=running&contract=prepared",
        "Contrat\u00a0: en préparation": "?view=list&state=running&text=cours",
    }
    assertContains(response, "<strong>1 programme</strong>")
    assertContains(response, '<a href="?view=list">Tout effacer</a>')


def test_folded_filters_open_when_one_is_in_force(client, towns):
    assertContains(ask(client), '<details class="fold mt-2">')
    assertContains(ask(client, contract="signed"), '<details class="fold mt-2" open>')


def test_one_programme_alone_needs_no_filter(client, me):
    mine(me, "Rivemont")
    assertNotContains(ask(client), "Filtrer")
    assertContains(ask(client, text="rien"), "Filtrer")
    mine(me, "Val-Fleuri")
    assertContains(ask(client), "Filtrer")


def test_ways_of_seeing_keep_the_filters_and_the_order(client, towns):
    found = ask(client, state="ended", order="-edition", page="1").context["found"]
    kept = "&state=ended&order=-edition"
    assert [(way["url"], way["is_current"]) for way in found.views] == [
        (f"?view=territories{kept}", False),
        (f"?view=list{kept}", True),
        (f"?view=transmissions{kept}", False),
    ]


@pytest.mark.parametrize("odd", ["<b>", "\0", "x" * 5000, "9" * 40, "' OR 1=1", "é🎈"])
def test_what_has_no_sense_is_left_aside(client, towns, odd):
    names = (
        "view",
        "order",
        "page",
        "state",
        "contract",
        "role",
        "territory",
        "edition",
    )
    response = client.get(ADDRESS, dict.fromkeys(names, odd))
    assert response.context["found"].count == 6
    assert response.context["found"].asked == {}
    assertNotContains(response, 'id="errors"')


@pytest.mark.parametrize("view", ["territories", "list", "transmissions"])
def test_a_word_that_cannot_be_looked_for_is_given_back_with_the_reason(
    client, towns, view
):
    response = client.get(ADDRESS, {"text": "x" * 101, "view": view})
    assert faults(Elements(response)) == []
    # In the summary, and beside the field.
    assertContains(response, "au plus 100 caractères", count=2)
    assert "text" not in response.context["found"].asked
