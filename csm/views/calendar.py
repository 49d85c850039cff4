"""The calendar: of all one's programmes, of one; a date, for an agenda."""

from dataclasses import replace

from django.http import Http404, HttpResponse
from django.template.response import TemplateResponse
from django.views.decorators.http import require_safe

from csm import ics
from csm.calendar import date_of
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


@require_safe
@members_only()
def calendar_date(request, programme, key):
    """One date as a file that an agenda opens."""
    entry = date_of(request.access, key)
    if entry is None:
        raise Http404
    file = HttpResponse(
        ics.calendar_of([entry], f"CSM {programme}"), content_type=ics.TYPE
    )
    file.headers["Content-Disposition"] = f'attachment; filename="{entry.key}.ics"'
    return file
