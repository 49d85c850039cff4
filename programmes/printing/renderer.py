"""WeasyPrint behind one door: its network and file access are closed."""

import atexit
import contextlib
import gc
import io
import logging
import os
import shutil
import threading
import time
from functools import cache

import pikepdf
from PIL import ImageFile
from weasyprint import CSS, HTML
from weasyprint.css.counters import CounterStyle
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import URLFetcher, URLFetcherResponse

from programmes.printing import materials
from programmes.printing.errors import PdfRefused

# WeasyPrint makes do with half a picture, and would have the check of a logo that
# comes in do so too: it is made by the same library, in the same process.
ImageFile.LOAD_TRUNCATED_IMAGES = False

logger = logging.getLogger("csm.printing")

# They tell each page and each glyph; a print in trouble still speaks.
for name in ("fontTools", "pikepdf", "weasyprint.progress"):
    logging.getLogger(name).setLevel(logging.WARNING)


class WithoutWords(logging.Filter):
    """Keeps out of the logs what holds words of a text: signs that no typeface has."""

    def filter(self, record):
        return not str(record.msg).startswith(".notdef glyph")


logging.getLogger("weasyprint").addFilter(WithoutWords())

SLOW = 10  # seconds after which a rendering is logged

# Pango's font map is shared by all renderings of a process, and is not thread-safe.
_one_at_a_time = threading.Lock()


class Assets(URLFetcher):
    """Gives the bytes that the application put in, and refuses everything else."""

    _fail_on_errors = False

    def __init__(self, assets):
        # The parent's openers for http, ftp and file are never built: they could
        # reach something, and their TLS context costs 19 ms each time.
        self.assets, self.refused = assets, []

    def fetch(self, url, headers=None):
        if url not in self.assets:
            self.refused.append(url[:200])
            raise ValueError("refused")
        body, mime = self.assets[url]
        return URLFetcherResponse(url, body, {"Content-Type": mime})

    def check(self):
        """Raise PdfRefused if anything was asked for in vain.

        A skipped picture would be a hole in a document that people sign.
        """
        if self.refused:
            raise PdfRefused(self.refused)


class Fonts(FontConfiguration):
    """Our typefaces on disk, for the process that wrote them and those it forks."""

    def __init__(self):
        super().__init__()
        self._owner = os.getpid()
        atexit.register(self.tidy)

    def tidy(self):
        # Once is enough: at the end of the process there is no module left to call.
        folder, self._folder = self._folder, None
        # A worker that ends must not take the files away from the others.
        if folder and os.getpid() == self._owner:
            shutil.rmtree(folder, ignore_errors=True)

    def __del__(self):
        self.tidy()


class Kit:
    """What all renderings of a process share: styles, fonts, drawings once read."""

    def __init__(self):
        fetcher = Assets(materials.fonts() | materials.drawings())
        self.fonts, self.counters = Fonts(), CounterStyle()
        self.styles = CSS(
            string=materials.styles(),
            font_config=self.fonts,
            counter_style=self.counters,
            url_fetcher=fetcher,
        )
        fetcher.check()
        self.pictures = {}


@cache
def kit():
    return Kit()


def lay_out(html, fetcher):
    """Return the pages of ``html``, set with our styles and fonts."""
    pictures = dict(kit().pictures)
    document = HTML(string=html, base_url=None, url_fetcher=fetcher).render(
        stylesheets=[kit().styles],
        font_config=kit().fonts,
        counter_style=kit().counters,
        cache=pictures,
    )
    # Our own drawings are read once; what a programme brought is forgotten.
    ours = materials.drawings()
    kit().pictures |= {key: value for key, value in pictures.items() if key in ours}
    return document


@contextlib.contextmanager
def without_collecting():
    """Leave the garbage for afterwards: a page is a million small objects, all in use."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


def render(html, assets=None, *, tagged=True):
    """Return the PDF of a page of ours.

    ``html`` comes from a template: user text only as escaped text nodes.
    ``assets`` are pictures besides our own: address → (bytes, media type).
    ``tagged`` gives PDF/UA-1; without it, plain pages for a printer.
    Raises ``PdfRefused`` when the page asks for anything else.
    """
    start = time.monotonic()
    fetcher = Assets({**materials.drawings(), **(assets or {})})
    with _one_at_a_time, without_collecting():
        document = lay_out(html, fetcher)
        fetcher.check()
        pdf = document.write_pdf(pdf_variant="pdf/ua-1" if tagged else None)
        fetcher.check()  # A drawing asks for its own pictures when it is drawn.
    if (seconds := time.monotonic() - start) > SLOW:
        logger.warning("slow print: %.1f s, %d pages", seconds, len(document.pages))
    return pdf


def warm_up():
    """Import, read the fonts and draw a first page, before the workers are forked."""
    render(
        '<!doctype html><html lang="fr"><head><title>.</title></head>'
        '<body><img src="csm:drawing/emblem" alt="."><p>é</p></body></html>'
    )


def pages_of(pdf):
    """Return the number of pages of a PDF given as bytes."""
    with pikepdf.open(io.BytesIO(pdf)) as document:
        return len(document.pages)
