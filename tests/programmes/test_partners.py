import datetime as dt

import pytest
from django.urls import reverse
from django.utils import timezone
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from programmes.models import Kind, Organisation, Partner, Role
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

    # session, user, memberships, groups, partners, representatives, participants
    with django_assert_num_queries(7):
        client.get(url(programme, "list"))


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


def test_a_participant_is_added_with_what_is_usual_in_the_group(
    client, programme, facilitator
):
    words = typed(programme, first_name="Ada", first_name_shared="on")
    answer = client.post(url(programme, "add"), words)

    ada = programme.partners.get()
    assertRedirects(answer, url(programme, "detail", ada.number))
    assert (ada.name, ada.first_name, ada.has_cell) == ("Ada Moulin", "Ada", True)
    assert ada.joined_on == dt.date(2025, 10, 1)


def test_an_association_does_not_sign_unless_it_is_said(client, programme, facilitator):
    words = typed(programme, Kind.ASSOCIATION, capacity="voisine")
    client.post(url(programme, "add", sorte="personne"), words)
    client.post(url(programme, "add", sorte="personne"), words | {"has_cell": "true"})
    assert [p.has_cell for p in programme.partners.order_by("pk")] == [False, True]


def test_an_organisation_comes_with_those_who_represent_it(
    client, programme, facilitator
):
    words = typed(
        programme,
        Kind.AUTHORITY,
        name="",
        organisation="Ville de Rivemont",
        rows="3",
        person_1="Hélène Vautrin",
        capacity_1="maire",
        person_3="Paul Aubin",
    )
    client.post(url(programme, "add", sorte="structure"), words)

    town = programme.partners.get()
    assert (town.name, town.organisation.name) == ("Ville de Rivemont",) * 2
    assert [str(one) for one in town.representatives.order_by("position")] == [
        "Hélène Vautrin, maire",
        "Paul Aubin",
    ]


def test_an_organisation_is_found_by_its_name_however_typed(
    client, programme, facilitator
):
    known = make_organisation(name="Épicerie solidaire")
    words = typed(programme, Kind.ASSOCIATION, organisation="epicerie  SOLIDAIRE ")
    words["organisation"] = "epicerie SOLIDAIRE"
    client.post(url(programme, "add", sorte="structure"), words)
    assert programme.partners.get().organisation == known
    assert Organisation.objects.count() == 1


def test_one_more_line_keeps_all_that_was_typed(client, programme, facilitator):
    words = typed(
        programme, Kind.AUTHORITY, organisation="Ville", rows="3", person_1="Hélène"
    )
    answer = client.post(
        url(programme, "add", sorte="structure"), words | {"more": "y"}
    )

    form = answer.context["form"]
    assert not form.errors
    assert (form["person_1"].value(), form["organisation"].value()) == (
        "Hélène",
        "Ville",
    )
    assert "person_4" in form.fields
    assert not programme.partners.exists()


def test_representatives_are_changed_with_their_partner(client, programme, facilitator):
    town = make_partner(programme, Kind.AUTHORITY, organisation=make_organisation())
    town.representatives.create(name="Hélène Vautrin", capacity="maire")
    edit = url(programme, "edit", town.number)
    sent = {f.name: f.value() for f in client.get(edit).context["form"]}
    sent = {name: value for name, value in sent.items() if value is not None}
    client.post(edit, sent | {"person_1": "", "capacity_1": "", "person_2": "Paul"})

    assert [one.name for one in town.representatives.all()] == ["Paul"]


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


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"name": ""}, "name"),
        ({"name": "a\x00b"}, "name"),
        ({"name": "x" * 200}, "name"),
        ({"joined_on": "2025-02-30"}, "joined_on"),
        ({"joined_on": "0001-01-01"}, "joined_on"),
        ({"first_name_shared": "on"}, "first_name"),
        ({"role_group": "999999"}, "role_group"),
        ({"role_group": "abc"}, "role_group"),
    ],
)
def test_what_cannot_be_is_answered_with_a_message(
    client, programme, facilitator, values, field
):
    answer = client.post(url(programme, "add"), typed(programme, **values))
    assert list(answer.context["form"].errors) == [field]
    assert not programme.partners.exists()


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"organisation": ""}, "organisation"),
        ({"capacity_1": "maire"}, "person_1"),
        ({"person_2": "a\x00b"}, "person_2"),
    ],
)
def test_an_organisation_needs_its_name(client, programme, facilitator, values, field):
    words = typed(programme, Kind.AUTHORITY, organisation="Ville", rows="2") | values
    answer = client.post(url(programme, "add", sorte="structure"), words)
    assert list(answer.context["form"].errors) == [field]
    assert not Organisation.objects.exists()


@pytest.mark.parametrize("rows", ["0", "-1", "x", "99999999999999999", "²"])
def test_a_forged_number_of_lines_does_no_harm(client, programme, facilitator, rows):
    words = typed(programme, Kind.AUTHORITY, organisation="Ville", rows=rows)
    client.post(url(programme, "add", sorte="structure"), words)
    answer = client.post(
        url(programme, "add", sorte="structure"), words | {"more": "yes"}
    )
    assert answer.status_code == 200


@pytest.mark.parametrize(
    "name", ["🧵 Fil", "שלום", "e\u0301tape", "<b>Ada</b>", "=1+1"]
)
def test_unusual_names_survive(client, programme, facilitator, name):
    client.post(url(programme, "add"), typed(programme, name=name))
    assert programme.partners.get().name == name.replace("e\u0301", "é")
    assertNotContains(client.get(url(programme, "list")), "<b>Ada</b>")


def test_an_organisation_stands_once_in_a_group(client, programme, facilitator):
    known = make_organisation(name="Ville")
    make_partner(programme, Kind.AUTHORITY, organisation=known)
    words = typed(programme, Kind.AUTHORITY, organisation="Ville")
    answer = client.post(url(programme, "add", sorte="structure"), words)
    assert list(answer.context["form"].errors) == ["__all__"]


def test_fields_that_are_not_offered_do_not_move(client, programme, facilitator):
    other = make_programme()
    forged = {
        "programme": other.pk,
        "number": "77",
        "left_on": "2025-01-01",
        "salt": "x",
    }
    client.post(url(programme, "add"), typed(programme, **forged))
    ada = Partner.objects.get()
    assert (ada.programme, ada.number, ada.left_on) == (programme, 1, None)
    assert len(ada.salt) == 32
    client.post(url(programme, "edit", 1), typed(programme, **forged))
    ada.refresh_from_db()
    assert (ada.programme, ada.number, ada.left_on) == (programme, 1, None)


def test_a_group_of_another_programme_is_not_offered(client, programme, facilitator):
    theirs = make_role_group(make_programme())
    words = typed(programme, role_group=theirs.pk)
    answer = client.post(url(programme, "add"), words)
    assert list(answer.context["form"].errors) == ["role_group"]


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
