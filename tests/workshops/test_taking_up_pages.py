"""Taking up what an earlier edition did: which, what is copied, and what is not."""

import uuid

import pytest
from pytest_django.asserts import assertContains, assertNotContains

from programmes.models import Role
from tests.factories import (
    make_idea,
    make_organisation,
    make_partner,
    make_programme,
    make_role_group,
    make_round,
)
from tests.links import make_link
from tests.workshops.addresses import url
from tests.workshops.making import in_days
from tests.workshops.making_at_work import (
    make_contact,
    make_earlier,
    make_hosting,
    make_session_of,
    make_workshop,
)
from workshops.models import Workshop

pytestmark = pytest.mark.django_db
TEAM = (Role.COORDINATOR, Role.FACILITATOR)


def test_the_team_may_take_up_what_the_territory_and_its_givers_did(enter, programme):
    make_workshop(make_earlier(programme), theme="D’une édition d’ici")
    giver, silent = make_programme(), make_programme()
    make_link(giver, programme)
    make_link(silent, programme, agreed=False)
    make_workshop(giver, theme="D’un groupe qui transmet")
    make_workshop(silent, theme="Sans accord encore")
    make_workshop(make_programme(), theme="D’ailleurs")
    make_workshop(make_earlier(programme, years=-2), theme="D’après")
    make_workshop(make_earlier(programme, 4, begun_on=None), theme="En préparation")
    page = enter().get(url("workshop_earlier", programme))
    assert {one.theme for one in page.context["page"]} == {
        "D’une édition d’ici",
        "D’un groupe qui transmet",
    }


@pytest.mark.parametrize("rows", [1, 30])
def test_the_earlier_workshops_cost_the_same_however_many(
    enter, programme, django_assert_num_queries, rows
):
    earlier = make_earlier(programme)
    for _ in range(rows):
        make_hosting(make_workshop(earlier))
    client = enter()
    with django_assert_num_queries(EARLIER_COST):
        client.get(url("workshop_earlier", programme))


EARLIER_COST = 10


@pytest.fixture
def rich(programme):
    """An earlier workshop with all that a workshop may have."""
    earlier = make_earlier(programme)
    workshop = make_workshop(
        earlier,
        theme="Partager le théâtre",
        need="Dire autrement",
        contents="Une scène",
        place="Salle des Roses",
        proposed_by=make_role_group(earlier),
    )
    workshop.cite([make_idea(make_round(earlier)).pk], [])
    organisation = make_organisation(name="Théâtre des Tilleuls")
    contact = make_contact(organisation, programme.territory, name="Noé Tillac")
    values = {"contact": contact, "confirmed_on": in_days(-300)}
    make_hosting(workshop, organisation, offers="Une pièce", **values)
    make_hosting(workshop, make_organisation(name="Club de danse"), offers="Un bal")
    make_session_of(workshop, in_days(-200))
    return workshop


def test_theme_and_hosts_are_copied_never_names_ideas_days_nor_places(
    enter, programme, rich
):
    client, at = enter(), url("workshop_take_up", programme, rich.pk)
    page = client.get(at)
    for words in ("Ce qui est copié", "Ce qui ne l’est pas", "Dire autrement"):
        assertContains(page, words)
    assertNotContains(page, "Noé Tillac")
    assertNotContains(page, "Salle des Roses")
    kept = rich.hostings.get(offers="Une pièce").organisation
    data = {"theme": "Notre théâtre", "need": rich.need, "contents": rich.contents}
    data |= {"host": [kept.pk], "submission_id": str(uuid.uuid4())}
    for _ in range(2):
        client.post(at, data)
    taken = Workshop.objects.get(programme=programme)
    assert (taken.theme, taken.need, taken.contents, taken.place) == (
        "Notre théâtre",
        "Dire autrement",
        "Une scène",
        "",
    )
    assert (taken.taken_from, taken.proposed_by) == (rich, None)
    assert list(taken.ideas.all()) == list(taken.sessions.all()) == []
    hosting = taken.hostings.get()
    assert (hosting.organisation, hosting.offers) == (kept, "Une pièce")
    assert (hosting.contact, hosting.confirmed_on) == (None, None)


def test_where_a_workshop_was_taken_up_is_told_to_the_team(enter, programme, rich):
    workshop = make_workshop(programme, taken_from=rich)
    at = url("workshop_detail", programme, workshop.number)
    assertContains(enter().get(at), str(rich.programme))
    assertNotContains(enter(Role.PARTICIPANT).get(at), str(rich.programme))


def test_words_that_name_somebody_of_the_other_group_since_are_left_out(
    enter, programme, rich
):
    make_partner(rich.programme, name="Dire Autrement")
    page = enter().get(url("workshop_take_up", programme, rich.pk))
    assertNotContains(page, "Dire autrement")


def test_what_is_refused_in_taking_up_keeps_words_and_ticks(enter, programme, rich):
    at = url("workshop_take_up", programme, rich.pk)
    kept, _left = rich.hostings.order_by("pk")
    data = {"theme": "", "need": "Ce que j’ai changé", "host": kept.organisation_id}
    page = enter().post(at, data)
    assertContains(page, "Ce que j’ai changé")
    assert dict(page.context["hosts"])[kept] is True
    assert list(dict(page.context["hosts"]).values()).count(False) == 1


def test_a_workshop_that_one_may_not_know_is_not_taken_up(enter, programme):
    client = enter()
    for workshop in (make_workshop(), make_workshop(programme)):
        at = url("workshop_take_up", programme, workshop.pk)
        assert client.get(at).status_code == 404
