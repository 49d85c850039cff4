"""What a form carries so that its words may wait, and come back (``programmes.drafts``)."""

from django import template
from django.utils.encoding import iri_to_uri

from programmes import drafts

register = template.Library()


@register.simple_tag(takes_context=True)
def sent_to(context):
    """Where the form of this page is sent: ``form_action``, or else the page's own address.

    With what follows its question mark, and without the part that a « # » names.
    """
    return iri_to_uri(context.get("form_action") or context["request"].get_full_path())


@register.inclusion_tag("draft.html#keep", takes_context=True)
def keep_draft(context, form=None):
    """The mark of a form and its button « Keep as a draft », among its other buttons.

    ``form`` is that of the page, if no other is given; ``form_action`` in the page is where it
    is sent, if not to the page's own address.
    """
    request, form = context["request"], form or context.get("form")
    asked = form and getattr(form, "has_words", True)  # several forms sent as one
    if not asked or not request.user.is_authenticated:
        return {}
    address, kept = sent_to(context), getattr(form, "keeps_drafts", True)
    return {
        "mark": drafts.mark(request.user, address, kept=kept),
        "kept": kept,
        "draft": kept and _known_draft(request, address),
    }


@register.inclusion_tag("draft.html#offer", takes_context=True)
def offer_draft(context, form=None):
    """Say above a form that a draft of it waits, and offer it; see ``keep_draft``."""
    request, form = context["request"], form or context.get("form")
    asked = getattr(form, "has_words", False) and form.keeps_drafts
    if not asked or not request.user.is_authenticated:
        return {}
    address = sent_to(context)
    draft = _draft(request, address)
    if draft is None or draft.stamp == request.POST.get(drafts.KNOWN):
        return {}
    return {
        "draft": draft,
        "mark": drafts.mark(request.user, address),
        "address": address,
        "csrf_token": context.get("csrf_token"),
    }


def _draft(request, address):
    """Return the draft of the form sent to ``address``, asked for once for the page."""
    found = request.__dict__.setdefault("drafts", {})
    if address not in found:
        found[address] = drafts.draft_of(request.user, address)
    return found[address]


def _known_draft(request, address):
    """Return the draft that the page goes on with, so that it may be replaced."""
    known = request.POST.get(drafts.KNOWN)
    draft = _draft(request, address) if known else None
    return draft if draft and draft.stamp == known else None
