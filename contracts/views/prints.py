"""The contract's prints: what there is, each one as a page and as a PDF."""

from base64 import b64encode
from functools import wraps

from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.templatetags.static import static
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from contracts.models.contract import READERS, WRITERS
from contracts.prints import copies, handing_out, pdf, sealing
from contracts.standing import paper_to_read
from contracts.views.desk import contract_of
from programmes import printing
from programmes.access import members_only, refuse
from programmes.handing_out import answer, asker, say_why_not
from programmes.models import Role
from programmes.printing import NotPrinted, PdfRefused

#: Readers of the draft, and the observers, who read the signed text.
ALL = (*READERS, Role.OBSERVER)


def says_why_not(view):
    """Lead back to the list of prints with the reason when nothing can be printed."""

    @wraps(view)
    def wrapper(request, programme, **kwargs):
        try:
            return view(request, programme, **kwargs)
        except (NotPrinted, PdfRefused) as error:
            say_why_not(
                request, error, _("A picture could not be printed. Look at the logos.")
            )
        return redirect("contracts:prints", programme.slug)

    return wrapper


@require_safe
@members_only(*ALL)
@says_why_not
def contract_prints(request, programme):
    """List the prints with their pages; « ?compter » makes those not made yet."""
    contract = contract_read(request, programme)
    version = contract.frozen
    known = (contract.reference, contract.text_version)
    kinds = [kind for kind in handing_out.kinds(contract) if may_print(kind, request)]
    if "compter" in request.GET:
        for kind in kinds:
            body = handing_out.print_pdf(contract, kind, ask=asker(request.user))
            pdf.note_pages(*known, kind, printing.pages_of(body))
        return redirect("contracts:prints", programme.slug)
    pages = {kind: pdf.pages_of(*known, kind) for kind in kinds}
    may_print_all = request.access.has(*WRITERS)
    holders = handing_out.holders(contract)
    if not may_print_all:
        holders = holders.filter(pk__in=request.access.partner_pks)
    context = {
        "programme": programme,
        "contract": contract,
        "prints": [{"kind": kind, "pages": pages[kind]} for kind in kinds],
        "copies": [(one, contract.copy_reference(one)) for one in holders],
        "pages": pages[pdf.Kind.UNNAMED],
        "is_counted": all(pages.values()),
        "is_ready": version is None or sealing.is_pressed(version),
        "may_print_all": may_print_all,
        "may_press": request.access.has(Role.COORDINATOR),
    }
    return TemplateResponse(request, "contracts/prints.html", context)


@require_safe
@members_only(*ALL)
def print_html(request, programme, kind):
    """Show a print as a page, for a phone or a screen reader."""
    contract = contract_read(request, programme)
    kind = kind_named(request, contract, kind)
    paper = paper_to_read(contract, with_logos=not contract.is_draft)
    paper = pdf.as_printed(paper, kind)
    if contract.is_draft:
        return twin(request, programme, paper, kind)
    copy = copies.unnamed(paper) if kind == pdf.Kind.UNNAMED else None
    record = handing_out.record_of(contract.frozen, kind)
    return twin(request, programme, paper, kind, copy, record)


@require_safe
@members_only(*ALL)
@says_why_not
def print_pdf(request, programme, kind):
    contract = contract_read(request, programme)
    kind = kind_named(request, contract, kind)
    body = handing_out.print_pdf(contract, kind, ask=asker(request.user))
    return answer(body, pdf.file_name(contract.reference, kind))


@require_safe
@members_only(*READERS)
def copy_html(request, programme, number):
    contract = contract_of(programme)
    partner = holder_numbered(request, contract, number)
    copy = copies.copy_of(contract, partner)
    paper = paper_to_read(contract, with_logos=not contract.is_draft)
    return twin(request, programme, paper, pdf.Kind.UNNAMED, copy)


@require_safe
@members_only(*READERS)
@says_why_not
def copy_pdf(request, programme, number):
    contract = contract_of(programme)
    partner = holder_numbered(request, contract, number)
    body = handing_out.copy_pdf(contract, partner, ask=asker(request.user))
    return answer(body, f"{contract.copy_reference(partner)}.pdf")


@require_safe
@members_only(*WRITERS)
@says_why_not
def copies_pack(request, programme):
    """All copies in one file for the printer; it counts as one rendering."""
    contract = contract_of(programme)
    body = handing_out.pack_pdf(contract, ask=asker(request.user))
    return answer(body, copies.pack_name(contract, "pdf"))


@require_safe
@members_only(*WRITERS)
@says_why_not
def copies_zip(request, programme):
    contract = contract_of(programme)
    body = handing_out.copies_zip(contract, ask=asker(request.user))
    return answer(body, copies.pack_name(contract, "zip"), "application/zip")


def contract_read(request, programme):
    """Return the contract, to those who read it in its present state; else 403."""
    contract = contract_of(programme)
    if not contract.may_be_read_by(request.access):
        refuse(request)
    return contract


def may_print(kind, request):
    """The archive copy is for those who write; the other prints for all readers."""
    return kind != pdf.Kind.ARCHIVE or request.access.has(*WRITERS)


def kind_named(request, contract, name):
    """Return the kind of print of an address; 404 for one that there is not."""
    if name not in handing_out.kinds(contract):
        raise Http404
    kind = pdf.Kind(name)
    if not may_print(kind, request):
        refuse(request)
    return kind


def holder_numbered(request, contract, number):
    """Return who has this copy, to herself and to those who write the contract."""
    holders = handing_out.holders(contract)
    if not request.access.has(*WRITERS):
        # Whether another number exists is not said: it would count the participants.
        holders = holders.filter(pk__in=request.access.partner_pks)
        if not holders.filter(number=number).exists():
            refuse(request)
    return get_object_or_404(holders, number=number)


def twin(request, programme, paper, kind, copy=None, record=()):
    """Answer the page that says the same words as a print."""
    with translation.override(paper.language):
        parts = pdf.parts_of(paper, kind, copy, record)
    context = parts | {
        "programme": programme,
        "kind": kind,
        "logos": logos_of(programme, paper),
        "is_on_paper": False,
        "path_picture": "",
        "emblem": static("print/drawings/emblem.svg"),
        "braid": static("print/drawings/braid-a3.svg"),
    }
    return TemplateResponse(request, "contracts/twin.html", context)


def logos_of(programme, paper):
    """Return where each logo is found, and its words.

    Those of a frozen text are in the page itself: the programme's may have changed.
    """
    if not paper.is_draft:
        return [
            (f"data:{one.mime};base64,{b64encode(one.body).decode()}", one.alt)
            for one in paper.logos
        ]
    return [
        (reverse("programmes:logo", args=[programme.slug, logo.pk]), logo.alt)
        for logo in programme.logos.order_by("position", "pk")
    ]
