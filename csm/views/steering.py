"""The state of the programme for its steering committee, as a page and as a PDF."""

from django.template.response import TemplateResponse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from csm import state_sheet as sheets
from programmes.access import members_only
from programmes.handing_out import answer, asker, says_why_not
from programmes.models import Role

#: The committee, and those who prepare its meetings.
READERS = (Role.COORDINATOR, Role.FACILITATOR, Role.OBSERVER)


@require_safe
@members_only(*READERS)
def state_sheet(request, programme):
    parts = sheets.parts_of(sheets.state_sheet(programme))
    return TemplateResponse(request, "csm/state_sheet.html", parts)


@require_safe
@members_only(*READERS)
@says_why_not(
    "workshops:steering", _("The state could not be printed. Try again later.")
)
def state_sheet_pdf(request, programme):
    body = sheets.state_sheet_pdf(programme, ask=asker(request.user))
    return answer(body, f"{programme.slug}-etat.pdf")
