import datetime as dt

import pytest
from django.urls import reverse
from django.utils import timezone
from django.utils.html import escape
from pytest_django.asserts import assertContains, assertNotContains

from contracts.standing import State, standing_of
from csm.overview import around_the_table, facts
from csm.standing import next_date, sentence
from phases.copying import begin_path
from phases.models import PathTemplate
from phases.plan import plan_of
from programmes.access import access_to
from programmes.models import Kind, Role
from tests.factories import (
    make_contract,
    make_membership,
    make_organisation,
    make_partner,
    make_programme,
    make_role_group,
    make_signed,
    make_territory,
    make_user,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def programme():
    town = make_territory(name="Rivemont", slug="rivemont", code="RIV")
    return make_programme(territory=town, signature_planned_on=dt.date(2026, 1, 22))


def visit(client, programme, role=Role.COORDINATOR):
    client.force_login(make_membership(programme, role).user)
    return client.get(programme.get_absolute_url())


def access(programme, role=Role.COORDINATOR):
    return access_to(programme.slug, make_membership(programme, role).user)


@pytest.mark.parametrize("role", Role, ids=str)
def test_every_member_sees_where_the_programme_stands(client, programme, role):
    make_contract(programme)
    response = visit(client, programme, role)
    assert response.status_code == 200
    assertContains(response, "jeudi 22 janvier 2026")


def test_strangers_and_administrators_cannot_tell_that_it_exists(client, programme):
    for user in (make_user(), make_user(is_staff=True, is_superuser=True)):
        client.force_login(user)
        assert client.get(programme.get_absolute_url()).status_code == 404


def test_visitors_are_sent_to_the_login(client, programme):
    response = client.get(programme.get_absolute_url())
    assert response.url.startswith(reverse("login"))


@pytest.mark.parametrize("rows", [1, 30])
def test_the_overview_costs_the_same_however_many_partners(
    client, programme, django_assert_num_queries, rows
):
    contract = make_contract(programme, commitments=(rows, rows, rows))
    path = begin_path(programme, PathTemplate.objects.get(name="Mulhouse 2008"))
    for _ in range(rows):
        path.phases.create(label="Encore une", position=20)
        make_partner(programme)
        town = make_partner(programme, Kind.AUTHORITY, organisation=make_organisation())
        town.representatives.create(name="Quelqu’un")
    visit(client, programme)  # the first page of a login writes its session
    # Session, user, membership; contract; phases, steps, milestones; groups; people
    # named; rounds; meetings decided, decisions late; signatures, silent groups, comments,
    # promises; meetings to come; requests of persons, notices of what goes,
    # photos to look at again; co-evaluations, improvements, whether there is a report.
    with django_assert_num_queries(23):
        response = client.get(programme.get_absolute_url())
    assertContains(response, contract.reference)


@pytest.mark.parametrize("people", [1, 30])
def test_once_signed_the_overview_costs_the_same_however_many_sign(
    client, programme, django_assert_num_queries, people
):
    contract = make_contract(programme)
    begin_path(programme, PathTemplate.objects.get(name="Mulhouse 2008"))
    for _ in range(people):
        make_partner(programme)
    make_signed(contract, signed=1)
    visit(client, programme)
    # Copies, scans, cells and refusals, in place of the three of a draft; accessions,
    # amendments.
    with django_assert_num_queries(26):
        client.get(programme.get_absolute_url())


@pytest.mark.parametrize(
    ("role", "read", "write"),
    [
        (Role.COORDINATOR, True, True),
        (Role.FACILITATOR, True, True),
        (Role.PARTNER, True, False),
        (Role.PARTICIPANT, True, False),
        (Role.OBSERVER, False, False),
    ],
)
def test_the_contract_is_offered_by_role(client, programme, role, read, write):
    make_contract(programme)
    response = visit(client, programme, role)
    for name, offered in [("contracts:prints", read), ("contracts:write", write)]:
        link = f'href="{reverse(name, args=[programme.slug])}"'
        (assertContains if offered else assertNotContains)(response, link)


def test_the_dates_are_told_with_their_reason(programme):
    answers = [(fact.answer, fact.reason) for fact in facts(programme)]
    assert [answer for answer, _reason in answers] == [
        "jeudi 22 janvier 2026",
        "mercredi 22 juillet 2026",
        "mercredi 22 avril 2026",
    ]
    assert [reason for _answer, reason in answers] == [
        "",
        "six mois après la signature, dernier jour compris",
        "trois mois après la signature",
    ]


def test_a_mid_term_chosen_on_the_path_is_the_one_that_is_told(programme):
    today = timezone.localdate()
    programme.effective_on = today
    begin_path(programme, PathTemplate.objects.get(name="Mulhouse 2008"))
    chosen = today + dt.timedelta(days=10)
    rows = programme.path.milestones.filter(kind="mid_term")
    rows.update(set_on=chosen, set_because="La salle est prise.")
    plan = plan_of(programme)
    assert next_date(programme, plan).day == chosen
    assert facts(programme, plan)[2].reason == "La salle est prise."
    rows.update(held_on=today)
    plan = plan_of(programme)
    assert next_date(programme, plan).day == programme.dates.final_on
    assert facts(programme, plan)[2].answer.startswith("a eu lieu le ")


def test_without_a_ceremony_no_date_is_told():
    programme = make_programme(duration_months=None, mid_term_rule="halfway")
    assert not any(char.isdigit() for fact in facts(programme) for char in fact.answer)


@pytest.mark.parametrize(
    ("effective_on", "state"),
    [
        (None, State.PREPARED),
        (dt.date(2999, 1, 1), State.SIGNED),
        (dt.date(2009, 1, 1), State.ENDED),
    ],
)
def test_the_state_follows_from_the_dates(programme, effective_on, state):
    programme.effective_on = effective_on
    assert standing_of(programme) == state
    assert sentence(programme)


def test_the_ceremony_comes_next_until_it_is_held(programme):
    assert next_date(programme).day == dt.date(2026, 1, 22)


@pytest.mark.parametrize(
    ("signed_on", "expected"),
    [
        (dt.date(2026, 1, 22), dt.date(2026, 4, 22)),
        (dt.date(2025, 10, 30), dt.date(2026, 4, 30)),
        (dt.date(2025, 1, 22), None),
    ],
)
def test_then_come_the_evaluations_that_are_still_ahead(
    programme, monkeypatch, signed_on, expected
):
    monkeypatch.setattr("django.utils.timezone.localdate", lambda: dt.date(2026, 4, 1))
    programme.effective_on = signed_on
    coming = next_date(programme)
    assert (coming and coming.day) == expected


def test_the_table_tells_how_many_sit_there_and_no_name(client, programme):
    for _ in range(3):
        make_partner(programme)
    make_partner(programme, left_on=dt.date(2025, 10, 1))
    make_partner(programme, Kind.AUTHORITY, organisation=make_organisation())
    make_role_group(programme, Kind.FUTURE)
    response = visit(client, programme)
    words = [seat.words for seat in response.context["seats"]]
    assert words[0] == "trois personnes"
    for partner in programme.partners.all():
        assertNotContains(response, partner.name)


@pytest.mark.parametrize(
    ("people", "role", "expected"),
    [
        (4, Role.OBSERVER, "moins de cinq personnes"),
        (5, Role.OBSERVER, "cinq personnes"),
        (4, Role.FACILITATOR, "quatre personnes"),
    ],
)
def test_an_observer_is_not_told_a_very_small_number(programme, people, role, expected):
    for _ in range(people):
        make_partner(programme)
    assert around_the_table(access(programme, role))[0].words == expected


def test_the_overview_tells_what_waits_in_this_programme_and_in_no_other(client):
    programme = make_programme()
    make_contract(programme, commitments=(2, 0, 2))
    user = make_membership(programme).user
    make_membership(make_programme(duration_months=None), user=user)
    client.force_login(user)
    response = client.get(programme.get_absolute_url())
    kinds = [line.kind for line in response.context["awaited"]]
    assert kinds == ["nobody_named", "path", "commitments", "ceremony_day"]
    for line in response.context["awaited"]:
        assertContains(response, escape(line.url))


def test_an_observer_is_told_nothing_of_the_draft(client, programme):
    make_contract(programme, commitments=(0, 0, 0))
    assert visit(client, programme, Role.OBSERVER).context["awaited"] == []


def test_the_meetings_to_come_are_told_and_no_more_than_four(client, programme):
    for days in (-1, 0, 1, 2, 3, 4):
        day = timezone.localdate() + dt.timedelta(days=days)
        programme.sessions.create(kind="steering", day=day, place=f"Salle {days}")
    response = visit(client, programme, Role.OBSERVER)
    places = [entry.place for entry in response.context["dates"]]
    assert places == ["Salle 0", "Salle 1", "Salle 2", "Salle 3"]


def test_a_programme_without_a_contract_has_its_page(client, programme):
    assert visit(client, programme).status_code == 200


@pytest.mark.parametrize("typed", ["RIV-2025-01", "riv-2025-01", "RIV-2025-01-07"])
def test_a_reference_printed_on_paper_leads_to_the_contract(client, programme, typed):
    contract = make_contract(programme)
    client.force_login(make_membership(programme).user)
    response = client.get(reverse("contract_reference", args=[typed]))
    assert response.url == contract.get_absolute_url()


def test_the_reference_of_a_programme_of_others_leads_nowhere(client, programme):
    make_contract(programme)
    client.force_login(make_user())
    response = client.get(reverse("contract_reference", args=["RIV-2025-01"]))
    assert response.status_code == 404
