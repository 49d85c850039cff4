"""How long each thing is kept: there on the day before, gone on the day, after a notice."""

import datetime as dt
import shutil
from io import StringIO

import pytest
from django.core.management import call_command
from django.utils import timezone, translation

from contracts.models import CopyPrint, Scan
from contracts.signing.scans import is_missing
from csm import retention
from csm.awaits import lines_for
from csm.verification import verify
from programmes.access import accesses_of
from programmes.dates import add_months
from programmes.models import (
    Event,
    Membership,
    Opening,
    Partner,
    Programme,
    RetentionNotice,
)
from tests.contracts.sealed import sealed
from tests.csm import making_person as canaries
from tests.factories import make_membership, make_partner, make_programme
from workshops.models import Confidence

pytestmark = pytest.mark.django_db
ONE = dt.timedelta(days=1)


@pytest.fixture(scope="module", autouse=True)
def version(django_db_setup, django_db_blocker, tmp_path_factory):
    with django_db_blocker.unblock(), sealed(tmp_path_factory.mktemp("media")) as one:
        yield one


@pytest.fixture(autouse=True)
def media(version, settings, tmp_path):
    settings.MEDIA_ROOT = shutil.copytree(settings.MEDIA_ROOT, tmp_path / "media")


@pytest.fixture(autouse=True)
def english():
    with translation.override("en"):
        yield


@pytest.fixture
def programme(version):
    """A programme that ends today; somebody of it kept something everywhere."""
    one = version.contract.programme
    by = one.memberships.get(role="coordinator").user
    canaries.fill(one.partners.get(number=1), by)
    one.sessions.exclude(day=None).filter(day__gt=timezone.localdate()).delete()
    Programme.objects.filter(pk=one.pk).update(ended_on=timezone.localdate())
    return Programme.objects.get(pk=one.pk)


def confided(programme):
    return Confidence.objects.kept().filter(programme=programme).exists()


def opened(programme):
    return Opening.objects.filter(programme=programme).exists()


def named(programme):
    return programme.partners.filter(organisation=None, erased_on=None).exists()


def proved(programme):
    prints = CopyPrint.objects.filter(copy__partner__programme=programme)
    scans = Scan.objects.filter(copy__partner__programme=programme)
    return prints.exists() or any(not is_missing(scan) for scan in scans)


THERE = {"confidences": confided, "openings": opened, "people": named, "proof": proved}


def clock_of(name):
    return next(one for one in retention.CATEGORIES if one.name == name)


def at(monkeypatch, day):
    monkeypatch.setattr(
        timezone, "localdate", lambda at=None: real_day(at) if at else day
    )


def real_day(moment):
    return timezone.localtime(moment).date()


def run(monkeypatch, day, callbacks):
    at(monkeypatch, day)
    with callbacks(execute=True):
        return retention.run(day)


def test_every_category_has_its_test():
    assert list(THERE) == [one.name for one in retention.CATEGORIES]


@pytest.mark.parametrize(
    ("name", "months"),
    [("confidences", 3), ("openings", 12), ("people", 24), ("proof", 60)],
)
def test_it_is_there_on_the_day_before_and_gone_on_the_day(
    programme, monkeypatch, name, months, django_capture_on_commit_callbacks
):
    monkeypatch.setattr(retention, "CATEGORIES", (clock_of(name),))
    day = clock_of(name).due_on(programme)
    since = programme.ended_on if name != "proof" else programme.dates.ends_on
    assert day == add_months(max(since, programme.ended_on), months)
    there, go = THERE[name], django_capture_on_commit_callbacks
    for before in (day - retention.NOTICE, day - 2 * ONE, day - ONE):
        run(monkeypatch, before, go)
        assert there(programme)
    run(monkeypatch, day, go)
    assert not there(programme)
    (notice,) = RetentionNotice.objects.all()
    assert (notice.told_on, notice.falls_on, notice.done_on) == (
        day - retention.NOTICE,
        day,
        day,
    )


def test_nothing_goes_without_a_notice_thirty_days_old(
    programme, monkeypatch, django_capture_on_commit_callbacks
):
    """Whoever runs it for the first time years later gives thirty days all the same."""
    late = programme.ended_on + dt.timedelta(days=4000)
    go = django_capture_on_commit_callbacks
    for day in (late, late + retention.NOTICE - ONE):
        assert run(monkeypatch, day, go) == []
        assert all(there(programme) for there in THERE.values())
    run(monkeypatch, late + retention.NOTICE, go)
    assert not any(there(programme) for there in THERE.values())


def test_after_everything_went_all_is_sound_and_the_fact_of_a_signature_stays(
    programme, monkeypatch, django_capture_on_commit_callbacks
):
    late = programme.ended_on + dt.timedelta(days=4000)
    for day in (late, late + retention.NOTICE):
        run(monkeypatch, day, django_capture_on_commit_callbacks)
    assert [fault for finding in verify() for fault in finding.faults] == []
    assert programme.partners.get(number=1).signatures.count() == 3
    gone = Event.objects.filter(kind="retention").order_by("sequence")
    assert [retention.journal.facts_of(one) for one in gone] == [
        {"category": name} for name in THERE
    ]


def test_the_names_go_before_the_proof_that_bears_them(
    programme, monkeypatch, django_capture_on_commit_callbacks
):
    day, go = clock_of("people").due_on(programme), django_capture_on_commit_callbacks
    for one in (day - retention.NOTICE, day):
        run(monkeypatch, one, go)
    assert not named(programme)
    assert proved(programme)
    assert [fault for finding in verify() for fault in finding.faults] == []


def test_twice_is_as_once(programme, monkeypatch, django_capture_on_commit_callbacks):
    day, go = clock_of("people").due_on(programme), django_capture_on_commit_callbacks
    run(monkeypatch, day - retention.NOTICE, go)
    assert RetentionNotice.objects.count() == len(
        {one.category for one in RetentionNotice.objects.all()}
    )
    run(monkeypatch, day, go)
    before = list(Partner.objects.order_by("pk").values_list())
    lines = Event.objects.count()
    assert run(monkeypatch, day, go) == []
    assert list(Partner.objects.order_by("pk").values_list()) == before
    assert Event.objects.count() == lines


def test_a_dry_run_says_what_the_run_then_does(
    programme, monkeypatch, django_capture_on_commit_callbacks
):
    day = programme.ended_on + dt.timedelta(days=4000)
    run(monkeypatch, day, django_capture_on_commit_callbacks)
    at(monkeypatch, day + retention.NOTICE)
    dry = command("--dry-run", callbacks=django_capture_on_commit_callbacks)
    assert all(there(programme) for there in THERE.values())
    wet = command(callbacks=django_capture_on_commit_callbacks)
    assert dry == [*wet, "Nothing was changed."]
    assert not any(there(programme) for there in THERE.values())
    assert command(callbacks=django_capture_on_commit_callbacks) == []


def command(*arguments, callbacks):
    out = StringIO()
    with callbacks(execute=True):
        call_command("retention", *arguments, stdout=out)
    return out.getvalue().splitlines()


def test_what_was_confided_is_not_even_counted(
    programme, monkeypatch, django_capture_on_commit_callbacks
):
    day = clock_of("confidences").due_on(programme)
    run(monkeypatch, day - retention.NOTICE, django_capture_on_commit_callbacks)
    at(monkeypatch, day)
    said = f"goes: {programme.slug}, What was confided"
    told = command("--dry-run", callbacks=django_capture_on_commit_callbacks)
    assert [line for line in told if "confided" in line] == [said]


def test_a_programme_that_goes_on_loses_nothing(
    programme, monkeypatch, django_capture_on_commit_callbacks
):
    Programme.objects.update(ended_on=None)
    late = timezone.localdate() + dt.timedelta(days=9000)
    for day in (late, late + retention.NOTICE):
        assert run(monkeypatch, day, django_capture_on_commit_callbacks) == []
    assert RetentionNotice.objects.count() == 0


def test_a_later_session_moves_the_last_contact(programme):
    day = programme.ended_on + 10 * ONE
    programme.sessions.create(kind="steering", day=day)
    assert retention.last_contact(programme) == day


def test_a_notice_that_a_later_contact_makes_void_is_told_anew(
    programme, monkeypatch, django_capture_on_commit_callbacks
):
    monkeypatch.setattr(retention, "CATEGORIES", (clock_of("people"),))
    day, go = clock_of("people").due_on(programme), django_capture_on_commit_callbacks
    run(monkeypatch, day - retention.NOTICE, go)
    programme.sessions.create(kind="steering", day=programme.ended_on + 60 * ONE)
    run(monkeypatch, day, go)
    assert named(programme)
    moved = clock_of("people").due_on(programme)
    for one in (moved - retention.NOTICE, moved):
        run(monkeypatch, one, go)
    assert not named(programme)


def test_the_last_who_coordinates_stays_named(
    programme, monkeypatch, django_capture_on_commit_callbacks
):
    carrier = programme.partners.get(number=2)
    Membership.objects.filter(programme=programme, role="coordinator").update(
        partner=carrier, reach="takeover"
    )
    late = programme.ended_on + dt.timedelta(days=4000)
    for day in (late, late + retention.NOTICE):
        run(monkeypatch, day, django_capture_on_commit_callbacks)
    left = programme.partners.filter(erased_on=None, role_group__kind="participant")
    assert list(left) == [carrier]


def test_the_coordinator_is_told_thirty_days_before(
    programme, monkeypatch, django_capture_on_commit_callbacks
):
    day = clock_of("confidences").due_on(programme)
    run(monkeypatch, day - retention.NOTICE, django_capture_on_commit_callbacks)
    user = programme.memberships.get(role="coordinator").user
    lines = [one for one in lines_for(accesses_of(user)) if one.kind == "retention"]
    assert [(one.day, one.about) for one in lines] == [(day, "What was confided")]
    facilitator = make_membership(programme, "facilitator").user
    told = lines_for(accesses_of(facilitator))
    assert [one for one in told if one.kind == "retention"] == []


def test_the_programmes_are_not_mixed_up(
    programme, monkeypatch, django_capture_on_commit_callbacks
):
    other = make_partner(make_programme())
    late = programme.ended_on + dt.timedelta(days=4000)
    for day in (late, late + retention.NOTICE):
        run(monkeypatch, day, django_capture_on_commit_callbacks)
    other.refresh_from_db()
    assert other.erased_on is None
