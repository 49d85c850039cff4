"""Whatever is sent, the site answers in words: never markup, never a failure, never away."""

import html
import unicodedata
from itertools import batched
from urllib.parse import urlencode, urljoin, urlsplit

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.urls import reverse

from tests.site import bodies
from tests.site.answers import who_may
from tests.site.expectations import EXPECT
from tests.site.figures import figures
from tests.site.filling import fill_every_row
from tests.site.meetings import taking_back
from tests.site.odd_text import ELSEWHERE, IMAGES, IMPOSSIBLE, MARK, MARKUP, ODD
from tests.site.pages import is_html, parse
from tests.site.soundness import Elements, purity
from tests.site.world import ON_POSTGRESQL
from tests.unguarded import take_the_guard_away

pytestmark = pytest.mark.django_db

#: Prints are made of the same words as the pages: the hostile texts of the prints have
#: their own test.
FILES = ("_pdf", ":pack", "_zip", ":logo")
READ = sorted(
    name
    for name, row in EXPECT.items()
    if 200 in row["GET"].values() and not name.partition("@")[0].endswith(FILES)
)
SENT = sorted(
    name
    for name, row in EXPECT.items()
    if {200, 302} & set(row["POST"].values()) and "@" not in name
)
TEN_MEGABYTES = 10 * 1024 * 1024


def fewer(values):
    """On PostgreSQL a quarter: the pages are the same, only the rows are elsewhere."""
    return values[::4] if ON_POSTGRESQL else values


def address_of(name, world):
    return bodies.visited(name, world)


@pytest.mark.parametrize("payloads", fewer(list(batched(MARKUP, 4, strict=True))))
def test_markup_typed_anywhere_is_shown_as_text(payloads, world):
    shown = 0
    with transaction.atomic():
        take_the_guard_away()
        fill_every_row(payloads)
        for name in READ:
            answer = sender(name, world).get(address_of(name, world))
            if is_html(answer):
                said = answer.content.decode()
                shown += MARK in said
                assert [one for one in payloads if one in said] == [], name
                assert list(purity(Elements(answer))) == [], name
                figures["pages read with markup in every field"] += 1
        transaction.set_rollback(True)
    assert shown > 10


def text_fields(page, address):
    """Return the names that the form of the page asks words for."""
    form = bodies.form_of(address, page)
    return [
        name
        for name, control in (form.fields if form else {}).items()
        if control.name == "textarea"
        or control.attrs.get("type", "text") in ("text", "email", "search", "hidden")
    ]


def send(world, name, data, **kwargs):
    """Send a form as whoever may, take it all back, and return the answer."""
    client = sender(name, world)
    with taking_back(client):
        answer = client.post(address_of(name, world), data, **kwargs)
    figures["malformed requests"] += 1
    figures["failures"] += answer.status_code >= 500
    assert answer.status_code < 500, (name, data)
    return answer


def sender(name, world):
    who = "anonymous" if name in ("login", "invitation") else who_may(EXPECT[name])
    return (world.personas.get(f"{who}, own") or world.personas[who]).client


def sound_body(name, world):
    address = address_of(name, world)
    return bodies.body(name, address, world, sender(name, world).get(address))


@pytest.mark.parametrize("name", SENT)
def test_odd_text_is_kept_or_refused_with_a_sentence(name, world):
    address = address_of(name, world)
    page = sender(name, world).get(address)
    fields = text_fields(page, address) if page.status_code == 200 else []
    # An act without words is sent as it is, once.
    for text in (*fewer(ODD), MARKUP[0], "nul\x00nul") if fields else MARKUP[:1]:
        data = bodies.body(name, address, world, page)
        ours = {"submission_id", "version", "csrfmiddlewaretoken"}
        data |= {field: text for field in fields if field not in ours}
        answer = send(world, name, data)
        assert "X-Injected" not in answer.headers
        if is_html(answer) and text in MARKUP:
            assert text not in answer.content.decode()


@pytest.mark.parametrize("name", SENT)
def test_half_a_character_is_no_failure(name, world):
    """A lone surrogate, as no browser sends it."""
    fields = [n for n in sound_body(name, world) if n != "submission_id"]
    body = urlencode(dict.fromkeys(fields, b"\xed\xa0\x80"))
    send(world, name, body, content_type="application/x-www-form-urlencoded")


@pytest.mark.parametrize("name", SENT)
def test_forged_values_and_impossible_dates_fail_politely(name, world):
    known = sound_body(name, world)
    for number, value in enumerate(IMPOSSIBLE):
        send(world, name, dict.fromkeys(known, value))
        # Alone too, each field in its turn.
        for field in list(known)[number % 4 :: 4]:
            send(world, name, sound(known) | {field: value})


def sound(data):
    """Return a copy that may be sent once more: a file is read only once."""
    for value in data.values():
        if hasattr(value, "seek"):
            value.seek(0)
    return dict(data)


@pytest.mark.parametrize("name", fewer(SENT))
def test_ten_megabytes_are_told_honestly(name, world):
    known = sound_body(name, world)
    fields = [n for n, v in known.items() if isinstance(v, (str, list))]
    field = max(fields, key=lambda n: ("text" in n, n in ("name", "username"), n))
    answer = send(world, name, sound(known) | {field: "x" * TEN_MEGABYTES})
    assert answer.status_code in (200, 302, 400, 403, 404, 405, 409, 429)


@pytest.mark.parametrize("name", ["programmes:logo_add", "contracts:scan_add"])
@pytest.mark.parametrize("what", IMAGES)
def test_a_file_that_is_not_an_image_is_refused(name, what, world):
    known = sound_body(name, world)
    for kind in ("image/png", "application/pdf", "image/svg+xml"):
        file = SimpleUploadedFile("page.png", IMAGES[what], content_type=kind)
        answer = send(world, name, known | {"file": file})
        assert answer.status_code == 200
        assert parse(answer).query("#errors")


@pytest.mark.parametrize("name", sorted(bodies.ARGUMENTS))
def test_forged_addresses_are_not_found(name, world):
    known = bodies.arguments(name, bodies.place_of(name, world))
    for argument in known:
        for value in ("9" * 30, "0", "x", "a" * 300, "-", "é", "%00", "..", "' OR 1=1"):
            address = address_of(name, world)
            address = address.replace(f"/{known[argument]}", f"/{value}")
            answer = world.coordinator.client.get(address)
            figures["malformed requests"] += 1
            figures["failures"] += answer.status_code >= 500
            assert answer.status_code in (200, 302, 403, 404, 405), address


@pytest.mark.parametrize("name", READ)
def test_odd_questions_are_answered(name, world):
    for text in (ODD[3], ODD[27], *IMPOSSIBLE[4:]):
        asked = dict.fromkeys(
            ("q", "page", "next", "group", "sort", "at", "since"), text
        )
        answer = sender(name, world).get(address_of(name, world), asked)
        figures["malformed requests"] += 1
        figures["failures"] += answer.status_code >= 500
        assert answer.status_code < 500


@pytest.mark.parametrize("where", ELSEWHERE)
def test_no_redirect_leaves_the_site(where, world):
    client, data = world.personas["anonymous"].client, bodies.TYPED["login"](world)
    with taking_back(client):
        sent = [
            world.coordinator.client.get(reverse("login"), {"next": where}),
            client.post(reverse("set_language"), {"language": "fr", "next": where}),
            client.post(reverse("login"), data | {"next": where}),
        ]
    with taking_back(client):
        sent.append(client.post(reverse("login", query={"next": where}), data))
    for answer in sent:
        to = urljoin("http://testserver/", answer.headers["Location"])
        assert urlsplit(to).netloc == "testserver"
        assert not answer.headers["Location"].startswith(("//", "/\\"))
        figures["redirects tried"] += 1


def test_a_name_in_any_alphabet_comes_back_as_it_was_typed(world):
    client, name = world.coordinator.client, "programmes:partner_edit"
    for text in ODD[:-1]:
        with taking_back(client):
            data = sound_body(name, world) | {"name": text}
            answer = client.post(address_of(name, world), data, follow=True)
        shown = html.unescape(answer.content.decode())
        kept = unicodedata.normalize("NFC", " ".join(text.split())).strip()
        said = " ".join(unicodedata.normalize("NFC", shown).split())
        assert answer.status_code == 200
        assert kept in said, text
