"""The sheet of a ranking and its result, each one as a page and as a PDF."""

from functools import wraps

from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.views.decorators.http import require_safe

from programmes.access import members_only
from programmes.handing_out import answer, asker, say_why_not
from programmes.models.programme import TEAM
from programmes.printing import NotPrinted, PdfRefused
from workshops.ranking_prints import result_parts, result_pdf, sheet_parts, sheet_pdf
from workshops.views.rankings import back_to, ranking_of, rows_of


def printed(view):
    """Swap the key for the ranking; lead back with the reason when nothing is printed."""

    @wraps(view)
    def wrapper(request, programme, pk):
        ranking = ranking_of(request, pk)
        try:
            return view(request, ranking, rows_of(ranking))
        except (NotPrinted, PdfRefused) as error:
            say_why_not(request, error)
        return redirect(back_to(ranking))

    return wrapper


@require_safe
@members_only(*TEAM)
@printed
def ranking_sheet(request, ranking, rows):
    parts = sheet_parts(ranking, rows)
    return TemplateResponse(request, "workshops/ranking_sheet.html", parts)


@require_safe
@members_only(*TEAM)
@printed
def ranking_sheet_pdf(request, ranking, rows):
    parts = sheet_parts(ranking, rows)
    body = sheet_pdf(parts, ask=asker(request.user))
    name = f"{ranking.programme.slug}-classement-{ranking.number}-feuille.pdf"
    return answer(body, name)


@require_safe
@members_only()
@printed
def ranking_result(request, ranking, rows):
    parts = result_parts(ranking, rows)
    return TemplateResponse(request, "workshops/ranking_result.html", parts)


@require_safe
@members_only()
@printed
def ranking_result_pdf(request, ranking, rows):
    body = result_pdf(result_parts(ranking, rows), ask=asker(request.user))
    return answer(body, f"{ranking.programme.slug}-classement-{ranking.number}.pdf")
