"""The sheets around the ceremony, each one as a page and as a PDF."""

from django.template.response import TemplateResponse
from django.views.decorators.http import require_safe

from contracts.models.contract import WRITERS
from contracts.prints import sheets
from contracts.views.desk import contract_of
from contracts.views.prints import says_why_not
from programmes.access import members_only
from programmes.handing_out import answer, asker


@require_safe
@members_only(*WRITERS)
@says_why_not
def sign_in_sheet(request, programme):
    contract = contract_of(programme)
    body = sheets.sign_in_sheet_pdf(contract, ask=asker(request.user))
    return answer(body, f"{contract.reference}-emargement.pdf")


@require_safe
@members_only(*WRITERS)
def sign_in_sheet_html(request, programme):
    return sheet_page(request, sheets.sign_in_sheet(contract_of(programme)))


@require_safe
@members_only(*WRITERS)
@says_why_not
def running_order(request, programme):
    contract = contract_of(programme)
    body = sheets.running_order_pdf(contract, ask=asker(request.user))
    return answer(body, f"{contract.reference}-deroule.pdf")


@require_safe
@members_only(*WRITERS)
def running_order_html(request, programme):
    return sheet_page(request, sheets.running_order(contract_of(programme)))


def sheet_page(request, sheet):
    """Answer the page that says the same words as a sheet."""
    return TemplateResponse(request, "contracts/sheet.html", sheets.parts_of(sheet))
