"""Where a programme of the list is, as an icon and a word: never a colour alone.

A list says the same few words a hundred times: each is drawn once in a language.
"""

from functools import cache

from django.utils.html import format_html
from django.utils.translation import gettext as _

from contracts.standing import State
from programmes.models import Programme
from programmes.templatetags.csm import icon
from programmes.vocabulary import capitalised

#: As the contract's state is drawn elsewhere (``csm/programme_list.html#state``).
CONTRACT_ICONS = {
    State.PREPARED: "pencil",
    State.FROZEN: "lock",
    State.SIGNED: "vector-pen",
    State.ENDED: "check-circle",
}
COURSE_ICONS = {
    Programme.State.DRAFT: "hourglass-split",
    Programme.State.RUNNING: "play-circle",
    Programme.State.ENDED: "check-circle",
    Programme.State.ARCHIVED: "archive",
}


@cache
def course_drawn(course, language):
    """Return a ``Programme.State`` as it is shown."""
    state = Programme.State(course)
    is_now = state in (Programme.State.DRAFT, Programme.State.RUNNING)
    return _drawn(COURSE_ICONS[state], capitalised(str(state.label)), is_now)


@cache
def contract_drawn(state, language):
    """Return where the contract of a programme under way stands, as it is shown."""
    words = {
        State.PREPARED: _("Contract being prepared"),
        State.FROZEN: _("Contract frozen, to be signed"),
        State.SIGNED: _("Contract signed"),
        State.ENDED: _("Contract come to its end"),
    }
    return _drawn(CONTRACT_ICONS[state], words[state], state != State.ENDED)


def programme_drawn(course, contract, language):
    """Return how far a programme has come: its course or, under way, its contract."""
    if course == Programme.State.RUNNING:
        return contract_drawn(contract, language)
    return course_drawn(course, language)


@cache
def page_drawn(language):
    """Return what is shown of a programme known by its page for the public alone."""
    return _drawn("globe", _("Public page"), is_now=False)


def _drawn(name, words, is_now):
    shape = "state state--now" if is_now else "state"
    return format_html('<span class="{}">{}{}</span>', shape, icon(name), words)
