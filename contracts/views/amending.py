"""Amending: begin, write what is agreed on instead, note which groups agreed."""

from copy import copy

from django.contrib import messages
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _

from contracts import amending, joining
from contracts.act_forms import AccordsForm, AmendmentForm
from contracts.act_text import title_of
from contracts.models import Amendment
from contracts.models.contract import WRITERS
from contracts.views.acts import act_of, address_of, gone, signed_contract
from contracts.views.joining import save_words
from programmes.access import members_only
from programmes.social_numbers import warn_of_numbers
from programmes.submissions import once


@members_only(*WRITERS)
@once
def amendment_begin(request, programme):
    """Say why the contract changes, and what: an article, or its length."""
    contract = signed_contract(request, programme)
    if not programme.is_signed:
        messages.info(request, _("Acts come once the contract is signed."))
        return redirect("contracts:act_list", programme.slug)
    form = AmendmentForm(
        request.POST or None,
        instance=Amendment(programme=programme, contract=contract),
        programme=programme,
        contract=contract,
    )
    if form.is_valid():
        amendment = form.save()
        warn_of_numbers(request, form)
        if amendment.article_id:
            messages.success(request, _("Now, what is agreed on instead."))
            return redirect(
                "contracts:amendment_edit", programme.slug, amendment.number
            )
        messages.success(request, _("The amendment is begun."))
        return redirect(address_of(amendment))
    context = {
        "programme": programme,
        "contract": contract,
        "form": form,
        "is_amendment": True,
    }
    return TemplateResponse(request, "contracts/acts/begin.html", context)


@members_only(*WRITERS)
@once
def amendment_edit(request, programme, number):
    act = act_of(request, programme, "avenants", number, archived_at=None)
    if not act.is_draft:
        return gone(request, act)
    scope = {"programme": programme, "contract": act.contract}
    form = AmendmentForm(request.POST or None, instance=copy(act), **scope)
    form.standing = amending.standing_text(act) if act.article_id else ""
    return save_words(request, act, form, _("Change the amendment"))


@members_only(*WRITERS)
@once
def amendment_accords(request, programme, number):
    """Note on which day each role group agreed."""
    act = act_of(request, programme, "avenants", number, archived_at=None)
    if not act.is_draft:
        return gone(request, act)
    form = AccordsForm(request.POST or None, amendment=act)
    if form.is_valid():
        try:
            form.save()
        except joining.ActIsSealed:
            return gone(request, act)
        messages.success(request, _("The accords are noted."))
        return redirect(address_of(act))
    context = {"programme": programme, "called": title_of(act), "form": form}
    context["back"] = address_of(act)
    return TemplateResponse(request, "contracts/acts/accords.html", context)
