"""The path as a poster: a page, and its print, for all who take part."""

from django.http import Http404
from django.template.response import TemplateResponse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from phases import pdf
from phases.plan import plan_of
from programmes.access import members_only
from programmes.handing_out import answer, asker, says_why_not


@require_safe
@members_only()
def poster_html(request, programme):
    """Show the poster as a page: its drawing, and all of it in words."""
    context = {"programme": programme, "plan": plan_of(programme)}
    return TemplateResponse(request, "phases/poster.html", context)


@require_safe
@members_only()
@says_why_not(
    "phases:poster_html", _("The drawing could not be printed. Try again later.")
)
def poster_pdf(request, programme):
    plan = plan_of(programme)
    if plan is None:
        raise Http404
    body = pdf.poster_pdf(programme, plan, ask=asker(request.user))
    return answer(body, pdf.file_name(programme))
