"""The indicators of a programme: the list, one written, changed, taken out; the results."""

from copy import copy

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db.models import FETCH_RAISE
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from evaluation.indicator_forms import IndicatorForm
from evaluation.measured import measured_in
from evaluation.models import Indicator, Measure
from programmes.access import members_only
from programmes.conflicts import conflict, taken_out_meanwhile
from programmes.models.programme import GROUP, TEAM
from programmes.social_numbers import warn_of_numbers
from programmes.submissions import once


@require_safe
@members_only(*GROUP)
def indicator_list(request, programme):
    """List the indicators with their situations, and when they were measured."""
    access, may_lead = request.access, request.access.has(*TEAM)
    rows = Indicator.objects.visible_to(access).with_measured().in_order()
    rows = rows.select_related("dimension").prefetch_related("levels")
    rows = list(rows.fetch_mode(FETCH_RAISE))
    measures = list(Measure.objects.visible_to(access).in_order())
    out = [one for one in rows if one.archived_at is not None] if may_lead else []
    gone = request.GET.get("retire", "")
    context = {
        "programme": programme,
        "indicators": [one for one in rows if one.archived_at is None],
        "measures": [one for one in measures if one.archived_at is None],
        "measures_out": [
            one for one in measures if may_lead and one.archived_at is not None
        ],
        "has_free_moment": _has_free_moment(measures),
        "has_agreed": any(one.agreed_on and not one.archived_at for one in rows),
        "out": out,
        "gone": next((one for one in out if str(one.pk) == gone), None),
        "may_lead": may_lead,
    }
    return TemplateResponse(request, "evaluation/indicator_list.html", context)


def _has_free_moment(measures):
    taken = {one.moment for one in measures if one.archived_at is None}
    return len(taken) < len(Measure.Moment)


def _form_page(request, form, indicator):
    programme = request.access.programme
    context = {
        "programme": programme,
        "form": form,
        "indicator": indicator,
        "is_in_use": bool(indicator.pk) and indicator.is_in_use(),
        "back": reverse("evaluation:indicator_list", args=[programme.slug]),
    }
    return TemplateResponse(request, "evaluation/indicator_form.html", context)


@members_only(*TEAM)
@once
def indicator_add(request, programme):
    """Write an indicator, with its five situations."""
    indicator = Indicator(programme=programme)
    form = IndicatorForm(request.POST or None, instance=indicator)
    if not form.is_valid():
        return _form_page(request, form, indicator)
    form.keep(request.user)
    messages.success(request, _("The indicator is in the list."))
    warn_of_numbers(request, form)
    return redirect("evaluation:indicator_list", programme.slug)


@members_only(*TEAM)
@once
def indicator_edit(request, programme, pk):
    """Change an indicator; its words stay once somebody has answered to them."""
    rows = Indicator.objects.visible_to(request.access)
    indicator = get_object_or_404(rows.prefetch_related("levels"), pk=pk)
    back = reverse("evaluation:indicator_list", args=[programme.slug])
    out = rows.filter(pk=pk).exclude(archived_at=None)
    if indicator.archived_at is not None:
        return taken_out_meanwhile(request, out, back=back)
    form = IndicatorForm(request.POST or None, instance=copy(indicator))
    if not form.is_valid():
        return _form_page(request, form, indicator)
    try:
        is_saved = form.save_version(by=request.user)
    except ValidationError as refusal:
        form.add_error(None, refusal)
        return _form_page(request, form, indicator)
    if not is_saved:
        if out.exists():
            return taken_out_meanwhile(request, out, back=back)
        return conflict(request, form, programme=programme, back=back)
    messages.success(request, _("The indicator is saved."))
    warn_of_numbers(request, form)
    return redirect(back)


@require_POST
@members_only(*TEAM)
def indicator_archive(request, programme, pk):
    """Take an indicator out of the list, which then offers to undo it."""
    indicator = get_object_or_404(Indicator.objects.visible_to(request.access), pk=pk)
    indicator.archive()
    place = reverse("evaluation:indicator_list", args=[programme.slug])
    return redirect(f"{place}?retire={pk}")


@require_POST
@members_only(*TEAM)
def indicator_bring_back(request, programme, pk):
    indicator = get_object_or_404(Indicator.objects.visible_to(request.access), pk=pk)
    if indicator.archived_at is not None:
        indicator.bring_back()
        messages.success(request, _("The indicator is back in the list."))
    return redirect("evaluation:indicator_list", programme.slug)


@require_safe
@members_only()
def indicator_results(request, programme):
    """Show the start, the mid-term and the end beside one another.

    In the group counts are exact; those who observe read only what points at nobody.
    """
    inside = request.access.is_of_the_group
    context = {
        "programme": programme,
        "measured": measured_in(programme, inside=inside),
        "inside": inside,
    }
    return TemplateResponse(request, "evaluation/indicator_results.html", context)
