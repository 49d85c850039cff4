"""The page of a milestone, its name, place and days; and the one that adds it."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from phases.changing import add_milestone
from phases.clocks import Teller
from phases.milestone_forms import MilestoneForm, NewMilestoneForm
from phases.models import MilestoneKind
from phases.places import milestones_of, path_of
from phases.plan import plan_of
from programmes.access import members_only, refuse
from programmes.conflicts import conflict
from programmes.models import Role
from programmes.models.programme import TEAM
from programmes.moving import falls_outside
from programmes.submissions import once


@require_http_methods(["GET", "HEAD", "POST"])
@members_only(*TEAM)
@once
def milestone_edit(request, programme, pk):
    row, access = get_object_or_404(milestones_of(programme), pk=pk), request.access
    row.path.programme = programme
    if row.kind == MilestoneKind.SIGNATURE and not access.has(Role.COORDINATOR):
        refuse(
            request
        )  # its day is the contract's, and its name is not theirs to change
    plan = plan_of(programme)
    form = MilestoneForm(request.POST or None, instance=row, access=access, plan=plan)
    if form.is_valid():
        return _save(request, form)
    on_plan = next((m for m in plan.milestones if m.pk == pk), None) if plan else None
    context = {
        "programme": programme,
        "form": form,
        "title": on_plan.label if on_plan else row.label,
        "told": on_plan and Teller(access).milestone(on_plan),
        "is_signature": row.kind == MilestoneKind.SIGNATURE,
        "has_contract": hasattr(programme, "contract"),
        "back": reverse("phases:path", args=[programme.slug]),
    }
    return TemplateResponse(request, "phases/milestone_edit.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@members_only(*TEAM)
@once
def milestone_add(request, programme):
    """Add a milestone that the path lacks, as one from a template without a mid-term."""
    access, path = request.access, path_of(programme)
    if path is None:
        raise Http404
    lacking, plan = _lacking(path, access), plan_of(programme)
    back = _whence(access)
    if request.method != "POST" and not (lacking and plan):
        said = _("A milestone comes with a phase: put one into the path first.")
        messages.info(request, said if lacking else _("There is no milestone to add."))
        return redirect(back)
    form = NewMilestoneForm(
        request.POST or None, path=path, access=access, plan=plan, lacking=lacking
    )
    if form.is_valid() and _is_added(form, request.user):
        messages.success(request, _("It is added to the path."))
        return redirect(back)
    context = {
        "programme": programme,
        "form": form,
        "title": _("Add a milestone"),
        "lead": _("Its day follows from the contract; another one may then be chosen."),
        "submit": _("Add to the path"),
        "back": back,
    }
    return TemplateResponse(request, "phases/part_form.html", context)


def _lacking(path, access):
    """Return the kinds that the path has not; the signature is not for all to name."""
    known = set(path.milestones.values_list("kind", flat=True))
    if not access.has(Role.COORDINATOR):
        known.add(MilestoneKind.SIGNATURE)
    return [kind for kind in MilestoneKind if kind not in known]


def _whence(access):
    page = "arrange" if access.has(Role.COORDINATOR) else "path"
    return reverse(f"phases:{page}", args=[access.programme.slug])


def _is_added(form, by):
    """Add it; what somebody else did meanwhile is said by the form."""
    try:
        add_milestone(form.instance, by)
    except ValidationError as refusal:
        form.add_error(None, refusal)
    return form.is_valid()


def _save(request, form):
    programme = request.access.programme
    back = reverse("phases:path", args=[programme.slug])
    if not form.save_version(by=request.user):
        return conflict(request, form, programme=programme, back=back)
    messages.success(request, _("The milestone is saved."))
    day = form.instance.set_on if "set_on" in form.changed_data else None
    if day and (warning := falls_outside(day, programme.dates)):
        messages.warning(request, warning)
    return redirect(back)
