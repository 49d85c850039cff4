"""The canonical text of an act, and the paper that is made from it again.

It is made as a contract's is (``contracts.canonical``): a schema number of its own, names
as tokens with a salted leaf each, the value behind it in a side table.
"""

import json

from contracts import amending, canonical
from contracts.act_paper import ACCESSION, Accord, ActPaper, Change
from contracts.canonical import fingerprint, nfc, runs
from contracts.thawing import Thaw

SCHEMA = 1


def content(act, paper, partners):
    """Return the canonical content of a composed act, as plain data."""
    frozen, named = act.contract.frozen, canonical.names(paper, partners)
    signers = [] if paper.kind == ACCESSION else amending.signers(act)
    return {
        "schema": SCHEMA,
        "kind": paper.kind,
        "number": paper.number,
        "reference": paper.reference,
        "beside": {
            "reference": act.contract.reference,
            "version": frozen.number,
            "digest": frozen.digest,
            "signed_on": act.programme.effective_on.isoformat(),
        },
        "language": paper.language,
        "territory": nfc(paper.territory),
        "edition": paper.edition,
        "title": nfc(paper.title),
        "contract": nfc(paper.contract),
        "place": nfc(paper.place),
        "opening": [runs(p) for p in paper.opening],
        "reason": [runs(p) for p in paper.reason],
        "block": paper.block and canonical.block_as_data(paper.block),
        "change": paper.change and _change_as_data(paper.change),
        "months": getattr(act, "months", None),
        "lengths": [runs(p) for p in paper.lengths],
        "accords": [[nfc(one.group), one.day] for one in paper.accords],
        "closing": [runs(p) for p in paper.closing],
        "participant": nfc(paper.participant_word),
        "initials": paper.initials,
        "parties": [
            canonical.party_as_data(partner, *named[partner.token])
            for partner in partners
            if partner.token in named
        ],
        "cells": [canonical.cell_as_data(cell) for cell in paper.cells],
        # Whose own paper it is: participants sign one each, under their tokens.
        "signers": [one.token for one in signers if one.is_participant],
    }


def _change_as_data(change):
    return {
        "article": change.article,
        "heading": nfc(change.heading),
        "before": [runs(p) for p in change.before],
        "after": [runs(p) for p in change.after],
    }


def thawed(act):
    """Return the paper of a sealed act, names put back where they are still kept."""
    said = json.loads(act.canonical)
    thaw = Thaw(act.actnames.all())
    change = said["change"]
    return ActPaper(
        kind=said["kind"],
        number=said["number"],
        reference=said["reference"],
        language=said["language"],
        territory=said["territory"],
        edition=said["edition"],
        title=said["title"],
        contract=said["contract"],
        place=said["place"],
        opening=thaw.paragraphs(said["opening"]),
        closing=thaw.paragraphs(said["closing"]),
        cells=tuple(thaw.cell(cell) for cell in said["cells"]),
        participant_word=said["participant"],
        initials=said["initials"],
        reason=thaw.paragraphs(said["reason"]),
        block=said["block"] and thaw.block(said["block"]),
        change=change
        and Change(
            change["article"],
            change["heading"],
            thaw.paragraphs(change["before"]),
            thaw.paragraphs(change["after"]),
        ),
        lengths=thaw.paragraphs(said["lengths"]),
        accords=tuple(Accord(group, day) for group, day in said["accords"]),
        digest=act.digest,
        fingerprint=fingerprint(act.digest),
        is_draft=False,
    )
