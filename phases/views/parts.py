"""One phase or one step: its two clocks, what it asks, and where people say it is."""

from copy import copy

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from phases.clocks import Teller, part_of
from phases.conditions import labels_of, look
from phases.models import Step
from phases.places import part_or_none
from phases.plan import plan_of
from phases.state_forms import PhaseStateForm, StepStateForm
from phases.views.taken_out import is_taken_out, part_taken_out
from programmes.access import members_only, refuse
from programmes.conflicts import conflict
from programmes.models.programme import TEAM
from programmes.submissions import once


@require_http_methods(["GET", "HEAD", "POST"])
@members_only()
@once
def phase(request, programme, pk):
    return _part(request, "phases", pk, PhaseStateForm)


@require_http_methods(["GET", "HEAD", "POST"])
@members_only()
@once
def step(request, programme, pk):
    return _part(request, "sous-etapes", pk, StepStateForm)


def _part(request, noun, pk, form_class):
    """Show the part or, for those who help the group, save where it is."""
    programme, writes = request.access.programme, request.access.has(*TEAM)
    row = part_or_none(programme, noun, pk)
    part = row and part_of(plan_of(programme), type(row), pk)
    if part is None:
        return _not_there(request, noun, pk)
    if request.method == "POST" and not writes:
        refuse(request)
    form = None
    if writes:
        form = form_class(
            request.POST or None, instance=copy(row), part=part, programme=programme
        )
        if form.is_valid():
            return _save(request, form, noun)
    return _shown(request, row, part, form)


def _not_there(request, noun, pk):
    if not request.access.has(*TEAM):
        raise Http404
    return part_taken_out(request, noun, pk)


def _shown(request, row, part, form):
    programme, is_step = request.access.programme, isinstance(row, Step)
    context = {
        "programme": programme,
        "row": row,
        "told": Teller(request.access).part(part),
        "is_step": is_step,
        "phase": row.phase if is_step else row,
        "conditions": [] if row.finished_on else look(part, request.access),
        "missing": labels_of(row.missing) if row.finished_on else [],
        "before": [
            (one, labels_of(one.missing)) for one in row.past_passings.order_by("-pk")
        ],
        "form": form,
    }
    return TemplateResponse(request, "phases/part.html", context)


def _save(request, form, noun):
    programme, row = request.access.programme, form.instance
    view = "phases:step" if isinstance(row, Step) else "phases:phase"
    before = form.before[1]
    if not form.save_version(by=request.user):
        if is_taken_out(row):
            return part_taken_out(request, noun, row.pk)
        back = row.get_absolute_url()
        return conflict(request, form, programme=programme, back=back)
    if row.finished_on and not before:
        messages.success(request, _("The end is noted."))
    elif before and not row.finished_on:
        messages.success(request, _("It is under way again."))
    else:
        messages.success(request, _("The days are saved."))
    return redirect(view, programme.slug, row.pk)
