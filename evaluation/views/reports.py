"""The report: its page and its print, the same easy to read, and its figures."""

from functools import wraps

from django.contrib import messages
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from evaluation.reporting import figures, may_read, may_read_inside, prints, report_of
from programmes import limits
from programmes.access import members_only, refuse
from programmes.handing_out import answer, asker, say_why_not
from programmes.printing import NotPrinted, PdfRefused
from wellbeing import spreadsheets

#: What the address asks for: the group's own version, or the one that leaves it.
ASKED, INSIDE, OUTSIDE = "pour", "groupe", "exterieur"


def reported(view):
    """Swap the programme for its report, in the version that is asked and may be read.

    Who observes reads the one that leaves the group, once the group agreed on it.
    """

    @wraps(view)
    def wrapper(request, programme):
        inside = may_read_inside(request.access)
        asked = request.GET.get(ASKED) or (INSIDE if inside else OUTSIDE)
        outside = asked != INSIDE
        if not may_read(request.access) or not (outside or inside):
            refuse(request)
        return view(request, report_of(programme, outside=outside))

    return wrapper


def context_of(request, report, parts):
    """Return what both pages need beside their parts."""
    version = OUTSIDE if report.outside else INSIDE
    return parts | {
        "query": f"?{ASKED}={version}",
        "may_choose": may_read_inside(request.access),
    }


@require_safe
@members_only()
@reported
def report_html(request, report):
    context = context_of(request, report, prints.parts_of(report))
    return TemplateResponse(request, "evaluation/report/page.html", context)


@require_safe
@members_only()
@reported
def report_pdf(request, report):
    return printed(request, report, prints.report_pdf, "report_html", "rapport")


@require_safe
@members_only()
@reported
def report_easy_html(request, report):
    context = context_of(request, report, prints.easy_parts_of(report))
    return TemplateResponse(request, "evaluation/report/easy.html", context)


@require_safe
@members_only()
@reported
def report_easy_pdf(request, report):
    stem = "rapport-facile-a-lire"
    return printed(request, report, prints.easy_pdf, "report_easy_html", stem)


@require_safe
@members_only()
@reported
def report_figures(request, report):
    """Give the figures away as a spreadsheet: ten files an hour for each person."""
    if not limits.allow_export(request.user):
        said = _("You have taken many lists away in the last hour. Try again later.")
        messages.warning(request, said)
        return back(report, "report_html")
    sentences = [[sentence] for sentence in figures.left_out(report)]
    rows = [figures.heads(), *figures.rows(report), [], *sentences]
    name = f"{report.programme.slug}-chiffres.xlsx"
    body = spreadsheets.written(rows, keeps_heads=True)
    return answer(body, name, spreadsheets.MIME)


def printed(request, report, make, page, stem):
    """Answer a print of the report, or lead back to its page with the reason."""
    try:
        body = make(report, ask=asker(request.user))
    except (NotPrinted, PdfRefused) as error:
        say_why_not(
            request, error, _("The report could not be printed. Try again later.")
        )
    else:
        return answer(body, f"{report.programme.slug}-{stem}.pdf")
    return back(report, page)


def back(report, page):
    version = OUTSIDE if report.outside else INSIDE
    address = reverse(f"evaluation:{page}", args=[report.programme.slug])
    return redirect(f"{address}?{ASKED}={version}")
