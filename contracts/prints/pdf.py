"""The contract on paper: which prints there are, their pages, their bytes."""

import hashlib
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from django.conf import settings
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext as _

from contracts.annexes import as_set, length_of
from contracts.models.contract import LONGEST
from contracts.paper import Paper
from contracts.prints.kinds import Kind
from contracts.prints.path import is_drawn, picture_of
from contracts.prints.poster import layout
from phases.pdf import DRAWING
from programmes import printing


@dataclass(frozen=True)
class Copy:
    """One participant's own copy: the only place of the prints with that name."""

    reference: str  # RIV-2025-01-07
    name: str


class Fact:
    """One line of the record: a label, and what is known, in one or more sentences."""

    def __init__(self, label, *said):
        self.label, self.said = label, said

    def __repr__(self):
        return repr((self.label, self.said))


#: Where anyone checks a reference and a fingerprint; what is printed never moves.
CHECK = "/verifier/"


DRAWINGS = {"emblem": "csm:drawing/emblem", "braid": "csm:drawing/braid-a3"}
TEMPLATES = {Kind.POSTER: "contracts/print/poster.html"}


def as_printed(paper: Paper, kind) -> Paper:
    """Return the paper as this print shows it: the draft says so in every state."""
    return replace(paper, is_draft=True) if kind == Kind.DRAFT else paper


def html_of(paper, kind, copy=None, *, record=(), template=False):
    """Return the page to be printed, in the contract's own language.

    ``record`` are the facts of a frozen text, for the archive copy. ``template``
    paints the words that change from copy to copy in a colour of their own, by which
    ``programmes.printing.copies`` finds them again.
    """
    paper = as_printed(paper, kind)
    with translation.override(paper.language):
        paper = replace(paper, annexes=tuple(map(as_set, paper.annexes)))
        return render_to_string(
            TEMPLATES.get(kind, "contracts/print/contract.html"),
            {
                **DRAWINGS,
                **parts_of(paper, kind, copy, record),
                "logos": [(logo.key, logo.alt) for logo in paper.logos],
                "is_on_paper": True,
                "path_picture": DRAWING if is_drawn(paper, kind) else "",
                "classes": " ".join(classes_of(paper, kind, template)),
            },
        )


def parts_of(paper, kind, copy=None, record=()):
    """Return what the templates of a print need, on paper and on screen."""
    if kind == Kind.ARCHIVE:
        record = record or record_of(paper)
    return {
        "paper": paper,
        "copy": copy,
        "poster": layout(paper) if kind == Kind.POSTER else None,
        "record": record,
        "is_large": kind == Kind.LARGE,
        "check": "" if paper.is_draft else f"{settings.CSM_URL}{CHECK}",
    }


def classes_of(paper, kind, template=False):
    """Return the classes of the page, from which the style sheet sets the variants."""
    if paper.is_draft:
        yield "projet"
    elif paper.initials and kind not in (Kind.LARGE, Kind.POSTER, Kind.ARCHIVE):
        yield "initials"
    if kind == Kind.LARGE:
        yield "gros"
    if template:
        yield "template"


def record_of(paper):
    """Return the facts of a draft's archive copy, read in its language."""
    return [
        Fact(_("Reference"), paper.reference),
        Fact(_("Version"), str(paper.version)),
        Fact(_("Fingerprint"), paper.fingerprint),
        Fact(_("Whole digest (SHA-256)"), paper.digest),
        Fact(_("Date of the signature"), paper.cover_date or _("not set yet")),
        Fact(_("Signatures of the partners"), _("None is recorded yet.")),
        Fact(_("Participants who signed"), _("None is recorded yet.")),
        Fact(_("Kept without a name"), _("This copy names no participant.")),
    ]


def check_length(paper):
    """Raise ``NotPrinted`` when the text is too long to be printed."""
    length = length_of(paper)
    if length > LONGEST:
        raise printing.NotPrinted(
            _(
                "The contract has %(length)d characters; a print holds %(longest)d at most. Shorten it, then print again."
            )
            % {"length": length, "longest": LONGEST}
        )


def pictures_of(paper):
    """Return logos and drawing as assets of the print: address → (bytes, media type)."""
    logos = {logo.key: (logo.body, logo.mime) for logo in paper.logos}
    return logos | picture_of(paper)


def pdf_of(paper, kind, *, record=(), ask=None):
    """Return the PDF of a print without a name, kept from the last time if unchanged.

    ``record`` are the facts of a frozen text, for the archive copy. ``ask`` is called
    before a rendering, never for bytes that are kept: it may raise to refuse it.
    Raises ``NotPrinted``, ``PdfRefused``.
    """
    key = key_of(paper, kind, record)
    if found := printing.kept(key):
        return found
    check_length(paper)
    with printing.one_at_a_time(paper.reference):
        # Another worker may have made it while this one waited.
        if found := printing.kept(key):
            return found
        if ask:
            ask()
        pdf = printing.render(html_of(paper, kind, record=record), pictures_of(paper))
        printing.keep(key, pdf)
        note_pages(paper.reference, paper.version, kind, printing.pages_of(pdf))
    return pdf


def printed_in(state, kind):
    """Return the PDF made of a contract in this state, None if it is not kept."""
    key = printing.noted(f"state {state} {kind} {wording()}")
    return key and printing.kept(key)


def note_state(state, paper, kind):
    """Note that a contract in this state gives this print."""
    printing.note(f"state {state} {kind} {wording()}", key_of(paper, kind))


def note_pages(reference, version, kind, pages):
    """Note how many pages a print of a version has."""
    printing.note(f"pages {reference} {version} {kind}", str(pages))


def pages_of(reference, version, kind):
    """Return how many pages the last print of a version had, None if there is none."""
    pages = printing.noted(f"pages {reference} {version} {kind}")
    return pages and int(pages)


def key_of(paper, kind, record=()):
    """Return the key of a print: it changes with a word, a logo, a style, a font."""
    logos = [
        (one.key, one.alt, hashlib.sha256(one.body).hexdigest()) for one in paper.logos
    ]
    text = repr(replace(as_printed(paper, kind), logos=()))
    said = repr((logos, record, settings.CSM_URL))
    return printing.digest(str(kind), text, said, wording())


@cache
def wording():
    """Return a digest of the words and the markup that surround the text."""
    base = Path(settings.BASE_DIR)
    paths = [
        *base.glob("templates/contracts/print/*.html"),
        *base.glob("templates/phases/*.*"),
        *base.glob("templates/wellbeing/text_definition.html"),
        *base.glob("wellbeing/annex.py"),
        *base.glob("wellbeing/typesetting.py"),
        *base.glob("templates/workshops/action_annex.html"),
        *base.glob("workshops/proposals.py"),
        *base.glob("phases/**/*.py"),
        *base.glob("locale/*/LC_MESSAGES/django.mo"),
        *base.glob("contracts/templatetags/*.py"),
    ]
    sha = hashlib.sha256()
    for path in sorted(paths):
        sha.update(path.read_bytes())
    return sha.hexdigest()


def file_name(reference, kind):
    """Return the neutral name of a file: « RIV-2025-01-affiche.pdf »."""
    return f"{reference}-{kind}.pdf"
