"""The pages of the workshops: who reads them, adds one, changes it, takes it out."""

import uuid

import pytest
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from programmes.models import Role
from tests.factories import (
    make_partner,
    make_programme,
    make_role_group,
    make_user,
)
from tests.workshops.addresses import url
from tests.workshops.making import in_days
from tests.workshops.making_at_work import (
    make_session_of,
    make_workshop,
)
from workshops.models import Workshop, WorkshopModel

pytestmark = pytest.mark.django_db
TEAM = (Role.COORDINATOR, Role.FACILITATOR)


def body(**values):
    return {
        "theme": "Gérer son budget",
        "need": "Y voir clair",
        "contents": "Lire ses factures\nComprendre un crédit",
        "place": "Foyer",
        "proposed_by": "",
        "submission_id": str(uuid.uuid4()),
    } | values


@pytest.mark.parametrize("role", Role, ids=str)
def test_all_who_take_part_read_the_workshops_and_only_the_team_adds_one(
    enter, programme, role
):
    workshop = make_workshop(programme, theme="Partager le théâtre")
    client = enter(role)
    offered = assertContains if role in TEAM else assertNotContains
    page = client.get(url("workshop_list", programme))
    assertContains(page, "Partager le théâtre")
    offered(page, url("workshop_add", programme))
    page = client.get(url("workshop_detail", programme, workshop.number))
    offered(page, url("workshop_edit", programme, workshop.number))


def test_strangers_find_no_workshop(client, programme):
    workshop = make_workshop(programme)
    client.force_login(make_user())
    for name, args in (("workshop_list", []), ("workshop_detail", [workshop.number])):
        assert client.get(url(name, programme, *args)).status_code == 404


def test_those_who_observe_are_not_told_of_the_sessions_of_the_group(enter, programme):
    workshop = make_workshop(programme)
    session = make_session_of(workshop, in_days(4), title="Dans la salle bleue")
    client = enter(Role.OBSERVER)
    for name, args in (("workshop_list", []), ("workshop_detail", [workshop.number])):
        page = client.get(url(name, programme, *args))
        assertNotContains(page, url("session_detail", programme, session.pk))
        assertNotContains(page, "salle bleue")


@pytest.mark.parametrize("role", TEAM, ids=str)
def test_a_workshop_is_added_with_a_theme_alone(enter, programme, role):
    data = body(need="", contents="", place="")
    answer = enter(role).post(url("workshop_add", programme), data)
    workshop = Workshop.objects.get()
    assertRedirects(answer, url("workshop_detail", programme, workshop.number))
    assert (workshop.theme, workshop.track) == ("Gérer son budget", "progress")


def test_a_workshop_of_the_other_track_is_added_without_a_model(enter, programme):
    client, at = enter(), url("workshop_add", programme, piste="social_skills")
    assertNotContains(client.get(at), "Partir d’un modèle")
    client.post(at, body())
    assert Workshop.objects.get().track == Workshop.Track.SOCIAL_SKILLS


def test_a_model_fills_the_form_and_its_words_may_be_changed(enter, programme):
    model, client = WorkshopModel.objects.get(theme="Gérer son budget"), enter()
    at = url("workshop_add", programme, modele=model.pk)
    page = client.get(at)
    assertContains(page, model.need)
    assertContains(page, 'value="Gérer son budget"')
    client.post(at, body(theme="Notre argent", need=model.need))
    assert Workshop.objects.get().theme == "Notre argent"


@pytest.mark.parametrize("asked", ["0", "x", "9" * 30, "%00", "²"])
def test_a_model_that_is_not_there_leaves_the_form_empty(enter, programme, asked):
    page = enter().get(url("workshop_add", programme, modele=asked))
    assert (
        page.context["form"].initial == {"version": 1} or page.context["model"] is None
    )


def test_a_double_click_adds_one_workshop(enter, programme):
    client, data = enter(), body()
    for _ in range(2):
        client.post(url("workshop_add", programme), data)
    assert Workshop.objects.count() == 1


def test_what_is_refused_keeps_every_word(enter, programme):
    data = body(theme="", need="Un besoin\nsur deux lignes 🌱", proposed_by="9" * 25)
    page = enter().post(url("workshop_add", programme), data)
    assertContains(page, "Un besoin\nsur deux lignes 🌱")
    assert set(page.context["form"].errors) == {"theme", "proposed_by"}


def test_what_other_groups_may_take_up_names_nobody(enter, programme):
    make_partner(programme, name="Anaïs Le Briz")
    data = body(need="Aider LE BRIZ Anaïs", theme="Le budget de Rose")
    page = enter().post(url("workshop_add", programme), data)
    assertContains(page, "Retirez le nom de Anaïs Le Briz")
    assert list(page.context["form"].errors) == ["need"]


def test_the_group_of_another_programme_proposes_nothing_here(enter, programme):
    group = make_role_group(make_programme())
    page = enter().post(url("workshop_add", programme), body(proposed_by=group.pk))
    assert list(page.context["form"].errors) == ["proposed_by"]


def test_two_who_change_one_workshop_read_both_texts(enter, programme):
    workshop, client = make_workshop(programme), enter()
    at = url("workshop_edit", programme, workshop.number)
    client.post(at, body(theme="Le premier", version=1))
    page = client.post(at, body(theme="Le second", version=1))
    assertContains(page, "Le premier", status_code=409)
    assertContains(page, "Le second", status_code=409)
    workshop.refresh_from_db()
    assert workshop.theme == "Le premier"


def test_what_is_typed_for_a_workshop_taken_out_meanwhile_is_given_back(
    enter, programme
):
    workshop, client = make_workshop(programme), enter()
    workshop.take_out()
    at = url("workshop_edit", programme, workshop.number)
    assert client.get(at).status_code == 404
    page = client.post(at, body(need="Ce que j’avais écrit", version=1))
    assertContains(page, "Ce que j’avais écrit", status_code=409)


def test_a_workshop_is_taken_out_and_put_back(enter, programme):
    workshop, client = make_workshop(programme, theme="Un thème retiré"), enter()
    answer = client.post(url("workshop_archive", programme, workshop.number))
    page = client.get(answer.url)
    assertContains(page, "Annuler")
    assertContains(page, "Ateliers retirés")
    detail = url("workshop_detail", programme, workshop.number)
    assert client.get(detail).status_code == 404
    client.post(url("workshop_bring_back", programme, workshop.number))
    assertContains(client.get(detail), "Un thème retiré")


def test_what_was_taken_out_is_for_those_who_bring_it_back(enter, programme):
    make_workshop(programme, theme="Un thème retiré").take_out()
    page = enter(Role.PARTICIPANT).get(url("workshop_list", programme))
    assertNotContains(page, "Un thème retiré")


def test_a_workshop_with_a_session_is_not_taken_out(enter, programme):
    workshop = make_workshop(programme)
    make_session_of(workshop, in_days(3))
    client = enter()
    answer = client.post(
        url("workshop_archive", programme, workshop.number), follow=True
    )
    assertContains(answer, "il reste dans la liste")
    workshop.refresh_from_db()
    assert workshop.archived_at is None
