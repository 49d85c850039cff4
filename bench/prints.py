"""The prints: against the naive way, against a browser, and many copies against one."""

import contextlib
import os
import shutil
import tempfile
from pathlib import Path

from django.conf import settings

from bench.apart import asked
from bench.place import SLUG
from bench.row import Figure, Ratio
from contracts.composition import paper_of
from contracts.prints import copies, pdf
from contracts.prints.kinds import Kind
from contracts.prints.pdf import Copy
from programmes import printing
from programmes.printing import materials


def rows(worlds):
    world = worlds.large
    paper = paper_of(world.programme().contract)
    yield from one_contract(world, paper)
    yield from many_copies(paper)
    yield Ratio(
        "unchanged contract asked again / empty page of a member",
        world.page("contracts:print_pdf", SLUG, Kind.UNNAMED),
        world.page("bench_empty", SLUG),
        2,
        rounds=9,
        times=20,
        queries=lambda: world.queries(
            world.page("contracts:print_pdf", SLUG, Kind.UNNAMED)
        ),
    )
    yield Figure(
        "pages without a print that load the renderer",
        lambda: asked("pages_that_load_the_renderer", world),
        "pages",
        0,
    )


def one_contract(world, paper):
    html = pdf.html_of(paper, Kind.UNNAMED)
    pictures = pdf.pictures_of(paper)
    page = standalone(html, pictures)

    def ours():
        return printing.render(html, pictures)

    yield Ratio("contract / naive WeasyPrint", ours, lambda: naive(page), 0.85, 11)
    with browser(page) as printed:
        if printed:
            yield Ratio("contract / Chromium, warm", ours, printed, None, 11)
    yield Figure(
        "memory of one contract above a ready worker",
        lambda: asked("memory_of_a_render", world),
        "MiB",
        150,
    )


def many_copies(paper):
    named = [Copy(f"MON-2025-01-{n:02}", f"Personne Numéro-{n}") for n in range(1, 61)]

    def one():
        return copies.copy_pdf(paper, named[0])

    def pack(count):
        return lambda: copies.pack_pdf(paper, named[:count])

    yield Ratio("print file of 30 copies / one copy", pack(30), one, 1.3)
    yield Ratio("print file of 60 copies / one copy", pack(60), one, 1.5)
    yield Figure(
        "bytes of the print file of 60 / of one copy",
        lambda: round(len(pack(60)()) / len(one()), 2),
        "×",
        2,
    )
    yield Ratio(
        "30 separate tagged copies in a ZIP / one copy",
        lambda: copies.copies_zip(paper, named[:30]),
        one,
        1.5,
    )


def standalone(html, pictures):
    """Return the same page with its style sheet inside and its files by address."""
    style = materials.styles()
    for address, place in files(pictures).items():
        style = style.replace(f"url({address})", f"url({place})")
        html = html.replace(f'"{address}"', f'"{place}"')
    return html.replace("</head>", f"<style>{style}</style></head>")


def files(pictures):
    """Return where each of our fonts and drawings lies, by its address in a print."""
    found = {}
    folder = Path(tempfile.mkdtemp(dir=settings.CSM_DATA))
    ours = {**materials.fonts(), **materials.drawings(), **pictures}
    for address, (body, mime) in ours.items():
        ending = "ttf" if mime == "font/ttf" else "svg"
        path = folder / f"{address.replace(':', '-').replace('/', '-')}.{ending}"
        path.write_bytes(body)
        found[address] = path.as_uri()
    return found


def naive(page):
    """Print as the manual of WeasyPrint begins."""
    from weasyprint import HTML  # Slow to import, and seldom needed.

    return HTML(string=page).write_pdf(pdf_variant="pdf/ua-1")


@contextlib.contextmanager
def browser(page):
    """Give the act of printing the page in a browser that is open already, or None."""
    names = ("chromium", "chromium-browser", "google-chrome")
    found = os.environ.get("CHROMIUM") or next(
        filter(None, map(shutil.which, names)), None
    )
    if not found:
        yield None
        return
    from playwright.sync_api import sync_playwright  # Only this row needs it.

    path = Path(tempfile.mkdtemp(dir=settings.CSM_DATA)) / "contract.html"
    path.write_text(page)
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(
            executable_path=found, chromium_sandbox=os.geteuid() != 0
        )
        tab = opened.new_page()

        def printed():
            tab.goto(path.as_uri())
            return tab.pdf(prefer_css_page_size=True, print_background=True)

        yield printed
        opened.close()
