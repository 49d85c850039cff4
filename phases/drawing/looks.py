"""How the signs look on paper: their colours and strokes, readable in black and white.

On screen, the classes of ``static/csm.css`` give the colours of the reader's theme.
"""

from functools import cache

from django.utils.html import format_html_join

from phases.drawing.pieces import number

INK, SOFT, LINE, RULE = "#1d2430", "#59544b", "#b9ae9c", "#59544b"
PINE, BRICK, OCHRE, PAPER, SAND = "#1f4b4a", "#8f3a1f", "#8a6414", "#ffffff", "#f6f1e7"

#: Role: ground, line, its width and its dashes, on a drawing in type of 16.
LOOKS = {
    "band": (SAND, None, 0, ()),
    "grid": (None, LINE, 0.7, ()),
    "year": (None, LINE, 1.6, ()),
    "row": (None, LINE, 0.7, ()),
    "rule": (None, INK, 1.2, ()),
    "planned": (None, SOFT, 2.4, (2.5, 4)),
    "ends": (None, SOFT, 2.2, ()),
    "plan": (PAPER, PINE, 1.8, ()),
    "done": (PINE, PINE, 1.6, ()),
    "way": (PAPER, PINE, 1.6, ()),
    "hatch": (None, PINE, 2.4, ()),
    "held": (PINE, PINE, 2, ()),
    "due": (PAPER, PINE, 2.4, ()),
    "half": (PINE, None, 0, ()),
    "drop-held": (None, PINE, 1.4, ()),
    "drop-due": (None, PINE, 1.4, (1.5, 4)),
    "leader": (None, SOFT, 1, ()),
    "thread": (None, PINE, 2.6, ()),
    "arrow": (PINE, PINE, 1, ()),
    "arrow-1": (BRICK, BRICK, 1, ()),
    "ring": (None, PINE, 2.4, ()),
    "dot": (PINE, None, 0, ()),
    "today": (None, INK, 2.4, ()),
    "pill": (INK, None, 0, ()),
    "strand-1": (None, BRICK, 3.2, ()),
    "strand-2": (None, PINE, 4, ()),
    "core": (None, PAPER, 1.8, ()),
    "strand-3": (None, OCHRE, 3.2, (5, 2)),
    "under": (None, PAPER, 7.5, ()),
    # Words.
    "ink": (INK, None, 0, ()),
    "soft": (SOFT, None, 0, ()),
    "on": (PAPER, None, 0, ()),
}


@cache
def look_of(role, unit):
    """Return the attributes of a role, as SVG, its strokes ``unit`` times as thick."""
    ground, line, width, dashes = LOOKS[role]
    found = {"fill": ground or "none"}
    if line:
        found |= {"stroke": line, "stroke-width": number(width * unit)}
    if dashes:
        found["stroke-dasharray"] = " ".join(number(one * unit) for one in dashes)
    return format_html_join("", ' {}="{}"', found.items())
