"""Reading the contract, and beginning it."""

from django.db import transaction
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.views.decorators.http import require_POST, require_safe

from contracts.composition import paper_of
from contracts.drafting import draft_contract
from contracts.models import Contract
from contracts.models.contract import READERS, WRITERS
from contracts.open_points import open_points
from contracts.views.desk import last_saved
from programmes.access import members_only
from programmes.models import Programme
from programmes.submissions import once


@require_safe
@members_only(*READERS)
def contract_detail(request, programme):
    """Show the paper as it stands, or how to begin it."""
    contract = Contract.objects.filter(programme=programme).first()
    context = {"programme": programme, "contract": contract}
    if contract is None:
        context["may_begin"] = request.access.has(*WRITERS)
        return TemplateResponse(request, "contracts/not_begun.html", context)
    contract.programme = programme
    paper = paper_of(contract)
    groups = request.access.role_group_pks if contract.is_draft else ()
    context |= {
        "paper": paper,
        "points": open_points(paper),
        "saved": last_saved(contract, request.access),
        "may_write": contract.may_be_written_by(request.access),
        "own_block": contract.blocks.kept().filter(role_group__in=groups).first(),
    }
    return TemplateResponse(request, "contracts/detail.html", context)


@require_POST
@members_only(*WRITERS)
@once
@transaction.atomic
def contract_begin(request, programme):
    """Begin the contract of a programme that has none, from the model texts."""
    # Two people who begin it at once must meet one contract.
    Programme.objects.select_for_update().get(pk=programme.pk)
    if not Contract.objects.filter(programme=programme).exists():
        draft_contract(programme, request.user)
    return redirect("contracts:write", programme.slug)
