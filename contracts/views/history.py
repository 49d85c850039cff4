"""The history of the text, newest first."""

from django.core.paginator import Paginator
from django.db.models import FETCH_RAISE
from django.template.response import TemplateResponse
from django.views.decorators.http import require_safe

from contracts.history import PAGE, changes, revisions_of, with_their_words_before
from contracts.models.contract import READERS
from contracts.versions.rewording import columns_asked
from contracts.views.desk import contract_of
from programmes.access import members_only


@require_safe
@members_only(*READERS)
def history(request, programme):
    """Show who changed what and when; ``passage`` keeps to one of them."""
    contract = contract_of(programme)
    key = request.GET.get("passage", "")
    rows = with_their_words_before(revisions_of(contract, key))
    page = Paginator(rows.fetch_mode(FETCH_RAISE), PAGE).get_page(
        request.GET.get("page")
    )
    context = {
        "programme": programme,
        "contract": contract,
        "page": page,
        "changes": changes(page.object_list, request.access),
        "passage": key,
        "columns": columns_asked(request),
    }
    return TemplateResponse(request, "contracts/history.html", context)
