"""The acts that come after the signature: their list, sealing, signatures, effect."""

from functools import partial

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import FETCH_RAISE
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from contracts import act_sealing, joining
from contracts.act_forms import SealForm
from contracts.act_places import NOUNS, address_of
from contracts.act_text import composed, title_of
from contracts.amending import moves_of
from contracts.freezing import TextHasChanged
from contracts.models import Accession, Amendment
from contracts.models.contract import READERS, WRITERS
from contracts.prints import acts as prints
from contracts.views.desk import contract_of
from programmes.access import members_only, refuse
from programmes.handing_out import answer
from programmes.models import Role
from programmes.printing import NotPrinted
from programmes.submissions import once, words_sent

ALL = (*READERS, Role.OBSERVER)


def signed_contract(request, programme):
    """Return the contract of which acts are read; 403 for who does not read it."""
    contract = contract_of(programme)
    if not contract.may_be_read_by(request.access):
        refuse(request)
    return contract


def act_of(request, programme, noun, number, **among):
    """Return one act that this person may read; else the answer is 404."""
    model = NOUNS[noun]
    contract = signed_contract(request, programme)
    related = ("partner__role_group", "partner__organisation")
    related = related if model is Accession else ("article",)
    rows = model.objects.visible_to(request.access).select_related(*related)
    act = get_object_or_404(rows, number=number, **among)
    act.contract, act.programme = contract, programme
    return act


def label_of(act, access):
    """Name an act in a list: its title, and who joins when that may be said."""
    if isinstance(act, Accession):
        return who_joins(act, access)
    return act.reason


def who_joins(accession, access):
    if joining.names_are_open(accession, access):
        return accession.partner.name
    return accession.programme.vocabulary.one


def state_of(act):
    """« being written », « to be signed » or « in force »: icon and words."""
    if act.is_signed:
        return "check-circle", _("in force")
    if act.is_draft:
        return "pencil", _("being written")
    return "lock", _("sealed, to be signed")


def gone(request, act):
    """Answer 409 when an act is no longer written in: what was typed is given back."""
    back = address_of(act)
    if request.method != "POST":
        messages.info(request, _("This act is sealed: it is read, no longer written."))
        return redirect(back)
    typed = words_sent(request, but=("version", "digest", "voice"))
    context = {"programme": act.programme, "typed": typed, "back": back}
    return TemplateResponse(
        request, "contracts/acts/sealed_meanwhile.html", context, status=409
    )


@require_safe
@members_only(*ALL)
def act_list(request, programme):
    """List what came after the signature: who joined, what was changed together."""
    contract, access = signed_contract(request, programme), request.access
    lists = []
    for noun, model in NOUNS.items():
        rows = model.objects.visible_to(access).defer("canonical").in_order()
        if model is Accession:
            rows = rows.select_related("partner__role_group")
        found = []
        for act in rows.fetch_mode(FETCH_RAISE):
            act.programme, act.contract = programme, contract
            line = {"act": act, "title": title_of(act), "noun": noun}
            line["says"] = label_of(act, access)
            line["icon"], line["state"] = state_of(act)
            found.append(line)
        lists.append(found)
    joined, changed = (
        [one for one in rows if not one["act"].archived_at] for rows in lists
    )
    context = {
        "programme": programme,
        "contract": contract,
        "joined": joined,
        "changed": changed,
        "out": [one for rows in lists for one in rows if one["act"].archived_at],
        "may_write": access.has(*WRITERS) and programme.is_signed,
    }
    return TemplateResponse(request, "contracts/acts/list.html", context)


@require_POST
@members_only(*WRITERS)
def act_archive(request, programme, noun, number):
    """Take a draft act out; the list then offers to undo it."""
    return _put_away(request, act_of(request, programme, noun, number))


@require_POST
@members_only(*WRITERS)
def act_bring_back(request, programme, noun, number):
    return _put_away(request, act_of(request, programme, noun, number), back=True)


def _put_away(request, act, *, back=False):
    try:
        joining.put_away(act, act, back=back)
    except ValidationError as refusal:
        messages.warning(request, " ".join(refusal.messages))
    else:
        said = _("The act is back.") if back else _("The act is taken out.")
        messages.success(request, said)
    return redirect("contracts:act_list", act.programme.slug)


# Sealing and reopening.


@members_only(Role.COORDINATOR)
@once
def act_seal(request, programme, noun, number):
    """Show the act as it will be printed, then seal it so that it can be signed."""
    act = act_of(request, programme, noun, number, archived_at=None)
    if not act.is_draft:
        messages.info(request, _("This act is sealed already."))
        return redirect(address_of(act))
    form = SealForm(request.POST or None)
    if not form.is_valid():
        return _seal_page(request, act, refused=form)
    try:
        act = act_sealing.seal(act, request.user, form.cleaned_data["digest"])
    except TextHasChanged:
        return _seal_page(request, act, has_changed=True, status=409)
    except ValidationError:  # said on the page, among what is to be mended
        return _seal_page(request, act, status=409)
    transaction.on_commit(partial(_press, request, act))
    messages.success(request, _("The act is sealed. It can be printed and signed."))
    return redirect(address_of(act))


def _seal_page(request, act, *, refused=None, has_changed=False, status=200):
    paper, _partners = composed(act)
    is_amendment = isinstance(act, Amendment)
    context = {
        "programme": act.programme,
        "act": act,
        "title": title_of(act),
        "paper": paper,
        "lacking": act_sealing.what_lacks(act, paper),
        "moves": moves_of(act) if is_amendment else None,
        "is_amendment": is_amendment,
        "has_changed": has_changed,
        "refused": refused,
        "form": SealForm(initial={"digest": paper.digest}),
        "back": address_of(act),
    }
    return TemplateResponse(request, "contracts/acts/seal.html", context, status=status)


def _press(request, act):
    """Make the print; a failure harms nothing, and is told."""
    try:
        prints.press(act, request.user)
    except NotPrinted as error:
        said = _("The act is sealed, but its print could not be made. %(why)s")
        messages.warning(request, said % {"why": error})


@require_POST
@members_only(*WRITERS)
def act_press(request, programme, noun, number):
    """Make the print that could not be made at the sealing."""
    act = act_of(request, programme, noun, number)
    if act.is_draft:
        raise Http404
    _press(request, act)
    return redirect(address_of(act))


@require_POST
@members_only(Role.COORDINATOR)
def act_reopen(request, programme, noun, number):
    """Let a sealed act that nobody has signed be written again."""
    act = act_of(request, programme, noun, number)
    try:
        act_sealing.reopen(act, request.user)
    except ValidationError as refusal:
        messages.warning(request, " ".join(refusal.messages))
    else:
        messages.success(request, _("The act is open again."))
    return redirect(address_of(act))


@require_safe
@members_only(*ALL)
def act_pdf(request, programme, noun, number):
    """Open the kept print of a sealed act."""
    act = act_of(request, programme, noun, number)
    if isinstance(act, Accession) and not joining.names_are_open(act, request.access):
        refuse(request)
    body = None if act.is_draft else prints.kept_pdf(act)
    if body is None:
        messages.warning(request, _("The print of this act is not made yet."))
        return redirect(address_of(act))
    return answer(body, f"{programme.slug}-{noun}-{act.number}.pdf")
