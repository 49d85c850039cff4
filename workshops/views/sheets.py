"""The sheet to be signed: preparing it, as a page and as a PDF."""

from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from programmes.access import members_only
from programmes.handing_out import answer, asker, say_why_not
from programmes.models.programme import TEAM
from programmes.printing import NotPrinted, PdfRefused
from workshops.attendance_forms import SHEET, SheetForm, sheet_asked
from workshops.sheets import next_sessions, sheet_of, sheet_pdf
from workshops.views.attendance import session_attended


@require_safe
@members_only(*TEAM)
def attendance_sheet(request, programme, pk):
    """Choose what the sheet shows; the choice is made in the address of the print."""
    session = session_attended(request, pk)
    context = {
        "programme": programme,
        "session": session,
        "form": sheet_asked(request.GET) if request.GET else SheetForm(initial=SHEET),
        "after": next_sessions(session, request.access),
    }
    return TemplateResponse(request, "workshops/attendance_sheet.html", context)


@require_safe
@members_only(*TEAM)
def attendance_sheet_html(request, programme, pk):
    session, form = session_attended(request, pk), sheet_asked(request.GET)
    if not form.is_valid():
        return _prepare_again(request, programme, pk)
    context = {
        "programme": programme,
        "sheet": sheet_of(session, request.access, **form.cleaned_data),
        "query": request.GET.urlencode(),
    }
    return TemplateResponse(request, "workshops/attendance_sheet_html.html", context)


@require_safe
@members_only(*TEAM)
def attendance_sheet_pdf(request, programme, pk):
    session, form = session_attended(request, pk), sheet_asked(request.GET)
    if not form.is_valid():
        return _prepare_again(request, programme, pk)
    sheet = sheet_of(session, request.access, **form.cleaned_data)
    try:
        body = sheet_pdf(sheet, ask=asker(request.user))
    except (NotPrinted, PdfRefused) as error:
        say_why_not(request, error)
        return _prepare_again(request, programme, pk)
    return answer(body, f"{programme.slug}-emargement-{pk}.pdf")


def _prepare_again(request, programme, pk):
    """Lead back to the choices, which say what is wrong with them."""
    back = reverse("workshops:attendance_sheet", args=[programme.slug, pk])
    query = request.GET.urlencode()
    return redirect(f"{back}?{query}" if query else back)
