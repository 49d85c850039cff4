"""Planning a session of each kind, repeating it, and changing or cancelling several."""

import datetime as dt
import uuid

import pytest
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from programmes.models import Role
from tests.factories import make_membership, make_partner, make_programme, make_round
from tests.workshops.addresses import url
from tests.workshops.making import make_meeting
from tests.workshops.making_at_work import make_workshop
from tests.workshops.making_sessions import FIRST, Kind, make_series
from workshops.models import Session, SocialSkill, Workshop

pytestmark = pytest.mark.django_db


@pytest.fixture
def team(client, programme):
    client.force_login(make_membership(programme, Role.FACILITATOR).user)
    return client


def body(**values):
    defaults = {"day": "2099-01-08", "submission_id": str(uuid.uuid4())}
    return defaults | values


def test_a_kind_is_chosen_first_and_each_says_what_it_is(team, programme):
    page = team.get(url("session_add", programme))
    for kind in Kind:
        offered = assertNotContains if kind == Kind.CEREMONY else assertContains
        offered(page, url("session_plan", programme, kind.value))
    assertContains(page, "Le groupe travaille un thème")


def test_a_kind_that_was_chosen_elsewhere_is_not_asked_again(team, programme):
    asked = url("session_add", programme, sorte="workshop", atelier=3)
    assertRedirects(
        team.get(asked), url("session_plan", programme, "workshop", atelier=3)
    )
    assert team.get(url("session_add", programme, sorte="rien")).status_code == 200


@pytest.mark.parametrize("kind", ["ceremony", "rien"])
def test_no_other_kind_is_planned_here(team, programme, kind):
    assert team.get(url("session_plan", programme, kind)).status_code == 404


@pytest.mark.parametrize("kind", Session.PLANNED_HERE, ids=str)
def test_each_kind_is_planned_by_its_day_alone(team, programme, kind):
    team.post(url("session_plan", programme, kind.value), body())
    session = programme.sessions.get()
    assert (session.kind, session.day) == (kind, FIRST)
    page = team.get(url("session_detail", programme, session.pk))
    assertContains(page, kind.label[1:])


def test_a_session_of_a_workshop_begins_with_its_theme_and_its_place(team, programme):
    workshop = make_workshop(programme, place="Médiathèque")
    place = url("session_plan", programme, "workshop", atelier=workshop.number)
    form = team.get(place).context["form"]
    assert form["workshop"].value() == workshop.pk
    assert form["place"].value() == "Médiathèque"

    team.post(place, body(workshop=workshop.pk))
    session = workshop.sessions.get()
    page = team.get(url("session_detail", programme, session.pk))
    assertContains(page, "<h1><bdi>Gérer son budget</bdi></h1>")
    assertContains(team.get(url("session_list", programme)), "Gérer son budget")


@pytest.mark.parametrize("number", ["9", "x", "9" * 30, "-1", "%00"])
def test_a_workshop_that_is_not_there_fills_in_nothing(team, programme, number):
    make_workshop(make_programme(), number=9)
    page = team.get(url("session_plan", programme, "workshop", atelier=number))
    assert page.context["form"]["workshop"].value() is None


def test_a_workshop_is_chosen_among_those_of_its_track_kept_in_the_programme(
    team, programme
):
    kept = make_workshop(programme)
    skills = make_workshop(programme, track=Workshop.Track.SOCIAL_SKILLS)
    make_workshop(programme, archived_at=dt.datetime(2026, 1, 1, tzinfo=dt.UTC))
    foreign = make_workshop(make_programme())
    for kind, found in (("workshop", kept), ("social_skills", skills)):
        place = url("session_plan", programme, kind)
        field = team.get(place).context["form"].fields["workshop"]
        assert list(field.queryset) == [found]
        page = team.post(place, body(workshop=foreign.pk))
        assertContains(page, 'id="errors"')


def test_a_workshop_taken_out_stays_that_of_its_sessions(team, programme):
    workshop = make_workshop(
        programme, archived_at=dt.datetime(2026, 1, 1, tzinfo=dt.UTC)
    )
    session = make_meeting(programme, kind=Kind.WORKSHOP, workshop=workshop)
    place = url("session_edit", programme, session.pk)
    team.post(place, body(version=1, workshop=workshop.pk))
    session.refresh_from_db()
    assert (session.version, session.workshop) == (2, workshop)


def test_the_skills_are_ticked_for_the_group_and_the_rounds_are_named(team, programme):
    skill = SocialSkill.objects.create(label="La cohésion du groupe essayée")
    round_ = make_round(programme, question="Qu’est-ce qui vous fait du bien ici ?")
    foreign = make_round()
    team.post(url("session_plan", programme, "social_skills"), body(skills=[skill.pk]))
    place = url("session_plan", programme, "expression")
    assertContains(team.post(place, body(rounds=[foreign.pk])), 'id="errors"')
    assertContains(team.post(place, body(rounds=["9" * 30])), 'id="errors"')
    team.post(place, body(rounds=[round_.pk]))
    for kind, words in (
        ("social_skills", "La cohésion du groupe essayée"),
        ("expression", "Qu’est-ce qui vous fait du bien ici"),
    ):
        session = programme.sessions.get(kind=kind)
        page = team.get(url("session_detail", programme, session.pk))
        assertContains(page, words)


def test_a_session_is_repeated_and_its_page_tells_the_series(team, programme):
    leader = make_partner(programme)
    typed = body(every="two_weeks", times="3", leaders=[leader.pk], place="Foyer")
    answer = team.post(url("session_plan", programme, "group"), typed, follow=True)
    days = [one.day for one in programme.sessions.order_by("day")]
    assert days == [FIRST + dt.timedelta(weeks=n) for n in (0, 2, 4)]
    assertContains(answer, "Trois séances sont prévues, la dernière le jeudi 5")
    assertContains(answer, "Séance 1 sur 3, toutes les deux semaines")
    assert all(list(s.leaders.all()) == [leader] for s in programme.sessions.all())


def test_a_double_click_plans_one_series(team, programme):
    sent = body(every="week", until="2099-01-22")
    for _ in range(2):
        team.post(url("session_plan", programme, "group"), sent)
    assert programme.sessions.count() == 3


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"every": "week"}, "Dites jusqu’à quand"),
        ({"times": "3"}, "Dites à quel rythme"),
        ({"every": "week", "until": "2099-01-10"}, "Aucune autre séance"),
        ({"every": "week", "until": "2100-12-31"}, "au plus 60 séances"),
        ({"every": "week", "until": "2999-01-01"}, "entre 1990 et 2100"),
        ({"every": "week", "times": "61"}, "60"),
        ({"every": "week", "times": "1"}, "2"),
        ({"every": "month", "times": "60"}, "viendrait après 2100"),
        ({"every": "daily", "times": "3"}, "daily"),
        ({"every": "week", "times": "9" * 30}, "60"),
    ],
)
def test_a_repetition_that_cannot_be_is_said_and_all_is_kept(
    team, programme, typed, said
):
    place = url("session_plan", programme, "group")
    page = team.post(place, body(agenda="La suite", **typed))
    assertContains(page, 'id="errors"')
    assertContains(page, said)
    assertContains(page, "La suite")
    assert not Session.objects.exists()


def test_an_exchange_is_not_repeated(team, programme):
    page = team.get(url("session_plan", programme, "exchange"))
    assertNotContains(page, 'name="every"')


@pytest.mark.parametrize(("reach", "places"), [("alone", "bff"), ("followed", "bbb")])
def test_one_of_a_series_is_changed_alone_or_with_those_after(
    team, programme, reach, places
):
    one, *_others = make_series(programme, 3, place="f")
    place = url("session_edit", programme, one.pk)
    assertContains(team.get(place), "celle-ci et les deux qui suivent")
    team.post(place, body(version=one.version, place="b", reach=reach))
    found = programme.sessions.order_by("day").values_list("place", flat=True)
    assert "".join(found) == places


def test_those_that_come_after_are_not_moved_out_of_the_calendar(team, programme):
    one, *_others = make_series(programme, 3, day=dt.date(2100, 12, 1))
    place = url("session_edit", programme, one.pk)
    typed = body(version=1, day="2100-12-31", reach="followed")
    assertContains(team.post(place, typed), "viendrait après 2100")


def test_the_last_of_a_series_is_followed_by_none(team, programme):
    *_others, last = make_series(programme, 3)
    for name in ("session_edit", "session_cancel"):
        assertNotContains(team.get(url(name, programme, last.pk)), 'name="reach"')


def test_a_session_that_was_moved_says_so_and_its_team_reads_by_whom(
    client, team, programme
):
    session = make_meeting(programme, kind=Kind.GROUP, day=FIRST, place="Foyer")
    detail = url("session_detail", programme, session.pk)
    assertNotContains(team.get(detail), "Séance déplacée")
    place = url("session_edit", programme, session.pk)
    team.post(place, body(version=1, day="2099-01-15", place="Foyer"))
    page = team.get(detail)
    assertContains(page, "Séance déplacée le")
    assertContains(page, "jeudi 8 janvier 2099, <bdi>Foyer</bdi>")
    assertContains(page, f"Déplacée par {session.moves.get().moved_by.name}")
    client.force_login(make_membership(programme, Role.PARTICIPANT).user)
    page = client.get(detail)
    assertContains(page, "jeudi 8 janvier 2099")
    assertNotContains(page, session.moves.get().moved_by.name)


def test_a_series_is_cancelled_from_one_on_and_restored_at_once(team, programme):
    _one, two, three = make_series(programme, 3)
    place = url("session_cancel", programme, two.pk)
    team.post(place, body(reach="followed"))
    cancelled = Session.objects.exclude(cancelled_at=None)
    assert set(cancelled) == {two, three}
    detail = team.get(url("session_detail", programme, two.pk))
    assertContains(detail, "Rétablir aussi celle annulée avec elle")
    team.post(url("session_restore", programme, two.pk), {"with": "yes"})
    assert not cancelled.all().exists()


@pytest.mark.parametrize("reach", ["", "autre", "9" * 30])
def test_an_answer_that_was_not_offered_cancels_nothing(team, programme, reach):
    one, _two, _three = make_series(programme, 3)
    page = team.post(url("session_cancel", programme, one.pk), body(reach=reach))
    assertContains(page, 'id="errors"')
    assert not Session.objects.exclude(cancelled_at=None).exists()


@pytest.mark.parametrize("rows", [2, 30])
def test_a_session_of_a_series_costs_the_same_however_long(
    team, programme, django_assert_num_queries, rows
):
    one, *_others = make_series(programme, rows)
    place = url("session_detail", programme, one.pk)
    team.get(place)
    # As one alone, and its series.
    with django_assert_num_queries(16):
        page = team.get(place)
    assert len(page.context["facts"].series) == rows
