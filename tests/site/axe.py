"""Asking axe about a page that a browser shows, in each theme and at each width."""

from pathlib import Path

import axe_playwright_python

SCRIPT = Path(axe_playwright_python.__file__).with_name("axe.min.js").read_text()
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
WIDE, NARROW, NARROWEST = 1280, 360, 320
ASK = """async options => (await axe.run(document, options)).violations.map(
  v => `${v.id}: ${v.nodes.map(n => n.target.join(' ')).slice(0, 3).join(' | ')}`)"""
EVERYTHING = {"runOnly": {"type": "tag", "values": TAGS}}
# What a theme may change; every other rule is the same in the dark.
COLOURS = {"runOnly": {"type": "rule", "values": ["color-contrast"]}}


def violations(page):
    """Return what axe finds, in words, and whether the page scrolls sideways."""
    page.evaluate(SCRIPT)
    found = []
    for theme, asked in (("light", EVERYTHING), ("dark", COLOURS)):
        page.emulate_media(color_scheme=theme, reduced_motion="reduce")
        for width in (WIDE, NARROW):
            page.set_viewport_size({"width": width, "height": 900})
            found += [f"{theme}, {width}: {v}" for v in page.evaluate(ASK, asked)]
    page.set_viewport_size({"width": NARROWEST, "height": 900})
    if page.evaluate("document.documentElement.scrollWidth") > NARROWEST:
        found.append("scrolls sideways at 320 pixels")
    page.emulate_media(color_scheme="light")
    return found
