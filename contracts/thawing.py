"""Thawing: from a frozen version back to the paper, word for word as it was frozen.

The words come from the canonical text and the names from the side table: whatever has
changed since in the vocabulary, the partners or the programme, this paper has not.
"""

import datetime as dt
import json

from django.utils.translation import gettext as _

from contracts.canonical import fingerprint
from contracts.models import FrozenName
from contracts.paper import (
    AnnexOnPaper,
    ArticleOnPaper,
    BlockOnPaper,
    Cell,
    Item,
    LogoOnPaper,
    Paper,
    Span,
)
from phases.planned import from_data
from programmes.spoken import spoken_date
from wellbeing.annex import from_data as from_annex_data
from workshops.proposals import from_data as from_proposals_data

LOGO = "logo/"


def paper_as_frozen(version, *, with_logos=False):
    """Return the paper of a frozen version, names put back where they are still kept.

    ``with_logos`` also reads the images, which only the prints need. Articles, blocks
    and commitments are numbered where a draft has the keys of its rows.
    """
    content = json.loads(version.canonical)
    thaw = Thaw(version.names.all())
    parts = content["parts"]
    signed_on = content["dates"]["signed_on"]
    return Paper(
        reference=content["reference"],
        version=version.number,
        fingerprint=fingerprint(version.digest),
        language=content["language"],
        territory=content["territory"],
        edition=content["edition"],
        title=content["title"],
        frame=thaw.paragraphs(content["frame"]),
        families=thaw.paragraphs(content["families"]),
        place=content["place"],
        cover_date=spoken_date(dt.date.fromisoformat(signed_on)) if signed_on else "",
        preamble=thaw.paragraphs(content["preamble"]),
        part_one=parts[0]["title"],
        common=thaw.articles(parts[0]["articles"]),
        part_two=parts[1]["title"],
        own=thaw.articles(parts[1]["articles"]),
        closing=thaw.paragraphs(content["closing"]),
        cells=tuple(thaw.cell(cell) for cell in content["cells"]),
        annexes=tuple(
            AnnexOnPaper(
                one["number"],
                one["title"],
                thaw.paragraphs(one["text"]),
                definition_of(one),
                proposals_of(one),
            )
            for one in content["annexes"]
        ),
        participant_word=content["participant"],
        initials=content["initials"],
        is_draft=False,
        digest=version.digest,
        path=path_of(content),
        logos=_logos(version) if with_logos else (),
    )


class Thaw:
    """Puts names back for tokens, and gives each block and commitment a number."""

    def __init__(self, names: list[FrozenName]):
        self.values = {name.token: json.loads(name.value) for name in names}
        self.blocks = self.items = 0

    def paragraphs(self, paragraphs):
        return tuple(self.paragraph(runs) for runs in paragraphs)

    def paragraph(self, runs):
        return tuple(self.span(run) for run in runs)

    def span(self, run):
        if isinstance(run, str):
            return Span(run)
        [(kind, text)] = run.items()
        if kind != "name":
            return Span(text, kind)
        name = self.values[text]["name"] if text in self.values else _("name erased")
        return Span(name, Span.SLOT, text)

    def articles(self, articles):
        return tuple(
            ArticleOnPaper(
                one["number"],
                one["number"],
                one["heading"],
                self.paragraphs(one["text"]),
                tuple(self.block(block) for block in one["blocks"]),
            )
            for one in articles
        )

    def block(self, block):
        self.blocks += 1
        return BlockOnPaper(
            self.blocks,
            block["kind"],
            block["voice"],
            block["label"],
            self.paragraph(block["lead_in"]),
            tuple(self.item(item) for item in block["commitments"]),
            self.paragraph(block["open_sentence"]),
        )

    def item(self, item):
        self.items += 1
        spans = self.paragraph(item["text"])
        return Item(self.items, item["number"], spans, item["clause"])

    def cell(self, cell):
        token, stamp = cell["token"], cell["stamp"]
        if "title" in cell:
            return Cell(token, cell["title"], "", stamp=stamp, is_participant=True)
        base, _dot, number = token.partition(".")
        if base not in self.values:
            return Cell(token, _("name erased"), "", stamp=stamp)
        cells = self.values[base]["cells"]
        title, name, lines = cells[int(number or 1) - 1]
        return Cell(token, title, name, tuple(lines), stamp)


def path_of(content):
    """Return the path as it was planned in a frozen text; schema 1 knew of none."""
    data = content.get("path")
    return data and from_data(data)


def definition_of(annex):
    """Return what the group said in a frozen annex; schemas 1 and 2 knew of nothing."""
    data = annex.get("definition")
    return data and from_annex_data(data)


def proposals_of(annex):
    """Return the actions of a frozen annex; schemas 1 to 3 knew of none."""
    data = annex.get("proposals")
    return data and from_proposals_data(data)


def _logos(version):
    pieces = version.pieces.filter(name__startswith=LOGO).order_by("pk")
    return tuple(
        LogoOnPaper(f"csm:{piece.name}", bytes(piece.body), piece.mime, piece.alt)
        for piece in pieces
    )
