"""What dates there are, and who may know them."""

import datetime as dt

import pytest
from django.utils import timezone, translation

from contracts.ceremonies import ceremony_of, move
from csm.calendar.dates import date_of, dates_of
from programmes.access import accesses_of
from programmes.models import DateKind, Role
from tests.csm.dates import in_days, make_accesses, make_path, make_session
from tests.factories import make_contract, make_membership, make_programme

pytestmark = pytest.mark.django_db
SIGNED = dt.date(2026, 1, 22)
ALL = tuple(DateKind)


@pytest.fixture
def access():
    [access] = make_accesses()
    return access


@pytest.fixture
def programme(access):
    return access.programme


def keys(entries):
    return [entry.key for entry in entries]


def plan(programme, day=SIGNED):
    programme.signature_planned_on = day
    programme.save()


def test_a_session_is_a_date_whatever_its_kind(access, programme):
    made = [make_session(programme, kind) for kind in ("group", "steering", "exchange")]
    assert keys(dates_of([access])) == sorted(f"seance-{one.pk}" for one in made)


def test_a_session_without_a_day_is_no_date(access, programme):
    make_session(programme, day=None)
    assert dates_of([access]) == []


def test_dates_come_in_the_order_of_the_day_and_of_the_hour(access, programme):
    late, early, first = (
        make_session(programme, starts_at=dt.time(16)),
        make_session(programme, starts_at=dt.time(9)),
        make_session(programme, day=in_days(2)),
    )
    found = dates_of([access])
    assert keys(found) == [f"seance-{one.pk}" for one in (first, early, late)]


def test_what_is_over_before_a_day_is_left_out(access, programme):
    make_session(programme, day=in_days(-1))
    today = make_session(programme, day=in_days(0))
    since = timezone.localdate()
    assert keys(dates_of([access], since=since)) == [f"seance-{today.pk}"]


@pytest.mark.parametrize(
    ("role", "kinds"),
    [
        (Role.PARTICIPANT, {"group", "steering", "exchange"}),
        (Role.OBSERVER, {"steering", "exchange"}),
    ],
)
def test_who_observes_knows_the_meetings_to_which_they_are_asked(role, kinds):
    [access] = make_accesses(role)
    made = {k: make_session(access.programme, k) for k in ("group", "steering")}
    made["exchange"] = make_session(
        make_programme(), "exchange", other_programme=access.programme
    )
    known = {f"seance-{made[kind].pk}" for kind in kinds}
    assert set(keys(dates_of([access]))) == known


def test_an_exchange_is_one_date_in_the_persons_own_programme():
    mine, other = make_programme(), make_programme()
    exchange = make_session(other, "exchange", other_programme=mine)
    user = make_membership(mine).user
    [date] = dates_of(accesses_of(user))
    assert (date.key, date.programme) == (f"seance-{exchange.pk}", mine)
    make_membership(other, user=user)
    [date] = dates_of(accesses_of(user))
    assert date.programme == other


def test_roles_held_elsewhere_open_nothing_here():
    user = make_membership(make_programme()).user
    observed = make_membership(make_programme(), Role.OBSERVER, user=user).programme
    make_session(observed, "group")
    assert dates_of(accesses_of(user)) == []


def test_milestones_follow_from_the_signature(access, programme):
    make_path(programme)
    assert dates_of([access], [DateKind.MILESTONES]) == []
    plan(programme)
    found = dates_of([access], [DateKind.MILESTONES])
    days = [SIGNED, dt.date(2026, 4, 22), dt.date(2026, 7, 22)]
    assert [entry.day for entry in found] == days
    assert found[1].about == "Jalon mid_term, 3\u00a0mois"


def test_a_milestone_stands_on_the_day_chosen_then_on_the_day_it_took_place(
    access, programme
):
    phase, _step = make_path(programme)
    plan(programme)
    mid_term = phase.milestones.get(kind="mid_term")
    for field, day in (
        ("set_on", dt.date(2026, 5, 5)),
        ("held_on", dt.date(2026, 5, 7)),
    ):
        setattr(mid_term, field, day)
        mid_term.set_because = "Les vacances"
        mid_term.save()
        assert date_of(access, f"jalon-{mid_term.pk}").day == day


def test_what_was_taken_out_of_the_path_is_no_date(access, programme):
    phase, step = make_path(programme, from_month=11, until_month=1)
    step.from_month, step.until_month = 11, 11
    step.save()
    plan(programme)
    assert len(dates_of([access], [DateKind.MILESTONES, DateKind.STRETCHES])) == 5
    phase.archived_at = timezone.now()
    phase.save()
    assert dates_of([access], [DateKind.MILESTONES, DateKind.STRETCHES]) == []


def test_phases_and_steps_last_as_long_as_they_are_planned(access, programme):
    phase, step = make_path(programme, from_month=11, until_month=1)
    step.planned_from, step.planned_until = dt.date(2025, 11, 6), dt.date(2025, 12, 4)
    step.save()
    first, second = dates_of([access], [DateKind.STRETCHES])
    assert keys((first, second)) == [f"phase-{phase.pk}", f"sous-etape-{step.pk}"]
    assert (first.day, first.until) == (dt.date(2025, 11, 1), dt.date(2026, 1, 31))
    assert first.when == "du samedi 1er novembre 2025 au samedi 31 janvier 2026"
    assert (first.title, second.title) == (
        "Parcours\u00a0: Phase 1",
        "Parcours\u00a0: 1 a",
    )
    assert second.about == "Écrire à partenaires-auteurs"
    # On wish alone.
    assert dates_of([access]) == []


def test_the_contract_begins_and_ends(access, programme):
    plan(programme)
    begins, ends = dates_of([access], [DateKind.CONTRACT])
    assert (begins.key, begins.day) == ("debut", SIGNED)
    assert (ends.key, ends.day) == ("fin", dt.date(2026, 7, 22))
    assert ends.about == "S’il est signé le jour prévu."


def test_the_day_of_the_signature_is_said_once(access, programme):
    make_path(programme)
    contract = make_contract(programme)
    move(ceremony_of(contract), SIGNED)
    [access] = accesses_of(access.user)
    found = [one for one in dates_of([access], ALL) if one.day == SIGNED]
    assert [one.title for one in found] == ["Cérémonie de signature"]
    assert date_of(access, "debut").day == SIGNED
    found = dates_of([access], [DateKind.MILESTONES, DateKind.CONTRACT])
    assert [one.title for one in found if one.day == SIGNED] == ["Signature"]


def test_a_ceremony_leads_to_its_page_for_those_who_read_it(access, programme):
    move(ceremony_of(make_contract(programme)), SIGNED)
    observer = make_membership(programme, Role.OBSERVER).user
    pages = [
        dates_of(accesses_of(user), [DateKind.SESSIONS])[0].page
        for user in (access.user, observer)
    ]
    assert pages == [f"/programmes/{programme.slug}/contrat/ceremonie/", ""]


@pytest.mark.parametrize(
    ("kind", "title", "said"),
    [
        ("steering", "", "Comité de pilotage"),
        ("workshop", "se déplacer", "Se déplacer"),
        # What these are says much of those who come.
        ("social_skills", "", "Séance de groupe"),
        ("expression", "", "Séance de groupe"),
    ],
)
def test_an_agenda_says_a_neutral_title_and_the_territory(access, kind, title, said):
    make_session(access.programme, kind, title=title)
    [date] = dates_of([access])
    assert date.in_an_agenda == f"{said} · {access.programme.territory.name}"


def test_a_cancelled_date_says_so(access, programme):
    make_session(programme, cancelled_at=timezone.now())
    [date] = dates_of([access])
    assert date.in_an_agenda.startswith("Annulé\u00a0: Comité de pilotage")


@pytest.mark.parametrize(
    ("hours", "when"),
    [
        ({}, "jeudi 22 janvier 2026 à 14\u00a0h"),
        (
            {"ends_at": dt.time(16, 30)},
            "jeudi 22 janvier 2026, de 14\u00a0h à 16\u00a0h\u00a030",
        ),
        ({"starts_at": None}, "jeudi 22 janvier 2026"),
    ],
)
def test_a_day_is_said_as_people_say_it(access, programme, hours, when):
    make_session(programme, day=SIGNED, **hours)
    [date] = dates_of([access])
    assert date.when == when


def test_words_follow_the_language(access, programme):
    make_session(programme)
    with translation.override("en"):
        [date] = dates_of([access])
        assert date.in_an_agenda.startswith("Steering committee · ")


@pytest.mark.parametrize("key", ["", "seance-", "seance-0", "rien-1", "fin-2", "debut"])
def test_no_date_has_another_key(access, key):
    assert date_of(access, key) is None


@pytest.mark.parametrize("number", [1, 30])
def test_the_dates_cost_the_same_however_many(django_assert_num_queries, number):
    accesses = make_accesses(number=number)
    for access in accesses:
        make_session(access.programme)
        make_path(access.programme, from_month=11, until_month=1)
        plan(access.programme)
    with django_assert_num_queries(4):  # sessions, milestones, phases, steps
        found = dates_of(accesses, ALL)
    assert len(found) == number * 6
