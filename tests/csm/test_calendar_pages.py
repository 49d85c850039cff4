"""The pages of the calendar: all one's programmes, one programme, one date."""

import datetime as dt

import pytest
from django.utils import timezone
from icalendar import Calendar
from pytest_django.asserts import assertContains, assertNotContains

from programmes import course
from programmes.models import Role
from tests.csm.dates import in_days, make_path, make_session
from tests.factories import make_membership, make_programme, make_territory, make_user

pytestmark = pytest.mark.django_db
PAGE = "/calendrier/"
EVERY_KIND = {"dates": ["seances", "jalons", "contrat", "etapes"], "passe": "oui"}


@pytest.fixture
def me(client):
    user = make_user()
    client.force_login(user)
    return user


@pytest.fixture
def rivemont(me):
    town = make_territory(name="Rivemont")
    return make_membership(make_programme(territory=town), user=me).programme


def page_of(programme):
    return f"/programmes/{programme.slug}/calendrier/"


def shown(answer):
    return [entry.key for entry in answer.context["shown"].entries]


def key(session):
    return f"seance-{session.pk}"


def test_the_dates_of_all_my_programmes_are_on_one_page(client, me, rivemont):
    other = make_membership(make_programme(), user=me).programme
    first, second = make_session(rivemont), make_session(other, day=in_days(40))
    make_session(make_programme())
    answer = client.get(PAGE)
    assert shown(answer) == [key(first), key(second)]
    assertContains(answer, "Rivemont 2025-2026, Mairie")
    assertContains(answer, f"{page_of(rivemont)}{key(first)}.ics")


def test_one_programme_has_a_page_of_its_own(client, me, rivemont):
    session = make_session(rivemont)
    make_session(make_membership(make_programme(), user=me).programme)
    answer = client.get(page_of(rivemont), {"programme": "rien"})
    assert shown(answer) == [key(session)]
    assertNotContains(answer, 'name="programme"')


def test_what_is_over_is_shown_on_wish_after_what_comes(client, rivemont):
    older, old = (
        make_session(rivemont, day=in_days(-60)),
        make_session(rivemont, day=in_days(-1)),
    )
    coming = make_session(rivemont)
    assert shown(client.get(PAGE)) == [key(coming)]
    answer = client.get(PAGE, {"passe": "oui"})
    assert shown(answer) == [key(coming), key(old), key(older)]
    months = answer.context["shown"].months
    assert [month.is_past for month in months][-1]
    [pill] = answer.context["shown"].pills
    assert (pill.words, pill.without) == ("aussi les dates passées", "?")


USUAL = {"seance", "jalon", "debut", "fin"}


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ([], USUAL),
        (["seances"], {"seance"}),
        (["seances", "contrat"], {"seance", "debut", "fin"}),
        (["etapes", "rien"], {"phase"}),
        (["rien"], USUAL),
    ],
)
def test_the_address_says_which_dates(client, rivemont, asked, found):
    make_path(rivemont, from_month=11, until_month=1)
    # Else it says the first day of the contract already.
    rivemont.path.milestones.filter(kind="signature").delete()
    rivemont.signature_planned_on = dt.date(2025, 12, 1)
    rivemont.save()
    make_session(rivemont)
    answer = client.get(PAGE, {"dates": asked, "passe": "oui"})
    assert {one.rpartition("-")[0] or one for one in shown(answer)} == found


def test_a_programme_is_chosen_among_my_own(client, me, rivemont):
    other = make_membership(make_programme(), user=me).programme
    make_session(other)
    session = make_session(rivemont)
    answer = client.get(PAGE, {"programme": rivemont.slug, "dates": "seances"})
    assert shown(answer) == [key(session)]
    pills = [(pill.words, pill.without) for pill in answer.context["shown"].pills]
    assert pills == [
        ("séances", f"?programme={rivemont.slug}"),
        ("Rivemont 2025-2026", "?dates=seances"),
    ]
    link = "/calendrier/liens/ajouter/?dates=seances&amp;programme=" + rivemont.slug
    assertContains(answer, link)
    foreign = make_programme()
    assert len(shown(client.get(PAGE, {"programme": foreign.slug}))) == 2


def test_what_was_put_away_stays_on_its_own_page_alone(client, me, rivemont):
    session = make_session(rivemont)
    course.end(rivemont, me)
    course.put_away(rivemont, me)
    assert shown(client.get(PAGE)) == []
    assert shown(client.get(page_of(rivemont))) == [key(session)]
    assert shown(client.get(PAGE, {"programme": rivemont.slug})) == [key(session)]


def test_a_programme_in_preparation_is_its_teams_alone(client, me):
    for role in (Role.COORDINATOR, Role.OBSERVER):
        draft = make_membership(make_programme(begun_on=None), role, user=me).programme
        make_session(draft)
    assert len(shown(client.get(PAGE))) == 1


def test_what_goes_on_is_read_with_the_present_month(client, rivemont):
    phase, _step = make_path(rivemont)
    phase.planned_from, phase.planned_until = in_days(-100), in_days(100)
    phase.save()
    [month] = client.get(PAGE, {"dates": "etapes"}).context["shown"].months
    assert not month.is_past
    assert month.label.endswith(str(timezone.localdate().year))


def test_a_long_calendar_is_read_by_pages(client, rivemont):
    for number in range(52):
        make_session(rivemont, day=in_days(number))
    first, second = client.get(PAGE), client.get(PAGE, {"page": 2})
    sizes = [
        len(answer.context["shown"].page.object_list) for answer in (first, second)
    ]
    assert sizes == [50, 2]
    assertContains(second, "<strong>52 dates</strong>")


def test_somebody_without_a_programme_is_told_how_one_comes_in(client, me):
    answer = client.get(PAGE)
    assertContains(answer, "/carte/")
    assertNotContains(answer, "/calendrier/liens/ajouter/")


def test_an_empty_calendar_says_what_will_come(client, rivemont):
    assertContains(client.get(PAGE), "Pas encore de date à venir")
    filtered = client.get(PAGE, {"dates": "jalons"})
    assertContains(filtered, "Aucune date ne correspond à ces filtres")


@pytest.mark.parametrize("number", [1, 30])
def test_the_calendar_costs_the_same_however_long(
    client, me, django_assert_num_queries, number
):
    for _ in range(number):
        programme = make_membership(make_programme(), user=me).programme
        make_session(programme)
        make_path(programme, from_month=11, until_month=1)
    client.get(PAGE)  # the first page of a login writes its session
    # session, user, memberships; sessions, milestones, phases, steps
    with django_assert_num_queries(7):
        answer = client.get(PAGE, EVERY_KIND)
    assert len(shown(answer)) == 2 * number


@pytest.mark.parametrize("number", [1, 30])
def test_the_calendar_of_a_programme_costs_the_same_however_long(
    client, rivemont, django_assert_num_queries, number
):
    for _ in range(number):
        make_session(rivemont)
    make_path(rivemont)
    client.get(PAGE)  # the first page of a login writes its session
    # session, user, membership; sessions, milestones
    with django_assert_num_queries(5):
        answer = client.get(page_of(rivemont))
    assert len(shown(answer)) == number


def test_a_date_is_a_file_of_its_own(client, rivemont, django_assert_num_queries):
    session = make_session(rivemont, title="Se déplacer")
    address = f"{page_of(rivemont)}{key(session)}.ics"
    client.get(PAGE)
    with django_assert_num_queries(4):  # session, user, membership, the sessions
        answer = client.get(address)
    assert answer.headers["Content-Type"] == "text/calendar; charset=utf-8"
    name = f'attachment; filename="{key(session)}.ics"'
    assert answer.headers["Content-Disposition"] == name
    [event] = Calendar.from_ical(answer.content).events
    assert event["summary"] == "Se déplacer · Rivemont"


def test_a_date_of_another_programme_has_no_file_here(client, me, rivemont):
    other = make_membership(make_programme(), user=me).programme
    session = make_session(other)
    assert client.get(f"{page_of(other)}{key(session)}.ics").status_code == 200
    assert client.get(f"{page_of(rivemont)}{key(session)}.ics").status_code == 404


@pytest.mark.parametrize("wrong", ["seance", "seance-", "seance-x", "fin", "x" * 300])
def test_a_key_that_is_none_is_not_found(client, rivemont, wrong):
    assert client.get(f"{page_of(rivemont)}{wrong}.ics").status_code == 404
