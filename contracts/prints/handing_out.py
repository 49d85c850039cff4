"""Handing out a print: of a frozen text the bytes that are kept, of a draft a new one.

Whoever asks again for a frozen copy gets the same bytes, whatever has changed since in
names, words or typefaces (style 4.5).
"""

from django.utils.translation import gettext as _

from contracts.composition import paper_of
from contracts.prints import copies, pdf, sealing
from contracts.prints.evidence import evidence_of
from contracts.prints.kinds import Kind
from contracts.state import state_of
from contracts.thawing import paper_as_frozen
from programmes import printing
from programmes.models import Partner


class NotPressed(printing.NotPrinted):
    """The text is frozen, and the print is not kept yet."""

    def __init__(self):
        super().__init__(_("The prints of the frozen text are not ready yet."))


def kinds(contract):
    """Return the kinds of print without a name that there are of the contract today."""
    return [kind for kind in Kind if contract.is_draft or kind != Kind.DRAFT]


def print_pdf(contract, kind, *, ask=None):
    """Return the PDF of a print without a name, its words those that stand today.

    ``ask`` is called before a rendering and may raise to refuse it, here and below.
    Raises ``NotPrinted``, ``PdfRefused``.
    """
    version = contract.frozen
    if version is None:
        return _draft_pdf(contract, kind, ask)
    if kind == Kind.UNNAMED:
        return _kept(sealing.sealed_pdf(version))
    paper = paper_as_frozen(version, with_logos=True)
    return pdf.pdf_of(paper, kind, record=record_of(version, kind), ask=ask)


def record_of(version, kind):
    """Return what the archive copy of a frozen version tells at its end."""
    return evidence_of(version) if kind == Kind.ARCHIVE else ()


def holders(contract):
    """Return the participants who have a copy of their own, in order of number."""
    version = contract.frozen
    if version is None:
        return contract.copies()
    held = Partner.objects.filter(pk__in=version.copies.values("partner"))
    return held.order_by("number")


def holder_of(contract, reference):
    """Return the participant whose copy bears ``reference``.

    Raises ``Partner.DoesNotExist`` when no copy does.
    """
    stem, _dash, number = reference.rpartition("-")
    if stem != contract.reference or not number.isdecimal():
        raise Partner.DoesNotExist
    return holders(contract).get(number=int(number))


def copy_pdf(contract, partner, *, ask=None):
    """Return the PDF of a participant's own copy, to be opened by few."""
    version = contract.frozen
    if version is None:
        paper = paper_of(contract, with_logos=True)
        return copies.copy_pdf(paper, copies.copy_of(contract, partner), ask=ask)
    return _kept(sealing.copy_pdf(version.copies.get(partner=partner)))


def pack_pdf(contract, *, ask=None):
    """Return all copies in one file for the printer."""
    if contract.is_draft:
        paper = paper_of(contract, with_logos=True)
        return copies.pack_pdf(paper, copies.copies_of(contract), ask=ask)
    return printing.join(_kept_copies(contract).values())


def copies_zip(contract, *, ask=None):
    """Return a ZIP of the copies, each a file named by its reference."""
    if contract.is_draft:
        paper = paper_of(contract, with_logos=True)
        return copies.copies_zip(paper, copies.copies_of(contract), ask=ask)
    return copies.zipped(_kept_copies(contract).items())


def _draft_pdf(contract, kind, ask):
    state = state_of(contract.programme)
    if body := pdf.printed_in(state, kind):
        return body
    paper = paper_of(contract, with_logos=True)
    body = pdf.pdf_of(paper, kind, ask=ask)
    pdf.note_state(state, paper, kind)
    return body


def _kept(body):
    if body is None:
        raise NotPressed
    return body


def _kept_copies(contract):
    version = contract.frozen
    if not version.copies.exists():
        raise printing.NotPrinted(copies.nobody())
    found = sealing.copy_bodies(version)
    if not found:
        raise NotPressed
    return found
