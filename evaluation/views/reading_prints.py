"""The sheet on which a group reads the commitments, as a page and as a PDF."""

from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.views.decorators.http import require_safe

from evaluation.reading_prints import sheet_parts, sheet_pdf
from evaluation.views.readings import back_to, evaluation_of, group_of
from programmes.access import members_only
from programmes.handing_out import answer, asker, say_why_not
from programmes.models.programme import GROUP
from programmes.printing import NotPrinted, PdfRefused


@require_safe
@members_only(*GROUP)
def reading_sheet(request, programme, pk, group_pk):
    parts = sheet_parts(evaluation_of(request, pk), group_of(request, group_pk))
    return TemplateResponse(request, "evaluation/readings/sheet.html", parts)


@require_safe
@members_only(*GROUP)
def reading_sheet_pdf(request, programme, pk, group_pk):
    evaluation = evaluation_of(request, pk)
    parts = sheet_parts(evaluation, group_of(request, group_pk))
    try:
        body = sheet_pdf(parts, ask=asker(request.user))
    except (NotPrinted, PdfRefused) as error:
        say_why_not(request, error)
        return redirect(back_to(evaluation))
    name = f"{programme.slug}-engagements-{evaluation.pk}-{parts['group'].pk}.pdf"
    return answer(body, name)
