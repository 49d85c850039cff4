"""Offers to help the next groups: the team notes them, each participant has her own page."""

from copy import copy

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from csm.chain.around import own_partner
from csm.chain.forms import OwnHelpForm, RecordedHelpForm
from csm.views.chain import back
from programmes import helping
from programmes.access import members_only, refuse
from programmes.conflicts import conflict, taken_out_meanwhile
from programmes.models import HelpOffer, Role
from programmes.models.programme import TEAM
from programmes.submissions import once

#: What the forms send that nobody has typed.
NOT_WORDS = ("version", "partner", "told", "given", "agreed_on")


@members_only(*TEAM)
@once
def help_add(request, programme):
    """Note what a participant offered aloud or on paper, with the agreement given."""
    form = RecordedHelpForm(request.POST or None, programme=programme)
    if form.is_valid():
        form.keep(request.user)
        messages.success(request, _("The offer is noted."))
        return back(programme)
    context = {"programme": programme, "form": form, "offer": None}
    return TemplateResponse(request, "csm/chain/help_form.html", context)


@members_only(*TEAM, Role.PARTICIPANT)
@once
def help_edit(request, programme, pk):
    """Change an offer: one's own, or what the team has written down."""
    offers = HelpOffer.objects.visible_to(request.access)
    offers = offers.select_related("partner__role_group", "partner__programme")
    offer = offers.standing().filter(pk=pk).first()
    if offer is None:
        return withdrawn_meanwhile(request, programme, pk)
    if not offer.may_be_changed_by(request.access):
        refuse(request)
    form, page = form_of(request, offer), place(request, offer)
    if not form.is_valid():
        return form_page(request, form, offer)
    if not form.save_version(by=request.user):
        if not offers.standing().filter(pk=pk).exists():
            return withdrawn_meanwhile(request, programme, pk)
        return conflict(request, form, programme=programme, back=page)
    messages.success(request, _("The offer is saved."))
    return redirect(page)


def withdrawn_meanwhile(request, programme, pk):
    """Give back what was typed for an offer that does not stand any more."""
    ours = HelpOffer.objects.filter(partner__programme=programme, pk=pk)
    if not request.access.has(*TEAM):
        ours = ours.visible_to(request.access)
    page = reverse("programme_chain", args=[programme.slug])
    look = {"template": "csm/chain/withdrawn.html", "but": NOT_WORDS}
    return taken_out_meanwhile(request, ours, back=page, **look)


def form_of(request, offer):
    """Return the form by which this person changes the offer."""
    data, instance = request.POST or None, copy(offer)
    if offer.is_of(request.access):
        return OwnHelpForm(data, instance=instance, partner=offer.partner)
    programme = request.access.programme
    return RecordedHelpForm(data, instance=instance, programme=programme)


def form_page(request, form, offer):
    own = offer.is_of(request.access)
    template = "csm/chain/own_form.html" if own else "csm/chain/help_form.html"
    context = {"programme": request.access.programme, "form": form, "offer": offer}
    return TemplateResponse(request, template, context)


def place(request, offer):
    """Return where this person reads the offer: on her own page, or with the others."""
    own = offer.is_of(request.access)
    page = "chain:own" if own else "programme_chain"
    return reverse(page, args=[request.access.programme.slug])


def _offer(request, pk):
    offers = HelpOffer.objects.visible_to(request.access)
    return get_object_or_404(offers.select_related("partner"), pk=pk)


@require_POST
@members_only(*TEAM, Role.PARTICIPANT)
def help_withdraw(request, programme, pk):
    """Withdraw an offer at once, without a reason; it can be undone."""
    offer = _offer(request, pk)
    if not offer.may_be_withdrawn_by(request.access):
        refuse(request)
    helping.withdraw(offer, request.user)
    if offer.is_of(request.access):
        return redirect(place(request, offer))
    return back(programme, aide=pk)


@require_POST
@members_only(*TEAM, Role.PARTICIPANT)
def help_bring_back(request, programme, pk):
    offer = _offer(request, pk)
    if not (offer.stands or offer.may_be_brought_back_by(request.access)):
        refuse(request)
    helping.bring_back(offer, request.user)
    messages.success(request, _("The offer is back, as before."))
    return redirect(place(request, offer))


@require_safe
@members_only(Role.PARTICIPANT)
def own(request, programme):
    """Show a participant what she offers, as the others read it."""
    partner = _own_partner(request)
    context = {
        "programme": programme,
        "offers": partner.help_offers.select_related("partner").order_by("-pk"),
    }
    return TemplateResponse(request, "csm/chain/own.html", context)


@members_only(Role.PARTICIPANT)
@once
def own_add(request, programme):
    form = OwnHelpForm(request.POST or None, partner=_own_partner(request))
    if form.is_valid():
        form.keep(request.user)
        messages.success(request, _("Thank you. Your offer is kept."))
        return redirect("chain:own", programme.slug)
    context = {"programme": programme, "form": form, "offer": None}
    return TemplateResponse(request, "csm/chain/own_form.html", context)


def _own_partner(request):
    """Return the participant for whom this account speaks, or answer 404."""
    partner = own_partner(request.access)
    if partner is None:
        raise Http404
    return partner
