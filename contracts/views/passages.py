"""Articles, groups and commitments: add, edit, move, take out and bring back."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import transaction
from django.forms import IntegerField
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from contracts.drafting import append, place
from contracts.models import Article, Block, Commitment
from contracts.models.contract import READERS, WRITERS
from contracts.passage_forms import form_of
from contracts.places import address_of, anchor_of, undo_address
from contracts.taken_out import why_it_stays_out
from contracts.views.desk import contract_of, passage_of, writable, write_page
from contracts.views.frozen import while_draft
from contracts.views.writing import edit, saved
from programmes.access import members_only
from programmes.submissions import once


@require_http_methods(["GET", "HEAD", "POST"])
@members_only(*READERS)
@while_draft
@once
def passage_edit(request, programme, noun, pk):
    contract = contract_of(programme)
    passage = writable(request, passage_of(contract, noun, pk))
    return edit(request, contract, passage)


@require_http_methods(["GET", "HEAD", "POST"])
@members_only(*WRITERS)
@while_draft
@once
def article_add(request, programme, part):
    """Add an article at the end of part 1 or 2."""
    if part not in Article.Part:
        raise Http404
    contract = contract_of(programme)
    return add(request, contract, Article(contract=contract, part=part))


@require_http_methods(["GET", "HEAD", "POST"])
@members_only(*WRITERS)
@while_draft
@once
def block_add(request, programme, pk):
    """Bring a group into the text, under an article of part 2."""
    contract = contract_of(programme)
    articles = contract.articles.kept().filter(part=Article.Part.OWN)
    article = get_object_or_404(articles, pk=pk)
    return add(request, contract, Block(contract=contract, article=article))


@require_http_methods(["GET", "HEAD", "POST"])
@members_only(*READERS)
@while_draft
@once
def commitment_add(request, programme, pk):
    """Add a commitment at the end of a group's block."""
    contract = contract_of(programme)
    block = passage_of(contract, "groupes", pk)
    if not block.stands and request.method != "POST":
        raise Http404  # but what was typed before it was taken out is kept
    return add(request, contract, writable(request, Commitment(block=block)))


def add(request, contract, passage):
    """Show the form of a new passage where it will stand, or save it there."""
    if request.method != "POST":
        return write_page(request, contract, passage, form_of(passage))
    with transaction.atomic():
        # Two people must not bring one group into the text twice.
        contract.hold_draft()
        form = form_of(passage, request.POST)
        if form.is_valid():
            append(form.save(commit=False), request.user)
    if not form.is_valid():
        return write_page(request, contract, passage, form)
    if request.POST.get("another") and passage.stands:
        return redirect(request.path)
    return saved(request, passage)


@require_POST
@members_only(*READERS)
@while_draft
def passage_move(request, programme, noun, pk):
    """Put a passage at the ``position`` that was sent, 1 being the first."""
    contract = contract_of(programme)
    passage = writable(request, passage_of(contract, noun, pk))
    try:
        position = IntegerField(max_value=10_000).clean(request.POST.get("position"))
    except ValidationError:
        messages.error(request, _("Say where to put it: choose “Up” or “Down”."))
    else:
        place(passage, position, request.user)
    return redirect(address_of(passage))


@require_POST
@members_only(*READERS)
@while_draft
def passage_archive(request, programme, noun, pk):
    """Take a passage out of the text; the page then offers to undo it."""
    contract = contract_of(programme)
    passage = writable(request, passage_of(contract, noun, pk))
    passage.archive(request.user)
    return redirect(undo_address(passage))


@require_POST
@members_only(*READERS)
@while_draft
def passage_bring_back(request, programme, noun, pk):
    """Put back a passage where it stood, with what was taken out with it."""
    contract = contract_of(programme)
    passage = writable(request, passage_of(contract, noun, pk))
    if reason := why_it_stays_out(passage):
        messages.warning(request, reason)
        return redirect("contracts:write", programme.slug)
    passage.bring_back(request.user)
    return redirect(address_of(passage, garde=anchor_of(passage)))
