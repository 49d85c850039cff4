"""Reading the contract aloud, one screen after the other."""

from django.http import Http404
from django.template.response import TemplateResponse
from django.views.decorators.http import require_safe

from contracts.aloud import screens
from contracts.ceremonies import blocks_to_read, planned
from contracts.ceremony_forms import readers_of
from contracts.models.contract import READERS
from contracts.standing import paper_to_read
from contracts.views.desk import contract_of
from programmes.access import members_only


@require_safe
@members_only(*READERS)
def aloud(request, programme, screen):
    """Show the screen of this number, the first being the title."""
    contract = contract_of(programme)
    paper = paper_to_read(contract)
    found = screens(paper)
    if not 1 <= screen <= len(found):
        raise Http404
    shown = found[screen - 1]
    context = {
        "programme": programme,
        "paper": paper,
        "screen": shown,
        "place": screen,
        "last": len(found),
        "total": max(one.number for one in found),
        "reader": _reader(request, contract, shown),
    }
    return TemplateResponse(request, "contracts/aloud.html", context)


def _reader(request, contract, screen):
    """Return who reads this group's commitments, for those who prepare the day."""
    ceremony = planned(contract)
    if not screen.block or not ceremony.may_be_prepared_by(request.access):
        return ""
    block = blocks_to_read(contract)[screen.block - 1]
    return readers_of(ceremony).get(block.pk, "")
