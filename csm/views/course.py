"""The life of a programme: where it is, since when and by whom, and the acts of it."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import models
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from csm.course_forms import EndForm
from programmes import course
from programmes.access import members_only
from programmes.forms import Form
from programmes.models import Event, Programme, Role
from programmes.submissions import once

State = Programme.State
#: What each line of the journal says of the course, as people read it.
SAYS = {
    "begun": gettext_lazy("opened to all"),
    "ended": gettext_lazy("ended"),
    "resumed": gettext_lazy("taken further"),
    "put_away": gettext_lazy("put in the archive"),
    "brought_back": gettext_lazy("taken out of the archive"),
}


@require_safe
@members_only()
def programme_course(request, programme):
    events = (
        Event.objects.filter(programme=programme, kind__in=SAYS)
        .select_related("by")
        .order_by("-sequence")
        .fetch_mode(models.FETCH_RAISE)
    )
    context = {
        "programme": programme,
        "lines": [(event.happened_at, SAYS[event.kind], event.by) for event in events]
        + _beginning(programme),
        "is_coordinator": request.access.has(Role.COORDINATOR),
        "prepares": request.access.has(Role.COORDINATOR, Role.FACILITATOR),
        "form": Form(auto_id=False),
        "done": request.GET.get("fait", ""),
    }
    return TemplateResponse(request, "csm/course.html", context)


def _beginning(programme):
    """Return the line of a programme that has not opened yet: it was begun, by whom."""
    if programme.begun_on is not None:
        return []
    return [(programme.created_at, _("begun"), programme.opened_by)]


@members_only(Role.COORDINATOR)
@once
def programme_end(request, programme):
    """Ask for the day on which the programme ended, then note it."""
    form = EndForm(request.POST or None)
    if form.is_valid():
        try:
            course.end(programme, request.user, day=form.cleaned_data["day"])
        except ValidationError as error:
            form.add_error(None, error)
        else:
            messages.success(
                request, _("The programme has ended. Nothing in it is closed.")
            )
            return _done(programme, "ended")
    context = {"programme": programme, "form": form}
    return TemplateResponse(request, "csm/course_end.html", context)


def _done(programme, what):
    """Go back to the page, which offers to undo what was done."""
    query = {"fait": what}
    return redirect(reverse("programme_course", args=[programme.slug], query=query))


def _act(does, kind, says):
    """Return the view of an act that asks for nothing."""

    @require_POST
    @members_only(Role.COORDINATOR)
    @once
    def view(request, programme):
        try:
            does(programme, request.user)
        except ValidationError as error:
            messages.error(request, error.message)
            return redirect("programme_course", programme.slug)
        messages.success(request, says)
        return _done(programme, kind)

    return view


programme_resume = _act(
    course.resume, "resumed", gettext_lazy("The programme goes on.")
)
programme_put_away = _act(
    course.put_away,
    "put_away",
    gettext_lazy("The programme is in the archive. Everything in it stays."),
)
programme_bring_back = _act(
    course.bring_back,
    "brought_back",
    gettext_lazy("The programme is in the lists again."),
)
