"""The directory of the organisations, and whom to call there."""

import uuid

import pytest
from pytest_django.asserts import assertContains, assertNotContains

from programmes.models import HostContact, Role
from tests.factories import (
    make_organisation,
    make_programme,
)
from tests.workshops.addresses import url
from tests.workshops.making_at_work import (
    make_contact,
    make_earlier,
    make_hosting,
    make_workshop,
)

pytestmark = pytest.mark.django_db
TEAM = (Role.COORDINATOR, Role.FACILITATOR)


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
