import io
import struct
import zlib

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image
from pytest_django.asserts import assertRedirects

from programmes.models import Logo, Role
from programmes.printing import warm_up
from tests.factories import make_membership, make_programme, make_user


@pytest.fixture
def programme(db):
    return make_programme()


@pytest.fixture
def coordinator(client, programme):
    membership = make_membership(programme)
    client.force_login(membership.user)
    return membership


def picture(kind="PNG", mode="RGB", size=(60, 40), **options):
    body = io.BytesIO()
    Image.new(mode, size).save(body, kind, **options)
    return body.getvalue()


def url(programme, view="logo_add", *args):
    return reverse(f"programmes:{view}", args=[programme.slug, *args])


def send(client, programme, body, name="logo.png", **values):
    file = SimpleUploadedFile(name, body, content_type="image/png")
    return client.post(url(programme), {"file": file, "alt": "Ville"} | values)


def huge_png():
    """A file of a few bytes that claims 60 000 × 60 000 pixels."""

    def chunk(name, data):
        crc = zlib.crc32(name + data)
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", crc)

    head = struct.pack(">IIBBBBB", 60000, 60000, 8, 2, 0, 0, 0)
    body = zlib.compress(b"\0" * 1000)
    end = chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", body) + end


def test_a_logo_is_drawn_anew_as_a_png(client, programme, coordinator):
    exif = Image.Exif()
    exif[0x010E] = "Ada habite rue du Lavoir"
    body = picture("JPEG", size=(3000, 200), exif=exif, comment=b"Ada")
    assertRedirects(send(client, programme, body), url(programme, "settings"))

    logo = programme.logos.get()
    kept = Image.open(io.BytesIO(bytes(logo.image)))
    assert (kept.format, kept.size, kept.info) == ("PNG", (1200, 80), {})
    assert b"Ada" not in bytes(logo.image)
    assert (logo.alt, logo.mime) == ("Ville", "image/png")


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGBA", "I;16"])
def test_each_sort_of_picture_is_taken(client, programme, coordinator, mode):
    send(client, programme, picture(mode=mode))
    assert programme.logos.count() == 1


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"%PDF-1.7",
        b"<svg xmlns='http://www.w3.org/2000/svg'><script>1</script></svg>",
        b"<html>",
        picture("GIF"),
        picture("BMP"),
        picture("TIFF"),
        picture()[:60],
        picture("JPEG")[:200],
        b"\x89PNG\r\n\x1a\n" + b"A" * 500,
        huge_png(),
        picture(mode="L", size=(8000, 6000)),
        b"\0" * (10 * 1024 * 1024 + 1),
    ],
    ids=[
        "empty",
        "pdf",
        "svg",
        "html",
        "gif",
        "bmp",
        "tiff",
        "cut png",
        "cut jpeg",
        "png in name only",
        "a bomb",
        "too large",
        "too heavy",
    ],
)
def test_nothing_else_is_taken(client, programme, coordinator, body):
    answer = send(client, programme, body)
    assert list(answer.context["form"].errors) == ["file"]
    assert answer.context["form"]["alt"].value() == "Ville"
    assert not Logo.objects.exists()


def test_half_a_picture_is_refused_by_a_process_that_prints_too(
    client, programme, coordinator
):
    warm_up()
    send(client, programme, picture()[:60])
    assert not Logo.objects.exists()


def test_a_logo_says_whose_it_is(client, programme, coordinator):
    answer = send(client, programme, picture(), alt="")
    assert list(answer.context["form"].errors) == ["alt"]


def test_there_is_room_for_twelve(client, programme, coordinator):
    for _ in range(12):
        programme.logos.create(image=picture(), alt="Ville")
    answer = send(client, programme, picture())
    assert list(answer.context["form"].errors) == ["__all__"]


def test_a_logo_is_sent_as_a_picture_and_nothing_else(client, programme, coordinator):
    logo = programme.logos.create(image=picture(), alt="Ville")
    answer = client.get(url(programme, "logo", logo.pk))
    assert answer.content == bytes(logo.image)
    assert answer["Content-Type"] == "image/png"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Disposition"] == f'attachment; filename="logo-{logo.pk}.png"'


def test_a_logo_is_removed_after_a_question(client, programme, coordinator):
    logo = programme.logos.create(image=picture(), alt="Ville")
    assert client.get(url(programme, "logo_remove", logo.pk)).status_code == 200
    assert Logo.objects.exists()
    client.post(url(programme, "logo_remove", logo.pk))
    assert not Logo.objects.exists()


def test_a_double_click_adds_one_logo(client, programme, coordinator):
    key = client.get(url(programme)).context["form"]["submission_id"].value()
    for _ in range(2):
        send(client, programme, picture(), submission_id=str(key))
    assert programme.logos.count() == 1


@pytest.mark.parametrize("role", [r for r in Role if r != Role.COORDINATOR], ids=str)
def test_every_member_sees_a_logo_and_coordinators_choose_them(client, programme, role):
    client.force_login(make_membership(programme, role).user)
    logo = programme.logos.create(image=picture(), alt="Ville")
    assert client.get(url(programme, "logo", logo.pk)).status_code == 200
    assert send(client, programme, picture()).status_code == 403
    assert client.post(url(programme, "logo_remove", logo.pk)).status_code == 403


def test_strangers_and_other_programmes_see_nothing(client, programme, coordinator):
    theirs = make_programme().logos.create(image=picture(), alt="Ailleurs")
    assert client.get(url(programme, "logo", theirs.pk)).status_code == 404
    assert client.get(url(programme, "logo_remove", theirs.pk)).status_code == 404
    client.force_login(make_user())
    own = programme.logos.create(image=picture(), alt="Ville")
    assert client.get(url(programme, "logo", own.pk)).status_code == 404
    client.logout()
    page = url(programme, "logo", own.pk)
    assertRedirects(
        client.get(page),
        reverse("login", query={"next": page}),
        fetch_redirect_response=False,
    )
