"""No text that somebody types makes a print fetch, read a file, or fail (trust 4.3)."""

import threading
from dataclasses import fields, is_dataclass, replace
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest

from contracts.paper import LogoOnPaper, Span
from contracts.prints import copies, pdf
from contracts.prints.kinds import Kind
from contracts.prints.pdf import Copy
from phases.planned import as_planned
from programmes import printing
from programmes.printing import renderer
from tests.contracts.papers import sample_paper
from tests.contracts.reading_pdf import opened, text
from tests.phases import plans

PLACE = (Span("{parcours}", Span.PATH),)
SECRET = "contenu-du-fichier-secret"

#: {url} is a local listener, {file} a file of this machine.
TEXTS = {
    "img src": '<img src="{url}">',
    "img srcset": '<img srcset="{url} 1x">',
    "picture": '<picture><source srcset="{url}"><img src="{url}"></picture>',
    "link stylesheet": '<link rel="stylesheet" href="{url}">',
    "import": "<style>@import url({url});</style>",
    "background": "<p style=\"background:url('{url}')\">x</p>",
    "border-image": "<p style=\"border:9px solid;border-image:url('{url}') 9\">x</p>",
    "list-style-image": "<ul><li style=\"list-style-image:url('{url}')\">x</li></ul>",
    "content": "<style>p::before{{content:url({url})}}</style><p>x</p>",
    "font-face": "<style>@font-face{{font-family:x;src:url({url})}}p{{font-family:x}}</style>",
    "color-profile": "<style>@color-profile --x{{src:url({url})}}p{{color:color(--x 0 0 0)}}</style>",
    "object": '<object data="{url}" type="image/png"></object>',
    "embed": '<embed src="{url}" type="image/png">',
    "iframe": '<iframe src="{url}"></iframe>',
    "base": '<base href="{url}"><img src="a.png">',
    "svg image": '<svg><image href="{url}" width="9" height="9"/></svg>',
    "svg use": '<svg><use href="{url}#a"/></svg>',
    "data svg": '<img src=\'data:image/svg+xml,<svg xmlns="http://www.w3.org/2000/svg"><image href="{url}" width="9" height="9"/></svg>\'>',
    "attached link": '<link rel="attachment" href="{file}">',
    "attached anchor": '<a rel="attachment" href="{file}">x</a>',
    "external entity": '<!DOCTYPE x [<!ENTITY e SYSTEM "{file}">]><p>&e;</p>',
    "meta refresh": '<meta http-equiv="refresh" content="0;url={url}">',
    "file image": '<img src="{file}">',
    "redirect": '<img src="{url}/redirect">',
    "IPv6": '<img src="http://[::1]:{port}/v6.png">',
    "host name": '<img src="http://localhost:{port}/name.png">',
    "UNC path": r'<img src="\\127.0.0.1\share\a.png"><img src="file://127.0.0.1/share/a.png">',
    "end of attribute": '"><img src="{url}"><p title="',
    "end of page": '</p></body></html><img src="{url}">',
    "template": "{{% include 'x' %}}{{{{ settings.SECRET_KEY }}}}",
    "signs": "\u202e\u0000\u200b<>&\"'%s%(x)s{{0}}\\A url({url})".replace("\u0000", ""),
}


@pytest.fixture(autouse=True)
def _media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "media"


@pytest.fixture
def place(tmp_path):
    """What the texts point to: a listener that notes what it is asked, and a file."""

    class Handler(BaseHTTPRequestHandler):
        asked = []

        def do_GET(self):
            self.asked.append(self.path)
            self.send_response(302 if "redirect" in self.path else 200)
            self.send_header("Location", "/again.png")
            self.end_headers()

        def log_message(self, *args):
            pass

    secret = tmp_path / "secret.txt"
    secret.write_text(SECRET)
    with HTTPServer(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        port = server.server_port
        yield {
            "asked": Handler.asked,
            "url": f"http://127.0.0.1:{port}/a.png",
            "port": port,
            "file": Path(secret).as_uri(),
        }
        server.shutdown()
    Handler.asked.clear()


def everywhere(thing, words):
    """Return the same paper with ``words`` added to every text that people type."""
    if isinstance(thing, Span):
        return replace(thing, text=f"{thing.text} {words}")
    if isinstance(thing, tuple):
        return tuple(everywhere(one, words) for one in thing)
    if isinstance(thing, str):
        return f"{thing} {words}"
    if is_dataclass(thing):
        kept = ("pk", "kind", "voice", "token", "key", "language", "reference")
        changed = {
            f.name: everywhere(getattr(thing, f.name), words)
            for f in fields(thing)
            if f.name not in kept
        }
        return replace(thing, **changed)
    return thing


def hostile_paper(words):
    picture = b'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'
    logo = LogoOnPaper("csm:logo/1", picture, "image/svg+xml", f"La Ville {words}")
    paper = replace(
        sample_paper(), preamble=(PLACE,), path=as_planned(plans.mulhouse())
    )
    return replace(everywhere(paper, words), logos=(logo,))


@pytest.fixture
def fetched(monkeypatch):
    """The addresses that are not ours and that a fetcher was asked for."""
    found, fetch = [], renderer.Assets.fetch

    def noted(self, url, headers=None):
        if url not in self.assets:
            found.append(url)
        return fetch(self, url, headers)

    monkeypatch.setattr(renderer.Assets, "fetch", noted)
    return found


def attachments(document):
    names = document.Root.get("/Names", {})
    annotations = [a for page in document.pages for a in page.get("/Annots", [])]
    files = [a for a in annotations if str(a.Subtype) == "/FileAttachment"]
    return files + (["embedded"] if "/EmbeddedFiles" in names else [])


@pytest.mark.parametrize("name", TEXTS)
def test_a_hostile_text_is_printed_as_it_was_typed(name, place, fetched):
    words = TEXTS[name].format(**place)
    paper = hostile_paper(words)

    copy = Copy("RIV-2025-01-01", f"Bo {words}")
    html = pdf.html_of(paper, Kind.ARCHIVE, copy)
    body = printing.render(html, pdf.pictures_of(paper))

    assert fetched == []
    assert place["asked"] == []
    assert SECRET not in text(body)
    with opened(body) as document:
        assert attachments(document) == []


def test_all_hostile_texts_at_once_on_the_poster_and_in_the_pack(place, fetched):
    words = " ".join(TEXTS[name].format(**place) for name in TEXTS)
    paper = hostile_paper(words)

    poster = pdf.pdf_of(paper, Kind.POSTER)
    pack = copies.pack_pdf(sample_paper(), [Copy("RIV-2025-01-01", f"Bo {words}")])

    assert fetched == []
    assert place["asked"] == []
    assert SECRET not in text(poster) + text(pack)


def test_the_control_an_unescaped_text_reaches_the_listener(place):
    from weasyprint import HTML  # Slow to import, and seldom needed.

    words = "".join(
        TEXTS[name].format(**place)
        for name in ("img src", "background", "link stylesheet", "file image")
    )
    HTML(string=f'<html lang="fr"><title>x</title><p>{words}</p></html>').write_pdf()

    assert len(place["asked"]) >= 1


@pytest.mark.parametrize("name", ["img src", "data svg", "file image", "background"])
def test_even_unescaped_our_renderer_refuses_it(name, place):
    words = TEXTS[name].format(**place)

    with pytest.raises(printing.PdfRefused):
        printing.render(f'<html lang="fr"><title>x</title><p>{words}</p></html>')

    assert place["asked"] == []
