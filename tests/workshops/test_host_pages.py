"""The directory of the organisations, whom to call, and taking up an earlier workshop."""

import uuid

import pytest
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains

from programmes.models import HostContact, Role
from tests.factories import (
    make_idea,
    make_membership,
    make_organisation,
    make_partner,
    make_programme,
    make_role_group,
    make_round,
)
from tests.links import make_link
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


@pytest.fixture
def programme():
    return make_programme()


@pytest.fixture
def enter(client, programme):
    """Log in with a role in the programme."""

    def enter(role=Role.COORDINATOR):
        client.force_login(make_membership(programme, role).user)
        return client

    return enter


def url(name, programme, *args, **query):
    place = f"workshops:{name}"
    return reverse(place, args=[programme.slug, *args], query=query or None)


@pytest.mark.parametrize("role", Role, ids=str)
def test_all_read_who_helps_here_and_the_team_what_the_territory_knows(
    enter, programme, role
):
    make_hosting(make_workshop(programme), make_organisation(name="Agence d’ici"))
    earlier = make_workshop(make_earlier(programme), theme="Partager le théâtre")
    make_hosting(earlier, make_organisation(name="Théâtre d’avant"))
    make_organisation(name="Notée sur le territoire", territory=programme.territory)
    make_hosting(make_workshop(), make_organisation(name="Club d’ailleurs"))
    page = enter(role).get(url("host_list", programme))
    assertContains(page, "Agence d’ici")
    assertNotContains(page, "Club d’ailleurs")
    known = assertContains if role in TEAM else assertNotContains
    for words in ("Théâtre d’avant", "Partager le théâtre", "Notée sur le territoire"):
        known(page, words)


def test_what_a_programme_in_preparation_plans_is_its_own_teams(enter, programme):
    draft = make_earlier(programme, begun_on=None)
    hosting = make_hosting(make_workshop(draft), make_organisation(name="Bientôt"))
    client = enter()
    assertNotContains(client.get(url("host_list", programme)), "Bientôt")
    page = client.get(url("host_detail", programme, hosting.organisation.pk))
    assert page.status_code == 404


def test_words_are_looked_for_in_names_and_offers_without_accents(enter, programme):
    workshop = make_workshop(programme)
    make_hosting(workshop, make_organisation(name="Théâtre des Tilleuls"))
    make_hosting(workshop, make_organisation(name="Agence"), offers="Visite du théatre")
    make_hosting(workshop, make_organisation(name="Club"), offers="La marche")
    client = enter(Role.PARTICIPANT)
    page = client.get(url("host_list", programme, q="THEATRE"))
    assert [one.organisation.name for one in page.context["page"]] == [
        "Agence",
        "Théâtre des Tilleuls",
    ]
    page = client.get(url("host_list", programme, q="rien de tel"))
    assertContains(page, "Aucune structure n’a ces mots")


def test_fifty_organisations_stand_on_a_page(enter, programme):
    for number in range(51):
        make_organisation(name=f"Structure {number:02}", territory=programme.territory)
    client = enter()
    assertNotContains(client.get(url("host_list", programme)), "Structure 50")
    assertContains(client.get(url("host_list", programme, page=2)), "Structure 50")


@pytest.mark.parametrize("rows", [1, 30])
def test_the_directory_costs_the_same_however_long(
    enter, programme, django_assert_num_queries, rows
):
    for _ in range(rows):
        make_hosting(make_workshop(programme))
    client = enter()
    with django_assert_num_queries(LIST_COST):
        client.get(url("host_list", programme))


@pytest.mark.parametrize("rows", [1, 30])
def test_the_page_of_one_costs_the_same_however_much_it_gave(
    enter, programme, django_assert_num_queries, rows
):
    organisation = make_organisation()
    for _ in range(rows):
        make_hosting(make_workshop(programme), organisation)
        make_contact(organisation, programme.territory)
        make_contact(organisation, programme.territory).take_out()
    client = enter()
    with django_assert_num_queries(DETAIL_COST):
        client.get(url("host_detail", programme, organisation.pk))


LIST_COST, DETAIL_COST = 9, 12


def test_the_file_of_the_directory_names_nobody(enter, programme):
    organisation = make_organisation(name="=Agence", about="Du conseil")
    make_contact(organisation, programme.territory, name="Noé Tillac")
    make_hosting(make_workshop(programme), organisation, offers="Une visite")
    answer = enter().get(url("host_export", programme))
    text = answer.content.decode()
    assert "'=Agence;Du conseil;Une visite;Gérer son budget (2025-2026)\r\n" in text
    assert "Tillac" not in text
    assert enter(Role.PARTNER).get(url("host_export", programme)).status_code == 403


def test_whom_to_call_is_read_by_the_teams_of_the_territory_alone(enter, programme):
    organisation = make_organisation(territory=programme.territory)
    make_hosting(make_workshop(programme), organisation)
    make_contact(organisation, programme.territory, name="Noé Tillac")
    make_contact(organisation, make_programme().territory, name="Zoé Lointaine")
    at = url("host_detail", programme, organisation.pk)
    for role in Role:
        page = enter(role).get(at)
        known = assertContains if role in TEAM else assertNotContains
        known(page, "Noé Tillac")
        assertNotContains(page, "Zoé Lointaine")


def test_a_contact_is_noted_changed_and_both_texts_are_kept(enter, programme):
    organisation = make_organisation(territory=programme.territory)
    client, data = enter(), {"name": "L’accueil", "submission_id": str(uuid.uuid4())}
    for _ in range(2):
        client.post(url("host_contact_add", programme, organisation.pk), data)
    contact = HostContact.objects.get()
    assert contact.territory == programme.territory
    at = url("host_contact_edit", programme, contact.pk)
    client.post(at, {"name": "Le premier", "version": 1})
    page = client.post(at, {"name": "Le second", "version": 1})
    assertContains(page, "Le premier", status_code=409)
    assertContains(page, "Le second", status_code=409)


def test_what_is_refused_of_a_contact_is_kept(enter, programme):
    organisation = make_organisation(territory=programme.territory)
    at = url("host_contact_add", programme, organisation.pk)
    page = enter().post(at, {"name": "", "email": "sans arobase", "phone": "0"})
    assert set(page.context["form"].errors) == {"name", "email"}
    assertContains(page, "sans arobase")


def test_a_contact_is_taken_out_and_put_back(enter, programme):
    organisation = make_organisation()
    contact = make_contact(organisation, programme.territory)
    client = enter()
    answer = client.post(url("host_contact_archive", programme, contact.pk))
    assertContains(client.get(answer.url), "Annuler")
    edit = url("host_contact_edit", programme, contact.pk)
    assert client.get(edit).status_code == 404
    page = client.post(edit, {"name": "Ce que j’avais écrit", "version": 1})
    assertContains(page, "Ce que j’avais écrit", status_code=409)
    client.post(url("host_contact_bring_back", programme, contact.pk))
    assert list(HostContact.objects.kept()) == [contact]


def test_a_contact_of_another_territory_is_not_found(enter, programme):
    contact = make_contact(make_organisation(), make_programme().territory)
    client = enter()
    for act in ("edit", "archive", "bring_back"):
        at = url(f"host_contact_{act}", programme, contact.pk)
        assert client.post(at, {"name": "x"}).status_code == 404


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
