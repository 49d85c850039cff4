"""« Gardé en note »: lines of an imported text that found no place in the contract."""

from django.db.models import FETCH_RAISE
from django.db.models.functions import Now
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.views.decorators.http import require_POST, require_safe

from contracts.models.contract import WRITERS
from contracts.views.desk import contract_of
from programmes.access import members_only


@require_safe
@members_only(*WRITERS)
def note_list(request, programme):
    contract = contract_of(programme)
    notes = list(contract.notes.order_by("position", "pk").fetch_mode(FETCH_RAISE))
    context = {
        "programme": programme,
        "contract": contract,
        "notes": [note for note in notes if note.archived_at is None],
        "put_away": [note for note in notes if note.archived_at is not None],
    }
    return TemplateResponse(request, "contracts/notes.html", context)


@require_POST
@members_only(*WRITERS)
def note_put_away(request, programme, pk):
    """Put a note away, once what it says has found its place."""
    note = get_object_or_404(contract_of(programme).notes, pk=pk)
    note.archived_at = Now()
    note.save(update_fields=["archived_at"])
    return redirect("contracts:notes", programme.slug)


@require_POST
@members_only(*WRITERS)
def note_bring_back(request, programme, pk):
    note = get_object_or_404(contract_of(programme).notes, pk=pk)
    note.archived_at = None
    note.save(update_fields=["archived_at"])
    return redirect("contracts:notes", programme.slug)
