"""Changing the path: its words, and its parts one by one."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.forms import IntegerField
from django.http import Http404
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)

from phases import changing
from phases.arranged import arranged
from phases.models import Period, Phase
from phases.part_forms import PeriodForm, PhaseForm, StepForm, WordsForm
from phases.places import NOUNS, part_named, part_or_none, path_of
from phases.views.taken_out import is_taken_out, part_taken_out
from programmes.access import members_only, refuse
from programmes.conflicts import conflict
from programmes.models import Role
from programmes.models.programme import TEAM
from programmes.submissions import once

BOTH = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
@members_only(Role.COORDINATOR)
def arrange(request, programme):
    """List every part of the path, with what can be done to it."""
    path = path_of(programme)
    if path is None:
        return redirect("phases:choose", programme.slug)
    context = {"programme": programme, "path": path}
    context |= arranged(path, request.GET.get("retire", ""))
    return TemplateResponse(request, "phases/arrange.html", context)


def _path_or_404(programme):
    path = path_of(programme)
    if path is None:
        raise Http404
    return path


def _page(request, form, *, title, submit, lead="", back=""):
    programme = request.access.programme
    context = {
        "programme": programme,
        "form": form,
        "title": title,
        "lead": lead,
        "submit": submit,
        "back": back or reverse("phases:arrange", args=[programme.slug]),
    }
    return TemplateResponse(request, "phases/part_form.html", context)


def _keep(request, form, back, said):
    """Save over the version that was read, or show both texts."""
    if not form.save_version(by=request.user):
        programme = request.access.programme
        return conflict(request, form, programme=programme, back=back)
    messages.success(request, said)
    return redirect(back)


@BOTH
@members_only(Role.COORDINATOR)
@once
def words_edit(request, programme):
    path = _path_or_404(programme)
    form = WordsForm(request.POST or None, instance=path, programme=programme)
    if form.is_valid():
        back = reverse("phases:arrange", args=[programme.slug])
        return _keep(request, form, back, _("The words of the path are saved."))
    return _page(
        request,
        form,
        title=_("The words of the path"),
        submit=_("Save the words"),
    )


@BOTH
@members_only(Role.COORDINATOR)
@once
def period_add(request, programme):
    path = _path_or_404(programme)
    form = PeriodForm(request.POST or None, path=path, programme=programme)
    return _add(
        request,
        form,
        title=_("Add a period"),
        lead=_("It comes at the end: then move it, and put phases in it."),
    )


@BOTH
@members_only(Role.COORDINATOR)
@once
def phase_add(request, programme):
    path = _path_or_404(programme)
    form = PhaseForm(request.POST or None, path=path, access=request.access)
    return _add(
        request,
        form,
        title=_("Add a phase"),
        lead=_("It comes after the others. Phases may overlap: that is normal."),
    )


@BOTH
@members_only(Role.COORDINATOR)
@once
def step_add(request, programme, pk):
    phase = part_or_none(programme, "phases", pk)
    if phase is None:
        return part_taken_out(request, "phases", pk)
    form = StepForm(request.POST or None, phase=phase, access=request.access)
    lead = _("In %(phase)s, after its other steps.") % {"phase": phase}
    return _add(request, form, title=_("Add a step"), lead=lead)


def _add(request, form, *, title, lead):
    if form.is_valid() and _is_done(form, changing.add, form.instance, request.user):
        messages.success(request, _("It is added to the path."))
        return redirect("phases:arrange", request.access.programme.slug)
    return _page(request, form, title=title, lead=lead, submit=_("Add to the path"))


def _is_done(form, act, *args):
    """Do an act of ``changing``; a refusal is said by the form."""
    try:
        act(*args)
    except ValidationError as refusal:
        form.add_error(None, refusal)
    return form.is_valid()


@BOTH
@members_only(*TEAM)
@once
def part_edit(request, programme, noun, pk):
    """Change a part or, for a facilitator, when a phase or a step is planned."""
    access = request.access
    if NOUNS[noun] is Period and not access.has(Role.COORDINATOR):
        refuse(request)
    part = part_or_none(programme, noun, pk)
    if part is None:
        return part_taken_out(request, noun, pk)
    form = _form_over(part, request)
    back = _back_from(part, access)
    if form.is_valid():
        answer = _keep(request, form, back, _("It is saved."))
        gone = answer.status_code == 409 and is_taken_out(part)
        return part_taken_out(request, noun, pk) if gone else answer
    return _page(request, form, title=str(part), submit=_("Save"), back=back)


def _form_over(part, request):
    data, access = request.POST or None, request.access
    if isinstance(part, Period):
        known = {"path": part.path, "programme": access.programme}
        return PeriodForm(data, instance=part, **known)
    if isinstance(part, Phase):
        return PhaseForm(data, instance=part, path=part.path, access=access)
    return StepForm(data, instance=part, phase=part.phase, access=access)


def _back_from(part, access):
    if access.has(Role.COORDINATOR):
        return reverse("phases:arrange", args=[access.programme.slug])
    return part.get_absolute_url()


@require_POST
@members_only(Role.COORDINATOR)
def part_move(request, programme, noun, pk):
    """Move a part to the place that the page names: a second click leaves it there."""
    part = part_named(programme, noun, pk, or_out=True)
    try:
        position = IntegerField(max_value=10_000).clean(request.POST.get("position"))
    except ValidationError:
        messages.error(request, _("Say where to put it: choose “Up” or “Down”."))
        return _to_the_list(programme)
    try:
        changing.move(part, position)
    except ValidationError as refusal:
        messages.error(request, refusal.message)
    return _to_the_list(programme)


@require_POST
@members_only(Role.COORDINATOR)
def part_remove(request, programme, noun, pk):
    """Take a part out of the path; the page then offers to undo it."""
    part = part_named(programme, noun, pk, or_out=True)
    changing.take_out(part, request.user)
    return _to_the_list(programme, retire=f"{noun}-{pk}")


@require_POST
@members_only(Role.COORDINATOR)
def part_bring_back(request, programme, noun, pk):
    part = part_named(programme, noun, pk, or_out=True)
    try:
        changing.bring_back(part, request.user)
    except ValidationError as refusal:
        messages.error(request, refusal.message)
    else:
        messages.success(request, _("It is in the path again."))
    return _to_the_list(programme)


def _to_the_list(programme, **query):
    slug = [programme.slug]
    return redirect(reverse("phases:arrange", args=slug, query=query or None))
