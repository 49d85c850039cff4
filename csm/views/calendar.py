"""The calendar: of all one's programmes, of one; a date, or a secret link, for an agenda."""

from dataclasses import replace

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpResponse
from django.template.response import TemplateResponse
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from csm.calendar import ics
from csm.calendar.dates import date_of
from csm.calendar.links import name_of
from csm.calendar.shown import Chosen, DatesShown
from programmes import limits
from programmes.access import accesses_of, members_only
from programmes.models import CalendarLink
from programmes.unchanged import unless_unchanged

WORDS = "text/plain; charset=utf-8"


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
    said = ics.calendar_of([entry], name_of(programme))
    file = HttpResponse(said, content_type=ics.TYPE)
    file.headers["Content-Disposition"] = f'attachment; filename="{entry.key}.ics"'
    return file


@require_safe
@login_not_required
def calendar_feed(request, token):
    """The dates of a secret link; the rights of its account are read each time.

    An agenda that comes back with the ETag it was given is told when nothing changed.
    """
    link = CalendarLink.objects.find(token)
    accesses = accesses_of(link.user) if link else []
    if link and link.programme:
        accesses = Chosen.kept_by(link).among(accesses)
    if not accesses:
        return _in_vain(request)
    link.note_use()
    with translation.override(link.language):
        entries, name = Chosen.kept_by(link).entries(accesses), name_of(link.programme)

        def feed():
            said = ics.calendar_of(entries, name)
            return HttpResponse(said, content_type=ics.TYPE)

        answer = unless_unchanged(request, ics.digest_of(entries, name), feed)
    answer.headers["Cache-Control"] = "private, no-cache"
    answer.headers["Content-Language"] = link.language
    return answer


def _in_vain(request):
    """Answer alike whatever the reason, and count what an address asks in vain.

    In plain words: a page would write the secret again, and leave cookies in an agenda.
    """
    if limits.allow_feed(limits.client_address(request)):
        status = 404
        words = _("This link gives no dates, or no more. Make another in the calendar.")
    else:
        status = 429
        words = _("Too many links that give nothing. Try again in an hour.")
    return HttpResponse(words, status=status, content_type=WORDS)
