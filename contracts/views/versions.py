"""The versions of the text: their list, two of them compared, one that was frozen."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from contracts.history import Names
from contracts.models.contract import READERS, WRITERS
from contracts.prints.sealing import sealed_pdf
from contracts.thawing import paper_as_frozen
from contracts.versions.annexes import actions_between, annex_between
from contracts.versions.comparing import comparison
from contracts.versions.forms import CompareForm
from contracts.versions.listing import PAGE, frozen_said, reopened_said
from contracts.versions.listing import versions as lines_of
from contracts.versions.paths import frozen_texts, path_between
from contracts.versions.rewording import columns_asked
from contracts.views.desk import contract_of
from programmes.access import members_only, refuse
from programmes.handing_out import answer
from programmes.models import Role


@require_safe
@members_only(*READERS)
def versions(request, programme):
    """List the versions, and lead to the comparison of the two that are asked for."""
    contract = contract_of(programme)
    asked = request.GET if "avant" in request.GET or "apres" in request.GET else None
    form = CompareForm(asked, contract=contract)
    if form.is_valid():
        both = sorted(form.cleaned_data.values())
        return redirect("contracts:compare", programme.slug, *both)
    numbers = range(contract.text_version, 0, -1)
    page = Paginator(numbers, PAGE).get_page(request.GET.get("page"))
    context = {
        "programme": programme,
        "contract": contract,
        "form": form,
        "page": page,
        "versions": lines_of(contract, list(page.object_list), request.access),
    }
    return TemplateResponse(request, "contracts/versions.html", context)


@require_safe
@members_only(*READERS)
def compare(request, programme, before, after):
    """Show what changed between two versions; those that did not are asked for."""
    contract = contract_of(programme)
    if not all(1 <= number <= contract.text_version for number in (before, after)):
        raise Http404
    if before > after:
        numbers = [programme.slug, after, before]
        return redirect(reverse("contracts:compare", args=numbers, query=request.GET))
    texts = frozen_texts(contract, before, after)
    context = {
        "programme": programme,
        "contract": contract,
        "before": before,
        "after": after,
        "comparison": comparison(contract, before, after, request.access),
        "path_runs": path_between(contract, before, after, texts),
        "annex_runs": annex_between(contract, before, after, texts),
        "action_runs": actions_between(contract, before, after, texts),
        "columns": columns_asked(request),
        "shows_all": "tout" in request.GET,
    }
    return TemplateResponse(request, "contracts/compare.html", context)


@require_safe
@members_only(*READERS, Role.OBSERVER)
def version(request, programme, number):
    """Show a version that was frozen: its proof, its copies, its words."""
    contract = contract_of(programme)
    frozen = frozen_version(request, contract, number)
    names = Names(request.access)
    context = {
        "programme": programme,
        "contract": contract,
        "version": frozen,
        "paper": paper_as_frozen(frozen),
        "frozen_said": frozen_said(frozen, names),
        "reopened_said": reopened_said(frozen, names),
        "copies": frozen.copies.count(),
        "signatures": frozen.signatures.filter(struck_at=None).count(),
        "is_observed": not request.access.has(*READERS),
        "may_record": request.access.has(*WRITERS),
    }
    return TemplateResponse(request, "contracts/version.html", context)


@require_safe
@members_only(*READERS, Role.OBSERVER)
def version_pdf(request, programme, number):
    """Open the kept print without a name, as it was sealed."""
    contract = contract_of(programme)
    frozen = frozen_version(request, contract, number)
    body = sealed_pdf(frozen)
    if body is None:
        messages.warning(request, _("The print of this version is not made yet."))
        return redirect("contracts:version", programme.slug, number)
    return answer(body, f"{file_name(frozen)}.pdf")


@require_safe
@members_only(*WRITERS)
def version_text(request, programme, number):
    """Download the frozen text as the bytes that its digest is made from."""
    contract = contract_of(programme)
    frozen = frozen_version(request, contract, number)
    name = f"{file_name(frozen)}.json"
    return answer(frozen.canonical.encode(), name, "application/json")


def frozen_version(request, contract, number):
    """Return a frozen version; observers read the signed one, and no other."""
    if not contract.may_be_read_by(request.access):
        refuse(request)
    rows = contract.frozen_versions.select_related("frozen_by", "reopened_by")
    found = get_object_or_404(rows, number=number)
    if not request.access.has(*READERS) and not found.stands:
        refuse(request)
    found.contract = contract
    return found


def file_name(frozen):
    return f"{frozen.contract.reference}-version-{frozen.number}"
