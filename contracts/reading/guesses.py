"""Who speaks in a block, guessed from its lead-in (domain 5.2); a person corrects it.

Kinds and voices are the values of ``RoleGroup.Kind`` and ``Voice``.
"""

import re

from contracts.reading import french
from contracts.reading.labels import label_of

LONGEST_LABEL = 120  # characters, as ``RoleGroup.label``

_WHO = (
    re.compile(
        r".*?\ben\s+(?:tant|(?:ma\s+)?qualite)\s+(?:que\s+|qu'|de\s+|d')(?P<who>.+?)"
        r"(?:\s*,)?\s+(?:je|nous|m'engage)\b"
    ),
    re.compile(
        r".*?\ben\s+(?:tant|(?:ma\s+)?qualite)\s+(?:que\s+|qu'|de\s+|d')(?P<who>[^:,]+)"
    ),
    re.compile(r"(?:nous|je)\s*,\s*(?:soussignee?s?\s*,\s*)?(?P<who>[^:,]+)\s*,"),
    re.compile(
        r"(?P<who>[^:]+?)\s*,?\s+(?:s'engage|je\s+m'|nous\s+(?:nous\s+)?engage)"
    ),
    re.compile(r"(?P<who>(?:(?!engage)[^:])+):"),
    re.compile(r"(?P<who>)"),
)
_DETERMINER = re.compile(r"(?:(?:les|la|le|des|une?|nos|chaque|tous|toute?s?)\s+|l')+")
_CIRCUMSTANCE = re.compile(r"\s+(?:lors|pour|pendant|durant|dans|au\s+cours|ensuite)\b")
_KINDS = (
    ("future", r"mobilis|sollicit|a\s+venir|futur|rejoind|nouveaux\s+partenaires"),
    ("facilitator", r"animat|facilitat|intervenant|accompagnateur|accompagnatrice"),
    (
        "participant",
        r"beneficiaire|auteur|participant|habitant|usage|citoyen|allocataire",
    ),
    ("association", r"associa|benevol|\bclub|collectif"),
    (
        "institution",
        r"institution|hopital|hospital|\bcaf\b|prefecture|bailleur|\betat\b",
    ),
    (
        "authority",
        r"collectivit|\bville|commune|mairie|municipal|pilotage|departement|\bregion"
        r"|metropole|agglomeration",
    ),
)


def names_a_group(small: str) -> bool:
    """Whether folded words hold the name of a kind of group."""
    return any(re.search(words, small) for _kind, words in _KINDS)


def voice_of(lead_in: str) -> str:
    """« je », « nous » or « s_engageront »."""
    small = french.folded(lead_in)
    match = french.ENGAGED.search(small)
    if match is None:
        return "je" if re.search(r"\bje\b", small) else "nous"
    return str(match.lastgroup)


def label_of_group(lead_in: str) -> str:
    """« collectivité », of « En tant que collectivité, nous nous engageons à : »."""
    if label := label_of(lead_in):
        lead_in = lead_in[label.end :]
    small = french.folded(lead_in)
    if french.LETS_PROMISE.match(small):
        return ""
    match = next(found for who in _WHO if (found := who.match(small + " ")))
    start, end = match.span("who")
    if determiner := _DETERMINER.match(small, start, end):
        start = determiner.end()
    if circumstance := _CIRCUMSTANCE.search(small, start, end):
        end = circumstance.start()
    return lead_in[start:end].strip(" ,:\u00a0")[:LONGEST_LABEL]


def kind_of(label: str, voice: str) -> str:
    """Guess on what kind of group the rules will rest, from its name and voice."""
    small = french.folded(label)
    found = (kind for kind, words in _KINDS if re.search(words, small))
    usual = {"je": "participant", "s_engageront": "future"}.get(voice, "institution")
    return next(found, usual)
