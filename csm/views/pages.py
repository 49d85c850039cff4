"""Pages of words, open to everybody."""

from django.contrib.auth.decorators import login_not_required
from django.template.response import TemplateResponse
from django.views.decorators.http import require_safe

from programmes.models import Membership, Programme, Role
from programmes.models.membership import Reach


@require_safe
@login_not_required
def help_page(request):
    """Say whom to ask: by name, for those who take part in a programme."""
    coordinators = Membership.objects.none()
    if request.user.is_authenticated:
        coordinators = (
            Membership.objects.current()
            .filter(
                role=Role.COORDINATOR,
                user__is_active=True,
                reach__in=(Reach.FULL, Reach.READING),
                programme__in=Programme.objects.visible_to(request.user),
            )
            .select_related("programme__territory", "user")
            .order_by("programme__slug", "user__name")
        )
    return TemplateResponse(request, "csm/help.html", {"coordinators": coordinators})


@require_safe
@login_not_required
def accessibility(request):
    return TemplateResponse(request, "csm/accessibility.html")
