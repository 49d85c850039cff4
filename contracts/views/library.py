"""The library: model texts to pick for one's own part of the contract."""

from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from contracts.desk import Desk
from contracts.drafting import add_article, add_commitment
from contracts.library import PARTS_OF, chosen, shelves
from contracts.models import ModelArticle, ModelCommitment
from contracts.models.contract import READERS, WRITERS
from contracts.places import address_of, anchor_of, shelf_for
from contracts.views.desk import contract_of, passage_of
from contracts.views.frozen import while_draft
from programmes.access import members_only, refuse
from programmes.submissions import once


@require_safe
@members_only(*READERS)
@while_draft
def library(request, programme):
    """Show the shelves that this person may pick from, one at a time."""
    contract = contract_of(programme)
    desk = Desk(contract, request.access)
    found = shelves(contract, request.access, desk.blocks)
    shelf = chosen(found, request.GET.get("rayon", ""))
    query = request.GET.get("q", "")[:200]
    context = {
        "programme": programme,
        "contract": contract,
        "shelves": found,
        "shelf": shelf,
        "suggestions": shelf.suggestions(desk.values, query) if shelf else [],
        "query": query,
    }
    return TemplateResponse(request, "contracts/library.html", context)


@require_POST
@members_only(*READERS)
@while_draft
@once
def commitment_pick(request, programme, pk, model_pk):
    """Copy a model commitment, with its clause, at the end of a block."""
    block = passage_of(contract_of(programme), "groupes", pk)
    if not block.stands:
        raise Http404
    if not block.may_receive_from(request.access):
        refuse(request)
    models = ModelCommitment.objects.filter(kind=block.role_group.kind)
    model = get_object_or_404(models, pk=model_pk)
    picked = add_commitment(block, model.text, request.user, model.clause)
    return _after(request, picked)


@require_POST
@members_only(*WRITERS)
@while_draft
@once
def article_pick(request, programme, model_pk):
    """Copy a model article, with its clause, at the end of its part."""
    models = ModelArticle.objects.filter(place__in=PARTS_OF)
    model = get_object_or_404(models, pk=model_pk)
    picked = add_article(
        contract_of(programme),
        PARTS_OF[model.place],
        request.user,
        model.heading,
        model.text,
        clause=model.clause,
    )
    return _after(request, picked)


def _after(request, picked):
    """Go on picking on the library's page, or see what was picked on the paper."""
    query = {"rayon": shelf_for(picked), "q": request.POST.get("q", "")[:200]}
    if request.POST.get("from") == "library":
        slug = picked.contract_of_record.programme.slug
        return redirect(reverse("contracts:library", args=[slug], query=query))
    return redirect(address_of(picked, garde=anchor_of(picked), **query))
