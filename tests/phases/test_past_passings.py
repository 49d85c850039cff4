"""A reason is kept when the part that it passed is taken up again."""

import datetime as dt

import pytest
from django.utils import timezone
from pytest_django.asserts import assertContains, assertNotContains

from phases.models import PastPassing
from programmes.journal import facts_of
from programmes.models import Event, Kind, Role
from tests.factories import make_membership, make_partner
from tests.phases.scenes import phase, step, url, walking

pytestmark = pytest.mark.django_db

BEGUN, FINISHED = dt.date(2018, 9, 10), dt.date(2018, 11, 5)
REASON = "Le groupe est prêt, la liste suivra."
HEADING = "Déjà terminée une fois"


@pytest.fixture
def programme():
    return walking()


def enter(client, programme, role=Role.COORDINATOR):
    client.force_login(make_membership(programme, role).user)


def say(client, address, version, finished="", reason=""):
    """Say where a part is; a reason sent while it goes on is the one that stood."""
    sent = {"started_on": BEGUN, "finished_on": finished, "version": version}
    return client.post(address, sent | {"reason": reason})


def passed_and_reopened(client, address, reason=REASON, version=1):
    say(client, address, version, FINISHED, reason)
    say(client, address, version + 1, "", reason)


def test_taking_it_up_again_clears_how_it_was_finished(client, programme):
    enter(client, programme)
    row = phase(programme, "I")
    passed_and_reopened(client, url(programme, "phase", row.pk))
    row.refresh_from_db()
    assert (row.state, row.finished_by) == ("under_way", None)
    assert (row.reason, row.missing) == ("", [])
    noted = Event.objects.latest("sequence")
    assert noted.kind == "part_reopened"
    assert facts_of(noted) == {"part": "phase", "key": row.pk}


def test_another_day_of_the_end_keeps_what_was_missing_then(client, programme):
    enter(client, programme)
    row = phase(programme, "I")
    address = url(programme, "phase", row.pk)
    say(client, address, 1, FINISHED, REASON)
    make_partner(programme)
    make_partner(programme, Kind.FACILITATOR)
    later = FINISHED + dt.timedelta(1)
    say(client, address, 2, later, "Mieux dit.")
    row.refresh_from_db()
    assert (row.finished_on, row.reason) == (later, "Mieux dit.")
    assert len(row.missing) == 2
    assert not PastPassing.objects.exists()


@pytest.mark.parametrize("role", Role, ids=str)
def test_all_who_read_the_reason_still_read_it(client, programme, role):
    enter(client, programme)
    row = phase(programme, "I")
    address = url(programme, "phase", row.pk)
    passed_and_reopened(client, address)
    enter(client, programme, role)
    page = client.get(address)
    for words in (HEADING, REASON, "sont nommées", "anime le groupe"):
        assertContains(page, words)
    assertContains(page, "lundi 5 novembre 2018")
    kept = PastPassing.objects.get()
    assert (kept.phase, kept.started_on, kept.finished_on) == (row, BEGUN, FINISHED)
    assert kept.missing == ["participants_are_named", "somebody_facilitates"]
    assert timezone.localdate(kept.reopened_at) == timezone.localdate()


def test_every_passing_is_kept_the_last_first(client, programme):
    enter(client, programme)
    address = url(programme, "phase", phase(programme, "I").pk)
    passed_and_reopened(client, address, "La première raison.")
    passed_and_reopened(client, address, "La seconde raison.", version=3)
    page = client.get(address).content.decode()
    assert page.index("La seconde raison.") < page.index("La première raison.")


def test_the_reason_of_a_step_is_kept_too(client, programme):
    enter(client, programme)
    row = step(programme, "II b")
    passed_and_reopened(client, url(programme, "step", row.pk))
    assert PastPassing.objects.get().step == row


def test_what_nothing_was_missing_from_leaves_no_reason(client, programme):
    enter(client, programme)
    row = phase(programme, "II")
    by = make_membership(programme).user
    type(row).objects.filter(pk=row.pk).update(
        started_on=BEGUN, finished_on=FINISHED, finished_by=by
    )
    address = url(programme, "phase", row.pk)
    say(client, address, 1)
    row.refresh_from_db()
    assert row.finished_on is None
    assert not PastPassing.objects.exists()
    assertNotContains(client.get(address), HEADING)


def test_past_passings_go_with_the_path(client, programme):
    enter(client, programme)
    passed_and_reopened(client, url(programme, "phase", phase(programme, "I").pk))
    programme.path.delete()
    assert not PastPassing.objects.exists()


@pytest.mark.parametrize("rows", [0, 9])
def test_the_page_costs_the_same_however_often_it_was_passed(
    client, programme, django_assert_num_queries, rows
):
    enter(client, programme, Role.PARTICIPANT)
    row = phase(programme, "II")
    for _time in range(rows):
        row.past_passings.create(
            started_on=BEGUN,
            finished_on=FINISHED,
            reason=REASON,
            missing=["somebody_facilitates"],
            reopened_at=timezone.now(),
        )
    address = url(programme, "phase", row.pk)
    client.get(address)  # the time of the login is written once
    # session, account, membership; phase; phases, steps, milestones; five things that
    # are asked; how it was finished before.
    with django_assert_num_queries(13):
        client.get(address)
