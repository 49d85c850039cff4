"""Pages of words, open to everybody."""

from django.contrib.auth.decorators import login_not_required
from django.template.response import TemplateResponse
from django.views.decorators.http import require_safe


@require_safe
@login_not_required
def help_page(request):
    return TemplateResponse(request, "csm/help.html")


@require_safe
@login_not_required
def accessibility(request):
    return TemplateResponse(request, "csm/accessibility.html")
