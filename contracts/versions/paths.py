"""How the path changed between two versions of the text.

It is known of a version that was frozen, and of today's draft; the history of the text
keeps its passages only.
"""

import json

from django.utils import translation

from contracts.thawing import path_of
from contracts.versions.differences import Run, compared, has_changed
from phases.plan import plan_of
from phases.planned import as_planned
from phases.telling import lines

type Texts = dict[int, str]


def frozen_texts(contract, *numbers: int) -> Texts:
    """Return the canonical text of each of these versions that was frozen."""
    frozen = contract.frozen_versions.filter(number__in=numbers)
    return dict(frozen.values_list("number", "canonical"))


def path_between(contract, before: int, after: int, texts: Texts) -> list[Run]:
    """Return the words of the path after, with those of before that it has lost.

    Empty when they are the same, or not known of both versions; ``texts`` are what
    ``frozen_texts`` returned.
    """
    known = {number: path_of(json.loads(text)) for number, text in texts.items()}
    if contract.is_draft and contract.text_version not in known:
        known[contract.text_version] = as_planned(plan_of(contract.programme))
    if not (known.get(before) or known.get(after)) or {before, after} - known.keys():
        return []
    with translation.override(contract.language):
        runs = compared(_words(known[before]), _words(known[after]))
    return runs if has_changed(runs) else []


def _words(plan):
    return "\n".join(lines(plan)) if plan else ""
