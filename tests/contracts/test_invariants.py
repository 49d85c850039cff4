"""Each invariant of the contracts is broken once, and named; a sound world breaks none."""

import shutil

import pytest
from django.db import connection

from contracts import invariants, triggers
from contracts.invariants import guard
from programmes.models import Partner
from tests.contracts.breaking import BREAKS as BROKEN
from tests.contracts.breaking_acts import BREAKS as BROKEN_ACTS
from tests.contracts.sealed import sealed
from tests.unguarded import take_the_guard_away

pytestmark = pytest.mark.django_db
BREAKS = BROKEN | BROKEN_ACTS


@pytest.fixture(scope="module", autouse=True)
def version(django_db_setup, django_db_blocker, tmp_path_factory):
    """The version that stands, made once: its prints take a second."""
    with django_db_blocker.unblock(), sealed(tmp_path_factory.mktemp("media")) as one:
        yield one


@pytest.fixture(autouse=True)
def media(version, settings, tmp_path):
    """The files of the scans, copied so that each test may spoil them."""
    settings.MEDIA_ROOT = shutil.copytree(settings.MEDIA_ROOT, tmp_path / "media")


def faults(look):
    return [fault for fault in look() if fault]


def test_a_sound_world_has_no_fault():
    assert [fault for one in invariants.INVARIANTS for fault in faults(one.look)] == []


def test_each_look_has_something_to_look_at():
    assert [one.says for one in invariants.INVARIANTS if not list(one.look())] == []


@pytest.mark.parametrize("look", BREAKS, ids=lambda look: look.__name__)
def test_what_is_broken_is_named(look, version):
    take_the_guard_away()
    BREAKS[look](version)
    [first, *_others] = faults(look)
    assert "RIV-2025-01" in first or "rivemont" in first
    names = Partner.objects.values_list("name", flat=True)
    assert [name for name in names if name in first] == []


def test_every_invariant_is_broken_once():
    looks = {one.look for one in invariants.INVARIANTS}
    assert looks == {*BREAKS, guard.triggers_are_in_place}


def test_triggers_taken_away_are_named():
    take_the_guard_away()
    found = list(guard.triggers_are_in_place())
    expected = sorted(triggers.expected(connection.vendor))
    assert found == [f"{name}: missing" for name in expected]
