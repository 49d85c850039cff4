"""The copies: what has become of each, printing, and the paper that comes back."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)

from contracts.canonical import fingerprint
from contracts.models import ContractCopy, Signature
from contracts.models.contract import READERS, WRITERS
from contracts.signing import copy_states
from contracts.views.desk import contract_of
from contracts.views.prints import says_why_not
from programmes.access import members_only, refuse
from programmes.forms import Form


@require_safe
@members_only(*READERS)
def copies(request, programme):
    """Show the state of each copy; « ?version » looks at an older one, read only."""
    contract = contract_of(programme)
    versions = list(contract.frozen_versions.order_by("-number"))
    version = version_asked(versions, request.GET.get("version", ""))
    may_write = request.access.has(*WRITERS)
    context = {
        "programme": programme,
        "contract": contract,
        "versions": versions,
        "version": version,
        "may_write": may_write,
    }
    if version is not None:
        visible = ContractCopy.objects.visible_to(request.access)
        context |= {
            "fingerprint": fingerprint(version.digest),
            "states": copy_states.states_of(visible.filter(version=version)),
            "own": [] if may_write else own_signatures(request.access, version),
        }
    return TemplateResponse(request, "contracts/copies.html", context)


def version_asked(versions, number):
    """Return the version of this number, else the one that stands, else None."""
    chosen = [one for one in versions if str(one.number) == number]
    standing = [one for one in versions if one.stands]
    return next(iter(chosen + standing), None)


def own_signatures(access, version):
    """Return what is recorded of a partner who signs on all copies."""
    mine = Signature.objects.visible_to(access).filter(version=version, struck_at=None)
    return mine.select_related("recorded_by").order_by("pk")


@require_POST
@members_only(*WRITERS)
def copies_print(request, programme):
    """Note that all copies are printed, and open their file for the printer."""
    version = contract_of(programme).frozen
    if version is None:
        raise Http404
    copy_states.mark_printed(version.copies, request.user)
    return redirect("contracts:pack", programme.slug)


@require_POST
@members_only(*READERS)
def copy_print(request, programme, number):
    """Note that one copy is printed, and open it: the same bytes as the first time."""
    copy = copy_in_hand(request, contract_of(programme), number)
    rows = ContractCopy.objects.visible_to(request.access).filter(pk=copy.pk)
    copy_states.mark_printed(rows, request.user)
    return redirect("contracts:copy_pdf", programme.slug, number)


@require_POST
@members_only(*WRITERS)
def copy_returned(request, programme, number):
    """Note that the paper came back, with ``returned``; without, take that back."""
    copy = copy_in_hand(request, contract_of(programme), number)
    if request.POST.get("returned"):
        copy_states.mark_returned(copy, request.user)
    else:
        copy_states.mark_not_returned(copy)
    return redirect("contracts:copies", programme.slug)


@require_http_methods(["GET", "HEAD", "POST"])
@members_only(*WRITERS)
@says_why_not
def copy_remake(request, programme, number):
    """Print a copy again under a name that has changed, once told what follows."""
    copy = copy_in_hand(request, contract_of(programme), number)
    [state] = copy_states.states_of(ContractCopy.objects.filter(pk=copy.pk))
    if not state.has_other_name:
        messages.info(request, _("This copy bears the present name already."))
        return redirect("contracts:copies", programme.slug)
    if request.method == "POST":
        copy_states.make_again(copy, request.user)
        messages.success(request, _("The copy is made again: print it."))
        return redirect("contracts:copies", programme.slug)
    context = {"programme": programme, "state": state, "form": Form()}
    return TemplateResponse(request, "contracts/copy_remake.html", context)


def copy_in_hand(request, contract, number):
    """Return a copy of the version that stands, to its participant and to writers.

    ``number`` is the partner's. To the others, whether another number exists is not
    said: it would count the participants.
    """
    copies = ContractCopy.objects.visible_to(request.access).standing()
    copies = copies.filter(partner__number=number).select_related("partner", "version")
    if not request.access.has(*WRITERS) and not copies:
        refuse(request)
    copy = get_object_or_404(copies)
    copy.version.contract = contract
    return copy
