import datetime as dt

import pytest
from django.urls import reverse
from django.utils import timezone
from pytest_django.asserts import assertContains, assertRedirects

from programmes.models import Kind, Role
from tests.factories import (
    make_membership,
    make_organisation,
    make_partner,
    make_programme,
    make_role_group,
    make_user,
)

STAFF = (Role.COORDINATOR, Role.FACILITATOR)


@pytest.fixture
def programme(db):
    programme = make_programme()
    for kind in (Kind.PARTICIPANT, Kind.AUTHORITY, Kind.ASSOCIATION):
        make_role_group(programme, kind)
    return programme


@pytest.fixture
def facilitator(client, programme):
    membership = make_membership(programme, Role.FACILITATOR)
    client.force_login(membership.user)
    return membership


def url(programme, view, *args, **query):
    return reverse(
        f"programmes:partner_{view}", args=[programme.slug, *args], query=query
    )


def typed(place, kind=Kind.PARTICIPANT, **values):
    return {
        "role_group": place.role_groups.get(kind=kind).pk,
        "name": "Ada Moulin",
        "has_cell": "unknown",
        "joined_on": "2025-10-01",
        "version": "1",
    } | values


def names(answer):
    return [row.name for row in answer.context["page"]]


@pytest.mark.parametrize("partners", [1, 4])
def test_the_list_costs_the_same_however_long(
    client, programme, facilitator, django_assert_num_queries, partners
):
    for _ in range(partners):
        make_partner(programme, Kind.ASSOCIATION, organisation=make_organisation())
    client.get(url(programme, "list"))

    # session, user, memberships, groups, partners, representatives
    with django_assert_num_queries(6):
        client.get(url(programme, "list"))


@pytest.mark.parametrize("people", [1, 4])
def test_a_partner_costs_the_same_however_represented(
    client, programme, django_assert_num_queries, people
):
    client.force_login(make_membership(programme).user)
    town = make_partner(programme, Kind.AUTHORITY, organisation=make_organisation())
    for _ in range(people):
        town.representatives.create(name="Hélène Vautrin")
        make_membership(programme, Role.PARTNER, partner=town)
    client.get(url(programme, "detail", town.number))

    # session, user, memberships, partner, representatives, accounts
    with django_assert_num_queries(6):
        client.get(url(programme, "detail", town.number))


def test_fifty_partners_fill_a_page(client, programme, facilitator):
    for _ in range(51):
        make_partner(programme)
    assert len(names(client.get(url(programme, "list")))) == 50
    assert len(names(client.get(url(programme, "list", page=2)))) == 1


def test_search_and_sort_look_past_accents(client, programme, facilitator):
    for name in ("Zoé Noël", "Éric Noel", "Emma Œuvrard"):
        make_partner(programme, name=name)

    def ask(**query):
        return names(client.get(url(programme, "list", **query)))

    assert ask(q="noel", tri="nom") == ["Éric Noel", "Zoé Noël"]
    assert ask(q="OEUVRARD") == ["Emma Œuvrard"]
    assert ask(tri="nom") == ["Emma Œuvrard", "Éric Noel", "Zoé Noël"]


def test_filters_choose_a_group_or_those_who_left(client, programme, facilitator):
    here, gone = make_partner(programme), make_partner(programme)
    gone.leave(dt.date(2025, 12, 1))
    town = make_partner(programme, Kind.AUTHORITY)
    group = town.role_group_id
    assert names(client.get(url(programme, "list"))) == [here.name, town.name]
    assert names(client.get(url(programme, "list", groupe=group))) == [town.name]
    assert names(client.get(url(programme, "list", partis="oui"))) == [gone.name]
    assert names(client.get(url(programme, "list", groupe="x", page="y"))) == [
        here.name,
        town.name,
    ]


@pytest.mark.parametrize(
    ("role", "seen"),
    [
        (Role.COORDINATOR, {"Ada Moulin", "Bruno Sorel", "Ville"}),
        (Role.FACILITATOR, {"Ada Moulin", "Bruno Sorel", "Ville"}),
        (Role.PARTNER, {"Ville"}),
        (Role.OBSERVER, {"Ville"}),
        (Role.PARTICIPANT, {"Ada", "Moi Même", "Ville"}),
    ],
    ids=str,
)
def test_each_role_reads_the_names_it_may_know(client, programme, role, seen):
    ada = make_partner(
        programme, name="Ada Moulin", first_name="Ada", first_name_shared=True
    )
    bruno = make_partner(programme, name="Bruno Sorel", first_name="Bruno")
    town = make_partner(programme, Kind.AUTHORITY, name="Ville")
    mine = {Role.PARTNER: town}
    if role == Role.PARTICIPANT:
        mine[role] = make_partner(programme, name="Moi Même")
    client.force_login(make_membership(programme, role, partner=mine.get(role)).user)

    answer = client.get(url(programme, "list"))
    assert set(names(answer)) == seen
    for partner in (ada, bruno):
        answer = client.get(url(programme, "detail", partner.number))
        assert answer.status_code == (200 if role in STAFF else 404)
    assertContains(client.get(url(programme, "detail", town.number)), "Ville")


def test_observers_do_not_learn_small_numbers(client, programme):
    for _ in range(4):
        make_partner(programme)
    client.force_login(make_membership(programme, Role.OBSERVER).user)
    assert client.get(url(programme, "list")).context["counts_are_small"]
    client.force_login(make_membership(programme, Role.PARTNER).user)
    assert not client.get(url(programme, "list")).context["counts_are_small"]


def test_another_one_can_follow(client, programme, facilitator):
    answer = client.post(url(programme, "add"), typed(programme, another="yes"))
    group = programme.role_groups.get(kind=Kind.PARTICIPANT)
    again = url(programme, "add", sorte="participant", groupe=group.pk)
    assertRedirects(answer, again)
    assert client.get(again).context["form"]["role_group"].value() == str(group.pk)


def test_a_double_click_adds_one_partner(client, programme, facilitator):
    key = client.get(url(programme, "add")).context["form"]["submission_id"].value()
    words = typed(programme, submission_id=str(key))
    answers = [client.post(url(programme, "add"), words) for _ in range(2)]
    assert programme.partners.count() == 1
    assert answers[0].url == answers[1].url
    other = client.post(url(programme, "add"), words | {"name": "Bruno Sorel"})
    assertContains(other, "Bruno Sorel", status_code=409)


def test_two_facilitators_see_both_names(client, programme, facilitator):
    ada = make_partner(programme)
    edit = url(programme, "edit", ada.number)
    client.post(edit, typed(programme, name="Ada Un"))
    answer = client.post(edit, typed(programme, name="Ada Deux", joined_on=""))

    assert answer.status_code == 409
    first = answer.context["differences"][0]
    assert (first.theirs, first.mine) == ("Ada Un", "Ada Deux")


def test_a_partner_of_another_programme_is_out_of_reach(client, programme, facilitator):
    theirs = make_partner(make_programme())
    for view in ("detail", "edit", "leave", "remove"):
        assert client.get(url(programme, view, theirs.number)).status_code == 404


@pytest.mark.parametrize("role", [r for r in Role if r not in STAFF], ids=str)
def test_only_facilitators_and_coordinators_write(client, programme, role):
    town = make_partner(programme, Kind.AUTHORITY)
    client.force_login(make_membership(programme, role).user)
    for view in ("edit", "leave", "return", "remove"):
        page = url(programme, view, town.number)
        assert client.post(page, typed(programme)).status_code == 403
    assert client.post(url(programme, "add"), typed(programme)).status_code == 403


def test_strangers_find_nothing_and_visitors_log_in(client, programme):
    page = url(programme, "list")
    assertRedirects(
        client.get(page),
        reverse("login", query={"next": page}),
        fetch_redirect_response=False,
    )
    client.force_login(make_user())
    assert client.get(page).status_code == 404


def test_nobody_leaves_on_a_day_to_come(client, programme, facilitator):
    ada = make_partner(programme)
    tomorrow = timezone.localdate() + dt.timedelta(days=1)
    for day in (tomorrow, "2024-01-01", "2026-02-30", ""):
        page = url(programme, "leave", ada.number)
        answer = client.post(page, {"left_on": day})
        assert list(answer.context["form"].errors) == ["left_on"]
    ada.refresh_from_db()
    assert ada.left_on is None
