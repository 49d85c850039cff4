"""The drawing of the path: from a plan to plain numbers, and to one text of SVG.

A drawing is made on the server, for screen and paper alike. Positions and colours are
attributes, so that a print holds them; on screen the classes let the style sheet give
them the colours of the reader's theme.
"""

from functools import lru_cache

from django.template.loader import render_to_string
from django.utils.translation import get_language

from phases.drawing.chart import draw_chart
from phases.drawing.columns import columns_of, draw_columns
from phases.drawing.flow import draw_flow
from phases.drawing.looks import look_of
from phases.drawing.pieces import Drawing
from phases.drawing.scale import has_scale
from phases.drawing.shapes import MEDIUM, NARROW, POSTER, PRINT, STRIP, WIDE, Shape
from phases.drawing.strip import draw_strip
from phases.plan import Plan

__all__ = [
    "MEDIUM",
    "NARROW",
    "POSTER",
    "PRINT",
    "STRIP",
    "WIDE",
    "Drawing",
    "Shape",
    "draw",
    "svg",
]

#: Drawings kept in each process: a page of the largest site shows a dozen programmes.
KEPT = 512


def draw(plan: Plan, shape: Shape, today=None) -> Drawing:
    """Return the drawing of ``plan`` in ``shape``, in the language that is active.

    With dates it has a scale of time; without any, phases stand in their order, and no
    date is made up. ``today`` is the day to show on it, None for none.
    """
    if shape.name == STRIP.name:
        return draw_strip(plan, shape)
    if shape.name == NARROW.name:
        return draw_flow(plan, shape, today)
    if has_scale(plan):
        return draw_chart(plan, shape, today)
    if widths := columns_of(plan, shape):
        return draw_columns(plan, shape, widths)
    return draw_flow(plan, shape)


def svg(plan: Plan, shape: Shape, today=None) -> str:
    """Return the drawing as SVG, kept from the last time."""
    return _svg(plan, shape, today, get_language())


@lru_cache(maxsize=KEPT)
def _svg(plan, shape, today, _language):
    drawing = draw(plan, shape, today)
    context = {
        "drawing": drawing,
        "marks": [(mark, look_of(mark.role, drawing.unit)) for mark in drawing.marks],
        "texts": [(text, look_of(text.role, drawing.unit)) for text in drawing.texts],
    }
    return render_to_string("phases/path.svg", context)
