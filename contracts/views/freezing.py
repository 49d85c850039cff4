"""Freezing the text, opening it again, and who then signs once more."""

from functools import partial

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import Http404
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)

from contracts import freezing
from contracts.before_freezing import points
from contracts.composition import paper_of
from contracts.freezing_forms import FreezeForm, ReopenForm
from contracts.history import changes, revisions_of, with_their_words_before
from contracts.marks import Values
from contracts.models.contract import READERS, TextIsFrozen
from contracts.prints import sealing
from contracts.signing.again import TABLE
from contracts.views.desk import contract_of
from contracts.views.frozen import too_late
from programmes.access import members_only
from programmes.models import Role
from programmes.printing import NotPrinted
from programmes.submissions import once

#: Changes shown to who must read the text again; the history has them all.
SHOWN = 20


@require_http_methods(["GET", "HEAD", "POST"])
@members_only(Role.COORDINATOR)
@once
def freeze(request, programme):
    """Show what is still open, then freeze the text that this page showed."""
    contract = contract_of(programme)
    if programme.is_frozen:
        return _already(request, contract)
    form = FreezeForm(request.POST or None)
    if not form.is_valid():
        return _page(request, contract, refused=form)
    try:
        digest = form.cleaned_data["digest"]
        version = freezing.freeze(contract, request.user, digest)
    except freezing.TextHasChanged:
        since = form.cleaned_data["version"] or contract.text_version
        return _page(request, contract, changed=_changes(request, contract, since))
    except TextIsFrozen:
        return _already(request, contract)
    except ValidationError:  # Said on the page, among what is to be mended first.
        return _page(request, contract, status=409)
    # The prints take long, and come once nothing can undo the freezing.
    transaction.on_commit(partial(_press, request, version))
    messages.success(request, _("The text is frozen. It can be printed and signed."))
    return redirect(contract)


def _already(request, contract):
    messages.info(request, _("The text is frozen already."))
    return redirect(contract)


def _page(request, contract, *, refused=None, changed=None, status=200):
    paper = paper_of(contract)
    found = points(contract, paper)
    typed = {"digest": paper.digest, "version": paper.version}
    context = {
        "programme": contract.programme,
        "contract": contract,
        "paper": paper,
        "to_mend": [point for point in found if point.stops],
        "points": [point for point in found if not point.stops],
        "copies": list(contract.copies()),
        "dates": contract.programme.dates,
        "period": Values(contract.programme).of("période").text,
        "has_changed": changed is not None,
        "changes": changed,
        "form": FreezeForm(initial=typed),
        "refused": refused,
    }
    status = 409 if changed is not None else status
    return TemplateResponse(request, "contracts/freeze.html", context, status=status)


def _changes(request, contract, since):
    """Return the changes of the text after version ``since``, newest first.

    None of them is a change elsewhere: of a name, a word or a date.
    """
    rows = revisions_of(contract).filter(text_version__gt=since)
    return changes(with_their_words_before(rows)[:SHOWN], request.access)


def _press(request, version):
    """Make the prints; a failure harms nothing, and is told."""
    try:
        sealing.press(version, request.user)
    except NotPrinted as error:
        said = _("The text is frozen, but its prints could not be made. %(why)s")
        messages.warning(request, said % {"why": error})
    else:
        messages.success(request, _("The prints and all the copies are ready."))


@require_POST
@members_only(Role.COORDINATOR)
def press(request, programme):
    """Make the prints that could not be made at freezing; what is kept stays."""
    version = contract_of(programme).frozen
    if version is None:
        raise Http404
    _press(request, version)
    return redirect("contracts:detail", programme.slug)


@require_http_methods(["GET", "HEAD", "POST"])
@members_only(Role.COORDINATOR)
@once
def reopen(request, programme):
    """Show whose signatures become void, then open the text again."""
    contract = contract_of(programme)
    version = contract.frozen
    if version is None:
        return _open_already(request, contract)
    if programme.is_signed and request.method == "POST":
        return too_late(request, programme)
    form = ReopenForm(request.POST or None)
    if form.is_valid():
        return _reopen(request, contract, form.cleaned_data["reason"])
    context = {
        "programme": programme,
        "contract": contract,
        "version": version,
        "partners": _who_has_signed(version),
        "form": form,
    }
    return TemplateResponse(request, "contracts/reopen.html", context)


def _reopen(request, contract, reason):
    try:
        freezing.reopen(contract, request.user, reason)
    except ValidationError:  # Closed, or opened by another person, a moment ago.
        if contract.is_draft:
            return _open_already(request, contract)
        return too_late(request, contract.programme)
    messages.success(
        request, _("The text is open again. Everybody reads why on this page.")
    )
    return redirect(contract)


def _open_already(request, contract):
    """Say that somebody was quicker, and give back the reason that was typed."""
    if reason := request.POST.get("reason", "").strip():
        said = _("The text is open already. You had written: « %(reason)s »")
        messages.warning(request, said % {"reason": reason})
    else:
        messages.info(request, _("The text is open already."))
    return redirect(contract)


def _who_has_signed(version):
    """Return the partners whose signature of this version counts, each once."""
    signatures = version.signatures.valid().select_related("partner")
    partners = {one.partner_id: one.partner for one in signatures}
    return sorted(partners.values(), key=lambda partner: partner.number)


@require_safe
@members_only(*READERS)
def signs_again(request, programme):
    """Say which changes make nobody, one person or everybody sign again."""
    context = {
        "programme": programme,
        "contract": contract_of(programme),
        "table": TABLE,
    }
    return TemplateResponse(request, "contracts/signs_again.html", context)
