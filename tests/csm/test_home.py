import datetime as dt

import pytest
from django.urls import reverse
from django.utils import timezone
from pytest_django.asserts import assertContains, assertNotContains

from contracts.drafting import draft_contract
from phases.copying import begin_path
from phases.models import PathTemplate
from programmes.models import Programme, Role
from tests.factories import (
    make_contract,
    make_membership,
    make_partner,
    make_programme,
    make_signed,
    make_territory,
    make_user,
)

pytestmark = pytest.mark.django_db
HOME = "/"
EVERYTHING = "/ce-qui-m-attend/"


def welcome(client, user, address=HOME):
    client.force_login(user)
    return client.get(address)


def listed(response):
    return [one["programme"] for one in response.context["mine"]]


def test_a_visitor_is_sent_to_the_login_and_back(client):
    for address in (HOME, EVERYTHING):
        response = client.get(address)
        assert response.status_code == 302
        assert response.url.split("?")[0] == reverse("login")


@pytest.mark.parametrize("address", [HOME, EVERYTHING])
@pytest.mark.parametrize("rows", [1, 30])
def test_what_awaits_costs_the_same_however_many_programmes(
    client, django_assert_num_queries, rows, address
):
    user = make_user()
    template = PathTemplate.objects.get(name="Rouffach 2019")
    for _ in range(rows):
        programme = make_membership(make_programme(), user=user).programme
        draft_contract(programme)
        begin_path(programme, template)
        day = timezone.localdate()
        session = programme.sessions.create(kind="steering", day=day)
        session.decisions.create(words="Louer une salle.", due_on=dt.date(2026, 1, 1))
    welcome(client, user, address)  # the first page of a login writes its session
    # Session, user; memberships; phases, steps, milestones; participants; rounds;
    # meetings, decisions; contracts, signatures, silent groups, comments, promises;
    # requests of persons, notices of what goes, photos to look at again;
    # co-evaluations, improvements.
    cost = 20 if address == EVERYTHING else 22  # the dates: sessions, milestones
    with django_assert_num_queries(cost):
        client.get(address)


@pytest.mark.parametrize("rows", [1, 30])
def test_signed_contracts_cost_the_home_the_same_however_many(
    client, django_assert_num_queries, rows
):
    user = make_user()
    for _ in range(rows):
        programme = make_membership(make_programme(), user=user).programme
        contract = make_contract(programme)
        make_partner(programme)
        make_signed(contract, signed=1)
    welcome(client, user)
    # Copies, scans, cells and refusals, in place of the three of a draft; accessions,
    # amendments; co-evaluations, improvements.
    with django_assert_num_queries(24):
        client.get(HOME)


def test_one_thing_comes_first_and_leads_to_the_very_place(client):
    near = make_programme(signature_planned_on=timezone.localdate())
    user = make_membership(near).user
    make_contract(near)
    make_membership(make_programme(), user=user)
    response = welcome(client, user)
    first = response.context["waiting"].first
    assert (first.kind, first.programme) == ("nobody_named", near)
    assertContains(response, f'href="{first.url}"')
    assert client.get(first.url.partition("#")[0]).status_code == 200


def test_what_is_near_stands_apart_from_what_can_wait(client):
    day = timezone.localdate()
    programme = make_programme()
    user = make_membership(programme).user
    session = programme.sessions.create(kind="steering", day=day)
    for days in (-3, 7, 8):
        session.decisions.create(words="Agir.", due_on=day + dt.timedelta(days=days))
    waiting = welcome(client, user).context["waiting"]
    assert waiting.first.kind == "decisions_late"
    assert waiting.near == ()
    assert [line.kind for line in waiting.later] == ["nobody_named", "path"]


def test_the_home_shows_a_few_lines_and_leads_to_the_others(client):
    user = make_user()
    for _ in range(10):
        make_membership(make_programme(), user=user)
    response = welcome(client, user)
    assert len(response.context["later"]) == 8
    assertContains(response, f'href="{EVERYTHING}"')
    page = welcome(client, user, EVERYTHING).context["page"]
    assert page.paginator.count == 20


def test_nothing_awaits_whoever_has_done_all(client):
    user = make_membership(make_programme(), Role.OBSERVER).user
    response = welcome(client, user)
    assert list(response.context["waiting"]) == []
    assertContains(response, "Rien ne vous attend")
    assertContains(welcome(client, user, EVERYTHING), "Rien ne vous attend")


def test_a_programme_that_is_left_or_not_begun_is_not_there(client):
    user = make_user()
    yesterday, tomorrow = dt.date(2020, 1, 2), dt.date(2999, 1, 1)
    make_membership(
        make_programme(), user=user, started_on=dt.date(2020, 1, 1), ended_on=yesterday
    )
    make_membership(make_programme(), user=user, started_on=tomorrow)
    assert listed(welcome(client, user)) == []


def test_what_has_ended_waits_for_nobody(client):
    programme = make_programme(duration_months=None)
    user = make_membership(programme).user
    assert list(welcome(client, user).context["waiting"]) != []
    Programme.objects.update(ended_on=timezone.localdate())
    response = welcome(client, user)
    assert list(response.context["waiting"]) == []
    assert listed(response) == [programme]
    assertContains(response, "Rien ne vous attend")


def test_whoever_has_put_all_away_still_takes_part(client):
    programme = make_programme(begun_on=None)
    user = make_membership(programme).user
    Programme.objects.update(archived_at=timezone.now())
    response = welcome(client, user)
    assert listed(response) == []
    assertContains(response, "Rien ne vous attend")
    assertContains(response, "Tous les vôtres sont rangés")


def test_a_programme_in_preparation_waits_for_its_team_alone(client):
    programme = make_programme(begun_on=None, duration_months=None)
    for role, kinds in [
        (Role.COORDINATOR, ["creation"]),
        (Role.FACILITATOR, ["creation"]),
        (Role.OBSERVER, []),
    ]:
        response = welcome(client, make_membership(programme, role).user)
        assert [line.kind for line in response.context["waiting"]] == kinds


def test_a_programme_is_listed_with_the_roles_held_in_its_words(client):
    programme = make_programme(
        territory=make_territory(name="Rivemont"), participant_singular="habitant"
    )
    user = make_membership(programme, Role.PARTICIPANT).user
    make_membership(programme, Role.FACILITATOR, user=user)
    (line,) = welcome(client, user).context["mine"]
    assert line["programme"] == programme
    assert line["roles"] == "animation, habitant"


def test_the_dates_to_come_are_told_with_their_programme(client):
    programme = make_programme(territory=make_territory(name="Rivemont"))
    day = timezone.localdate() + dt.timedelta(days=3)
    programme.sessions.create(kind="steering", day=day, place="Mairie")
    user = make_membership(programme, Role.PARTICIPANT).user
    (entry,) = welcome(client, user).context["dates"]
    assert (entry.day, entry.place, entry.programme) == (day, "Mairie", programme)


def test_an_opener_finds_how_to_open_a_programme(client):
    response = welcome(client, make_user(may_open_programmes=True))
    assertContains(response, f'href="{reverse("programme_open")}"')


def test_a_site_administrator_without_membership_finds_an_empty_home(client):
    make_programme()
    response = welcome(client, make_user(is_staff=True, is_superuser=True))
    assert listed(response) == []
    assertContains(response, reverse("admin:index"))
    assertNotContains(response, reverse("programme_open"))


def test_somebody_without_a_programme_is_told_how_one_comes_in(client):
    response = welcome(client, make_user())
    assertContains(response, f'href="{reverse("card")}"')
    assertNotContains(response, reverse("admin:index"))


def test_the_title_of_the_home_names_nobody(client):
    response = welcome(client, make_user(name="Ysengrin"))
    title = response.text.split("<title>")[1].split("</title>")[0]
    assert "Ysengrin" not in title
