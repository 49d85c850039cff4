"""The path as a poster: a page, and its print, for all who take part."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from phases import pdf
from phases.plan import plan_of
from programmes.access import members_only
from programmes.handing_out import answer, asker
from programmes.printing import NotPrinted, PdfRefused


@require_safe
@members_only()
def poster_html(request, programme):
    """Show the poster as a page: its drawing, and all of it in words."""
    context = {"programme": programme, "plan": plan_of(programme)}
    return TemplateResponse(request, "phases/poster.html", context)


@require_safe
@members_only()
def poster_pdf(request, programme):
    plan = plan_of(programme)
    if plan is None:
        raise Http404
    try:
        body = pdf.poster_pdf(programme, plan, ask=asker(request.user))
    except NotPrinted as error:
        messages.warning(request, str(error))
    except PdfRefused:
        messages.error(request, _("The drawing could not be printed. Try again later."))
    else:
        return answer(body, pdf.file_name(programme))
    return redirect("phases:poster_html", programme.slug)
