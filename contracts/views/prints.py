"""The contract's prints: what there is, each one as a page and as a PDF."""

from functools import wraps

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.templatetags.static import static
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from contracts import copies, pdf
from contracts.composition import paper_of
from contracts.models.contract import READERS, WRITERS
from contracts.state import state_of
from contracts.views.desk import contract_of
from programmes.access import members_only, refuse
from programmes.limits import allow_rendering
from programmes.printing import NotPrinted, PdfRefused


def says_why_not(view):
    """Lead back to the list of prints with the reason when nothing can be printed."""

    @wraps(view)
    def wrapper(request, programme, **kwargs):
        try:
            return view(request, programme, **kwargs)
        except NotPrinted as error:
            messages.warning(request, str(error))
        except PdfRefused:
            messages.error(
                request, _("A picture could not be printed. Look at the logos.")
            )
        return redirect("contracts:prints", programme.slug)

    return wrapper


@require_safe
@members_only(*READERS)
@says_why_not
def contract_prints(request, programme):
    """List the prints with their pages; « ?compter » makes those not made yet."""
    contract = contract_of(programme)
    kinds = [kind for kind in pdf.Kind if may_print(kind, request.access)]
    if "compter" in request.GET:
        paper = paper_of(contract, with_logos=True)
        for kind in kinds:
            pdf.pdf_of(paper, kind, ask=asker(request.user))
        return redirect("contracts:prints", programme.slug)
    known = (contract.reference, contract.text_version)
    pages = {kind: pdf.pages_of(*known, kind) for kind in kinds}
    partners = contract.copies()
    if not request.access.has(*WRITERS):
        partners = partners.filter(pk__in=request.access.partner_pks)
    context = {
        "programme": programme,
        "contract": contract,
        "prints": [{"kind": kind, "pages": pages[kind]} for kind in kinds],
        "copies": [(one, contract.copy_reference(one)) for one in partners],
        "pages": pages[pdf.Kind.UNNAMED],
        "is_counted": all(pages.values()),
        "may_print_all": request.access.has(*WRITERS),
    }
    return TemplateResponse(request, "contracts/prints.html", context)


@require_safe
@members_only(*READERS)
def print_html(request, programme, kind):
    """Show a print as a page, for a phone or a screen reader."""
    kind = kind_named(request, kind)
    paper = pdf.as_printed(paper_of(contract_of(programme)), kind)
    return twin(request, programme, paper, kind)


@require_safe
@members_only(*READERS)
@says_why_not
def print_pdf(request, programme, kind):
    kind = kind_named(request, kind)
    contract = contract_of(programme)
    name = pdf.file_name(contract.reference, kind)
    state = state_of(programme)
    if body := pdf.printed_in(state, kind):
        return answer(body, name)
    paper = paper_of(contract, with_logos=True)
    body = pdf.pdf_of(paper, kind, ask=asker(request.user))
    pdf.note_state(state, paper, kind)
    return answer(body, name)


@require_safe
@members_only(*READERS)
def copy_html(request, programme, number):
    contract = contract_of(programme)
    copy = copy_numbered(request, contract, number)
    return twin(request, programme, paper_of(contract), pdf.Kind.UNNAMED, copy)


@require_safe
@members_only(*READERS)
@says_why_not
def copy_pdf(request, programme, number):
    contract = contract_of(programme)
    copy = copy_numbered(request, contract, number)
    paper = paper_of(contract, with_logos=True)
    body = copies.copy_pdf(paper, copy, ask=asker(request.user))
    return answer(body, f"{copy.reference}.pdf")


@require_safe
@members_only(*WRITERS)
@says_why_not
def copies_pack(request, programme):
    """All copies in one file for the printer; it counts as one rendering."""
    contract = contract_of(programme)
    paper = paper_of(contract, with_logos=True)
    named = copies.copies_of(contract)
    body = copies.pack_pdf(paper, named, ask=asker(request.user))
    return answer(body, copies.pack_name(paper, "pdf"))


@require_safe
@members_only(*WRITERS)
@says_why_not
def copies_zip(request, programme):
    contract = contract_of(programme)
    paper = paper_of(contract, with_logos=True)
    named = copies.copies_of(contract)
    body = copies.copies_zip(paper, named, ask=asker(request.user))
    return answer(body, copies.pack_name(paper, "zip"), "application/zip")


def may_print(kind, access):
    """The archive copy is for those who write; the other prints for all readers."""
    return kind != pdf.Kind.ARCHIVE or access.has(*WRITERS)


def kind_named(request, name):
    """Return the kind of print of an address; 404 for an unknown one."""
    if name not in pdf.Kind.values:
        raise Http404
    kind = pdf.Kind(name)
    if not may_print(kind, request.access):
        refuse(request)
    return kind


def copy_numbered(request, contract, number):
    """Return a participant's copy, to herself and to those who write the contract."""
    partners = contract.copies()
    if not request.access.has(*WRITERS):
        # Whether another number exists is not said: it would count the participants.
        partners = partners.filter(pk__in=request.access.partner_pks)
        if not partners.filter(number=number).exists():
            refuse(request)
    return copies.copy_of(contract, get_object_or_404(partners, number=number))


def asker(user):
    """Return what is asked before a rendering: 60 an hour for each person."""

    def ask():
        if not allow_rendering(user):
            raise NotPrinted(
                _("You have printed a great deal in the last hour. Try again later.")
            )

    return ask


def answer(body, name, content_type="application/pdf"):
    """Open a PDF in the browser, and download the rest, under a neutral name."""
    disposition = "inline" if content_type == "application/pdf" else "attachment"
    return HttpResponse(
        body,
        content_type=content_type,
        headers={"Content-Disposition": f'{disposition}; filename="{name}"'},
    )


def twin(request, programme, paper, kind, copy=None):
    """Answer the page that says the same words as a print."""
    with translation.override(paper.language):
        parts = pdf.parts_of(paper, kind, copy)
    logos = programme.logos.order_by("position", "pk")
    context = parts | {
        "programme": programme,
        "kind": kind,
        "logos": [
            (reverse("programmes:logo", args=[programme.slug, logo.pk]), logo.alt)
            for logo in logos
        ],
        "emblem": static("print/drawings/emblem.svg"),
        "braid": static("print/drawings/braid-a3.svg"),
    }
    return TemplateResponse(request, "contracts/twin.html", context)
