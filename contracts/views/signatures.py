"""The record of one signature: struck out when mistaken, and its receipt."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from contracts.models import Signature
from contracts.models.contract import READERS, WRITERS
from contracts.prints import sheets
from contracts.signing.copy_states import signature_on
from contracts.signing.evidence_forms import StrikeForm
from contracts.signing.recording import strike_out
from contracts.views.copies import copy_in_hand
from contracts.views.desk import contract_of
from contracts.views.prints import says_why_not
from contracts.views.sheets import sheet_page
from programmes.access import members_only
from programmes.handing_out import answer, asker
from programmes.submissions import once


@require_http_methods(["GET", "HEAD", "POST"])
@members_only(*WRITERS)
@once
def signature_strike(request, programme, pk):
    """Strike out a record made by mistake; it stays, and the paper is as it is."""
    contract = contract_of(programme)
    rows = Signature.objects.visible_to(request.access)
    signature = get_object_or_404(
        rows.select_related("version", "partner", "recorded_by"), pk=pk
    )
    signature.version.contract = contract
    if signature.struck_at:
        messages.info(request, _("This record is struck out already."))
        return redirect("contracts:ceremony_return", programme.slug)
    form = StrikeForm(request.POST or None)
    if not signature.version.stands:
        return void_already(request, signature, form)
    if form.is_valid():
        strike_out(signature, request.user, form.cleaned_data["because"])
        messages.success(
            request, _("The record is struck out. It stays in the journal.")
        )
        return redirect("contracts:ceremony_return", programme.slug)
    return strike_page(request, signature, form)


def strike_page(request, signature, form, status=None):
    programme = request.access.programme
    context = {"programme": programme, "signature": signature, "form": form}
    return TemplateResponse(
        request, "contracts/signature_strike.html", context, status=status
    )


def void_already(request, signature, form):
    """Say that the text was reopened in the meantime; the word that was typed stays."""
    said = _("The text was reopened: this record is void, there is nothing to strike.")
    if request.method != "POST":
        messages.info(request, said)
        return redirect("contracts:ceremony_return", request.access.programme.slug)
    form.add_error(None, said)
    return strike_page(request, signature, form, status=409)


@require_safe
@members_only(*READERS)
@says_why_not
def receipt(request, programme, number):
    """Open the receipt of a signature, to hand over; only once it is recorded."""
    signature = signature_in_hand(request, programme, number)
    if signature is None:
        return not_signed_yet(request, programme)
    body = sheets.receipt_pdf(signature, ask=asker(request.user))
    reference = signature.version.contract.copy_reference(signature.partner)
    return answer(body, f"{reference}-recepisse.pdf")


@require_safe
@members_only(*READERS)
def receipt_html(request, programme, number):
    """Show the receipt as a page, for a phone or a screen reader."""
    signature = signature_in_hand(request, programme, number)
    if signature is None:
        return not_signed_yet(request, programme)
    return sheet_page(request, sheets.receipt(signature))


def signature_in_hand(request, programme, number):
    """Return the signature recorded on a copy, to its participant and to writers.

    None as long as there is none.
    """
    copy = copy_in_hand(request, contract_of(programme), number)
    signature = signature_on(copy)
    if signature is not None:
        signature.version, signature.partner = copy.version, copy.partner
    return signature


def not_signed_yet(request, programme):
    messages.info(request, _("The receipt is there once the signature is recorded."))
    return redirect("contracts:copies", programme.slug)
