"""The page of a milestone: its name and its place, and for an evaluation its days."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from phases.clocks import Teller
from phases.milestone_forms import MilestoneForm
from phases.models import MilestoneKind
from phases.places import milestones_of
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
