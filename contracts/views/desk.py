"""What the pages of the contract share: the contract itself, and the write page."""

from django.db.models import FETCH_RAISE
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse

from contracts.desk import Desk
from contracts.history import Names, sentence
from contracts.library import chosen, shelves
from contracts.models import Commitment, Contract
from contracts.open_points import open_points
from contracts.places import NOUNS, place_named, shelf_for
from contracts.remarks import remarks_on
from contracts.taken_out import taken_out
from programmes.access import refuse
from programmes.models import Role

RELATED = {
    "articles": ("contract",),
    "groupes": ("contract", "role_group", "article"),
    "engagements": ("block__contract", "block__role_group", "block__article"),
}


def contract_of(programme):
    """Return the programme's contract, or 404 while there is none."""
    contract = get_object_or_404(Contract, programme=programme)
    contract.programme = programme
    return contract


def passages_of(contract, noun):
    """Return the contract's passages of one kind, in the text or taken out of it.

    ``noun`` is how addresses call the kind (``desk.NOUNS``).
    """
    kind = NOUNS[noun]
    owner = "block__contract" if kind is Commitment else "contract"
    return kind.objects.filter(**{owner: contract}).select_related(*RELATED[noun])


def passage_of(contract, noun, pk):
    """Return one passage of this contract; another contract's is a 404."""
    passage = get_object_or_404(passages_of(contract, noun), pk=pk)
    # The programme is known: it is not asked for again.
    passage.contract_of_record.programme = contract.programme
    return passage


def writable(request, passage):
    """Return ``passage`` if this person may write it; else the answer is a 403."""
    if not passage.may_be_written_by(request.access):
        refuse(request)
    return passage


def last_saved(changed, access):
    """Return who last changed the text, or one passage, and when; "" if nobody did."""
    rows = changed.revisions.select_related("saved_by").newest_first()
    last = rows.fetch_mode(FETCH_RAISE).first()
    return sentence(last, Names(access)) if last else ""


def write_page(request, contract, passage=None, form=None):
    """Answer the live paper; with ``passage`` in hand, its form stands in its place."""
    access = request.access
    desk = Desk(contract, access)
    if passage is not None:
        desk.take(passage, form)
    found = shelves(contract, access, desk.blocks)
    shelf = chosen(found, request.GET.get("rayon", "") or shelf_for(passage))
    query = request.GET.get("q", "")[:200]
    context = {
        "programme": contract.programme,
        "contract": contract,
        "paper": desk.paper,
        "points": open_points(desk.paper),
        "desk": desk,
        "saved": last_saved(contract, access),
        "shelves": found,
        "shelf": shelf,
        "suggestions": shelf.suggestions(desk.values, query) if shelf else [],
        "query": query,
        "notes_count": contract.notes.filter(archived_at=None).count(),
        "out": taken_out(contract, access),
        "reads_draft": True,
        "is_coordinator": access.has(Role.COORDINATOR),
    } | _just_done(request, contract, desk)
    return TemplateResponse(request, "contracts/write.html", context)


def _just_done(request, contract, desk):
    """Return what the address says was just saved, with remarks, or taken out."""
    desk.kept = place_named(request.GET.get("garde", ""))
    passage = None
    if kind := desk.kept.get("section"):
        passage = contract.sections.filter(kind=kind).first()
    for noun, kind in NOUNS.items():
        if pk := desk.kept.get(kind._meta.model_name):
            passage = passages_of(contract, noun).filter(pk=pk).first()
    return {
        "remarks": remarks_on(passage, request.access) if passage else [],
        "gone": place_named(request.GET.get("retire", "")),
    }
