"""The contract as it reads today, on screen and on paper; never the signed text."""

from django.shortcuts import redirect
from django.template.loader import render_to_string
from django.template.response import TemplateResponse
from django.utils import translation
from django.views.decorators.http import require_safe

from contracts.consolidated import today
from contracts.views.acts import ALL, signed_contract
from contracts.views.prints import says_why_not
from programmes import printing
from programmes.access import members_only
from programmes.handing_out import answer, asker


@require_safe
@members_only(*ALL)
def contract_today(request, programme):
    contract = signed_contract(request, programme)
    if not programme.is_signed:
        return redirect(contract)
    found = today(contract, request.access)
    context = {
        "programme": programme,
        "contract": contract,
        "today": found,
        "paper": found.paper,
    }
    return TemplateResponse(request, "contracts/acts/today.html", context)


@require_safe
@members_only(*ALL)
@says_why_not
def contract_today_pdf(request, programme):
    contract = signed_contract(request, programme)
    if not programme.is_signed:
        return redirect(contract)
    found = today(contract, request.access)
    context = {"programme": programme, "today": found, "paper": found.paper}
    with translation.override(contract.language):
        page = render_to_string("contracts/print/today.html", context)
    # Kept nowhere: those who lead read the name of a participant who joined.
    with printing.one_at_a_time(contract.reference):
        asker(request.user)()
        body = printing.render(page)
    return answer(body, f"{contract.reference}-lecture-a-jour.pdf")
