"""The wall poster of the path, A3: what is planned, what happened, until the day of print."""

from django.template.loader import render_to_string
from django.utils import timezone

from phases import drawing
from phases.telling import in_one_breath
from programmes import printing

DRAWING = "csm:drawing/path"
SVG = "image/svg+xml"
#: Sizes of type tried, from the largest, and the room between head and foot, in points.
SIZES = (17, 15.5, 14, 12.5, 11, 10, 9, 8, 7)
ROOM = 600


def poster_pdf(programme, plan, *, ask=None):
    """Return the poster of ``plan`` as a tagged PDF, kept for the rest of the day.

    ``ask`` is called before a rendering, never for bytes that are kept: it may raise to
    refuse it. Raises ``NotPrinted``, ``PdfRefused``.
    """
    svg = poster_svg(plan)
    html = poster_html(programme, plan)
    key = printing.digest("path", html, svg)
    if found := printing.kept(key):
        return found
    with printing.one_at_a_time(f"path {programme.slug}"):
        # Another worker may have made it while this one waited.
        if found := printing.kept(key):
            return found
        if ask:
            ask()
        pdf = printing.render(html, {DRAWING: (svg.encode(), SVG)})
        printing.keep(key, pdf)
    return pdf


def poster_html(programme, plan):
    """Return the page to be printed."""
    context = {
        "programme": programme,
        "plan": plan,
        "drawing": DRAWING,
        "said": in_one_breath(plan),
    }
    return render_to_string("phases/print/poster.html", context)


def poster_svg(plan):
    """Return the drawing as it is printed today."""
    today = timezone.localdate()
    return drawing.svg(plan, shape_for(plan, today), today)


def shape_for(plan, today):
    """Return the shape in the largest type with which ``plan`` stands on one sheet."""
    shapes = [drawing.POSTER.in_type_of(size) for size in SIZES]
    fitting = (
        shape for shape in shapes if drawing.draw(plan, shape, today).height <= ROOM
    )
    return next(fitting, shapes[-1])


def file_name(programme):
    """Return the neutral name of the file: « rivemont-2025-2026-parcours.pdf »."""
    return f"{programme.slug}-parcours.pdf"
