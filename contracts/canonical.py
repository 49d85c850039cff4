"""The canonical text: what the fingerprint on each page is made from.

JSON with sorted keys, NFC, and a schema number. It holds no participant's name;
other names are tokens (« P4 »), each with the SHA-256 of a salt and the name,
so that erasing name and salt leaves every digest valid (trust 6.2). This shape
cannot change after the first signature: a change is a new schema number.
"""

import hashlib
import json
import unicodedata

from contracts.paper import Span

SCHEMA = 1


def leaf(salt, *values):
    """Return SHA-256(salt ‖ value) for what names a partner."""
    value = json.dumps([_nfc(value) for value in values], ensure_ascii=False)
    return hashlib.sha256((salt + value).encode()).hexdigest()


def _nfc(text):
    return unicodedata.normalize("NFC", text)


def words(paragraph):
    """Return a paragraph as one string, names of partners as tokens."""
    return _nfc("".join(_word(span) for span in paragraph))


def _word(span):
    return f"{{{span.token}}}" if span.kind == Span.SLOT and span.token else span.text


def _party(partner):
    """Return one partner of the text: what it is in clear, whom it names as a leaf."""
    people = sorted(partner.representatives.all(), key=lambda one: one.position)
    named = [value for one in people for value in (one.name, one.capacity)]
    return {
        "token": f"P{partner.number}",
        "kind": partner.role_group.kind,
        "signs": partner.has_cell,
        "leaf": leaf(partner.salt, partner.name, partner.capacity, *named),
    }


def _tokens(paper):
    """Return the tokens of those who sign, or whom the text names."""
    signing = {cell.token.partition(".")[0] for cell in paper.cells}
    return signing | {
        span.token for paragraph in paper.paragraphs() for span in paragraph
    }


def _block(block):
    return {
        "kind": block.kind,
        "voice": block.voice,
        "label": _nfc(block.label),
        "lead_in": words(block.lead_in),
        "commitments": [
            {"number": i.number, "text": words(i.spans), "clause": _nfc(i.clause)}
            for i in block.items
        ],
        "open_sentence": "" if block.items else words(block.open_sentence),
    }


def _article(article):
    return {
        "number": article.number,
        "heading": _nfc(article.heading),
        "text": [words(p) for p in article.paragraphs],
        "blocks": [_block(block) for block in article.blocks],
    }


def _iso(day):
    return day.isoformat() if day else None


def content(paper, partners, programme):
    """Return the canonical content of a composed contract, as plain data.

    ``partners`` are those who may have a name in the text or a cell, never
    participants: only those who have are part of it;
    ``programme`` gives the dates as dates, which the paper only has in words.
    """
    dates = programme.dates
    named = _tokens(paper)
    return {
        "schema": SCHEMA,
        "reference": paper.reference,
        "language": paper.language,
        "territory": _nfc(paper.territory),
        "edition": paper.edition,
        "title": _nfc(paper.title),
        "frame": [words(p) for p in paper.frame],
        "families": [words(p) for p in paper.families],
        "place": _nfc(paper.place),
        "preamble": [words(p) for p in paper.preamble],
        "parts": [
            {"title": _nfc(title), "articles": [_article(a) for a in articles]}
            for title, articles in (
                (paper.part_one, paper.common),
                (paper.part_two, paper.own),
            )
        ],
        "closing": [words(p) for p in paper.closing],
        "annexes": [
            {
                "number": annex.number,
                "title": _nfc(annex.title),
                "text": [words(p) for p in annex.paragraphs],
            }
            for annex in paper.annexes
        ],
        "participant": _nfc(paper.participant_word),
        "parties": [
            party for party in map(_party, partners) if party["token"] in named
        ],
        "cells": [cell.token for cell in paper.cells],
        "dates": {
            "signed_on": _iso(dates.signed_on),
            "duration_months": dates.duration_months,
            "mid_term_rule": dates.mid_term_rule,
            "mid_term_on": _iso(dates.mid_term_on),
            "ends_on": _iso(dates.ends_on),
        },
    }


def as_bytes(content):
    """Return the canonical JSON itself."""
    return json.dumps(
        content, ensure_ascii=False, sort_keys=True, separators=(",", ":")
    ).encode()


def digest(content):
    """Return the SHA-256 of the canonical JSON, in hexadecimal."""
    return hashlib.sha256(as_bytes(content)).hexdigest()


def fingerprint(digest):
    """Return the first twelve signs of a digest as printed: « 7F3A 91C2 0B6E »."""
    short = digest[:12].upper()
    return " ".join(short[at : at + 4] for at in range(0, 12, 4))
