"""Joining later: begin an accession, write it in its own voice, read any act."""

from copy import copy

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from contracts import act_signing, joining
from contracts.act_forms import AccessionBeginForm, AccessionForm, JoinedForm
from contracts.act_text import paper_of_act, title_of
from contracts.amending import moves_of
from contracts.consolidated import masked
from contracts.models import Accession, JoinedCommitment
from contracts.models.contract import READERS, WRITERS
from contracts.prints.acts import parts_of
from contracts.views.acts import (
    ALL,
    NOUNS,
    act_of,
    address_of,
    gone,
    signed_contract,
    state_of,
)
from contracts.voice import hints
from programmes.access import members_only, refuse
from programmes.conflicts import conflict
from programmes.models import Role
from programmes.social_numbers import warn_of_numbers
from programmes.submissions import once


@require_safe
@members_only(*ALL)
def act_detail(request, programme, noun, number):
    """Show an act as it is printed, and what comes next for this person."""
    act, access = act_of(request, programme, noun, number), request.access
    paper = paper_of_act(act)
    is_joining = NOUNS[noun] is Accession
    names = not is_joining or joining.names_are_open(act, access)
    may_write = act.may_be_written_by(access) and act.archived_at is None
    icon, state = state_of(act)
    context = parts_of(paper if names else masked(paper, act)) | {
        "programme": programme,
        "act": act,
        "noun": noun,
        "names_are_open": names,
        "is_joining": is_joining,
        "icon": icon,
        "state": state,
        "may_write": may_write,
        "leads": access.has(*WRITERS),
        "coordinates": access.has(Role.COORDINATOR),
        "is_printed": act.is_draft or act.actprints.exists(),
        "commitments": _commitments(act) if is_joining and may_write else (),
        "accords": not is_joining and act.accords.count(),
        "moves": None if is_joining or act.is_signed else moves_of(act),
        "waiting": [] if act.is_draft or act.is_signed else act_signing.unsigned(act),
    }
    return TemplateResponse(request, "contracts/acts/detail.html", context)


def _commitments(act):
    """Return the commitments to be written, each with hints on how it is heard."""
    return [
        {"row": one, "hints": hints(one.text, act.voice)}
        for one in act.commitments.order_by("position", "pk")
    ]


@members_only(*WRITERS)
@once
def accession_begin(request, programme):
    """Choose who joins the contract that is signed."""
    contract = signed_contract(request, programme)
    if not programme.is_signed:
        messages.info(request, _("Acts come once the contract is signed."))
        return redirect("contracts:act_list", programme.slug)
    accession = Accession(programme=programme, contract=contract)
    scope = {"programme": programme, "contract": contract, "archived_at": None}
    form = AccessionBeginForm(request.POST or None, instance=accession, **scope)
    if form.is_valid():
        accession = form.save()
        messages.success(request, _("The act is begun: now its commitments."))
        return redirect(address_of(accession))
    context = {"programme": programme, "contract": contract, "form": form}
    return TemplateResponse(request, "contracts/acts/begin.html", context)


def writable(request, programme, number):
    """Return an accession that this person writes; a 403 for who only reads it."""
    act = act_of(request, programme, "adhesions", number, archived_at=None)
    own = act.partner_id in request.access.partner_pks
    if not (own or request.access.has(*WRITERS)):
        refuse(request)
    return act


@members_only(*READERS)
@once
def accession_edit(request, programme, number):
    """Change the voice of who joins, its lead-in, the place of the signature."""
    act = writable(request, programme, number)
    if not act.is_draft:
        return gone(request, act)
    form = AccessionForm(request.POST or None, instance=copy(act))
    return save_words(request, act, form, _("Voice and words before the commitments"))


@members_only(*READERS)
@once
def joined_add(request, programme, number):
    """Add a commitment at the end of those of who joins."""
    act = writable(request, programme, number)
    if not act.is_draft:
        return gone(request, act)
    form = JoinedForm(request.POST or None, instance=JoinedCommitment(accession=act))
    title = _("Add a commitment")
    if not form.is_valid():
        return form_page(request, act, form, title)
    try:
        joining.add_commitment(act, form.save(commit=False))
    except joining.ActIsSealed:
        return gone(request, act)
    return _saved(request, act, form)


@members_only(*READERS)
@once
def joined_edit(request, programme, number, pk):
    act = writable(request, programme, number)
    commitment = get_object_or_404(act.commitments, pk=pk)
    commitment.accession = act
    if not act.is_draft:
        return gone(request, act)
    form = JoinedForm(request.POST or None, instance=copy(commitment))
    return save_words(request, act, form, _("Change a commitment"))


@require_POST
@members_only(*READERS)
def joined_archive(request, programme, number, pk):
    """Take a commitment out of a draft act; the page then offers to undo it."""
    return _put_away(request, programme, number, pk)


@require_POST
@members_only(*READERS)
def joined_bring_back(request, programme, number, pk):
    return _put_away(request, programme, number, pk, back=True)


def _put_away(request, programme, number, pk, *, back=False):
    act = writable(request, programme, number)
    commitment = get_object_or_404(act.commitments, pk=pk)
    try:
        joining.put_away(commitment, act, back=back)
    except ValidationError as refusal:
        messages.warning(request, " ".join(refusal.messages))
    else:
        said = _("It is back.") if back else _("It is taken out: undo it below.")
        messages.success(request, said)
    return redirect(address_of(act))


def form_page(request, act, form, title):
    context = {
        "programme": act.programme,
        "act": act,
        "form": form,
        "title": title,
        "called": title_of(act),
        "back": address_of(act),
        "standing": getattr(form, "standing", ""),
    }
    return TemplateResponse(request, "contracts/acts/form.html", context)


def save_words(request, act, form, title):
    if not form.is_valid():
        return form_page(request, act, form, title)
    try:
        if not form.save_version(by=request.user):
            back = address_of(act)
            return conflict(request, form, programme=act.programme, back=back)
    except joining.ActIsSealed:
        return gone(request, act)
    return _saved(request, act, form)


def _saved(request, act, form):
    messages.success(request, _("Saved."))
    warn_of_numbers(request, form)
    return redirect(address_of(act))
