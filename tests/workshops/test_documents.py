"""Photos and documents of a session: agreed to, opened by few, withdrawn for good."""

import stat
import uuid

import pytest
from django.core.exceptions import ValidationError
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from programmes.access import access_to
from programmes.models import Event, Role
from programmes.uploads import harmless
from tests.contracts.uploads import HTML, pdf
from tests.factories import make_membership, make_programme, make_user
from tests.workshops.addresses import url
from tests.workshops.making import in_days, make_exchange, make_meeting
from tests.workshops.making_minutes import make_document, uploaded
from workshops.models import SessionDocument
from workshops.models.documents import SHELF

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    return tmp_path / "session-documents"


@pytest.fixture
def meeting(programme):
    return make_meeting(programme)


@pytest.fixture
def enter(client, programme):
    def enter(role=Role.FACILITATOR):
        client.force_login(make_membership(programme, role).user)
        return client

    return enter


def on_page(programme, meeting):
    return url("session_detail", programme, meeting.pk) + "#documents"


def body(**values):
    return {
        "file": uploaded(),
        "title": "La salle",
        "agreement": "Les six personnes présentes.",
        "agreed_on": "2026-02-05",
        "whole": "yes",
        "submission_id": str(uuid.uuid4()),
    } | values


def test_a_photo_is_kept_without_what_the_camera_wrote(
    enter, programme, meeting, media
):
    place = url("document_add", programme, meeting.pk)
    answer = enter().post(place, body())
    assertRedirects(answer, place)
    kept = SessionDocument.objects.get()
    assert (kept.kind, kept.mime, kept.title) == ("photo", "image/jpeg", "La salle")
    (file,) = media.iterdir()
    assert file.name == kept.file
    assert "IMG" not in kept.file
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert b"Sol" not in file.read_bytes()


def test_the_agreement_of_the_last_one_is_offered_for_the_next(
    enter, programme, meeting
):
    make_document(meeting)
    page = enter().get(url("document_add", programme, meeting.pk))
    assertContains(page, "Les six personnes présentes, pour le groupe.")


def test_a_double_click_keeps_one(enter, programme, meeting, media):
    client, sent = enter(), body()
    for _ in range(2):
        sent["file"].seek(0)
        client.post(url("document_add", programme, meeting.pk), sent)
    assert SessionDocument.objects.count() == 1
    assert len(list(media.iterdir())) == 1


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"file": uploaded(HTML)}, "ni un PDF"),
        ({"agreement": " "}, "obligatoire"),
        ({"title": "x" * 121}, "121 caractères"),
        ({"agreed_on": str(in_days(1))}, "pas encore"),
        ({"whole": ""}, "entier"),
    ],
)
def test_what_cannot_be_kept_says_why_and_leaves_no_file(
    enter, programme, meeting, media, typed, said
):
    page = enter().post(url("document_add", programme, meeting.pk), body(**typed))
    assertContains(page, said)
    assertContains(page, typed.get("title", "La salle"))
    assert not SessionDocument.objects.exists()
    assert not media.exists() or not list(media.iterdir())


def test_a_session_cancelled_meanwhile_keeps_no_file(meeting, media):
    meeting.cancel()
    with pytest.raises(ValidationError, match="annulée"):
        make_document(meeting)
    assert list(media.iterdir()) == []


@pytest.mark.parametrize("role", Role, ids=str)
def test_it_is_opened_by_those_who_take_part_and_never_by_observers(
    enter, programme, meeting, role
):
    found, client = make_document(meeting), enter(role)
    place = url("document", programme, found.pk)
    answer, page = client.get(place), client.get(on_page(programme, meeting))
    if role == Role.OBSERVER:
        assert answer.status_code == 403
        assertNotContains(page, place)
        return
    assertContains(page, place)
    assert answer.content == SHELF.path_of(found).read_bytes()
    assert answer["X-Content-Type-Options"] == "nosniff"
    name = f"seance-{meeting.pk}-photo-{found.pk}.jpg"
    assert answer["Content-Disposition"] == f'attachment; filename="{name}"'


def test_those_of_an_exchange_stay_with_the_group_that_keeps_them(enter, programme):
    other = make_programme()
    found = make_document(make_exchange(other, programme, day=in_days(-1)))
    client = enter()
    assert client.get(url("document", programme, found.pk)).status_code == 404
    assert client.get(url("document_withdraw", programme, found.pk)).status_code == 404
    user = make_membership(other, Role.PARTICIPANT).user
    seen = SessionDocument.objects.visible_to(access_to(other.slug, user))
    assert list(seen) == [found]


def test_once_the_agreement_is_withdrawn_the_file_is_gone_for_everybody(
    enter, programme, meeting, media, django_capture_on_commit_callbacks
):
    found, client = make_document(meeting), enter()
    place = url("document_withdraw", programme, found.pk)
    assertContains(client.get(place), "détruit")
    with django_capture_on_commit_callbacks(execute=True):
        answer = client.post(place, {"submission_id": str(uuid.uuid4())})
    assertRedirects(answer, on_page(programme, meeting))
    assert list(media.iterdir()) == []
    assert client.get(url("document", programme, found.pk)).status_code == 404
    page = client.get(url("session_detail", programme, meeting.pk))
    assertContains(page, "fichier détruit")
    with django_capture_on_commit_callbacks(execute=True):
        client.post(place, {"submission_id": str(uuid.uuid4())})
    kinds = Event.objects.filter(programme=programme).values_list("kind", flat=True)
    assert list(kinds) == ["session_document_added", "session_document_withdrawn"]


def test_it_is_taken_out_and_put_back(enter, programme, meeting):
    found, client = make_document(meeting), enter()
    answer = client.post(url("document_archive", programme, found.pk))
    assertRedirects(answer, on_page(programme, meeting))
    assert client.get(url("document", programme, found.pk)).status_code == 404
    page = client.get(url("session_detail", programme, meeting.pk))
    assertContains(page, url("document_bring_back", programme, found.pk))
    client.post(url("document_bring_back", programme, found.pk))
    assert client.get(url("document", programme, found.pk)).status_code == 200


def test_a_file_that_is_lost_is_not_found(enter, programme, meeting):
    found = make_document(meeting)
    SHELF.remove(found.file)
    assert enter().get(url("document", programme, found.pk)).status_code == 404


def test_a_pdf_is_a_document(meeting):
    found = make_document(meeting, body=pdf())
    assert (found.kind, found.name.rpartition(".")[2]) == ("document", "pdf")


def test_a_row_that_is_refused_leaves_no_file(meeting, media):
    found = SessionDocument(session=meeting, title="Sans accord", agreed_on=in_days(0))
    with pytest.raises(Exception, match="agreed_to"):
        found.attach(harmless(uploaded()), make_user())
    assert list(media.iterdir()) == []


@pytest.mark.parametrize("rows", [1, 30])
def test_the_page_of_the_session_costs_the_same_however_many(
    enter, programme, meeting, django_assert_num_queries, rows
):
    by = make_user()
    for _ in range(rows):
        make_document(meeting, by)
    client, place = enter(), url("session_detail", programme, meeting.pk)
    client.get(place)
    with django_assert_num_queries(15):
        client.get(place)
