"""The colours of the style sheet, and the files that it asks for."""

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.staticfiles import finders

ROOT = Path(settings.BASE_DIR)
SHEET = (ROOT / "static" / "csm.css").read_text()

# Ink, ground, and the contrast asked by WCAG 2.2 AA: 4.5 for text, 3 for borders.
PAIRS = [
    ("ink", "desk", 4.5),
    ("ink", "sheet", 4.5),
    ("ink", "hollow", 4.5),
    ("ink-soft", "desk", 4.5),
    ("ink-soft", "sheet", 4.5),
    ("act", "desk", 4.5),
    ("act", "sheet", 4.5),
    ("act", "hollow", 4.5),
    ("act-deep", "act-tint", 4.5),
    ("act-deep", "desk", 4.5),
    ("act-deep", "sheet", 4.5),
    ("ink", "act-tint", 4.5),
    ("on-act", "act", 4.5),
    ("on-act", "act-deep", 4.5),
    ("done", "done-tint", 4.5),
    ("heed", "heed-tint", 4.5),
    ("mend", "mend-tint", 4.5),
    ("mend", "sheet", 4.5),
    ("mend", "desk", 4.5),
    ("heed", "sheet", 3),
    ("good-ink", "good", 4.5),
    ("ill-ink", "ill", 4.5),
    ("line-strong", "sheet", 3),
    ("line-strong", "desk", 3),
    ("line-strong", "hollow", 3),
    ("good-edge", "desk", 3),
    ("good-edge", "sheet", 3),
    ("ill-edge", "desk", 3),
    ("ill-edge", "sheet", 3),
]


def tokens(theme):
    """Return the colours of a theme: those of :root, the dark ones laid over them."""
    light, dark = re.findall(r":root(?:, .paper)? \{(.*?)\n\s*\}", SHEET, re.DOTALL)[:2]
    blocks = [light, dark] if theme == "dark" else [light]
    return {
        name: colour
        for block in blocks
        for name, colour in re.findall(r"--([\w-]+): (#[0-9a-f]{3,6});", block)
    }


def luminance(colour):
    """Return the relative luminance of « #rgb » or « #rrggbb » (WCAG 2)."""
    digits = colour[1:] if len(colour) == 7 else "".join(c * 2 for c in colour[1:])
    channels = [int(digits[i : i + 2], 16) / 255 for i in (0, 2, 4)]
    linear = [
        c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one, other):
    low, high = sorted([luminance(one), luminance(other)])
    return (high + 0.05) / (low + 0.05)


def test_black_on_white_has_the_contrast_that_the_formula_gives():
    assert contrast("#000", "#ffffff") == pytest.approx(21)


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize(("ink", "ground", "least"), PAIRS)
def test_each_pair_of_colours_can_be_read(theme, ink, ground, least):
    colours = tokens(theme)
    assert contrast(colours[ink], colours[ground]) >= least


def test_both_themes_name_the_same_colours():
    light, dark = tokens("light"), tokens("dark")
    assert set(light) == set(dark)
    assert {name for name in light if light[name] == dark[name]} == set()


@pytest.mark.parametrize("name", ["csm.css", "csm.js", "csm.svg"])
def test_nothing_is_fetched_from_elsewhere(name):
    text = (ROOT / "static" / name).read_text()
    text = text.replace('xmlns="http://www.w3.org/2000/svg"', "")
    assert re.findall(r"https?://|//[a-z]+\.", text) == []


def test_each_file_that_the_style_sheet_asks_for_is_shipped():
    asked = re.findall(r'url\("([^"]+)"\)', SHEET)
    assert asked
    assert [file for file in asked if not finders.find(file)] == []
