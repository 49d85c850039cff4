"""What becomes of an action: it starts, it is done, and each step can be taken back."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from programmes.access import members_only
from programmes.models.programme import TEAM
from programmes.social_numbers import warn_of_numbers
from programmes.submissions import once
from workshops.action_forms import FinishForm, StartForm
from workshops.models import Action
from workshops.ranked_places import places_of
from workshops.views.actions import action_of, page_of


@members_only(*TEAM)
@once
def action_start(request, programme, pk):
    """Note the day an action began; not ranked, it is asked why it does not wait."""
    action = action_of(request, pk)
    if action.started_on is not None:
        return redirect(page_of(action))
    is_ranked = pk in places_of(programme)
    today = {"day": timezone.localdate()}
    form = StartForm(request.POST or None, initial=today, is_ranked=is_ranked)
    if form.is_valid():
        said = form.cleaned_data
        action.start(said["day"], said.get("because", ""))
        messages.success(request, _("The action has started."))
        warn_of_numbers(request, form)
        return redirect(page_of(action))
    context = {"programme": programme, "form": form, "action": action}
    context |= {"is_ranked": is_ranked, "back": page_of(action)}
    return TemplateResponse(request, "workshops/action_start.html", context)


@members_only(*TEAM)
@once
def action_done(request, programme, pk):
    """Note the day since which an action is done."""
    action = action_of(request, pk)
    if action.state != Action.State.STARTED:
        return redirect(page_of(action))
    form = FinishForm(request.POST or None, initial={"day": timezone.localdate()})
    if form.is_valid():
        try:
            action.finish(form.cleaned_data["day"])
        except ValidationError as refusal:
            form.add_error("day", refusal)
        else:
            messages.success(request, _("The action is noted as done."))
            return redirect(page_of(action))
    context = {"programme": programme, "form": form, "action": action}
    context["back"] = page_of(action)
    return TemplateResponse(request, "workshops/action_done.html", context)


@require_POST
@members_only(*TEAM)
@once
def action_step_back(request, programme, pk):
    """Take back that an action is done or, before that, that it started."""
    action = action_of(request, pk)
    action.step_back()
    if action.started_on is None:
        messages.success(request, _("The action is proposed again, not started."))
    else:
        messages.success(request, _("The action is under way again."))
    return redirect(page_of(action))
