"""The sheet to be signed and the attestation: what they say, to whom, and what not."""

import datetime as dt
import io

import pikepdf
import pytest
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from programmes.models import Role
from tests.factories import make_membership, make_organisation, make_partner
from tests.factories import make_programme as a_programme
from tests.workshops.making import Kind, in_days, make_meeting
from tests.workshops.making_at_work import make_session_of, make_workshop
from tests.workshops.making_presence import (
    Group,
    Says,
    make_group,
    make_group_session,
    make_leader,
    note_presence,
)
from workshops.sheets import names

pytestmark = pytest.mark.django_db
TEAM = (Role.COORDINATOR, Role.FACILITATOR)


@pytest.fixture
def programme():
    return a_programme()


@pytest.fixture
def session(programme):
    return make_group_session(
        programme, title="Le budget", place="Foyer", day=in_days(2)
    )


@pytest.fixture
def enter(client, programme):
    """Log in with a role in the programme."""

    def enter(role=Role.FACILITATOR, **values):
        client.force_login(make_membership(programme, role, **values).user)
        return client

    return enter


def url(name, session, **query):
    args = [session.programme.slug, session.pk]
    return reverse(f"workshops:{name}", args=args, query=query or None)


def paper(name, partner, **query):
    args = [partner.programme.slug, partner.number]
    return reverse(f"workshops:{name}", args=args, query=query or None)


def pages_of(answer):
    assert answer["Content-Type"] == "application/pdf"
    with pikepdf.open(io.BytesIO(answer.content)) as document:
        return [float(page.MediaBox[2]) for page in document.pages]


def test_the_sheet_has_title_theme_place_hours_and_names(enter, programme, session):
    one, *_rest = make_group(programme)
    make_leader(programme)
    page = enter().get(url("attendance_sheet_html", session))
    for words in ("Feuille d’émargement", "Le budget", "Foyer", "14", one.name):
        assertContains(page, words)
    text = page.content.decode()
    order = ["Partenaires-auteurs", "Invités", "Animateurs", "Nadège Ormevaux"]
    assert sorted(order, key=text.index) == order
    assertContains(page, "Excusé(e)")


def test_the_sheet_of_a_workshop_has_its_theme(enter, programme):
    session = make_session_of(make_workshop(programme), in_days(3))
    page = enter().get(url("attendance_sheet_html", session))
    assertContains(page, "Gérer son budget")


@pytest.mark.parametrize(
    ("asked", "lines"), [({}, 4), ({"lignes": 0}, 0), ({"lignes": 9}, 9)]
)
def test_blank_lines_for_guests_are_as_many_as_asked(enter, session, asked, lines):
    page = enter().get(url("attendance_sheet_html", session, **asked))
    assert len(page.context["sheet"].guests) == lines


def test_some_sessions_stand_on_one_sheet_a_column_each(enter, programme, session):
    make_group(programme)
    for number in range(12):
        make_group_session(programme, day=in_days(3 + number))
    make_meeting(programme, day=in_days(4))
    cancelled = make_group_session(programme, day=in_days(2))
    cancelled.cancel()
    page = enter().get(url("attendance_sheet_html", session, seances=10))
    days = [one.day for one in page.context["sheet"].sessions]
    assert days == [in_days(2 + number) for number in range(10)]
    assertNotContains(page, "Excusé(e)")


@pytest.mark.parametrize(
    "asked", [{"seances": 11}, {"seances": "x"}, {"lignes": -1}, {"lignes": "9" * 5000}]
)
def test_what_cannot_be_is_said_and_nothing_is_printed(enter, session, asked):
    client = enter()
    for name in ("attendance_sheet_html", "attendance_sheet_pdf"):
        page = client.get(url(name, session, **asked), follow=True)
        assert page.resolver_match.view_name == "workshops:attendance_sheet"
        assertContains(page, "Une chose à reprendre")


def test_first_names_alone_are_told_apart_by_a_letter(programme):
    people = [
        make_partner(programme, name="Élodie Marsan", first_name="Élodie"),
        make_partner(programme, name="Elodie Quernac"),
        make_partner(programme, name="Farid Sahli"),
        make_partner(programme, name="Zoé"),
        make_partner(
            programme,
            Group.AUTHORITY,
            name="Ville de Rivemont",
            organisation=make_organisation(),
        ),
    ]
    short = ["Élodie M.", "Elodie Q.", "Farid", "Zoé", "Ville de Rivemont"]
    assert names(people, short=True) == short


def test_first_names_alone_leave_the_names_out(enter, programme, session):
    make_partner(programme, name="Farid Sahli")
    page = enter().get(url("attendance_sheet_html", session, prenoms="on"))
    assertContains(page, "Farid")
    assertNotContains(page, "Sahli")


@pytest.mark.parametrize("role", Role, ids=str)
def test_the_team_alone_prints_it(enter, programme, role):
    meeting = make_meeting(programme)
    client = enter(role)
    for name in ("attendance_sheet", "attendance_sheet_html", "attendance_sheet_pdf"):
        expected = 200 if role in TEAM else 403
        assert client.get(url(name, meeting)).status_code == expected


def test_the_sheet_is_a_landscape_page_under_a_neutral_name(enter, programme, session):
    make_group(programme, 12)
    answer = enter().get(url("attendance_sheet_pdf", session))
    assert pages_of(answer) == [pytest.approx(842, abs=1)]
    name = f"{programme.slug}-emargement-{session.pk}.pdf"
    assert answer["Content-Disposition"] == f'inline; filename="{name}"'


def test_thirty_people_and_ten_sessions_take_some_pages(enter, programme, session):
    make_group(programme, 30)
    for number in range(9):
        make_group_session(programme, day=in_days(3 + number))
    answer = enter().get(url("attendance_sheet_pdf", session, seances=10))
    assert 2 <= len(pages_of(answer)) <= 3


def test_whoever_printed_a_great_deal_waits(enter, session, monkeypatch):
    monkeypatch.setattr("programmes.handing_out.allow_rendering", lambda user: False)
    answer = enter().get(url("attendance_sheet_pdf", session))
    assertRedirects(answer, url("attendance_sheet", session))


def attended(partner):
    """Two sessions where somebody was, one where she was excused, one cancelled."""
    programme = partner.programme
    for day, says in ((5, Says.PRESENT), (6, Says.EXCUSED), (7, Says.PRESENT)):
        session = make_group_session(
            programme, day=dt.date(2026, 3, day), title="Le sommeil", place="Clinique"
        )
        note_presence(session, partner, says=says)
    return session


def test_the_attestation_says_days_and_hours_and_nothing_else(enter, programme):
    [one] = make_group(programme, 1)
    attended(one)
    page = enter().get(paper("attestation", one))
    assert [s.day.day for s in page.context["attestation"].sessions] == [5, 7]
    assertContains(page, "a participé à deux séances")
    assertContains(page, "Jeudi 5 mars 2026")
    for words in ("6 mars", "sommeil", "Clinique", "xcus", "%"):
        assertNotContains(page, words)


def test_the_days_are_chosen_and_both_are_included(enter, programme):
    [one] = make_group(programme, 1)
    attended(one)
    client = enter()
    page = client.get(paper("attestation", one, du="2026-03-06", au="2026-03-07"))
    assert [s.day.day for s in page.context["attestation"].sessions] == [7]
    assertContains(page, "a participé à une séance")
    answer = client.get(paper("attestation_pdf", one, au="2026-03-05"))
    assert pages_of(answer) == [pytest.approx(595, abs=1)]
    assert one.name.lower() not in answer["Content-Disposition"].lower()


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({"du": "31/02/2026"}, "Écrivez le jour"),
        ({"du": "0001-01-01"}, "Choisissez un jour entre"),
        ({"du": "2026-03-07", "au": "2026-03-05"}, "vient avant le premier"),
        ({"au": "\x00"}, "Écrivez le jour"),
    ],
)
def test_days_that_cannot_be_are_said_and_print_nothing(enter, programme, asked, said):
    [one] = make_group(programme, 1)
    attended(one)
    client = enter()
    assertContains(client.get(paper("attestation", one, **asked)), said)
    answer = client.get(paper("attestation_pdf", one, **asked))
    assert answer.status_code == 302


def test_a_participant_prints_her_own_and_nobody_elses(enter, programme):
    mine, other = make_group(programme, 2)
    for one in (mine, other):
        attended(one)
    client = enter(Role.PARTICIPANT, partner=mine)
    assert client.get(paper("attestation_pdf", mine)).status_code == 200
    for name in ("attestation", "attestation_pdf"):
        assert client.get(paper(name, other)).status_code == 404


def test_without_a_session_nothing_is_printed(enter, programme):
    [one] = make_group(programme, 1)
    client = enter()
    assertContains(client.get(paper("attestation", one)), "Aucune séance n’est notée")
    answer = client.get(paper("attestation_pdf", one))
    assertRedirects(answer, paper("attestation", one))


@pytest.mark.parametrize("rows", [1, 30])
def test_the_sheet_costs_the_same_however_long(
    enter, programme, django_assert_num_queries, rows
):
    make_group(programme, rows)
    session = make_group_session(programme, kind=Kind.CEREMONY, day=in_days(1))
    client, place = enter(), url("attendance_sheet_html", session)
    client.get(place)
    with django_assert_num_queries(8):
        client.get(place)


@pytest.mark.parametrize("rows", [1, 30])
def test_the_attestation_costs_the_same_however_long(
    enter, programme, django_assert_num_queries, rows
):
    [one] = make_group(programme, 1)
    for number in range(rows):
        note_presence(make_group_session(programme, day=in_days(-number)), one)
    client, place = enter(), paper("attestation", one)
    client.get(place)
    with django_assert_num_queries(5):
        client.get(place)
