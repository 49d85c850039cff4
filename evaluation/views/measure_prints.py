"""The sheet on which each person places the situation by hand, as a page and as a PDF."""

from django.template.response import TemplateResponse
from django.views.decorators.http import require_safe

from evaluation.measure_prints import sheet_parts, sheet_pdf
from evaluation.views.measures import indicators_of, measure_of
from programmes.access import members_only
from programmes.handing_out import answer, asker, says_why_not
from programmes.models.programme import TEAM


@require_safe
@members_only(*TEAM)
def measure_sheet(request, programme, pk):
    measure = measure_of(request, pk)
    parts = sheet_parts(measure, indicators_of(measure))
    return TemplateResponse(request, "evaluation/measure_sheet.html", parts)


@require_safe
@members_only(*TEAM)
@says_why_not("evaluation:measure_detail")
def measure_sheet_pdf(request, programme, pk):
    measure = measure_of(request, pk)
    parts = sheet_parts(measure, indicators_of(measure))
    body = sheet_pdf(parts, ask=asker(request.user))
    return answer(body, f"{programme.slug}-mesure-{measure.moment}-feuille.pdf")
