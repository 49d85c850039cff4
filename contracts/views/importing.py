"""Bringing in a contract that exists, in two pages: give the text, then look it over."""

from django.contrib import messages
from django.core import signing
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from contracts.import_forms import ReviewForm, TextForm, as_shown, packed, unpacked
from contracts.importing import NotBroughtIn, bring_in
from contracts.models import Contract
from contracts.models.contract import WRITERS
from contracts.reading import read
from contracts.views.frozen import while_draft
from programmes.access import members_only
from programmes.submissions import once


@require_http_methods(["GET", "HEAD", "POST"])
@members_only(*WRITERS)
@while_draft
def contract_import(request, programme):
    """Take a pasted text or a file, and show what was understood of it."""
    form = TextForm(request.POST or None, request.FILES or None)
    if form.is_valid():
        lines = form.cleaned_data["lines"]
        review = review_form(programme, read(lines), initial={"source": packed(lines)})
        return review_page(request, programme, review)
    context = {"programme": programme, "form": form}
    return TemplateResponse(request, "contracts/import.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@members_only(*WRITERS)
@while_draft
@once
def contract_import_fill(request, programme):
    """Show the text as corrected, or fill the contract when nothing was corrected."""
    if request.method != "POST":  # another language was chosen on the page, say
        return redirect("contracts:import", programme.slug)
    try:
        lines = unpacked(request.POST.get("source", ""))
    except signing.BadSignature:
        messages.error(request, _("This page is too old: give the text again."))
        return redirect("contracts:import", programme.slug)
    reading = as_shown(read(lines), request.POST.get("shown", ""))
    form = review_form(programme, reading, request.POST)
    if not form.is_valid():
        return review_page(request, programme, form)
    if form.is_corrected():
        corrected = reading.with_roles(form.roles())
        form = review_form(programme, corrected, initial={"source": packed(lines)})
        return review_page(request, programme, form, corrected=True)
    try:
        bring_in(
            programme,
            reading,
            request.user,
            force=form.cleaned_data.get("archive", False),
            groups=form.chosen_groups(),
        )
    except NotBroughtIn as error:
        form.add_error("archive" if "archive" in form.fields else None, error.message)
        return review_page(request, programme, form)
    messages.success(request, _("The text is in the contract. Read it through."))
    return redirect("contracts:write", programme.slug)


def review_form(programme, reading, data=None, **kwargs):
    """Return the form over ``reading``, with the programme's own groups to choose."""
    contract = Contract.objects.filter(programme=programme).first()
    return ReviewForm(
        data,
        reading=reading,
        groups=programme.role_groups.order_by("position", "pk"),
        vocabulary=programme.vocabulary,
        has_text=contract is not None and contract.has_text(),
        **kwargs,
    )


def review_page(request, programme, form, **context):
    context |= {"programme": programme, "form": form, "reading": form.reading}
    return TemplateResponse(request, "contracts/import_review.html", context)
