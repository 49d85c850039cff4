"""Scans of a copy: attached, opened by few, put away and brought back."""

from functools import wraps

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)

from contracts.models import ContractCopy, Scan
from contracts.models.contract import READERS, WRITERS
from contracts.signing import scans
from contracts.signing.evidence_forms import ScanForm
from contracts.views.copies import copy_in_hand
from contracts.views.desk import contract_of
from programmes.access import members_only, refuse
from programmes.submissions import once


def looks_at_it_first(view):
    """Read what was uploaded before ``once`` holds the database: pictures take long."""

    @wraps(view)
    def wrapper(request, programme, **kwargs):
        form = ScanForm(request.POST or None, request.FILES or None)
        form.is_valid()
        return view(request, programme, form=form, **kwargs)

    return wrapper


@require_http_methods(["GET", "HEAD", "POST"])
@members_only(*WRITERS)
@looks_at_it_first
@once
def scan_add(request, programme, number, form):
    """Attach a scanned page to a copy, and show those attached already."""
    copy = copy_in_hand(request, contract_of(programme), number)
    if form.is_valid():
        scans.attach(copy, form.cleaned_data["file"], request.user)
        messages.success(request, _("The scan is attached. You can add another page."))
        return redirect("contracts:scan_add", programme.slug, number)
    rows = list(copy.scans.select_related("added_by").order_by("pk"))
    numbered = list(enumerate(rows, start=1))
    away = [(n, one) for n, one in numbered if one.archived_at is not None]
    gone = request.GET.get("retire", "")
    context = {
        "programme": programme,
        "copy": copy,
        "form": form,
        "kept": [(n, one) for n, one in numbered if one.archived_at is None],
        "away": away,
        "gone": next((one for _n, one in away if str(one.pk) == gone), None),
    }
    return TemplateResponse(request, "contracts/scan_form.html", context)


@require_safe
@members_only(*READERS)
def scan(request, programme, number, pk):
    """Send a scan as a file to be kept, never as a page of ours."""
    found = scan_to_open(request, number, pk)
    try:
        body = scans.path_of(found).read_bytes()
    except FileNotFoundError:
        raise Http404 from None  # « verify » names it.
    return HttpResponse(
        body,
        content_type=found.mime,
        headers={
            "Content-Disposition": f'attachment; filename="{scans.name_of(found)}"',
            "X-Content-Type-Options": "nosniff",
        },
    )


@require_POST
@members_only(*WRITERS)
def scan_put_away(request, programme, number, pk):
    """Put a scan away; the page then offers to undo it."""
    copy = copy_in_hand(request, contract_of(programme), number)
    found = get_object_or_404(copy.scans, pk=pk)
    found.copy = copy
    scans.put_away(found, request.user)
    back = reverse(
        "contracts:scan_add", args=[programme.slug, number], query={"retire": pk}
    )
    return redirect(back)


@require_POST
@members_only(*WRITERS)
def scan_bring_back(request, programme, number, pk):
    copy = copy_in_hand(request, contract_of(programme), number)
    found = get_object_or_404(copy.scans, pk=pk)
    found.copy = copy
    scans.bring_back(found, request.user)
    return redirect("contracts:scan_add", programme.slug, number)


def scan_to_open(request, number, pk):
    """Return a scan, of an older version too, to its participant and to writers.

    The others are refused whatever the numbers: none of them is told to exist.
    """
    copies = ContractCopy.objects.visible_to(request.access)
    rows = Scan.objects.filter(copy__in=copies, copy__partner__number=number, pk=pk)
    if not request.access.has(*WRITERS):
        rows = rows.filter(archived_at=None)
        if not rows.exists():
            refuse(request)
    return get_object_or_404(rows.select_related("copy"))
