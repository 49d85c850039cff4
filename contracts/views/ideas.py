"""The ideas that a commitment answers, chosen among those that the group has revealed."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from contracts.models.contract import READERS
from contracts.places import address_of
from contracts.thread import answered_by, choose, readable_ideas
from contracts.views.desk import contract_of, passage_of, writable
from contracts.views.frozen import while_draft
from programmes.access import members_only
from programmes.forms import LONGEST_KEY

PAGE = 50


@require_http_methods(["GET", "HEAD", "POST"])
@members_only(*READERS)
@while_draft
def commitment_ideas(request, programme, pk):
    """Tick the ideas that a commitment answers; « ?q= » looks for words in them."""
    contract = contract_of(programme)
    commitment = writable(request, passage_of(contract, "engagements", pk))
    readable = readable_ideas(request.access)
    if request.method == "POST":
        ticked = _known(readable, request.POST.getlist("idea"))
        shown = _known(readable, request.POST.getlist("shown"))
        choose(commitment, ticked, shown - ticked)
        messages.success(request, _("The ideas of this commitment are saved."))
        return redirect(address_of(commitment))
    query = request.GET.get("q", "")[:200].replace("\0", "").strip()
    cited = {idea.pk for idea in answered_by([commitment], request.access)[pk]}
    rows = readable.filter(text__icontains=query) if query else readable
    # Those that it answers are always in sight, to be taken off.
    rows = (rows | readable.filter(pk__in=cited)).distinct().order_by("pk")
    context = {
        "programme": programme,
        "commitment": commitment,
        "back": address_of(commitment),
        "query": query,
        "page": Paginator(rows, PAGE).get_page(request.GET.get("page")),
        "cited": cited,
    }
    return TemplateResponse(request, "contracts/commitment_ideas.html", context)


def _known(ideas, keys):
    """Return the keys of ``ideas`` among those that were sent."""
    numbers = [int(k) for k in keys if k.isdecimal() and len(k) <= LONGEST_KEY]
    return set(ideas.filter(pk__in=numbers).values_list("pk", flat=True))
