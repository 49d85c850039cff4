"""Going back to an earlier wording of one passage."""

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.views.decorators.http import require_http_methods

from contracts.history import Names, name_of, sentence
from contracts.models import Revision, Section
from contracts.models.contract import READERS, WRITERS
from contracts.places import address_of
from contracts.versions.rewording import Rewording, columns_asked
from contracts.versions.taking_again import TakeAgainForm
from contracts.views.desk import contract_of, passage_of, writable
from contracts.views.frozen import while_draft
from contracts.views.writing import saved
from programmes.access import members_only
from programmes.submissions import once


@require_http_methods(["GET", "HEAD", "POST"])
@members_only(*READERS)
@while_draft
@once
def passage_take_again(request, programme, noun, pk, revision_pk):
    passage = passage_of(contract_of(programme), noun, pk)
    return take_again(request, writable(request, passage), revision_pk)


@require_http_methods(["GET", "HEAD", "POST"])
@members_only(*WRITERS)
@while_draft
@once
def section_take_again(request, programme, kind, revision_pk):
    if kind not in Section.Kind:
        raise Http404
    contract = contract_of(programme)
    section = get_object_or_404(contract.sections, kind=kind)
    section.contract = contract
    return take_again(request, section, revision_pk)


def take_again(request, passage, revision_pk):
    """Show today's words beside the earlier ones, or take these again."""
    earlier = get_object_or_404(
        passage.revisions.select_related("saved_by"), pk=revision_pk
    )
    form = TakeAgainForm(request.POST or None, passage=passage, revision=earlier)
    if not form.is_valid():
        return _page(request, form)
    if form.save(request.user):
        return saved(request, passage)
    # Nobody typed anything here: today's words, whatever they are by now, are shown.
    passage.refresh_from_db()
    fresh = TakeAgainForm(passage=passage, revision=earlier)
    return _page(request, fresh, status=409)


def _page(request, form, status=200):
    passage, earlier = form.passage, form.revision
    contract = passage.contract_of_record
    today = Revision(**passage.wording())
    context = {
        "programme": contract.programme,
        "contract": contract,
        "form": form,
        "name": name_of(passage, contract.programme.vocabulary),
        "sentence": sentence(earlier, Names(request.access)),
        "rewording": Rewording(today, earlier),
        "columns": columns_asked(request),
        "has_moved_on": status == 409,
        "back": address_of(passage),
    }
    template = "contracts/take_again.html"
    return TemplateResponse(request, template, context, status=status)
