"""The state of the programme for its steering committee, as a page and as a PDF."""

from django.contrib import messages
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from csm import state_sheet as sheets
from programmes.access import members_only
from programmes.handing_out import answer, asker
from programmes.models import Role
from programmes.printing import NotPrinted, PdfRefused

#: The committee, and those who prepare its meetings.
READERS = (Role.COORDINATOR, Role.FACILITATOR, Role.OBSERVER)


@require_safe
@members_only(*READERS)
def state_sheet(request, programme):
    parts = sheets.parts_of(sheets.state_sheet(programme))
    return TemplateResponse(request, "csm/state_sheet.html", parts)


@require_safe
@members_only(*READERS)
def state_sheet_pdf(request, programme):
    try:
        body = sheets.state_sheet_pdf(programme, ask=asker(request.user))
    except NotPrinted as error:
        messages.warning(request, str(error))
    except PdfRefused:
        messages.error(request, _("The state could not be printed. Try again later."))
    else:
        return answer(body, f"{programme.slug}-etat.pdf")
    return redirect("workshops:steering", programme.slug)
