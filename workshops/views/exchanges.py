"""What the team of the programme that an exchange invites answers: shown, or not."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from programmes.access import members_only
from programmes.models.programme import TEAM
from workshops.models import Session


def _invitation(request, pk):
    """Return an exchange that invites this programme, or answer 404."""
    return get_object_or_404(Session.objects.inviting(request.access.programme), pk=pk)


@require_POST
@members_only(*TEAM)
def session_accept(request, programme, pk):
    _invitation(request, pk).accept()
    messages.success(request, _("All who take part in the programme now read it."))
    return redirect("workshops:session_detail", programme.slug, pk)


@require_POST
@members_only(*TEAM)
def session_decline(request, programme, pk):
    _invitation(request, pk).decline()
    messages.success(request, _("It is not shown: only your team still reads it."))
    return redirect("workshops:session_detail", programme.slug, pk)
