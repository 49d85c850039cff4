"""Writing the contract: the live paper, its sections and its own facts."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from contracts.models import Section
from contracts.models.contract import READERS, WRITERS
from contracts.passage_forms import ContractForm, form_of
from contracts.places import address_of, anchor_of
from contracts.views.desk import contract_of, last_saved, write_page
from contracts.views.frozen import while_draft
from programmes.access import members_only
from programmes.conflicts import conflict
from programmes.submissions import once


@require_safe
@members_only(*READERS)
@while_draft
def contract_write(request, programme):
    return write_page(request, contract_of(programme))


@require_http_methods(["GET", "HEAD", "POST"])
@members_only(*WRITERS)
@while_draft
@once
def section_edit(request, programme, kind):
    """Edit the head, the preamble, the closing clause or an annex."""
    if kind not in Section.Kind:
        raise Http404
    contract = contract_of(programme)
    section = get_object_or_404(contract.sections, kind=kind)
    section.contract = contract
    return edit(request, contract, section)


def edit(request, contract, passage):
    """Show the form of ``passage`` in its place on the paper, or save it."""
    form = form_of(passage, request.POST or None)
    if not form.is_valid():
        return write_page(request, contract, passage, form)
    back = address_of(passage)
    if not form.save_version(by=request.user):
        return conflict(
            request,
            form,
            template="contracts/conflict.html",
            programme=contract.programme,
            contract=contract,
            said=last_saved(passage, request.access),
            back=back,
        )
    return saved(request, passage)


def saved(request, passage):
    """Lead back to ``passage``, just saved; say so if it was taken out meanwhile."""
    if not passage.stands:
        messages.warning(
            request,
            _("This passage is out of the text: your words are kept with it, below."),
        )
    return redirect(address_of(passage, garde=anchor_of(passage)))


@require_http_methods(["GET", "HEAD", "POST"])
@members_only(*WRITERS)
@while_draft
@once
def contract_edit(request, programme):
    """Edit the place printed on the cover, and whether pages bear initials."""
    contract = contract_of(programme)
    form = ContractForm(request.POST or None, instance=contract)
    back = reverse("contracts:write", args=[programme.slug])
    if form.is_valid():
        if not form.save_version(by=request.user):
            return conflict(request, form, programme=programme, back=back)
        messages.success(request, _("The place and the initials are saved."))
        return redirect(back)
    context = {"programme": programme, "form": form, "back": back}
    return TemplateResponse(request, "contracts/edit.html", context)
