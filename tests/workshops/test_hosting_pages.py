"""The ideas that a workshop answers, and the organisations that give it."""

import uuid

import pytest
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains

from programmes.models import Role
from tests.factories import (
    make_idea,
    make_organisation,
    make_programme,
    make_round,
)
from tests.workshops.addresses import url
from tests.workshops.making import in_days
from tests.workshops.making_at_work import (
    make_contact,
    make_hosting,
    make_workshop,
)
from workshops.models import Hosting

pytestmark = pytest.mark.django_db
TEAM = (Role.COORDINATOR, Role.FACILITATOR)


def test_ideas_are_ticked_and_followed_when_they_are_said_again(enter, programme):
    workshop, round_ = make_workshop(programme), make_round(programme)
    round_.revealed_on = in_days(-1)
    round_.save()
    idea, other = (make_idea(round_, text=text) for text in ("Un toit", "Un banc"))
    client, at = enter(), url("workshop_ideas", programme, workshop.number)
    client.post(at, {"idea": [idea.pk], "shown": [idea.pk, other.pk]})
    page = client.get(url("workshop_detail", programme, workshop.number))
    assertContains(page, "Un toit")
    assertNotContains(page, "Un banc")
    thread = client.get(reverse("idea_thread", args=[programme.slug, idea.pk]))
    assertContains(thread, url("workshop_detail", programme, workshop.number))
    client.post(at, {"shown": [idea.pk]})
    assert list(workshop.ideas.all()) == []


@pytest.mark.parametrize("key", ["x", "9" * 30, "-1", "\0", "²"])
def test_an_idea_that_is_not_there_is_not_tied(enter, programme, key):
    workshop = make_workshop(programme)
    at = url("workshop_ideas", programme, workshop.number)
    assert enter().post(at, {"idea": key, "shown": key}).status_code == 302
    assert list(workshop.ideas.all()) == []


def test_ideas_of_another_programme_or_not_revealed_are_not_tied(enter, programme):
    workshop = make_workshop(programme)
    secret = make_idea(make_round(programme))
    elsewhere = make_idea(make_round(make_programme(), revealed_on=in_days(-1)))
    at = url("workshop_ideas", programme, workshop.number)
    enter(Role.FACILITATOR).post(at, {"idea": [secret.pk, elsewhere.pk]})
    assert list(workshop.ideas.all()) == []


def test_a_host_is_noted_by_its_name_and_added_to_the_directory_once(enter, programme):
    workshop, client = make_workshop(programme), enter()
    known = make_organisation(name="Théâtre des Tilleuls")
    at = url("hosting_add", programme, workshop.number)
    for name in ("theatre des tilleuls", "Agence neuve"):
        data = {"organisation": name, "offers": "Une visite", "confirmed_on": ""}
        client.post(at, data | {"submission_id": str(uuid.uuid4())})
    first, second = workshop.hostings.in_order()
    assert (first.organisation.name, second.organisation) == ("Agence neuve", known)
    assert first.organisation.territory == programme.territory


def test_the_same_host_twice_is_refused_in_words(enter, programme):
    hosting = make_hosting(make_workshop(programme))
    at = url("hosting_add", programme, hosting.workshop.number)
    data = {"organisation": hosting.organisation.name, "offers": "Autre chose"}
    page = enter().post(at, data)
    assertContains(page, "déjà notée pour cet atelier")
    assertContains(page, "Autre chose")


@pytest.mark.parametrize("day", ["2999-01-01", "0001-01-01", "2026-02-30", "demain"])
def test_a_day_that_no_host_confirmed_on_is_refused(enter, programme, day):
    workshop = make_workshop(programme)
    at = url("hosting_add", programme, workshop.number)
    page = enter().post(at, {"organisation": "Une agence", "confirmed_on": day})
    assert list(page.context["form"].errors) == ["confirmed_on"]
    assert list(Hosting.objects.all()) == []


def test_a_host_is_confirmed_and_who_is_called_there_is_the_teams_alone(
    enter, programme
):
    organisation = make_organisation(name="Agence du logement")
    contact = make_contact(organisation, programme.territory, name="Noé Tillac")
    hosting = make_hosting(make_workshop(programme), organisation)
    number = hosting.workshop.number
    client, at = enter(), url("hosting_edit", programme, number, hosting.pk)
    data = {"offers": "Une visite", "confirmed_on": "2026-01-08", "version": 1}
    client.post(at, data | {"contact": contact.pk})
    detail = url("workshop_detail", programme, number)
    page = client.get(detail)
    assertContains(page, "confirmé le jeudi 8 janvier 2026")
    assertContains(page, "Noé Tillac")
    page = enter(Role.PARTNER).get(detail)
    assertContains(page, "Agence du logement")
    assertNotContains(page, "Noé Tillac")


def test_a_contact_of_another_organisation_or_territory_is_not_chosen(enter, programme):
    hosting = make_hosting(make_workshop(programme))
    others = [
        make_contact(make_organisation(), programme.territory),
        make_contact(hosting.organisation, make_programme().territory),
    ]
    at = url("hosting_edit", programme, hosting.workshop.number, hosting.pk)
    client = enter()
    for contact in others:
        page = client.post(at, {"offers": "", "contact": contact.pk, "version": 1})
        assert list(page.context["form"].errors) == ["contact"]


def test_two_who_change_one_host_read_both_texts(enter, programme):
    hosting, client = make_hosting(make_workshop(programme)), enter()
    at = url("hosting_edit", programme, hosting.workshop.number, hosting.pk)
    client.post(at, {"offers": "La première", "version": 1})
    page = client.post(at, {"offers": "La seconde", "version": 1})
    assertContains(page, "La première", status_code=409)
    assertContains(page, "La seconde", status_code=409)


def test_a_host_is_taken_out_and_put_back(enter, programme):
    hosting, client = make_hosting(make_workshop(programme)), enter()
    args = (programme, hosting.workshop.number, hosting.pk)
    answer = client.post(url("hosting_archive", *args))
    assertContains(client.get(answer.url), "Annuler")
    edit = url("hosting_edit", *args)
    assert client.get(edit).status_code == 404
    page = client.post(edit, {"offers": "Ce que j’avais écrit", "version": 1})
    assertContains(page, "Ce que j’avais écrit", status_code=409)
    client.post(url("hosting_bring_back", *args))
    assert list(Hosting.objects.kept()) == [hosting]
