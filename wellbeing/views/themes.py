"""The themes that the group gives itself, usable beside the list or instead of it."""

from copy import copy

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db.models import Count, Q
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from programmes.access import members_only
from programmes.conflicts import conflict
from programmes.submissions import once
from wellbeing import theming
from wellbeing.models import Dimension, Idea
from wellbeing.models.rounds import TEAM
from wellbeing.theme_forms import ThemeForm


def _themes(programme):
    return Dimension.objects.filter(programme=programme)


@require_safe
@members_only(*TEAM)
def theme_list(request, programme):
    sorting = "components__sortings__"
    standing = Q(**{f"{sorting}idea__in": Idea.objects.standing()})
    held = Q(**{f"{sorting}is_current": True}) & standing
    ideas = Count("components__sortings", filter=held)
    themes = _themes(programme).annotate(ideas_count=ideas).order_by("position", "pk")
    themes = list(themes)
    gone = request.GET.get("retire", "")
    out = [one for one in themes if one.archived_at]
    context = {
        "programme": programme,
        "themes": [one for one in themes if not one.archived_at],
        "out": out,
        "gone": next((one for one in out if str(one.pk) == gone), None),
    }
    return TemplateResponse(request, "wellbeing/theme_list.html", context)


def _form_page(request, programme, form):
    context = {"programme": programme, "form": form}
    return TemplateResponse(request, "wellbeing/theme_form.html", context)


@members_only(*TEAM)
@once
def theme_add(request, programme):
    form = ThemeForm(request.POST or None, instance=Dimension(programme=programme))
    if not form.is_valid():
        return _form_page(request, programme, form)
    theming.add_theme(form.instance, by=request.user)
    messages.success(request, _("The theme is added, after the others."))
    return redirect("wellbeing:theme_list", programme.slug)


@members_only(*TEAM)
@once
def theme_edit(request, programme, pk):
    theme = get_object_or_404(_themes(programme), pk=pk)
    form = ThemeForm(request.POST or None, instance=copy(theme))
    if not form.is_valid():
        return _form_page(request, programme, form)
    back = reverse("wellbeing:theme_list", args=[programme.slug])
    if not form.save_version(by=request.user):
        return conflict(request, form, programme=programme, back=back)
    messages.success(request, _("The theme is saved."))
    return redirect(back)


@require_POST
@members_only(*TEAM)
def theme_take_out(request, programme, pk):
    """Take a theme out of the choice; the list then offers to undo it."""
    theme = get_object_or_404(_themes(programme), pk=pk)
    try:
        theming.take_out(theme, by=request.user)
    except ValidationError as refusal:
        messages.error(request, refusal.message)
        return redirect("wellbeing:theme_list", programme.slug)
    query = {"retire": theme.pk}
    return redirect(reverse("wellbeing:theme_list", args=[programme.slug], query=query))


@require_POST
@members_only(*TEAM)
def theme_bring_back(request, programme, pk):
    theme = get_object_or_404(_themes(programme), pk=pk)
    theming.bring_back(theme, by=request.user)
    messages.success(request, _("The theme is back in its place."))
    return redirect("wellbeing:theme_list", programme.slug)
