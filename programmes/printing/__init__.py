"""One guarded way from a page of ours to a PDF, for every app that prints.

Nothing is fetched: fonts, styles, drawings and logos are given as bytes, and
anything else that a page asks for is refused, and the print with it.
"""

from programmes.printing.errors import NotPrinted, PdfRefused
from programmes.printing.recipe import Recipe, Words
from programmes.printing.shelf import (
    digest,
    keep,
    kept,
    note,
    noted,
    one_at_a_time,
)

__all__ = [
    "NotPrinted",
    "PdfRefused",
    "Recipe",
    "Words",
    "digest",
    "join",
    "keep",
    "kept",
    "made_once",
    "note",
    "noted",
    "one_at_a_time",
    "pages_of",
    "render",
    "separate",
    "together",
    "warm_up",
]


def render(html, assets=None, *, tagged=True):
    """Return the PDF of a page as bytes; see ``renderer.render``."""
    from programmes.printing import renderer  # Slow to import, and seldom needed.

    return renderer.render(html, assets, tagged=tagged)


def made_once(kind, html, who, *, ask=None):
    """Return a page as a tagged PDF, kept for the rest of the day.

    ``who`` says whose print it is: one of them is made at a time. ``ask`` is called
    before a rendering, never for bytes that are kept: it may raise to refuse it.
    """
    key = digest(kind, html)
    if found := kept(key):
        return found
    with one_at_a_time(who):
        # Another worker may have made it while this one waited.
        if found := kept(key):
            return found
        if ask:
            ask()
        pdf = render(html)
        keep(key, pdf)
    return pdf


def pages_of(pdf):
    """Return the number of pages of a PDF given as bytes."""
    from programmes.printing import renderer  # Slow to import, and seldom needed.

    return renderer.pages_of(pdf)


def warm_up():
    """Load the renderer, so that workers forked afterwards share it."""
    from programmes.printing import renderer  # Slow to import, and seldom needed.

    renderer.warm_up()


def separate(recipe):
    """Yield the PDF of each copy; see ``copies.separate``."""
    from programmes.printing import copies  # Slow to import, and seldom needed.

    return copies.separate(recipe)


def together(recipe):
    """Return all copies in one PDF for the printer; see ``packs.together``."""
    from programmes.printing import packs  # Slow to import, and seldom needed.

    return packs.together(recipe)


def join(bodies):
    """Return some PDFs in one for the printer; see ``packs.join``."""
    from programmes.printing import packs  # Slow to import, and seldom needed.

    return packs.join(bodies)
