"""The text of each theme, written by people beside the ideas, and agreed on a day."""

from copy import copy

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from programmes.access import members_only
from programmes.conflicts import conflict
from programmes.submissions import once
from wellbeing.gathered import (
    gathered,
    revealed_rounds,
    shows_every_idea,
    theme_of,
)
from wellbeing.models import Definition, Idea, Synthesis
from wellbeing.models.rounds import READERS, TEAM
from wellbeing.synthesis_forms import DefinitionForm, SynthesisForm, TextSettleForm


@require_safe
@members_only(*READERS)
def texts(request, programme):
    """List the themes, with their texts and how many ideas each holds."""
    found = gathered(programme)
    themes = [theme for theme in found if theme.dimension]
    context = {
        "programme": programme,
        "themes": themes,
        "unsorted": next((theme for theme in found if not theme.dimension), None),
        "next": next((theme for theme in themes if theme.waits), None),
        "has_contract": hasattr(programme, "contract"),
        "shows_ideas": shows_every_idea(programme),
        "may_write": request.access.has(*TEAM),
    }
    return TemplateResponse(request, "wellbeing/text_list.html", context)


def theme_or_404(programme, dimension_pk, since=None):
    theme = theme_of(programme, dimension_pk, since)
    if theme is None:
        raise Http404
    return theme


@require_safe
@members_only(*READERS)
def text(request, programme, dimension_pk):
    """Show the text of a theme beside its ideas, and the texts that came before."""
    since = request.access.joined_after_on
    return _page(request, theme_or_404(programme, dimension_pk, since))


def _page(request, theme, settle_form=None):
    programme, last = request.access.programme, theme.text
    may_write = request.access.has(*TEAM)
    if may_write and last and not last.settled_on and settle_form is None:
        today = {"day": timezone.localdate(), "version": last.version}
        settle_form = TextSettleForm(initial=today)
    earlier = Synthesis.objects.filter(programme=programme, dimension=theme.dimension)
    context = {
        "programme": programme,
        "theme": theme,
        "earlier": earlier.exclude(pk=last and last.pk).order_by("-number"),
        "form": settle_form,
        "may_write": may_write,
    }
    return TemplateResponse(request, "wellbeing/text_detail.html", context)


@members_only(*TEAM)
@once
def text_edit(request, programme, dimension_pk):
    """Write the text beside the ideas; a text that was agreed on is followed by another."""
    theme = theme_or_404(programme, dimension_pk)
    placed = {"programme": programme, "dimension": theme.dimension}
    form = SynthesisForm(request.POST or None, instance=_in_hand(theme), **placed)
    back = reverse("wellbeing:text", args=[programme.slug, dimension_pk])
    if form.is_valid():
        if not form.save_version(by=request.user):
            return conflict(request, form, programme=programme, back=back)
        messages.success(request, _("The text is saved."))
        return redirect(back)
    context = {"programme": programme, "theme": theme, "form": form, "back": back}
    return TemplateResponse(request, "wellbeing/text_edit.html", context)


def _in_hand(theme):
    """Return the text that is being written, or where the next one begins.

    Version 0 is that of a text which nobody has saved yet.
    """
    last = theme.text
    if last is None:
        return Synthesis(number=1, version=0, text=theme.as_prefilled())
    if last.settled_on is None:
        return copy(last)
    return Synthesis(number=last.number + 1, version=0, text=last.text)


@require_POST
@members_only(*TEAM)
@once
def text_settle(request, programme, dimension_pk):
    """Note the day on which the group agreed on the text that was read to it."""
    theme = theme_or_404(programme, dimension_pk)
    if theme.text is None:
        raise Http404
    form = TextSettleForm(request.POST)
    if not form.is_valid():
        return _page(request, theme, form)
    said = form.cleaned_data
    try:
        theme.text.settle(said["day"], request.user, version=said["version"])
    except ValidationError as refusal:
        messages.error(request, refusal.message)
    else:
        messages.success(request, _("The day of the agreement is noted."))
    return redirect("wellbeing:text", programme.slug, dimension_pk)


@require_POST
@members_only(*TEAM)
def idea_leave_out(request, programme, pk):
    """Mark an idea as left out of the text or, when « left_out » is empty, take it in."""
    ideas = Idea.objects.visible_to(request.access).standing()
    ideas = ideas.filter(round__in=revealed_rounds(programme)).select_related("round")
    idea = get_object_or_404(ideas, pk=pk)
    left_out = bool(request.POST.get("left_out"))
    if idea.left_out != left_out:
        idea.leave_out(left_out)
    sorting = idea.sortings.filter(is_current=True).select_related("component").first()
    if sorting is None:
        return redirect("wellbeing:texts", programme.slug)
    theme = [programme.slug, sorting.component.dimension_id]
    return redirect(reverse("wellbeing:text", args=theme, fragment=f"idea-{idea.pk}"))


@members_only(*TEAM)
@once
def annex_shows(request, programme):
    """Choose what annex 1 shows: the texts and every idea, or the texts alone."""
    held = Definition.objects.filter(programme=programme).first()
    if held is None and request.method == "POST":
        held = Definition.objects.get_or_create(programme=programme)[0]
    form = DefinitionForm(request.POST or None, instance=held, programme=programme)
    back = reverse("wellbeing:texts", args=[programme.slug])
    if form.is_valid():
        if not form.save_version(by=request.user):
            return conflict(request, form, programme=programme, back=back)
        messages.success(request, _("What annex 1 shows is saved."))
        return redirect(back)
    context = {"programme": programme, "form": form, "back": back}
    return TemplateResponse(request, "wellbeing/text_annex.html", context)
