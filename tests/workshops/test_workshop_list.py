"""The list of the workshops: what it tells and keeps, and what it costs."""

import pytest
from pytest_django.asserts import assertContains, assertNotContains

from programmes.models import Kind, Role
from programmes.templatetags.csm import programme_sections
from tests.factories import (
    make_idea,
    make_organisation,
    make_role_group,
    make_round,
)
from tests.workshops.addresses import url
from tests.workshops.making import in_days
from tests.workshops.making_at_work import (
    make_contact,
    make_hosting,
    make_session_of,
    make_workshop,
)
from workshops.models import SocialSkill, Workshop

pytestmark = pytest.mark.django_db
TEAM = (Role.COORDINATOR, Role.FACILITATOR)


def test_the_two_tracks_stand_apart(enter, programme):
    make_workshop(programme, theme="Improviser", track=Workshop.Track.SOCIAL_SKILLS)
    make_workshop(programme, theme="Chercher un logement")
    page = enter().get(url("workshop_list", programme)).content.decode()
    order = [
        "Ateliers de progrès",
        "Chercher un logement",
        "Habiletés sociales",
        "Improviser",
    ]
    assert sorted(order, key=page.rindex) == order


def test_the_list_tells_who_proposed_the_hosts_or_the_contents_and_what_comes_next(
    enter, programme
):
    group = make_role_group(programme, Kind.AUTHORITY)
    hosted = make_workshop(programme, proposed_by=group, contents="Jamais lu ici")
    make_hosting(hosted, make_organisation(name="Agence du logement"))
    make_workshop(programme, contents="Un atelier « clown »")
    make_session_of(hosted, in_days(-3))
    soon = make_session_of(hosted, in_days(4))
    make_session_of(hosted, in_days(9))
    page = enter().get(url("workshop_list", programme))
    for words in ("Agence du logement", "à confirmer", "Collectivité", "clown"):
        assertContains(page, words)
    assertNotContains(page, "Jamais lu ici")
    assertContains(page, url("session_detail", programme, soon.pk), count=1)
    assertContains(page, "aucune de prévue", count=1)


def test_what_is_missing_is_counted_and_kept(enter, programme):
    answered = make_workshop(programme, theme="Avec une idée")
    answered.cite([make_idea(make_round(programme)).pk], [])
    make_hosting(make_workshop(programme, theme="Sans réponse"))
    client = enter()
    page = client.get(url("workshop_list", programme))
    for words in ("Tous les ateliers (2)", "Sans idée (1)", "Accueil à confirmer (1)"):
        assertContains(page, words)
    for asked in ("sans-idee", "accueil"):
        page = client.get(url("workshop_list", programme, voir=asked))
        assertContains(page, "Sans réponse")
        assertNotContains(page, "Avec une idée")


@pytest.mark.parametrize("asked", ["rien", "%00", "x" * 2000])
def test_a_filter_that_is_not_there_leaves_them_all(enter, programme, asked):
    make_workshop(programme, theme="Un thème")
    assertContains(enter().get(url("workshop_list", programme, voir=asked)), "Un thème")


def test_the_social_skills_are_told_of_the_group_in_numbers(enter, programme):
    workshop = make_workshop(programme, track=Workshop.Track.SOCIAL_SKILLS)
    client = enter(Role.PARTICIPANT)
    page = client.get(url("workshop_list", programme))
    assertNotContains(page, "Confiance en soi")
    session = make_session_of(workshop, in_days(-3))
    session.skills.add(SocialSkill.objects.get(label="Confiance en soi"))
    page = client.get(url("workshop_list", programme))
    assertContains(page, "<dt>Confiance en soi</dt><dd>1 séance</dd>", html=True)
    assertContains(page, "<dt>Rêves</dt><dd>pas encore</dd>", html=True)


def test_without_a_workshop_the_first_gesture_is_said(enter, programme):
    page = enter().get(url("workshop_list", programme))
    assertContains(page, "Pas encore d’atelier")
    assertContains(page, "avant la signature")


def test_fifty_workshops_stand_on_a_page(enter, programme):
    for number in range(51):
        make_workshop(programme, theme=f"Thème {number:02}")
    client = enter()
    assertNotContains(client.get(url("workshop_list", programme)), "Thème 50")
    assertContains(client.get(url("workshop_list", programme, page=2)), "Thème 50")


@pytest.mark.parametrize("rows", [1, 30])
def test_the_list_costs_the_same_however_long(
    enter, programme, django_assert_num_queries, rows
):
    skill = SocialSkill.objects.first()
    for number in range(rows):
        workshop = make_workshop(
            programme, proposed_by=make_role_group(programme), track="social_skills"
        )
        make_hosting(workshop)
        make_session_of(workshop, in_days(number + 1))
        make_session_of(workshop, in_days(-number)).skills.add(skill)
        make_workshop(programme).take_out()
    client = enter()
    with django_assert_num_queries(LIST_COST):
        client.get(url("workshop_list", programme))


@pytest.mark.parametrize("rows", [1, 30])
def test_the_page_of_one_costs_the_same_however_much_is_tied_to_it(
    enter, programme, django_assert_num_queries, rows
):
    workshop, round_ = make_workshop(programme), make_round(programme)
    round_.revealed_on = in_days(-1)
    round_.save()
    for number in range(rows):
        organisation = make_organisation()
        contact = make_contact(organisation, programme.territory)
        make_hosting(workshop, organisation, contact=contact)
        make_session_of(workshop, in_days(number))
        workshop.cite([make_idea(round_).pk], [])
    client = enter()
    with django_assert_num_queries(DETAIL_COST):
        client.get(url("workshop_detail", programme, workshop.number))


LIST_COST, DETAIL_COST = 14, 13


def test_the_section_of_the_workshops_is_the_only_one_lit(enter, programme):
    workshop = make_workshop(programme)
    client = enter()
    for name, args, label in (
        ("workshop_detail", [workshop.number], "Ateliers"),
        ("hosting_add", [workshop.number], "Ateliers"),
        ("host_list", [], "Ateliers"),
        ("session_list", [], "Séances"),
        ("steering", [], "Séances"),
    ):
        page = client.get(url(name, programme, *args))
        assert lit(page) == [label], name


def lit(page):
    sections = programme_sections({"request": page.wsgi_request})
    return [str(one["label"]) for one in sections if one["is_current"]]
