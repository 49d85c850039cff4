"""How what the annexes hold changed between two versions of the text.

Annex 1 has the group's definition of well-being, annex 2 the actions proposed.

It is known of a version that was frozen, and of today's draft; the history of the text
keeps its passages only.
"""

import json

from django.utils import translation
from django.utils.translation import gettext as _

from contracts.thawing import definition_of, proposals_of
from contracts.versions.differences import Run, compared, has_changed
from contracts.versions.paths import Texts
from programmes.typography import euros, long_date
from wellbeing.annex import annex as annex_of
from wellbeing.annex import said_in
from workshops.proposals import annex as proposed


def annex_between(contract, before: int, after: int, texts: Texts) -> list[Run]:
    """Return the words of annex 1 after, with those of before that it has lost.

    Empty when they are the same, or not known of both versions; ``texts`` are what
    ``frozen_texts`` returned.
    """
    known = {number: _frozen(text, definition_of) for number, text in texts.items()}
    return _between(contract, before, after, known, annex_of, _words)


def actions_between(contract, before: int, after: int, texts: Texts) -> list[Run]:
    """Return the words of annex 2's actions so."""
    known = {number: _frozen(text, proposals_of) for number, text in texts.items()}
    return _between(contract, before, after, known, proposed, _actions)


def _between(contract, before, after, known, annex_today, words):
    today = contract.text_version
    if contract.is_draft and today in (before, after) and today not in known:
        known[today] = annex_today(contract.programme)
    if not (known.get(before) or known.get(after)) or {before, after} - known.keys():
        return []
    with translation.override(contract.language):
        runs = compared(words(known[before]), words(known[after]))
    return runs if has_changed(runs) else []


def _frozen(text, found_in):
    found = (found_in(one) for one in json.loads(text)["annexes"])
    return next(filter(None, found), None)


def _actions(proposals):
    """Return the actions in words: each with its group, its budget and its rank."""
    return "\n".join(map(_action, proposals.actions)) if proposals else ""


def _action(one):
    said = [f"{one.number}. {one.words}", one.proposed_by]
    if one.budget is not None:
        said.append(euros(one.budget))
    if one.place:
        said.append(_("Rank %(place)s") % {"place": one.place})
    return " · ".join(said)


def _words(annex):
    """Return the annex in words: each theme, its counts, its text, its ideas."""
    return (
        "\n".join(line for one in annex.themes for line in _lines(one)) if annex else ""
    )


def _lines(theme):
    yield theme.label or _("Not sorted yet")
    yield _("Well-being: %(bright)s · Ill-being: %(dark)s") % {
        "bright": theme.bright_said,
        "dark": theme.dark_said,
    }
    yield from theme.lines
    if theme.settled_on:
        yield _("Agreed on %(day)s.") % {"day": long_date(theme.settled_on)}
    for idea in (*theme.bright, *theme.dark):
        said = " / ".join(said_in(idea))
        said = f"{said} ({idea.times})" if idea.times > 1 else said
        yield f"{said} ({_('left out of the text')})" if idea.is_left_out else said
