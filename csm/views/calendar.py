"""The calendar: of all one's programmes, and of one."""

from dataclasses import replace

from django.template.response import TemplateResponse
from django.views.decorators.http import require_safe

from csm.dates_shown import Chosen, DatesShown
from programmes.access import accesses_of, members_only


@require_safe
def calendar(request):
    accesses = accesses_of(request.user)
    chosen = Chosen.asked(request.GET, accesses)
    shown = DatesShown(chosen, accesses, request.GET.get("page"))
    return TemplateResponse(request, "csm/calendar.html", {"shown": shown})


@require_safe
@members_only()
def programme_calendar(request, programme):
    accesses = [request.access]
    chosen = replace(Chosen.asked(request.GET, accesses), programme=programme)
    shown = DatesShown(chosen, accesses, request.GET.get("page"), of_one=True)
    context = {"programme": programme, "shown": shown}
    return TemplateResponse(request, "csm/calendar_programme.html", context)
