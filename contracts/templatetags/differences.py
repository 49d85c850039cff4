"""Filters that write two texts compared (``contracts.versions.differences``) as HTML."""

from django import template
from django.utils.html import conditional_escape, format_html, format_html_join
from django.utils.translation import get_language, gettext, pgettext

from contracts.templatetags.paper import set_in
from contracts.versions.differences import ADDED, REMOVED, SAME, Run, compared

register = template.Library()

# The words for those who listen have a direction: they do not give theirs to the text.
HEARD = '<span class="visually-hidden" lang="{}" dir="ltr">{}</span>'


@register.filter
def compared_with(before, after):
    """Return what ``after`` says otherwise, as runs of words."""
    return compared(before, after)


@register.filter
def marked(runs, language):
    """Write the text after, with what it has lost; spaces are set as ``language`` asks."""
    # Over the whole text, whose length does not change, as for a paragraph's spans.
    whole = set_in("".join(run.text for run in runs), language)
    pieces, start = [], 0
    write = _writer()
    for run in runs:
        end = start + len(run.text)
        pieces.append((write(Run(run.kind, whole[start:end])),))
        start = end
    return format_html_join("", "{}", pieces)


@register.filter
def marked_before(runs, language):
    """Write the text before, with what was going to be removed."""
    return marked([run for run in runs if run.kind != ADDED], language)


@register.filter
def marked_after(runs, language):
    """Write the text after, with what was added."""
    return marked([run for run in runs if run.kind != REMOVED], language)


def _writer():
    """Return what writes one run, the words for those who listen asked for once."""
    spoken = get_language()
    heard = {
        ADDED: format_html(HEARD, spoken, pgettext("words", "added:") + " "),
        REMOVED: format_html(HEARD, spoken, pgettext("words", "removed:") + " "),
    }
    line_end = format_html(
        '<span aria-hidden="true">¶</span>' + HEARD, spoken, gettext("a new line")
    )

    def write(run):
        if run.kind == SAME:
            return conditional_escape(run.text)
        shown = run.words or line_end
        if run.kind == ADDED:
            tags = "{}<ins>{}{}</ins>{}"
        elif run.trail:
            tags = "{}<del>{}{}</del>{}"
        else:  # room before the words that take its place
            tags = '{}<del class="glued">{}{}</del>{}'
        return format_html(tags, run.lead, heard[run.kind], shown, run.trail)

    return write
