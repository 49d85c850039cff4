"""Verifying while others write: everything is read as of one moment."""

from threading import Thread

import pytest
from django.db import connection
from django.utils import timezone

from contracts.invariants import lines
from contracts.signing.recording import record_signature
from csm.verification import verify
from tests.factories import make_frozen, make_membership, make_user

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def _media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path  # the scans of the other tests outlive their rows


def signatures_seen(findings):
    """Return how many signatures were looked at; there must be no fault anywhere."""
    seen = {}
    for finding in findings:
        assert finding.faults == []
        seen[finding.invariant.look] = finding.count
    return seen[lines.signings]


def test_an_act_in_between_is_no_fault_and_is_not_kept_waiting():
    version, by = make_frozen(), make_user()
    make_membership(version.contract.programme)
    looking = verify()
    first = next(looking)

    def sign():
        today = timezone.localdate()
        record_signature(version.contract, "P1", version.digest, today, by)
        connection.close()

    writer = Thread(target=sign)
    writer.start()
    writer.join(timeout=10)
    assert not writer.is_alive()
    assert signatures_seen([first, *looking]) == 0
    assert version.signatures.count() == 1
    assert signatures_seen(verify()) == 1
