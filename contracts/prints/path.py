"""The path on the contract's paper: its drawing, or the same in words.

It is the plan, as it is frozen with the text: never today, nor what happened.
"""

from django.utils import translation

from contracts.prints.kinds import Kind
from phases import drawing
from phases.pdf import DRAWING, SVG

#: A drawing higher than this, in points, would not stand on a page beside its words.
TALLEST = 560


def is_drawn(paper, kind):
    """Whether a print shows the drawing: large print, and a path too long, have words."""
    if paper.path is None or kind == Kind.LARGE:
        return False
    with translation.override(paper.language):
        return drawing.draw(paper.path, drawing.PRINT).height <= TALLEST


def picture_of(paper):
    """Return the drawing as an asset of the print: address → (bytes, media type)."""
    if paper.path is None:
        return {}
    with translation.override(paper.language):
        return {DRAWING: (drawing.svg(paper.path, drawing.PRINT).encode(), SVG)}
