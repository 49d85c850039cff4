"""Scans of signed copies: known by their content, kept whole, opened by few."""

import datetime as dt
import hashlib
import io
import stat

import pikepdf
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError
from django.test.client import BOUNDARY, MULTIPART_CONTENT, encode_multipart
from django.urls import reverse
from PIL import Image
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from contracts.models import Scan
from contracts.signing import scans
from programmes.models import Event, Role
from programmes.uploads import PDF, Content, harmless
from tests.contracts.uploads import (
    HOSTILE,
    HTML,
    MARK,
    annotated,
    archive,
    pdf,
    photograph,
    picture,
)
from tests.factories import make_contract, make_frozen, make_membership, make_user

pytestmark = pytest.mark.django_db
GOOD = {"pdf": pdf(), "png": picture(), "jpg": photograph()}


@pytest.fixture(autouse=True)
def media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "media"
    return settings.MEDIA_ROOT / "scans"


@pytest.fixture
def contract():
    return make_contract()


@pytest.fixture
def copy(contract):
    return make_frozen(contract).copies.get(partner__number=1)


@pytest.fixture
def by(client, contract):
    user = make_membership(contract.programme, Role.FACILITATOR).user
    client.force_login(user)
    return user


def url(copy, name, *args):
    slug = copy.version.contract.programme.slug
    return reverse(f"contracts:{name}", args=[slug, copy.partner.number, *args])


def upload(name, body):
    return {"file": SimpleUploadedFile(name, body, "text/html"), "whole": "yes"}


def files(folder):
    return sorted(folder.iterdir()) if folder.exists() else []


@pytest.mark.parametrize("kind", GOOD)
def test_a_scan_is_attached_and_sent_as_a_file(client, copy, by, kind):
    answer = client.post(url(copy, "scan_add"), upload("p.html", GOOD[kind]))
    assertRedirects(answer, url(copy, "scan_add"))
    scan = Scan.objects.get()
    sent = client.get(url(copy, "scan", scan.pk))
    name = f'attachment; filename="{copy.reference}-scan-1.{kind}"'
    assert sent.headers["Content-Disposition"] == name
    assert sent.headers["Content-Type"] == scan.mime
    assert sent.headers["X-Content-Type-Options"] == "nosniff"
    digest = hashlib.sha256(sent.content).hexdigest()
    assert (len(sent.content), digest) == (scan.size, scan.digest)
    event = Event.objects.last()
    assert (event.kind, event.by) == ("scan_added", by)
    assert scan.digest in event.content
    assert '"token":"P1"' in event.content


def test_the_file_is_ours_alone_under_a_name_that_says_nothing(client, copy, by, media):
    client.post(url(copy, "scan_add"), upload("Solène Darbeyre.pdf", GOOD["pdf"]))
    [file] = files(media)
    assert file.name == Scan.objects.get().file
    assert set(file.name) <= set("0123456789abcdef")
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert stat.S_IMODE(media.stat().st_mode) == 0o700


@pytest.mark.parametrize("name", HOSTILE)
def test_nothing_hostile_is_kept(client, copy, by, media, name):
    answer = client.post(url(copy, "scan_add"), upload(name, HOSTILE[name]))
    assert answer.status_code == 200
    assert answer.context["form"].errors["file"]
    assert not Scan.objects.exists()
    assert files(media) == []


@pytest.mark.parametrize("kind", GOOD)
def test_what_travels_behind_a_page_is_left_there(client, copy, by, media, kind):
    for tail in (HTML, archive()):
        client.post(url(copy, "scan_add"), upload("p", GOOD[kind] + tail))
    kept = [file.read_bytes() for file in files(media)]
    assert [body for body in kept if MARK in body or b"PK\3\4" in body] == []


def test_a_photograph_says_no_more_where_it_was_taken():
    kept = harmless(SimpleUploadedFile("p.jpg", photograph()))
    drawn = Image.open(io.BytesIO(kept.body))
    assert drawn.size == (60, 40)  # upright, as the camera said
    assert not drawn.getexif()
    assert b"Sol" in photograph()
    assert b"Sol" not in kept.body


def test_a_picture_says_no_more_who_made_it():
    kept = harmless(SimpleUploadedFile("p.png", annotated()))
    assert b"Darbeyre" in annotated()
    assert b"Darbeyre" not in kept.body


def test_a_pdf_says_no_more_who_made_it():
    kept = harmless(SimpleUploadedFile("p.pdf", pdf()))
    assert "Solène".encode("utf-16-be") not in kept.body
    with pikepdf.open(io.BytesIO(kept.body)) as document:
        assert len(document.pages) == 1
        assert "/Info" not in document.trailer


@pytest.mark.parametrize("share", [0.1, 0.5, 0.99])
def test_an_upload_that_is_cut_leaves_nothing(client, copy, by, media, share):
    sent = upload("p.png", picture(size=(600, 600)))
    body = encode_multipart(BOUNDARY, sent)
    cut = body[: int(len(body) * share)]
    answer = client.generic("POST", url(copy, "scan_add"), cut, MULTIPART_CONTENT)
    assert answer.status_code in (200, 400)
    assert not Scan.objects.exists()
    assert files(media) == []


def test_an_upload_cut_just_after_the_file_is_refused(client, copy, by):
    sent = upload("p.png", GOOD["png"])
    del sent["whole"]
    answer = client.post(url(copy, "scan_add"), sent)
    assertContains(answer, "pas arrivé entier")
    assert not Scan.objects.exists()


def test_a_row_that_cannot_be_written_leaves_no_file(copy, media):
    nobody = make_user()
    nobody.pk = None
    with pytest.raises((IntegrityError, ValueError)):
        scans.attach(copy, Content(PDF, GOOD["pdf"]), nobody)
    assert files(media) == []


def test_a_double_click_attaches_one_scan(client, copy, by):
    sent = {"submission_id": "8f6f0a5c-3d0c-4e0e-9d3f-2b6f5a1f7c11"}
    for _ in range(2):
        answer = client.post(url(copy, "scan_add"), upload("p.png", GOOD["png"]) | sent)
        assertRedirects(answer, url(copy, "scan_add"))
    assert Scan.objects.count() == 1


def test_a_scan_is_put_away_and_brought_back(client, copy, by, media):
    scan = scans.attach(copy, Content(PDF, GOOD["pdf"]), by)
    answer = client.post(url(copy, "scan_put_away", scan.pk), follow=True)
    back = url(copy, "scan_bring_back", scan.pk)
    assertContains(answer, back, count=2)  # the undoing, and the fold
    for _ in range(2):
        assertRedirects(client.post(back), url(copy, "scan_add"))
    scan.refresh_from_db()
    assert scan.archived_at is None
    kinds = Event.objects.order_by("sequence").values_list("kind", flat=True)
    assert list(kinds)[1:] == ["scan_added", "scan_put_away", "scan_brought_back"]
    assert len(files(media)) == 1


def test_files_without_a_row_and_rows_without_a_file_are_told(copy, by, media):
    scan = scans.attach(copy, Content(PDF, GOOD["pdf"]), by)
    (media / "0123").write_bytes(b"?")
    assert scans.orphans() == []  # its row may be on the way
    assert scans.orphans(older_than=dt.timedelta(0)) == ["0123"]
    assert not scans.is_altered(scan)
    scans.path_of(scan).write_bytes(GOOD["pdf"][:-1] + b"?")
    assert scans.is_altered(scan)
    scans.path_of(scan).unlink()
    assert scans.is_missing(scan)


def test_a_scan_is_opened_by_the_person_it_names_and_by_writers(client, copy, by):
    scan = scans.attach(copy, Content(PDF, GOOD["pdf"]), by)
    programme = copy.version.contract.programme
    mine = make_membership(programme, Role.PARTICIPANT, partner=copy.partner).user
    client.force_login(mine)
    assert client.get(url(copy, "scan", scan.pk)).status_code == 200
    assert client.get(url(copy, "scan_add")).status_code == 403
    scans.put_away(scan, by)
    assert client.get(url(copy, "scan", scan.pk)).status_code == 403


@pytest.mark.parametrize("role", [Role.PARTICIPANT, Role.PARTNER, Role.OBSERVER])
def test_nobody_else_learns_of_a_scan(client, copy, by, role):
    scan = scans.attach(copy, Content(PDF, GOOD["pdf"]), by)
    programme = copy.version.contract.programme
    client.force_login(make_membership(programme, role).user)
    for pk in (scan.pk, scan.pk + 999):
        assert client.get(url(copy, "scan", pk)).status_code == 403
    for name in ("scan_put_away", "scan_bring_back"):
        assert client.post(url(copy, name, scan.pk)).status_code == 403
    assert client.post(url(copy, "scan_add")).status_code == 403


def test_the_scans_of_a_copy_answer_under_its_own_number(client, copy, by):
    scan = scans.attach(copy, Content(PDF, GOOD["pdf"]), by)
    other = copy.version.copies.exclude(pk=copy.pk).get()
    assert client.get(url(other, "scan", scan.pk)).status_code == 404
    assert client.post(url(other, "scan_put_away", scan.pk)).status_code == 404
    assertNotContains(client.get(url(other, "scan_add")), url(copy, "scan", scan.pk))
    elsewhere = make_frozen().copies.first()
    assert client.get(url(elsewhere, "scan_add")).status_code == 404
