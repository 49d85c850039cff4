"""The sheet to be signed: preparing it, as a page and as a PDF."""

from functools import wraps

from django.contrib import messages
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.views.decorators.http import require_safe

from programmes.access import members_only
from programmes.handing_out import answer, asker
from programmes.models.programme import TEAM
from programmes.printing import NotPrinted
from workshops.attendance_forms import SHEET, SheetForm, options_asked
from workshops.sheets import next_sessions, sheet_of, sheet_pdf
from workshops.views.attendance import session_attended


def says_why_not(view):
    """Lead back to where the sheet is prepared when nothing can be printed."""

    @wraps(view)
    def wrapper(request, programme, pk):
        try:
            return view(request, programme, pk)
        except NotPrinted as error:
            messages.warning(request, str(error))
        return redirect("workshops:attendance_sheet", programme.slug, pk)

    return wrapper


@require_safe
@members_only(*TEAM)
def attendance_sheet(request, programme, pk):
    """Choose what the sheet shows; the choice is made in the address of the print."""
    session = session_attended(request, pk)
    form = SheetForm(SHEET | request.GET.dict()) if request.GET else None
    context = {
        "programme": programme,
        "session": session,
        "form": form or SheetForm(initial=SHEET),
        "after": next_sessions(session, request.access),
    }
    return TemplateResponse(request, "workshops/attendance_sheet.html", context)


@require_safe
@members_only(*TEAM)
def attendance_sheet_html(request, programme, pk):
    context = {"programme": programme, "sheet": _asked(request, pk)}
    context["query"] = request.GET.urlencode()
    return TemplateResponse(request, "workshops/attendance_sheet_html.html", context)


@require_safe
@members_only(*TEAM)
@says_why_not
def attendance_sheet_pdf(request, programme, pk):
    body = sheet_pdf(_asked(request, pk), ask=asker(request.user))
    return answer(body, f"{programme.slug}-emargement-{pk}.pdf")


def _asked(request, pk):
    session = session_attended(request, pk)
    return sheet_of(session, request.access, **options_asked(request.GET))
