"""One measure of the indicators: begun, changed, typed, taken out, printed."""

from copy import copy

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db.models import FETCH_RAISE
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from evaluation import measure_telling
from evaluation.measure_forms import CountsForm, MeasureBeginForm, MeasureForm
from evaluation.measured import measured_in
from evaluation.models import Indicator, Measure
from programmes.access import members_only
from programmes.conflicts import conflict
from programmes.models.programme import GROUP, TEAM
from programmes.submissions import once


def measure_of(request, pk):
    """Return a measure that this person may read, or answer 404."""
    measures = Measure.objects.visible_to(request.access)
    if not request.access.has(*TEAM):
        measures = measures.kept()
    return get_object_or_404(measures.select_related("programme"), pk=pk)


def indicators_of(measure):
    """Return the indicators that are measured, with their situations; two queries."""
    rows = measure.indicators().prefetch_related("levels")
    return list(rows.fetch_mode(FETCH_RAISE))


def back_to(measure):
    """Return the address of the page of a measure."""
    slug = measure.programme.slug
    return reverse("evaluation:measure_detail", args=[slug, measure.pk])


def say_that_it_stays(request, measure, refusal):
    """Lead back to a measure that is not changed so, and say why."""
    messages.error(request, refusal.message)
    return redirect(back_to(measure))


@require_safe
@members_only(*GROUP)
def measure_detail(request, programme, pk):
    """Show where a measure is; its counts once they may be seen, exact in the group."""
    measure, may_lead = measure_of(request, pk), request.access.has(*TEAM)
    measured = []
    if measure.is_shown and measure.archived_at is None:
        measured = measured_in(programme, inside=True, measure=measure)
    context = {
        "programme": programme,
        "measure": measure,
        "indicators": indicators_of(measure),
        "measured": measured,
        "next": measure_telling.next_of(measure, measured) if may_lead else None,
        "sent": None if measure.is_shown else measure.votes.count(),
        "leads": may_lead and measure.archived_at is None,
        "may_lead": may_lead,
    }
    return TemplateResponse(request, "evaluation/measure_detail.html", context)


@members_only(*TEAM)
@once
def measure_begin(request, programme):
    """Say when and how the group measures; each moment is measured once."""
    form = MeasureBeginForm(request.POST or None, instance=Measure(programme=programme))
    if form.is_valid():
        measure = form.save(commit=False)
        try:
            measure.begin()
        except ValidationError as refusal:
            form.add_error(None, refusal)
        else:
            messages.success(request, _("The measure is ready."))
            return redirect(back_to(measure))
    context = {
        "programme": programme,
        "form": form,
        "has_agreed": Indicator.objects.agreed().filter(programme=programme).exists(),
    }
    return TemplateResponse(request, "evaluation/measure_begin.html", context)


@members_only(*TEAM)
@once
def measure_edit(request, programme, pk):
    """Change the day of a measure."""
    measure = measure_of(request, pk)
    form = MeasureForm(request.POST or None, instance=copy(measure))
    back = back_to(measure)
    try:
        measure.check_open()
    except ValidationError as refusal:
        if not form.is_bound:
            return say_that_it_stays(request, measure, refusal)
        form.add_error(None, refusal)
    if not form.is_valid():
        context = {"programme": programme, "form": form, "measure": measure}
        context["back"] = back
        return TemplateResponse(request, "evaluation/measure_edit.html", context)
    if not form.save_version(by=request.user):
        return conflict(request, form, programme=programme, back=back)
    messages.success(request, _("The measure is saved."))
    return redirect(back)


@members_only(*TEAM)
@once
def measure_type(request, programme, pk):
    """Type what was counted by hands or on paper, all indicators on one screen."""
    measure, status, theirs = measure_of(request, pk), 200, None
    try:
        measure.check_open()
    except ValidationError as refusal:
        if request.method != "POST":
            return say_that_it_stays(request, measure, refusal)
    form = CountsForm(
        request.POST or None,
        measure=measure,
        indicators=indicators_of(measure),
        counts=_typed(measure),
    )
    if form.is_valid():
        try:
            if measure.type_counts(form.numbers(), form.cleaned_data["version"]):
                messages.success(request, _("The counts are kept."))
                return redirect(back_to(measure))
        except ValidationError as refusal:
            form.add_error(None, refusal)
        else:
            # Somebody else kept other numbers: both are shown.
            status, theirs = 409, _typed(measure)
            form.data = form.data.copy()
            form.data["version"] = Measure.objects.get(pk=pk).version
    context = {
        "programme": programme,
        "measure": measure,
        "form": form,
        "lines": _with_theirs(form.lines(), theirs or {}),
        "theirs": theirs,
        "back": back_to(measure),
    }
    template = "evaluation/measure_type.html"
    return TemplateResponse(request, template, context, status=status)


def _typed(measure):
    """Return what was typed, by the level's key."""
    return dict(measure.counts.values_list("level", "number"))


def _with_theirs(lines, theirs):
    return [
        (one, [(level, field, theirs.get(level.pk, 0)) for level, field in levels])
        for one, levels in lines
    ]


@require_POST
@members_only(*TEAM)
def measure_archive(request, programme, pk):
    """Take a measure out of the list; its page offers to undo it."""
    measure = measure_of(request, pk)
    if measure.archived_at is None:
        measure.archive()
    return redirect(back_to(measure))


@require_POST
@members_only(*TEAM)
def measure_bring_back(request, programme, pk):
    measure = measure_of(request, pk)
    try:
        if measure.archived_at is not None:
            measure.bring_back()
            messages.success(request, _("The measure is back in the list."))
    except ValidationError as refusal:
        return say_that_it_stays(request, measure, refusal)
    return redirect(back_to(measure))
