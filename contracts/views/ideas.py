"""The ideas that a commitment answers, chosen among those that the group has revealed."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from contracts.models.contract import READERS
from contracts.places import address_of
from contracts.thread import answered_by, choose
from contracts.views.desk import contract_of, passage_of, writable
from contracts.views.frozen import while_draft
from programmes.access import members_only
from wellbeing import answering

PAGE = 50


@require_http_methods(["GET", "HEAD", "POST"])
@members_only(*READERS)
@while_draft
def commitment_ideas(request, programme, pk):
    """Tick the ideas that a commitment answers; « ?q= » looks for words in them."""
    contract = contract_of(programme)
    commitment = writable(request, passage_of(contract, "engagements", pk))
    readable = answering.readable_ideas(request.access)
    if request.method == "POST":
        choose(commitment, *answering.chosen(readable, request.POST))
        messages.success(request, _("The ideas of this commitment are saved."))
        return redirect(address_of(commitment))
    words = answering.words_asked(request.GET)
    cited = {idea.pk for idea in answered_by([commitment], request.access)[pk]}
    rows = answering.offered(readable, words, cited)
    context = {
        "programme": programme,
        "commitment": commitment,
        "back": address_of(commitment),
        "query": words,
        "page": Paginator(rows, PAGE).get_page(request.GET.get("page")),
        "cited": cited,
    }
    return TemplateResponse(request, "contracts/commitment_ideas.html", context)
