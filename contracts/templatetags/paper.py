"""Filters that set the parts of a Paper, for the screen and for the print alike."""

from itertools import groupby

from django import template
from django.utils.html import conditional_escape, format_html, format_html_join
from django.utils.translation import gettext, pgettext

from contracts.paper import Span
from programmes.typography import NO_BREAK, french

register = template.Library()

CLASSES = {Span.CLAUSE: "clause", Span.SLOT: "slot", Span.OPEN: "slot slot--open"}
LINES = {
    "participant": "line",
    "authority": "line line--double",
    "facilitator": "line line--dotted",
}
SHORT = (
    900  # characters: about a third of a page, which may move to the next as a whole
)
FULL, PACKED = 520, 900  # characters of frame, title and families on a cover


def letters(paragraphs):
    """Return the number of characters of some paragraphs."""
    return sum(len(span.text) for paragraph in paragraphs for span in paragraph)


@register.filter
def set_in(text, language):
    """Set the spaces of a text of the contract as its language asks."""
    if not language.startswith("fr"):
        return str(text)
    # « nous nous engageons à : » does not leave its last word alone on a line.
    return french(str(text)).replace(f" à{NO_BREAK}:", f"{NO_BREAK}à{NO_BREAK}:")


@register.filter
def spans(paragraph, language):
    """Write a paragraph as HTML: text escaped, clauses and marks in their spans."""
    # Spaces are set over the whole paragraph, whose length does not change: a mark
    # may stand between a word and its colon.
    whole = set_in("".join(span.text for span in paragraph), language)
    pieces, start = [], 0
    for span in paragraph:
        text = whole[start : start + len(span.text)]
        start += len(span.text)
        classes = CLASSES.get(span.kind)
        if span.kind == Span.PATH:
            classes, text = CLASSES[Span.SLOT], gettext("the drawing of the path")
        pieces.append(
            (format_html('<span class="{}">{}</span>', classes, text),)
            if classes
            else (conditional_escape(text),)
        )
    return format_html_join("", "{}", pieces)


@register.filter
def is_the_path(paragraph):
    """Whether a paragraph is the place of the path's drawing."""
    return [span.kind for span in paragraph] == [Span.PATH]


@register.filter
def around_the_path(paragraphs):
    """Return the paragraphs in groups: those before the path's drawing, it, the others."""
    groups = groupby(paragraphs, is_the_path)
    return [(is_path, list(group)) for is_path, group in groups]


@register.filter
def numbered(article):
    """« Article 1er », « Article 2 »… in the language that is active."""
    if article.number > 1:
        return gettext("Article %(number)s") % {"number": article.number}
    first = pgettext("contract", "Article 1")
    if first.endswith("1er"):
        return format_html("{}<sup>er</sup>", first.removesuffix("er"))
    return first


@register.filter
def talk_about(talks, passage):
    """Return what was said of an article or a commitment (``contracts.discussion``)."""
    return talks[type(passage), passage.pk]


@register.filter
def line(block):
    """Return the classes of the line above a block: one line per kind of partner."""
    return LINES.get(block.kind, "line line--dashed")


@register.filter
def is_short(paragraphs):
    """Whether an article is short enough to be kept on one page."""
    return letters(paragraphs) <= SHORT


@register.filter
def cover_classes(paper):
    """Return the classes of the cover: many words, and its drawing makes room."""
    volume = letters(paper.frame) + letters(paper.families) + len(paper.title)
    volume += 90 * bool(paper.logos) + 20 * len(paper.families)
    if volume <= FULL:
        return "cover"
    return (
        "cover cover--full" if volume <= PACKED else "cover cover--full cover--packed"
    )


@register.filter
def in_pairs(cells):
    """Return the cells of the grid two by two."""
    return [cells[i : i + 2] for i in range(0, len(cells), 2)]
