"""Requests of the persons: the queue, the answer to each, and being forgotten.

They are answered by those who coordinate, also once the group took over: who carries on
for it reads nothing of what is kept about the others, so that nobody else could.
"""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db.models import FETCH_RAISE
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST, require_safe

from csm.rights import erasure
from csm.rights.forms import EraseForm, RequestForm
from csm.rights.people import is_herself, person_or_404
from csm.rights.requests import Kind, ask, close, hand_out
from programmes import limits
from programmes.access import members_only, refuse
from programmes.handing_out import answer
from programmes.models import RightsRequest, Role
from programmes.models.programme import TEAM
from programmes.submissions import once


@require_safe
@members_only(*TEAM)
def request_list(request, programme):
    """List what waits for an answer, the nearest end of its month first."""
    waiting = RightsRequest.objects.visible_to(request.access).open()
    waiting = waiting.select_related("partner").order_by("asked_on", "pk")
    context = {
        "programme": programme,
        "requests": waiting.fetch_mode(FETCH_RAISE),
        "today": timezone.localdate(),
    }
    return TemplateResponse(request, "csm/rights/request_list.html", context)


@members_only(readers_too=True)
@once
def request_add(request, programme, number):
    """Ask for everything about oneself, or to be erased; the team notes it for others."""
    partner = person_or_404(request, number)
    form = RequestForm(
        request.POST or None,
        partner=partner,
        by_herself=is_herself(request, partner),
        initial={"asked_on": timezone.localdate()},
    )
    if form.is_valid():
        ask(form.instance, request.user)
        messages.success(request, _("The request is noted: an answer within a month."))
        return redirect("rights:person", programme.slug, number)
    context = {
        "programme": programme,
        "partner": partner,
        "form": form,
        "is_mine": is_herself(request, partner),
    }
    return TemplateResponse(request, "csm/rights/request_form.html", context)


@require_POST
@members_only(readers_too=True)
def request_close(request, programme, number, pk):
    """Note that a request is not wished any more; twice is as once."""
    partner = person_or_404(request, number)
    visible = RightsRequest.objects.visible_to(request.access).filter(partner=partner)
    rows = visible.select_related("partner__programme")
    close(get_object_or_404(rows, pk=pk), request.user)
    messages.success(request, _("This request waits no more."))
    return redirect("rights:person", programme.slug, number)


@require_POST
@members_only(readers_too=True)
def export(request, programme, number):
    """Hand out everything about one person; that it was read is noted with it."""
    partner = person_or_404(request, number)
    if not (is_herself(request, partner) or request.access.has(Role.COORDINATOR)):
        refuse(request)
    if not limits.allow_file_of(partner):
        messages.warning(request, _("Three files a day are made. Try again tomorrow."))
        return redirect("rights:person", programme.slug, number)
    try:
        body = hand_out(partner, request.user)
    except ValidationError as refusal:
        messages.warning(request, refusal.message)
        return redirect("rights:person", programme.slug, number)
    name = f"{programme.slug}-donnees-{number}.zip"
    return answer(body, name, "application/zip")


@sensitive_post_parameters()
@members_only(Role.COORDINATOR, readers_too=True)
@once
def erase(request, programme, number):
    """Say what goes and what stays; then forget the person, for good."""
    partner = person_or_404(request, number)
    waiting = partner.rights_requests.open().filter(kind=Kind.ERASURE)
    if not waiting.exists():
        messages.warning(request, _("Nobody has asked for it: note the request first."))
        return redirect("rights:person", programme.slug, number)
    form = EraseForm(request.POST or None, partner=partner)
    if form.is_valid():
        try:
            erasure.erase(partner, request.user)
        except ValidationError as refusal:
            form.add_error(None, refusal)
        else:
            messages.success(request, _("Nothing that names this person is kept."))
            return redirect("rights:request_list", programme.slug)
    context = {"programme": programme, "partner": partner, "form": form}
    return TemplateResponse(request, "csm/rights/erase.html", context)
