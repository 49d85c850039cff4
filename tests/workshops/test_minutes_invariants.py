"""What must always be true of them, and what is said when it is not."""

import os

import pytest
from django.utils import timezone

from tests.factories import make_programme
from tests.workshops.looking import invariant
from tests.workshops.making import Kind, in_days, make_meeting
from tests.workshops.making_minutes import make_approved, make_document
from workshops import invariants
from workshops.models import Minutes, Session, SessionDocument

pytestmark = pytest.mark.django_db
CLOSED = invariant(invariants.minutes.only_what_took_place_is_closed)
FILED = invariant(invariants.minutes.documents_have_their_file)
KNOWN = invariant(invariants.minutes.files_have_their_document)


@pytest.fixture(autouse=True)
def media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    return tmp_path / "session-documents"


@pytest.mark.parametrize(
    "change",
    [
        {"cancelled_at": timezone.now()},
        {"kind": Kind.CEREMONY},
        {"day": None},
        {"day": in_days(1)},
    ],
)
def test_closed_minutes_of_what_did_not_take_place_are_named(change):
    minutes = make_approved(make_meeting(make_programme(slug="rivemont")))
    assert list(CLOSED.look()) == [""]

    Session.objects.update(**change)
    assert list(CLOSED.look()) == [f"rivemont (workshops_minutes {minutes.pk})"]


def test_minutes_approved_before_their_session_are_named():
    minutes = make_approved(make_meeting(make_programme(slug="rivemont")))
    Minutes.objects.update(approved_on=in_days(-31))
    assert list(CLOSED.look()) == [f"rivemont (workshops_minutes {minutes.pk})"]


def test_a_document_whose_file_is_lost_or_altered_is_named(media):
    document = make_document(make_meeting(make_programme(slug="rivemont")))
    assert list(FILED.look()) == [""]

    fault = [f"rivemont (workshops_sessiondocument {document.pk})"]
    path = media / document.file
    path.write_bytes(path.read_bytes()[:-1] + b"?")
    assert list(FILED.look()) == fault
    path.unlink()
    assert list(FILED.look()) == fault


def test_a_file_that_outlives_its_agreement_is_named(media):
    document = make_document(make_meeting(make_programme(slug="rivemont")))
    SessionDocument.objects.update(withdrawn_on=in_days(0))
    fault = [f"rivemont (workshops_sessiondocument {document.pk})"]
    assert list(FILED.look()) == fault
    (media / document.file).unlink()
    assert list(FILED.look()) == [""]


def test_a_file_without_its_row_is_named_once_it_is_old(media):
    make_document()
    stray = media / "0123"
    stray.write_bytes(b"")
    assert set(KNOWN.look()) == {""}
    os.utime(stray, (0, 0))
    assert set(KNOWN.look()) == {"", "media/session-documents/0123"}
