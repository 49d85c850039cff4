"""Who reads what of the presence: names, one's own line, or numbers."""

import uuid

import pytest
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains

from programmes.models import Role
from tests.factories import make_membership, make_partner, make_programme, make_user
from tests.workshops.making import Kind, in_days, make_exchange, make_meeting
from tests.workshops.making_presence import (
    Group,
    Says,
    make_group,
    make_group_session,
    note_presence,
)
from workshops.attended import roll_of
from workshops.models import Attendance

pytestmark = pytest.mark.django_db
TEAM = (Role.COORDINATOR, Role.FACILITATOR)


@pytest.fixture
def session(programme):
    return make_group_session(programme)


@pytest.fixture
def enter(client, programme):
    """Log in with a role in the programme."""

    def enter(role=Role.FACILITATOR, **values):
        client.force_login(make_membership(programme, role, **values).user)
        return client

    return enter


def url(name, session, programme=None):
    programme = programme or session.programme
    return reverse(f"workshops:{name}", args=[programme.slug, session.pk])


def body(client, session, programme=None, **typed):
    """Return what a browser sends: the sheet as it was read, and what is typed in it."""
    page = client.get(url("attendance_edit", session, programme))
    form = page.context["form"]
    values = {name: form[name].value() for name in form.fields}
    sent = {name: "" if value is None else value for name, value in values.items()}
    return sent | {"submission_id": str(uuid.uuid4())} | typed


def noted(session):
    rows = Attendance.objects.filter(session=session).order_by("partner__number")
    return list(rows.values_list("partner__name", "says"))


@pytest.mark.parametrize("role", Role, ids=str)
def test_the_facilitator_alone_writes_it(enter, programme, session, role):
    answer = enter(role).get(url("attendance_edit", session))
    assert answer.status_code == (200 if role == Role.FACILITATOR else 403)


@pytest.mark.parametrize("role", [*TEAM, Role.PARTNER, Role.PARTICIPANT], ids=str)
def test_the_team_reads_names_and_the_others_numbers(enter, programme, session, role):
    group = make_group(programme, 6)
    note_presence(session, *group[:2])
    page = enter(role).get(url("session_detail", session))
    shown = assertContains if role in TEAM else assertNotContains
    shown(page, group[0].name)
    shown(page, "deux personnes")
    hidden = assertNotContains if role in TEAM else assertContains
    hidden(page, "moins de cinq personnes")


def test_those_who_observe_read_numbers_at_their_meetings(enter, programme):
    meeting = make_meeting(programme)
    people = [make_partner(programme, Group.AUTHORITY) for _ in range(6)]
    note_presence(meeting, *people)
    page = enter(Role.OBSERVER).get(url("session_detail", meeting))
    assertContains(page, "six personnes")
    assertNotContains(page, people[0].name)


@pytest.mark.parametrize(
    ("there", "group", "said"),
    [
        (6, 12, "six personnes"),
        (10, 12, "tout le groupe sauf moins de cinq personnes"),
        (12, 12, "tout le groupe"),
        (2, 3, "moins de cinq personnes"),
    ],
)
def test_nobody_is_found_by_taking_a_number_from_another(
    enter, programme, session, there, group, said
):
    note_presence(session, *make_group(programme, group)[:there])
    page = enter(Role.PARTNER).get(url("session_detail", session))
    told = page.context["parts"][0].told["counts"]
    assert [(one.label, one.said) for one in told] == [("Partenaires-auteurs", said)]


def test_a_participant_reads_her_own_line_and_nobody_elses(enter, programme, session):
    mine, other = make_group(programme, 2)
    note_presence(session, mine)
    note_presence(session, other, says=Says.EXCUSED)
    client = enter(Role.PARTICIPANT, partner=mine)
    page = client.get(url("session_detail", session))
    assertContains(page, "Vous étiez là")
    assertNotContains(page, "Vous aviez prévenu")
    place = reverse("workshops:attendance_mine", args=[programme.slug])
    page = client.get(place)
    rows = [(row.session, row.says) for row in page.context["page"]]
    assert rows == [(session, "present")]


def test_at_an_exchange_each_group_notes_its_own(enter, programme):
    other = make_programme()
    ours, theirs = make_group(programme, 1), make_group(other, 2)
    exchange = make_exchange(other, programme, day=in_days(-1))
    note_presence(exchange, *theirs)
    client = enter()
    sent = body(client, exchange, programme)
    assert [name for name in sent if name.startswith("p")] == [f"p{ours[0].pk}"]
    assert "guests" not in sent
    sent[f"p{ours[0].pk}"] = "present"
    client.post(url("attendance_edit", exchange, programme), sent)
    assert Attendance.objects.filter(session=exchange).count() == 3
    page = client.get(url("session_detail", exchange, programme))
    assertContains(page, "une personne")
    assertContains(page, theirs[1].name, count=0)
    exchange.refresh_from_db()
    assert exchange.attendance_noted_on is None


def test_strangers_find_nothing(client, session):
    client.force_login(make_user())
    for name in ("attendance_edit", "attendance_sheet", "attendance_sheet_pdf"):
        assert client.get(url(name, session)).status_code == 404


@pytest.mark.parametrize("rows", [1, 30])
def test_the_screen_costs_the_same_however_many(
    enter, programme, session, django_assert_num_queries, rows
):
    note_presence(session, *make_group(programme, rows))
    client, place = enter(), url("attendance_edit", session)
    client.get(place)
    with django_assert_num_queries(8):
        page = client.get(place)
    assert len(page.context["form"].roll.listed) == rows


@pytest.mark.parametrize("rows", [1, 30])
@pytest.mark.parametrize(
    ("role", "queries"), [(Role.COORDINATOR, 14), (Role.PARTICIPANT, 14)], ids=str
)
def test_the_page_of_a_session_costs_the_same_however_many_were_there(
    enter, programme, session, django_assert_num_queries, rows, role, queries
):
    note_presence(session, *make_group(programme, rows))
    client, place = enter(role), url("session_detail", session)
    client.get(place)
    with django_assert_num_queries(queries):
        client.get(place)


@pytest.mark.parametrize("rows", [1, 30])
def test_my_presence_costs_the_same_however_long(
    enter, programme, django_assert_num_queries, rows
):
    [mine] = make_group(programme, 1)
    for number in range(rows):
        note_presence(make_group_session(programme, day=in_days(-number)), mine)
    client = enter(Role.PARTICIPANT, partner=mine)
    place = reverse("workshops:attendance_mine", args=[programme.slug])
    client.get(place)
    with django_assert_num_queries(6):
        page = client.get(place)
    assert len(page.context["page"]) == rows


def test_a_partner_who_was_noted_is_not_removed(enter, programme, session):
    [one] = make_group(programme, 1)
    note_presence(session, one)
    place = reverse("programmes:partner_remove", args=[programme.slug, one.number])
    page = enter().post(place, follow=True)
    assert page.status_code == 200
    assert noted(session) == [(one.name, "present")]


def test_the_kinds_of_session_are_awaited_by_someone(programme):
    """Each kind has a sheet: none is left without anybody to note."""
    make_group(programme, 1)
    make_partner(programme, Group.AUTHORITY)
    for kind in Kind:
        assert roll_of(make_group_session(programme, kind=kind), programme).listed


def test_an_exchange_that_is_not_accepted_has_no_sheet_yet(enter, programme):
    exchange = make_exchange(make_programme(), programme, accepted_at=None)
    page = enter().get(url("session_detail", exchange, programme))
    templates = [part.template for part in page.context["parts"]]
    assert templates == ["workshops/session_confided.html"]
