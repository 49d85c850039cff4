"""The signatures of an act: recorded, struck out, and the day that is confirmed."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _

from contracts import act_sealing, act_signing
from contracts.act_forms import ActSignaturesForm, EffectForm
from contracts.act_text import title_of
from contracts.amending import moves_of
from contracts.models import ActSignature, Amendment
from contracts.models.contract import WRITERS
from contracts.signing.evidence_forms import StrikeForm
from contracts.signing.recording import OtherText
from contracts.views.acts import act_of, address_of
from programmes.access import members_only
from programmes.models import Role
from programmes.submissions import once


@members_only(*WRITERS)
@once
def act_signatures(request, programme, noun, number):
    """Record who has signed the paper of an act, and on which day."""
    act = act_of(request, programme, noun, number, archived_at=None)
    if act.is_draft:
        messages.info(request, _("Seal the act first: only then is it signed."))
        return redirect(address_of(act))
    form = ActSignaturesForm(request.POST or None, act=act)
    if form.is_valid():
        by, digest = request.user, form.cleaned_data["digest"]
        try:
            act_signing.record_signatures(act, digest, form.days(), by)
        except OtherText as refusal:
            form.add_error(None, refusal)
        else:
            messages.success(request, _("The signatures are recorded."))
            return redirect(address_of(act))
    context = {
        "programme": programme,
        "act": act,
        "noun": noun,
        "title": title_of(act),
        "form": form,
        "back": address_of(act),
    }
    return TemplateResponse(request, "contracts/acts/signatures.html", context)


@members_only(*WRITERS)
@once
def act_signature_strike(request, programme, noun, number, pk):
    """Strike out a record made by mistake; it stays, and the paper is as it is."""
    act = act_of(request, programme, noun, number)
    rows = ActSignature.objects.filter(**act_sealing.pieces(act))
    signature = get_object_or_404(rows.select_related("partner", "recorded_by"), pk=pk)
    back = address_of(act, "act_signatures")
    if signature.struck_at:
        messages.info(request, _("This record is struck out already."))
        return redirect(back)
    form = StrikeForm(request.POST or None)
    if form.is_valid():
        setattr(signature, act_sealing.kind_of(act), act)
        act_signing.strike_out(signature, request.user, form.cleaned_data["because"])
        messages.success(
            request, _("The record is struck out. It stays in the journal.")
        )
        return redirect(back)
    context = {"programme": programme, "signature": signature, "form": form}
    context |= {"title": title_of(act), "back": back}
    return TemplateResponse(request, "contracts/acts/strike.html", context)


@members_only(Role.COORDINATOR)
@once
def act_take_effect(request, programme, noun, number):
    """Confirm the day since which a signed act is in force; what moves is shown first."""
    act = act_of(request, programme, noun, number, archived_at=None)
    if act.is_draft or act.is_signed:
        return redirect(address_of(act))
    form = EffectForm(request.POST or None)
    if form.is_valid():
        try:
            act_signing.take_effect(act, form.cleaned_data["day"], request.user)
        except ValidationError as refusal:
            form.add_error(None, refusal)
        else:
            messages.success(request, _("The act is in force."))
            return redirect(address_of(act))
    context = {
        "programme": programme,
        "act": act,
        "title": title_of(act),
        "moves": moves_of(act) if isinstance(act, Amendment) else None,
        "waiting": act_signing.unsigned(act),
        "form": form,
        "back": address_of(act),
    }
    return TemplateResponse(request, "contracts/acts/effect.html", context)
