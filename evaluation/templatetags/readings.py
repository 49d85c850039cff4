"""How the readings of commitments look, on the page and for the room."""

from functools import cache

from django import template
from django.template.defaultfilters import capfirst
from django.utils.html import format_html
from django.utils.translation import get_language

from evaluation.models import CommitmentReading
from programmes.templatetags.csm import icon

register = template.Library()

Seen = CommitmentReading.Seen
SIGNS = {
    Seen.KEPT: "circle-fill",
    Seen.IN_PART: "circle-half",
    Seen.NOT_YET: "circle",
    Seen.UNSAID: "question-circle",
}


@register.filter
def look(seen):
    """Say how far a commitment is kept, in a sign and a word.

    A page has hundreds of them, of four kinds.
    """
    return _look(seen, get_language())


@cache
def _look(seen, _language):
    return format_html("{} {}", icon(SIGNS[seen]), capfirst(Seen(seen).label))
