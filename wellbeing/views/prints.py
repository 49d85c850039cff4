"""The slips and the sheet of a round, each one as a page and as a PDF."""

from django.template.response import TemplateResponse
from django.views.decorators.http import require_safe

from programmes.access import members_only
from programmes.handing_out import answer, asker, says_why_not
from wellbeing import prints
from wellbeing.models.rounds import TEAM
from wellbeing.views.rounds import round_to_lead


@require_safe
@members_only(*TEAM)
def slips(request, programme, pk):
    """Show some slips as a page; « ?de= » and « ?feuilles= » say which."""
    round_ = round_to_lead(request, pk)
    asked = prints.slips_asked(round_, request.GET)
    context = prints.parts_of(round_) | {"slips": asked}
    return TemplateResponse(request, "wellbeing/round_slips.html", context)


@require_safe
@members_only(*TEAM)
@says_why_not("wellbeing:round_detail")
def slips_pdf(request, programme, pk):
    asked = prints.slips_asked(round_to_lead(request, pk), request.GET)
    body = prints.slips_pdf(asked, ask=asker(request.user))
    return answer(body, f"{programme.slug}-feuillets.pdf")


@require_safe
@members_only(*TEAM)
def round_sheet(request, programme, pk):
    parts = prints.parts_of(round_to_lead(request, pk))
    return TemplateResponse(request, "wellbeing/round_sheet.html", parts)


@require_safe
@members_only(*TEAM)
@says_why_not("wellbeing:round_detail")
def round_sheet_pdf(request, programme, pk):
    body = prints.sheet_pdf(round_to_lead(request, pk), ask=asker(request.user))
    return answer(body, f"{programme.slug}-recueil.pdf")
