"""The plan of actions, as a page and as a PDF for the wall."""

from django.template.response import TemplateResponse
from django.views.decorators.http import require_safe

from programmes.access import members_only
from programmes.handing_out import answer, asker, says_why_not
from workshops import action_prints


@require_safe
@members_only()
def action_print_html(request, programme):
    """Show the plan of actions as a page, for a phone or a screen reader."""
    parts = action_prints.parts_of(programme)
    return TemplateResponse(request, "workshops/action_twin.html", parts)


@require_safe
@members_only()
@says_why_not("workshops:action_print_html")
def action_print_pdf(request, programme):
    body = action_prints.plan_pdf(programme, ask=asker(request.user))
    return answer(body, f"{programme.slug}-actions.pdf")
