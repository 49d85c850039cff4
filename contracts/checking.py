"""Checking a paper: whether a reference and a fingerprint are those of a text kept whole.

Anybody may ask, without a login. Who knows a reference alone learns nothing from it,
not even that it exists; nobody's name is told, nor the programme's (trust 6.10).
"""

import datetime as dt
import hashlib
from dataclasses import dataclass
from enum import StrEnum

from django.db.models import F

from contracts.models import FrozenPiece, FrozenVersion
from programmes import journal
from programmes.models import Event


class Answer(StrEnum):
    INTACT = "intact"  # frozen with this pair, and kept as it was
    MODIFIED = "modified"  # frozen with this pair, and no longer what was kept
    UNKNOWN = "unknown"  # no text was ever frozen with this pair


class Stage(StrEnum):
    """What has become of an intact text."""

    STANDS = "stands"
    SIGNED = "signed"
    REOPENED = "reopened"
    REPLACED = "replaced"


@dataclass(frozen=True)
class Checked:
    """The answer; of an intact text also its stage and, once signed, since which day."""

    answer: Answer
    version: int | None = None
    stage: Stage | None = None
    since: dt.date | None = None
    #: The contract's own: what was typed may name a copy that there never was.
    reference: str = ""


def check(reference, fingerprint):
    """Return what is known of a text that bears ``reference`` and ``fingerprint``.

    ``reference`` is the contract's or a copy's, in capitals; ``fingerprint`` is the
    beginning of the digest in small hexadecimal: twelve signs as printed, or all.
    """
    references = {reference, reference.rpartition("-")[0]}
    frozen, sealed = _noted(references)
    version = (
        FrozenVersion.objects.filter(
            contract__reference__in=references, digest__startswith=fingerprint
        )
        .select_related("contract__programme")
        # Frozen twice without a change in between, it is the last one that counts.
        .order_by(F("reopened_at").desc(nulls_first=True), "-number")
        .first()
    )
    if version is None:
        was_frozen = any(digest.startswith(fingerprint) for digest in frozen.values())
        return Checked(Answer.MODIFIED if was_frozen else Answer.UNKNOWN)
    is_noted = frozen.get(version.number) == version.digest
    if is_noted and text_is_whole(version) and _print_is_whole(version, sealed):
        stage, since = _stage(version)
        reference = version.contract.reference
        return Checked(Answer.INTACT, version.number, stage, since, reference)
    return Checked(Answer.MODIFIED)


def text_is_whole(version):
    """Whether the kept text gives the digest that was printed, sign for sign."""
    return hashlib.sha256(version.canonical.encode()).hexdigest() == version.digest


def bytes_are_whole(kept):
    """Whether kept bytes give the digest that was noted with them."""
    return hashlib.sha256(bytes(kept.body)).hexdigest() == kept.digest


def _noted(references):
    """Return what the journal noted: the digests of texts, and of prints, by version."""
    lines = Event.objects.filter(
        programme__contract__reference__in=references, kind__in=("frozen", "sealed")
    )
    found = {"frozen": {}, "sealed": {}}
    for line in lines.order_by("sequence"):
        try:
            facts = journal.facts_of(line)
            noted = facts["print" if line.kind == "sealed" else "digest"]
            found[line.kind][facts["version"]] = noted
        except (ValueError, TypeError, LookupError):
            continue  # an altered line tells nothing, and its text is not whole then
    return found["frozen"], found["sealed"]


def _print_is_whole(version, sealed):
    """Whether the print without a name is the one that was noted, or not made yet."""
    piece = version.pieces.filter(name=FrozenPiece.PRINT).first()
    if piece is None:
        return version.number not in sealed
    return sealed.get(version.number) == piece.digest and bytes_are_whole(piece)


def _stage(version):
    """Return the stage of an intact text, and the day since which it is signed."""
    programme = version.contract.programme
    if not version.stands:
        return (Stage.REPLACED if programme.is_frozen else Stage.REOPENED), None
    if programme.is_signed:
        return Stage.SIGNED, programme.effective_on
    return Stage.STANDS, None
