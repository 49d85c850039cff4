import datetime as dt
import uuid

import pytest
from django.urls import reverse
from django.utils import timezone
from pytest_django.asserts import assertContains, assertNotContains

from programmes import course
from programmes.models import Programme, Role
from tests.factories import make_membership, make_programme, make_user

pytestmark = pytest.mark.django_db
BEGUN = dt.date(2025, 9, 15)


@pytest.fixture
def programme():
    return make_programme(begun_on=BEGUN)


@pytest.fixture
def coordinator(client, programme):
    user = make_membership(programme, user=make_user(name="Camille Aubry")).user
    client.force_login(user)
    return user


def url(view, programme):
    return reverse(f"programme_{view}", args=[programme.slug])


def send(client, view, programme, **values):
    values = {"submission_id": str(uuid.uuid4())} | values
    return client.post(url(view, programme), values, follow=True)


def state(programme):
    return Programme.objects.get(pk=programme.pk).state


@pytest.mark.parametrize("role", Role, ids=str)
def test_all_who_take_part_read_where_it_is_and_coordinators_act(
    client, programme, role
):
    client.force_login(make_membership(programme, role).user)
    answer = client.get(url("course", programme))
    assertContains(answer, "lundi 15 septembre 2025")
    acts = role == Role.COORDINATOR
    said = assertContains if acts else assertNotContains
    said(answer, url("end", programme))
    assert client.get(url("end", programme)).status_code == (200 if acts else 403)


def test_the_page_says_since_when_and_by_whom(client, programme, coordinator):
    course.end(programme, coordinator, day=dt.date(2026, 1, 22))
    answer = client.get(url("course", programme))
    assertContains(answer, "Terminé le jeudi 22 janvier 2026")
    assertContains(answer, "par Camille Aubry")


def test_a_programme_ends_on_a_day_and_the_message_offers_the_way_back(
    client, programme, coordinator
):
    answer = send(client, "end", programme, day="2026-01-22")
    assert Programme.objects.get().ended_on == dt.date(2026, 1, 22)
    assertContains(answer, "Rien n’y est fermé")
    assertContains(answer, "Annuler")
    send(client, "resume", programme)
    assert state(programme) == "running"


def test_the_archive_takes_it_out_and_gives_it_back(client, programme, coordinator):
    course.end(programme, coordinator)
    answer = send(client, "put_away", programme)
    assert state(programme) == "archived"
    assertContains(answer, "Annuler")
    page = client.get(reverse("programmes:settings", args=[programme.slug]))
    assertContains(page, "Ce programme est archivé")
    send(client, "bring_back", programme)
    assert state(programme) == "ended"
    assertNotContains(client.get(programme.get_absolute_url()), "archivé")


def test_a_draft_is_put_away_without_having_been_opened(client):
    draft = make_programme(begun_on=None)
    client.force_login(make_membership(draft).user)
    send(client, "put_away", draft)
    send(client, "bring_back", draft)
    assert state(draft) == "draft"


@pytest.mark.parametrize("day", ["", "demain", "2024-01-01", "2999-01-01", "9" * 40])
def test_a_day_on_which_it_cannot_have_ended_is_refused(
    client, programme, coordinator, day
):
    answer = send(client, "end", programme, day=day)
    assertContains(answer, 'id="errors"')
    assert state(programme) == "running"


@pytest.mark.parametrize("act", ["resume", "bring_back", "put_away"])
def test_an_act_out_of_turn_is_told_and_changes_nothing(
    client, programme, coordinator, act
):
    answer = send(client, act, programme)
    assertContains(answer, "note--mend")
    assert state(programme) == "running"
    assert not programme.events.exists()


def test_a_double_click_makes_one_line(client, programme, coordinator):
    values = {
        "day": timezone.localdate().isoformat(),
        "submission_id": str(uuid.uuid4()),
    }
    answers = [client.post(url("end", programme), values) for _ in range(2)]
    assert {answer.url for answer in answers} == {
        f"{url('course', programme)}?fait=ended"
    }
    assert programme.events.count() == 1


@pytest.mark.parametrize("done", ["ended", "put_away", "brought_back", "autre", "💥"])
def test_nothing_is_offered_to_undo_that_was_not_done(
    client, programme, coordinator, done
):
    answer = client.get(url("course", programme), {"fait": done})
    assertNotContains(answer, "Annuler")


@pytest.mark.parametrize("times", [1, 15])
def test_the_page_costs_the_same_however_long_its_course(
    client, programme, coordinator, django_assert_num_queries, times
):
    for _ in range(times):
        course.end(programme, coordinator)
        course.resume(programme, coordinator)
    client.get(url("course", programme))
    with django_assert_num_queries(4):  # session, user, memberships, journal
        client.get(url("course", programme))
