"""The actions: listed, proposed, changed, planned within the envelope, taken out."""

from copy import copy

from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from programmes.access import members_only, refuse
from programmes.conflicts import conflict, taken_out_meanwhile
from programmes.models import Role
from programmes.models.programme import GROUP, TEAM
from programmes.social_numbers import warn_of_numbers
from programmes.submissions import once
from wellbeing import answering
from workshops.action_forms import ActionForm, PlanForm
from workshops.envelopes import money_of
from workshops.models import Action
from workshops.models.actions import keeps_accounts
from workshops.planned import FILTERS, counted, filtered, in_line, line_of, lines_of
from workshops.ranked_places import places_of
from workshops.views.envelopes import may_set_envelope, warn_of_the_envelope

PAGE = 50


@require_safe
@members_only()
def action_list(request, programme):
    """List the actions, the first ranked in front; « ?etat= » keeps those of one state."""
    access, asked = request.access, request.GET.get("etat", "")
    visible = Action.objects.visible_to(access)
    counts = counted(visible)
    paginator = Paginator(in_line(filtered(visible, asked), programme), PAGE)
    # What the filters say was counted already.
    paginator.count = counts.get(asked, counts["total"])
    page = paginator.get_page(request.GET.get("page"))
    lines = lines_of(page, programme)
    out = _taken_out(access)
    gone = request.GET.get("retiree", "")
    context = {
        "programme": programme,
        "filters": [(word, label, counts[word]) for word, label in FILTERS.items()],
        "asked": asked if asked in FILTERS else "",
        "total": counts["total"],
        "page": page,
        "lines": lines,
        "are_ranked": any(line.action.place for line in lines),
        "money": money_of(programme),
        "out": out,
        "gone": next((one for one in out if str(one.pk) == gone), None),
        "may_propose": access.has(*TEAM) or bool(access.role_group_pks),
        "may_set_envelope": may_set_envelope(access),
    }
    return TemplateResponse(request, "workshops/action_list.html", context)


def _taken_out(access):
    """Return the actions that this person may put back, the last taken out first."""
    if not access.has(*GROUP):
        return []
    out = Action.objects.to_change_by(access).exclude(archived_at=None)
    return list(out.order_by("-archived_at", "-pk")[:PAGE])


def action_of(request, pk):
    """Return an action of the programme that was not taken out, or answer 404."""
    actions = Action.objects.visible_to(request.access)
    return get_object_or_404(actions.select_related("proposed_by"), pk=pk)


@require_safe
@members_only()
def action_detail(request, programme, pk):
    """Show one action: its origin, the ideas it answers, its plan, where it stands."""
    action, access = action_of(request, pk), request.access
    context = {
        "programme": programme,
        "action": action,
        "line": line_of(action, programme),
        "place": places_of(programme).get(action.pk),
        "ideas": answering.ideas_of(action, access),
        "reads_ideas": access.has(*GROUP),
        "may_change": action.may_be_changed_by(access),
        "may_plan": keeps_accounts(access),
        "may_lead": access.has(*TEAM),
        "money": money_of(programme),
    }
    return TemplateResponse(request, "workshops/action_detail.html", context)


def page_of(action):
    return reverse("workshops:action_detail", args=[action.programme.slug, action.pk])


@members_only(*GROUP)
@once
def action_add(request, programme):
    """Propose an action; where nobody speaks for a role group, there is none to choose."""
    if not (request.access.has(*TEAM) or request.access.role_group_pks):
        refuse(request)
    action = Action(programme=programme)
    form = ActionForm(request.POST or None, instance=action, access=request.access)
    if form.is_valid():
        form.save()
        messages.success(request, _("The action is proposed."))
        warn_of_numbers(request, form)
        warn_of_the_envelope(request)
        return redirect(page_of(action))
    back = reverse("workshops:action_list", args=[programme.slug])
    context = {"programme": programme, "form": form, "action": action, "back": back}
    return TemplateResponse(request, "workshops/action_form.html", context)


def _action_to_change(request, pk):
    """Return an action that this person may change, even taken out; or 404, or 403."""
    actions = Action.objects.filter(programme=request.access.programme)
    action = get_object_or_404(actions.select_related("proposed_by"), pk=pk)
    if not action.may_be_changed_by(request.access):
        refuse(request)
    return action


def _written_for_one_taken_out(request, pk):
    """Give back what was typed for an action that is not in the list any more."""
    programme = request.access.programme
    back = reverse("workshops:action_list", args=[programme.slug])
    gone = Action.objects.filter(programme=programme, pk=pk)
    return taken_out_meanwhile(request, gone, back=back)


def _edited(request, action, kind, template):
    """Answer the page of a form of an action, or save what it sent."""
    if action.archived_at is not None:
        return _written_for_one_taken_out(request, action.pk)
    programme, back = request.access.programme, page_of(action)
    written = {"instance": copy(action), "access": request.access}
    form = kind(request.POST or None, **written)
    if not form.is_valid():
        context = {"programme": programme, "form": form, "action": action, "back": back}
        context["money"] = money_of(programme)
        return TemplateResponse(request, template, context)
    if not form.save_version(by=request.user):
        gone = Action.objects.filter(pk=action.pk).exclude(archived_at=None)
        if gone.exists():
            return _written_for_one_taken_out(request, action.pk)
        return conflict(request, form, programme=programme, back=back)
    messages.success(request, _("The action is saved."))
    warn_of_numbers(request, form)
    if {"budget", "spent"} & set(form.changed_data):
        warn_of_the_envelope(request)
    return redirect(back)


@members_only(*GROUP)
@once
def action_edit(request, programme, pk):
    action = _action_to_change(request, pk)
    return _edited(request, action, ActionForm, "workshops/action_form.html")


@members_only(*TEAM, Role.PARTNER)
@once
def action_plan(request, programme, pk):
    """Plan an action: who, with whom, when, at what cost within the envelope."""
    if not keeps_accounts(request.access):
        refuse(request)
    actions = Action.objects.filter(programme=programme)
    action = get_object_or_404(actions.select_related("proposed_by"), pk=pk)
    return _edited(request, action, PlanForm, "workshops/action_plan.html")


@members_only(*GROUP)
def action_ideas(request, programme, pk):
    """Tick the ideas that an action answers; « ?q= » looks for words in them."""
    action = _action_to_change(request, pk)
    if action.archived_at is not None:
        return _written_for_one_taken_out(request, pk)
    readable = answering.readable_ideas(request.access)
    if request.method == "POST":
        answering.choose(action, *answering.chosen(readable, request.POST))
        messages.success(request, _("The ideas of this action are saved."))
        return redirect(page_of(action))
    words = answering.words_asked(request.GET)
    cited = {idea.pk for idea in answering.ideas_of(action, request.access)}
    rows = answering.offered(readable, words, cited)
    context = {
        "programme": programme,
        "action": action,
        "back": page_of(action),
        "query": words,
        "page": Paginator(rows, PAGE).get_page(request.GET.get("page")),
        "cited": cited,
    }
    return TemplateResponse(request, "workshops/action_ideas.html", context)


@require_POST
@members_only(*GROUP)
def action_archive(request, programme, pk):
    """Take an action out; the list then offers to undo it."""
    action = _action_to_change(request, pk)
    action.take_out()
    query = {"retiree": action.pk}
    return redirect(
        reverse("workshops:action_list", args=[programme.slug], query=query)
    )


@require_POST
@members_only(*GROUP)
def action_bring_back(request, programme, pk):
    action = _action_to_change(request, pk)
    action.bring_back()
    messages.success(request, _("The action is back under its number."))
    return redirect(page_of(action))
