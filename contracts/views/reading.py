"""Reading the contract, and beginning it."""

from django.db import transaction
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from contracts.drafting import draft_contract
from contracts.models import Contract
from contracts.models.contract import READERS, WRITERS
from contracts.next_step import Step, next_step
from contracts.open_points import open_points
from contracts.places import address_of
from contracts.prints.sealing import is_pressed
from contracts.signing.again import to_see_again
from contracts.standing import paper_to_read, standing_of
from contracts.views.desk import last_saved
from programmes.access import members_only, refuse
from programmes.models import Programme, Role
from programmes.submissions import once


@require_safe
@members_only()
def contract_detail(request, programme):
    """Show the paper as it stands, or how to begin it."""
    contract = Contract.objects.filter(programme=programme).first()
    if contract is None:
        return _not_begun(request, programme)
    contract.programme = programme
    access = request.access
    if not contract.may_be_read_by(access):
        refuse(request)
    paper = paper_to_read(contract)
    found = open_points(paper)
    context = {
        "programme": programme,
        "contract": contract,
        "paper": paper,
        "state": standing_of(programme),
        "points": found,
        "step": _step(contract, access, is_complete=found.are_settled),
        "reads_draft": access.has(*READERS),
        "is_writer": access.has(*WRITERS),
        "is_coordinator": access.has(Role.COORDINATOR),
    }
    told = _told_of_draft if contract.is_draft else _told_of_frozen
    context |= told(contract, access)
    return TemplateResponse(request, "contracts/detail.html", context)


def _told_of_draft(contract, access):
    """Return who wrote last, what waits, why it was reopened, whom to see again."""
    reopened = contract.frozen_versions.reopened().order_by("number").last()
    void = reopened is not None and access.has(*WRITERS)
    return {
        "saved": last_saved(contract, access),
        "waiting_count": contract.comments.waiting().count(),
        "reopened": reopened,
        "see_again": to_see_again(contract) if void else (),
    }


def _told_of_frozen(contract, access):
    """Return whom to see again still, and whether the prints are made."""
    if not access.has(*WRITERS):
        return {"see_again": (), "is_ready": True}
    return {
        "see_again": to_see_again(contract),
        "is_ready": is_pressed(contract.frozen),
    }


def _not_begun(request, programme):
    if not request.access.has(*READERS):
        refuse(request)
    context = {"programme": programme, "may_begin": request.access.has(*WRITERS)}
    return TemplateResponse(request, "contracts/not_begun.html", context)


def _step(contract, access, *, is_complete):
    """Return the main act of the page; partners write in the block of their group."""
    if contract.is_draft and not contract.may_be_written_by(access):
        own = contract.blocks.kept().filter(role_group__in=access.role_group_pks)
        if block := own.first():
            return Step("pencil", _("Write our commitments"), address_of(block))
    return next_step(contract, access, is_complete=is_complete)


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
