"""The renderer reaches nothing, keeps what it may keep, and is loaded only to print."""

import io
import os
import stat
import subprocess
import sys
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer

import pikepdf
import pytest
from django.conf import settings as project

from programmes import printing
from programmes.printing import NotPrinted, PdfRefused, renderer, shelf

PAGE = '<!doctype html><html lang="fr"><head><title>Un essai</title></head><body>{}</body></html>'


@pytest.fixture(autouse=True)
def _media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def listener():
    """A server of this machine that notes what is asked of it."""
    asked = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):
            asked.append(self.path)
            self.send_response(200)
            self.end_headers()

        def log_message(self, *args):
            pass

    with HTTPServer(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        server.asked = asked
        yield server
        server.shutdown()


def test_our_own_drawings_and_given_pictures_are_printed():
    picture = b'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'
    body = '<h1>Un essai</h1><img src="csm:logo/1" alt="La Ville"><img src="csm:drawing/emblem" alt="Un signe">'

    pdf = printing.render(PAGE.format(body), {"csm:logo/1": (picture, "image/svg+xml")})

    assert printing.pages_of(pdf) == 1


@pytest.mark.parametrize(
    "source",
    [
        "csm:logo/2",
        "csm:drawing/emblem2",
        "data:image/png;base64,AAAA",
        "file:///etc/hostname",
        "http://127.0.0.1:9/a.png",
        "http://[::1]:9/a.png",
    ],
)
def test_a_picture_that_was_not_given_refuses_the_print(source):
    with pytest.raises(PdfRefused) as refusal:
        printing.render(PAGE.format(f'<img src="{source}" alt="Une image">'))

    assert refusal.value.args == ([source],)


def test_nothing_listens_to_an_unescaped_address_either(listener):
    address = f"http://127.0.0.1:{listener.server_port}/a.png"

    with pytest.raises(PdfRefused):
        printing.render(PAGE.format(f'<img src="{address}" alt="Une image">'))

    assert listener.asked == []


def test_what_one_programme_gave_is_not_shown_to_the_next():
    picture = b'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'
    page = PAGE.format('<img src="csm:logo/1" alt="La Ville">')
    printing.render(page, {"csm:logo/1": (picture, "image/svg+xml")})

    with pytest.raises(PdfRefused):
        printing.render(page)


def test_a_slow_print_is_logged_without_its_words(monkeypatch, caplog):
    monkeypatch.setattr(renderer, "SLOW", 0)

    printing.render(PAGE.format("<p>Un mot confié</p>"))

    (record,) = [r for r in caplog.records if r.name == "csm.printing"]
    assert "1 pages" in record.getMessage()
    assert "confié" not in caplog.text


def test_untagged_pages_do_not_declare_accessibility():
    pdf = printing.render(PAGE.format("<h1>Un essai</h1>"), tagged=False)

    with pikepdf.open(io.BytesIO(pdf)) as document:
        assert "/StructTreeRoot" not in document.Root
        assert "/MarkInfo" not in document.Root
    assert b"pdfuaid" not in pdf


def test_a_kept_print_is_found_again_and_belongs_to_us_alone():
    key = printing.digest("Un texte")
    assert printing.kept(key) is None

    printing.keep(key, b"%PDF")

    assert printing.kept(key) == b"%PDF"
    (path,) = shelf.folder().glob("*.pdf")
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


def test_the_key_changes_with_each_of_its_texts():
    keys = [printing.digest(*texts) for texts in (("a", "b"), ("ab",), ("b", "a"))]

    assert len(set(keys)) == 3


def test_a_print_cut_short_by_a_full_disk_leaves_nothing(monkeypatch):
    def full(_descriptor):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space"):
        printing.keep("a" * 64, b"%PDF")

    assert list(shelf.folder().iterdir()) == []


def test_the_oldest_prints_make_room(monkeypatch):
    monkeypatch.setattr(shelf, "MOST", 2)
    for number in range(4):
        printing.keep(f"{number}" * 64, b"%PDF")
        path = shelf.folder() / (f"{number}" * 64 + ".pdf")
        os.utime(path, (number, number))

    kept = sorted(path.stem[0] for path in shelf.folder().glob("*.pdf"))
    assert kept == ["2", "3"]


def test_two_prints_of_one_contract_wait_for_each_other(monkeypatch):
    monkeypatch.setattr(shelf, "WAIT", 0.2)

    with printing.one_at_a_time("RIV-2025-01"):
        with printing.one_at_a_time("VAL-2025-01"):
            pass
        with pytest.raises(NotPrinted), printing.one_at_a_time("RIV-2025-01"):
            pass

    with printing.one_at_a_time("RIV-2025-01"):
        pass


def test_the_renderer_is_loaded_by_a_print_only():
    told = "import django; django.setup(); import csm.urls, sys; print('weasyprint' in sys.modules, 'pikepdf' in sys.modules)"

    result = subprocess.run(
        [sys.executable, "-c", told],
        cwd=project.BASE_DIR,
        env={**os.environ, "DJANGO_SETTINGS_MODULE": "tests.settings"},
        capture_output=True,
        text=True,
        check=True,
    )

    assert result.stdout.split() == ["False", "False"]


def test_a_worker_that_ends_leaves_the_typefaces_to_the_others():
    printing.warm_up()
    folder = renderer.kit().fonts._folder
    child = os.fork()
    if not child:
        renderer.kit().fonts.tidy()
        os._exit(0)
    os.waitpid(child, 0)

    assert len(list(folder.iterdir())) > 5


FORBIDDEN = (
    "filename=",
    "url=",
    "attachments=",
    "xmp_metadata=",
    "presentational_hints",
)


def test_no_print_opens_a_way_around_the_fetcher():
    sources = [
        *project.BASE_DIR.glob("programmes/printing/*.py"),
        *(project.BASE_DIR / "contracts" / "prints").glob("*.py"),
    ]
    found = [
        (path.name, word)
        for path in sources
        for word in FORBIDDEN
        if f" {word}" in path.read_text() or f"({word}" in path.read_text()
    ]

    assert found == []
    assert len(sources) > 6


def test_no_user_text_stands_in_an_address_or_a_style():
    templates = list(project.BASE_DIR.glob("templates/contracts/print/*.html"))
    text = "".join(path.read_text() for path in templates)

    assert "style=" not in text
    assert "<style" not in text
    assert "|safe" not in text
    assert "data:" not in text
    assert len(templates) > 6
