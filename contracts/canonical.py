"""The canonical text: what is frozen, and what the fingerprint on each page is made from.

JSON with sorted keys, NFC, and a schema number. It holds the whole text, and no
participant's name; other names are tokens (« P4 »), each with the SHA-256 of a salt and
of what is printed of it, so that erasing name and salt leaves every digest valid (trust
6.2). ``contracts.thawing`` makes the paper again from it. This shape cannot change after
the first signature: a change is a new schema number.

A paragraph is a list of runs: a text, ``{"clause": …}`` for a safety clause, ``{"name":
"P4"}`` for a partner, ``{"open": …}`` for a mark that nothing filled.

Schema 2 adds the path: ``"path"`` is its plan (``phases.plan.as_data``) or null, never what
happened; ``{"path": …}``, alone in its paragraph, is the place of its drawing.

Schema 3 is that of a contract whose annex 1 shows what the group says of well-being:
``"definition"`` of that annex (``wellbeing.annex.as_data``). A text without it stays what
it was, sign for sign.

Schema 4 is that of a contract whose annex 2 lists actions: ``"proposals"`` of that annex
(``workshops.proposals.as_data``); its annex 1 has a definition or not. A text without
actions stays what it was.
"""

import hashlib
import json
import unicodedata

from contracts.paper import Span
from phases.planned import as_data as path_as_data
from wellbeing.annex import as_data as definition_as_data
from workshops.proposals import as_data as proposals_as_data

SCHEMA, WITH_DEFINITION, WITH_PROPOSALS = 2, 3, 4
#: Those in which a text may be frozen already.
SCHEMAS = (1, SCHEMA, WITH_DEFINITION, WITH_PROPOSALS)


def leaf(salt, value):
    """Return SHA-256(salt ‖ value): what stands in the text for a name."""
    return hashlib.sha256((salt + value).encode()).hexdigest()


def nfc(text):
    return unicodedata.normalize("NFC", text)


def runs(paragraph):
    """Return a paragraph as its runs; neighbours of one kind are one run."""
    found = []
    for span in paragraph:
        run = _run(span)
        if isinstance(run, str) and found and isinstance(found[-1], str):
            found[-1] += run
        else:
            found.append(run)
    return [nfc(run) if isinstance(run, str) else run for run in found]


def _run(span):
    if span.kind == Span.SLOT:
        return {"name": span.token} if span.token else span.text
    if span.kind in (Span.CLAUSE, Span.OPEN, Span.PATH):
        return {span.kind: nfc(span.text)}
    return span.text


def value_of(partner, cells):
    """Return what is printed of a partner, as canonical JSON: name and cells."""
    return as_text(
        {
            "name": nfc(partner.name),
            "cells": [
                [nfc(cell.title), nfc(cell.name), [nfc(line) for line in cell.lines]]
                for cell in cells
            ],
        }
    )


def names(paper, partners):
    """Return, by token, the salt and the value of each partner that the text names.

    ``partners`` are those who may be named, never participants. Only those who sign,
    or whom the text names, are part of it.
    """
    cells = {}
    for cell in paper.cells:
        cells.setdefault(cell.token.partition(".")[0], []).append(cell)
    named = set(cells) | {
        span.token for paragraph in paper.paragraphs() for span in paragraph
    }
    return {
        token: (partner.salt, value_of(partner, cells.get(token, ())))
        for partner in partners
        if (token := partner.token) in named
    }


def party_as_data(partner, salt, value):
    return {
        "token": partner.token,
        "kind": partner.role_group.kind,
        "signs": partner.has_cell,
        "leaf": leaf(salt, value),
    }


def cell_as_data(cell):
    """Return a cell of the grid; what it says of a partner is behind the leaf."""
    said = {"token": cell.token, "stamp": cell.stamp}
    return said | {"title": nfc(cell.title)} if cell.is_participant else said


def block_as_data(block):
    return {
        "kind": block.kind,
        "voice": block.voice,
        "label": nfc(block.label),
        "lead_in": runs(block.lead_in),
        "commitments": [
            {"number": i.number, "text": runs(i.spans), "clause": nfc(i.clause)}
            for i in block.items
        ],
        "open_sentence": [] if block.items else runs(block.open_sentence),
    }


def _article(article):
    return {
        "number": article.number,
        "heading": nfc(article.heading),
        "text": [runs(p) for p in article.paragraphs],
        "blocks": [block_as_data(block) for block in article.blocks],
    }


def _annex(annex):
    said = {
        "number": annex.number,
        "title": nfc(annex.title),
        "text": [runs(p) for p in annex.paragraphs],
    }
    if annex.definition is not None:
        said["definition"] = _composed(definition_as_data(annex.definition))
    if annex.proposals is not None:
        said["proposals"] = _composed(proposals_as_data(annex.proposals))
    return said


def _schema(annexes):
    """Return the first schema that knows of all that the annexes hold."""
    if any(annex.proposals for annex in annexes):
        return WITH_PROPOSALS
    return WITH_DEFINITION if any(one.definition for one in annexes) else SCHEMA


def _composed(data):
    return json.loads(nfc(as_text(data)))


def _iso(day):
    return day.isoformat() if day else None


def content(paper, partners, programme):
    """Return the canonical content of a composed contract, as plain data.

    ``partners`` are those who may have a name in the text or a cell, never
    participants: only those who have are part of it;
    ``programme`` gives the dates as dates, which the paper only has in words.
    """
    dates = programme.dates_as_signed
    named = names(paper, partners)
    return {
        "schema": _schema(paper.annexes),
        "reference": paper.reference,
        "language": paper.language,
        "territory": nfc(paper.territory),
        "edition": paper.edition,
        "title": nfc(paper.title),
        "frame": [runs(p) for p in paper.frame],
        "families": [runs(p) for p in paper.families],
        "place": nfc(paper.place),
        "preamble": [runs(p) for p in paper.preamble],
        "path": paper.path and _composed(path_as_data(paper.path)),
        "parts": [
            {"title": nfc(title), "articles": [_article(a) for a in articles]}
            for title, articles in (
                (paper.part_one, paper.common),
                (paper.part_two, paper.own),
            )
        ],
        "closing": [runs(p) for p in paper.closing],
        "annexes": [_annex(annex) for annex in paper.annexes],
        "participant": nfc(paper.participant_word),
        "initials": paper.initials,
        "parties": [
            party_as_data(partner, *named[partner.token])
            for partner in partners
            if partner.token in named
        ],
        "cells": [cell_as_data(cell) for cell in paper.cells],
        "dates": {
            "signed_on": _iso(dates.signed_on),
            "duration_months": dates.duration_months,
            "mid_term_rule": dates.mid_term_rule,
            "mid_term_months": dates.mid_term_months,
            "mid_term_on": _iso(dates.mid_term_on),
            "ends_on": _iso(dates.ends_on),
        },
    }


def as_text(content):
    """Return plain data as canonical JSON."""
    return json.dumps(
        content, ensure_ascii=False, sort_keys=True, separators=(",", ":")
    )


def as_bytes(content):
    return as_text(content).encode()


def digest(content):
    """Return the SHA-256 of the canonical JSON, in hexadecimal."""
    return hashlib.sha256(as_bytes(content)).hexdigest()


def fingerprint(digest):
    """Return the first twelve signs of a digest as printed: « 7F3A 91C2 0B6E »."""
    short = digest[:12].upper()
    return " ".join(short[at : at + 4] for at in range(0, 12, 4))
