"""Which commitments the sessions spoke of: all of them, and ticked for one session."""

from django.contrib import messages
from django.db.models import FETCH_RAISE
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from contracts.mentions import (
    commitments_of,
    mentioned_at,
    say_spoken_of,
    sessions_to_speak_of,
    spoken_of,
)
from contracts.models import Contract
from contracts.models.contract import READERS, WRITERS
from contracts.views.desk import contract_of
from programmes.access import members_only
from programmes.forms import LONGEST_KEY


@require_safe
@members_only(*READERS)
def commitments_spoken_of(request, programme):
    """List the commitments, each with the sessions that spoke of it."""
    contract = contract_of(programme)
    context = {
        "programme": programme,
        "contract": contract,
        "lines": spoken_of(request.access),
        "sessions": sessions_to_speak_of(request.access).fetch_mode(FETCH_RAISE)[:12],
        "may_write": request.access.has(*WRITERS),
    }
    return TemplateResponse(request, "contracts/spoken_of.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@members_only(*WRITERS)
def session_commitments(request, programme, pk):
    """Tick the commitments that one session spoke of."""
    if not Contract.objects.filter(programme=programme).exists():
        return redirect("contracts:detail", programme.slug)
    session = get_object_or_404(sessions_to_speak_of(request.access), pk=pk)
    commitments = commitments_of(programme)
    if request.method == "POST":
        known = {one.pk for one in commitments}
        ticked = known & _keys(request.POST.getlist("commitment"))
        say_spoken_of(session, ticked, known & _keys(request.POST.getlist("shown")))
        messages.success(request, _("The commitments of this session are saved."))
        return redirect("contracts:commitments_spoken_of", programme.slug)
    context = {
        "programme": programme,
        "session": session,
        "commitments": commitments,
        "mentioned": mentioned_at(session),
    }
    return TemplateResponse(request, "contracts/session_commitments.html", context)


def _keys(typed):
    """Return the keys that were sent; what is none is left out."""
    return {int(one) for one in typed if one.isdecimal() and len(one) <= LONGEST_KEY}
