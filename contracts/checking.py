"""Checking a paper: whether a reference and a fingerprint are those of a text kept whole.

Anybody may ask, without a login. Who knows a reference alone learns nothing from it,
not even that it exists; nobody's name is told, nor the programme's (trust 6.10).
"""

import datetime as dt
import hashlib
import re
from dataclasses import dataclass
from enum import StrEnum

from django.db.models import F

from contracts.models import Accession, Amendment, FrozenPiece, FrozenVersion
from programmes import journal
from programmes.models import Event


class Answer(StrEnum):
    INTACT = "intact"  # frozen with this pair, and kept as it was
    MODIFIED = "modified"  # frozen with this pair, and no longer what was kept
    UNKNOWN = "unknown"  # no text was ever frozen with this pair
    WITHDRAWN = "withdrawn"  # an act sealed with this pair, then written in again


class Stage(StrEnum):
    """What has become of an intact text."""

    STANDS = "stands"
    SIGNED = "signed"
    REOPENED = "reopened"
    REPLACED = "replaced"
    SEALED = "sealed"  # an act that is not in force yet


@dataclass(frozen=True)
class Checked:
    """The answer; of an intact text also its stage and, once signed, since which day."""

    answer: Answer
    version: int | None = None
    stage: Stage | None = None
    since: dt.date | None = None
    #: The contract's own: what was typed may name a copy that there never was.
    reference: str = ""


#: « RIV-2025-01-ADH1 »: the contract's reference, the kind of act, its number.
ACT = re.compile(r"(.+)-(ADH|AVE)([0-9]{1,4})")
ACTS = {"ADH": Accession, "AVE": Amendment}


def check(reference, fingerprint):
    """Return what is known of a text that bears ``reference`` and ``fingerprint``.

    ``reference`` is the contract's, a copy's or an act's, in capitals; ``fingerprint`` is the
    beginning of the digest in small hexadecimal: twelve signs as printed, or all.
    """
    if act := ACT.fullmatch(reference):
        return _check_act(*act.groups(), fingerprint)
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


def _check_act(reference, mark, number, fingerprint):
    """Return what is known of an act of this number, beside this contract."""
    model, number = ACTS[mark], int(number)
    noted = _noted_of_act(reference, model._meta.model_name, number)
    acts = model.objects.filter(contract__reference=reference, number=number)
    act = acts.filter(digest__startswith=fingerprint).first()
    if act is None:
        for kind, answer in (
            ("act_reopened", Answer.WITHDRAWN),
            ("act_sealed", Answer.MODIFIED),
        ):
            if any(digest.startswith(fingerprint) for digest in noted[kind]):
                return Checked(answer)
        return Checked(Answer.UNKNOWN)
    if act.digest not in noted["act_sealed"] or not act_is_whole(act, noted):
        return Checked(Answer.MODIFIED)
    stage = Stage.SIGNED if act.is_signed else Stage.SEALED
    full = f"{reference}-{mark}{number}"
    return Checked(Answer.INTACT, None, stage, act.signed_on, full)


def act_is_whole(act, noted):
    """Whether words and print of an act are those that were sealed and noted."""
    if not text_is_whole(act):
        return False
    prints = noted["act_printed"].get(act.digest, set())
    return all(
        bytes_are_whole(one) and one.digest in prints for one in act.actprints.all()
    )


def _noted_of_act(reference, kind, number):
    """Return, by kind of line, the digests noted of an act, with those of its prints."""
    kinds = ("act_sealed", "act_reopened", "act_printed")
    found = {name: {} for name in kinds}
    lines = Event.objects.filter(
        programme__contract__reference=reference, kind__in=kinds
    )
    for line in lines.order_by("sequence"):
        try:
            facts = journal.facts_of(line)
            if (facts["act"], facts["number"]) == (kind, number):
                prints = found[line.kind].setdefault(facts["digest"], set())
                prints.add(facts.get("print"))
        except (ValueError, TypeError, LookupError):
            continue  # an altered line tells nothing
    return found
