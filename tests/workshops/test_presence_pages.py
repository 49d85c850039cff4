"""Noting who was at a session: one screen, three answers, and who reads what of it."""

import uuid

import pytest
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from programmes.models import Role
from tests.factories import make_membership, make_partner, make_programme
from tests.workshops.making import in_days, make_meeting
from tests.workshops.making_presence import (
    Group,
    make_group,
    make_group_session,
    make_leader,
    note_presence,
)
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


def test_the_facilitator_notes_who_was_there_and_who_let_them_know(
    enter, programme, session
):
    one, two, three = make_group(programme)
    client = enter()
    typed = {f"p{one.pk}": "present", f"p{two.pk}": "excused", "guests": "2"}
    answer = client.post(
        url("attendance_edit", session), body(client, session, **typed)
    )
    detail = url("session_detail", session)
    assertRedirects(answer, f"{detail}#presence")
    assert noted(session) == [(one.name, "present"), (two.name, "excused")]
    session.refresh_from_db()
    assert (session.guests_count, session.attendance_noted_on) == (2, in_days(0))
    assert session.version == 1
    page = client.get(detail)
    assertContains(page, "une personne")
    assertContains(page, "deux personnes")
    assertContains(page, three.name, count=0)


def test_a_line_is_erased_and_no_record_is_left(enter, programme, session):
    [one] = make_group(programme, 1)
    note_presence(session, one)
    client = enter()
    sent = body(client, session, **{f"p{one.pk}": ""})
    client.post(url("attendance_edit", session), sent)
    assert noted(session) == []


def test_nobody_came_is_noted_too(enter, programme, session):
    make_group(programme, 1)
    client = enter()
    client.post(url("attendance_edit", session), body(client, session))
    session.refresh_from_db()
    assert session.attendance_noted_on == in_days(0)
    assertContains(client.get(url("session_detail", session)), "personne")


def test_one_button_ticks_all_on_the_sheet_and_saves_nothing_yet(
    enter, programme, session
):
    one, two = make_group(programme, 2)
    town = make_partner(programme, Group.AUTHORITY)
    client = enter()
    sent = body(client, session, **{f"p{two.pk}": "excused"})
    page = client.post(url("attendance_edit", session), sent | {"all": "yes"})
    form = page.context["form"]
    shown = {key: form[f"p{key.pk}"].value() for key in (one, two, town)}
    assert shown == {one: "present", two: "excused", town: ""}
    assert noted(session) == []


def test_the_sheet_lists_who_took_part_on_that_day(enter, programme, session):
    [one] = make_group(programme, 1)
    gone = make_partner(programme, name="Partie avant", left_on=in_days(-11))
    late = make_partner(programme, name="Venue après", joined_on=in_days(-9))
    stays = make_partner(programme, name="Partie ensuite", left_on=in_days(-9))
    leader = make_leader(programme)
    session.leaders.add(leader)
    town = make_partner(programme, Group.AUTHORITY, name="La ville")
    roll = enter().get(url("attendance_edit", session)).context["form"].roll
    assert [line.partner for line in roll.listed] == [one, stays, leader]
    assert [line.partner for line in roll.others] == [town]
    assert not {gone, late} & {line.partner for line in roll.lines}


def test_the_committee_awaits_partners_and_no_participant(enter, programme):
    [one] = make_group(programme, 1)
    town = make_partner(programme, Group.AUTHORITY, name="La ville")
    roll = enter().get(url("attendance_edit", make_meeting(programme)))
    roll = roll.context["form"].roll
    assert [line.partner for line in roll.listed] == [town]
    assert [line.partner for line in roll.others] == [one]


def test_before_the_day_people_can_only_be_excused(enter, programme):
    [one] = make_group(programme, 1)
    session = make_group_session(programme, day=in_days(1))
    client = enter()
    page = client.get(url("attendance_edit", session))
    assertNotContains(page, "Tous présents")
    sent = body(client, session, **{f"p{one.pk}": "present"})
    page = client.post(url("attendance_edit", session), sent)
    assertContains(page, "Choisissez une des réponses")
    assert noted(session) == []
    sent = body(client, session, **{f"p{one.pk}": "excused"})
    client.post(url("attendance_edit", session), sent)
    assert noted(session) == [(one.name, "excused")]
    session.refresh_from_db()
    assert session.attendance_noted_on is None


def test_a_session_cancelled_meanwhile_keeps_what_was_typed(enter, programme, session):
    [one] = make_group(programme, 1)
    client = enter()
    sent = body(client, session, **{f"p{one.pk}": "present"})
    session.cancel()
    page = client.post(url("attendance_edit", session), sent)
    assertContains(page, "Cette séance est annulée")
    assert page.context["form"][f"p{one.pk}"].value() == "present"
    assert noted(session) == []


def test_two_who_note_different_people_do_not_hinder_each_other(
    enter, programme, session
):
    one, two, _three = make_group(programme)
    client = enter()
    mine = body(client, session, **{f"p{one.pk}": "present"})
    theirs = body(client, session, **{f"p{two.pk}": "excused", "guests": "3"})
    for sent in (theirs, mine):
        answer = client.post(url("attendance_edit", session), sent)
        assert answer.status_code == 302
    assert noted(session) == [(one.name, "present"), (two.name, "excused")]
    session.refresh_from_db()
    assert session.guests_count == 3


def test_two_who_note_one_person_otherwise_see_both_and_choose(
    enter, programme, session
):
    one, two, _three = make_group(programme)
    client, place = enter(), url("attendance_edit", session)
    mine = body(client, session, **{f"p{one.pk}": "present", "guests": "2"})
    theirs = {f"p{one.pk}": "excused", f"p{two.pk}": "present", "guests": "4"}
    client.post(place, body(client, session, **theirs))
    page = client.post(place, mine)
    assert page.status_code == 409
    assert page.context["clashes"] == [
        {"label": one.name, "mine": "présent(e)", "theirs": "excusé(e)"},
        {"label": "invités, en nombre", "mine": "2", "theirs": "4"},
    ]
    form = page.context["form"]
    kept = {name: form[name].value() for name in form.fields}
    assert kept[f"p{two.pk}"] == "present"
    again = {name: "" if value is None else value for name, value in kept.items()}
    answer = client.post(place, again | {"submission_id": str(uuid.uuid4())})
    assert answer.status_code == 302
    assert noted(session) == [(one.name, "present"), (two.name, "present")]
    session.refresh_from_db()
    assert session.guests_count == 2


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"guests": "-1"}, "supérieure ou égale à 0"),
        ({"guests": "1000"}, "inférieure ou égale à 999"),
        ({"guests": "deux"}, "nombre entier"),
        ({"read": "12x"}, "trop ancienne"),
        ({"read": "9" * 30 + "p"}, "trop ancienne"),
        ({"read": "1p " * 9000}, "trop ancienne"),
    ],
)
def test_what_cannot_be_is_said(enter, programme, session, typed, said):
    make_group(programme, 1)
    client = enter()
    page = client.post(url("attendance_edit", session), body(client, session, **typed))
    assertContains(page, said)
    assert noted(session) == []


def test_a_forged_answer_and_a_forged_person_are_not_kept(enter, programme, session):
    [one] = make_group(programme, 1)
    stranger = make_partner(make_programme())
    client = enter()
    sent = body(client, session, **{f"p{one.pk}": "absent"})
    page = client.post(url("attendance_edit", session), sent)
    assertContains(page, "Choisissez une des réponses")
    sent = body(client, session, **{f"p{stranger.pk}": "present"})
    client.post(url("attendance_edit", session), sent)
    assert noted(session) == []
