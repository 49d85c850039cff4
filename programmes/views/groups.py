"""Role groups: who commits together, in which order and in which voice."""

from copy import copy

from django.contrib import messages
from django.db import models
from django.db.models import Count, Max, Q
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from programmes.access import members_only
from programmes.conflicts import conflict
from programmes.forms import Form
from programmes.group_forms import GroupForm
from programmes.models import Role
from programmes.ordering import move_group
from programmes.referring import referring_to
from programmes.submissions import once


@require_safe
@members_only()
def group_list(request, programme):
    present = Count("partners", filter=Q(partners__left_on=None))
    groups = programme.role_groups.annotate(partners_count=present)
    context = {
        "programme": programme,
        "groups": groups.order_by("position", "pk").fetch_mode(models.FETCH_RAISE),
        "may_write": request.access.has(Role.COORDINATOR),
        "may_count": request.access.has(Role.COORDINATOR, Role.FACILITATOR),
    }
    return TemplateResponse(request, "programmes/group_list.html", context)


def _form_page(request, programme, form, group=None):
    """Show the form; the sentence says what is typed, once it can be read."""
    spoken = form.instance if form.is_bound and form.is_valid() else group
    context = {"programme": programme, "form": form, "group": group, "spoken": spoken}
    return TemplateResponse(request, "programmes/group_form.html", context)


@members_only(Role.COORDINATOR)
@once
def group_add(request, programme):
    form = GroupForm(request.POST or None, programme=programme)
    if not form.is_valid() or "look" in request.POST:
        return _form_page(request, programme, form)
    last = programme.role_groups.aggregate(last=Max("position"))["last"]
    form.instance.position = (last or 0) + 1
    form.save()
    messages.success(request, _("The group is added, after the others."))
    return redirect("programmes:group_list", programme.slug)


@members_only(Role.COORDINATOR)
@once
def group_edit(request, programme, pk):
    group = get_object_or_404(programme.role_groups, pk=pk)
    edited = copy(group)
    form = GroupForm(request.POST or None, instance=edited, programme=programme)
    if not form.is_valid() or "look" in request.POST:
        return _form_page(request, programme, form, group)
    back = reverse("programmes:group_list", args=[programme.slug])
    if not form.save_version(by=request.user):
        return conflict(request, form, programme=programme, back=back)
    messages.success(request, _("The group is saved."))
    return redirect(back)


@require_POST
@members_only(Role.COORDINATOR)
def group_move(request, programme, pk):
    group = get_object_or_404(programme.role_groups, pk=pk)
    move_group(group, down=request.POST.get("to") == "down")
    return redirect("programmes:group_list", programme.slug)


@members_only(Role.COORDINATOR)
@once
def group_remove(request, programme, pk):
    group = get_object_or_404(programme.role_groups, pk=pk)
    held_by = referring_to(group)
    if request.method == "POST" and not held_by:
        group.delete()
        messages.success(request, _("The group is removed."))
        return redirect("programmes:group_list", programme.slug)
    context = {"programme": programme, "group": group, "held_by": held_by}
    context["form"] = Form()
    return TemplateResponse(request, "programmes/group_remove.html", context)
