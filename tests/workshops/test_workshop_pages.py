"""The pages of the workshops: who reads them, adds one, changes it, takes it out."""

import uuid

import pytest
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from programmes.models import Kind, Role
from programmes.templatetags.csm import programme_sections
from tests.factories import (
    make_idea,
    make_membership,
    make_organisation,
    make_partner,
    make_programme,
    make_role_group,
    make_round,
    make_user,
)
from tests.workshops.making import in_days
from tests.workshops.making_at_work import (
    make_contact,
    make_hosting,
    make_session_of,
    make_workshop,
)
from workshops.models import Hosting, SocialSkill, Workshop, WorkshopModel

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


def test_those_who_observe_are_not_told_of_the_sessions_of_the_group(enter, programme):
    workshop = make_workshop(programme)
    session = make_session_of(workshop, in_days(4), title="Dans la salle bleue")
    client = enter(Role.OBSERVER)
    for name, args in (("workshop_list", []), ("workshop_detail", [workshop.number])):
        page = client.get(url(name, programme, *args))
        assertNotContains(page, url("session_detail", programme, session.pk))
        assertNotContains(page, "salle bleue")


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


LIST_COST, DETAIL_COST = 15, 13


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
