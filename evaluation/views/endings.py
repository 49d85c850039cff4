"""The end: what the group decides, what it takes along, the hand-over, the closing."""

from copy import copy

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from evaluation.closing import closing_of, closing_pdf
from evaluation.ending import (
    ending_of,
    hand_back,
    hand_over,
    may_hand_back,
    still_to_come,
    without_an_account,
)
from evaluation.ending_forms import DecisionForm, MeansForm
from evaluation.models import Ending
from programmes.access import members_only
from programmes.conflicts import conflict
from programmes.forms import Form
from programmes.handing_out import answer, asker, says_why_not
from programmes.models import Partner, Role
from programmes.models.programme import KEEPERS, TEAM
from programmes.social_numbers import warn_of_numbers
from programmes.submissions import once


@require_safe
@members_only()
def ending(request, programme):
    """Show what the group decided of the end, or what it may choose."""
    access = request.access
    found = Ending.objects.visible_to(access).first()
    writes = access.to_write()
    context = {
        "programme": programme,
        "ending": found,
        "choices": Ending.Choice,
        "may_decide": writes.has(*TEAM),
        "may_prepare": writes.has(*KEEPERS),
        "reads_file": access.has(*KEEPERS),
        "may_end": writes.has(Role.COORDINATOR) and programme.ended_on is None,
        "may_offer": access.has(Role.PARTICIPANT),
    }
    if found is not None:
        found.programme = programme
        context |= _told_of(found, access)
    return TemplateResponse(request, "evaluation/ending/detail.html", context)


def _told_of(found, access):
    """Return who carries on, as far as this person knows them, and what is to be done."""
    named = Partner.objects.visible_to(access).filter(
        pk__in=found.carriers.values("pk")
    )
    writes = access.to_write()
    may_hand_over = writes.has(*TEAM) and found.carries_on
    return {
        "carriers": list(named.order_by("number")),
        "carriers_count": found.carriers.count(),
        "waiting": without_an_account(found) if may_hand_over else [],
        "may_invite": writes.has(Role.COORDINATOR),
        "to_come": list(still_to_come(found)) if may_hand_over else [],
        "may_hand_back": may_hand_back(found, access.user),
        "form": Form(auto_id=False),
    }


def _page(programme):
    return reverse("evaluation:ending", args=[programme.slug])


def _decided(programme):
    """Return what the group decided, or answer 404 while it has not."""
    found = ending_of(programme)
    if found is None:
        raise Http404
    return found


@members_only(*TEAM)
@once
def ending_decide(request, programme):
    """Write down what the group decided, in its words; it may still change its mind."""
    found = ending_of(programme)
    row = copy(found) or Ending(programme=programme, recorded_by=request.user)
    form = DecisionForm(request.POST or None, instance=row)
    back = _page(programme)
    if not form.is_valid():
        context = {"programme": programme, "form": form, "ending": found, "back": back}
        return TemplateResponse(request, "evaluation/ending/decide.html", context)
    if found is None:
        form.save()
    elif not form.save_version(by=request.user):
        return conflict(request, form, programme=programme, back=back)
    messages.success(request, _("What the group decided is kept, in its words."))
    warn_of_numbers(request, form)
    return redirect(back)


@members_only(*KEEPERS)
@once
def ending_means(request, programme):
    """Write down what the group takes along: who carries on, support, rooms, texts."""
    found, back = _decided(programme), _page(programme)
    if not found.carries_on:
        messages.info(request, _("The group stops here: nothing is handed over."))
        return redirect(back)
    form = MeansForm(request.POST or None, instance=copy(found), access=request.access)
    if not form.is_valid():
        context = {"programme": programme, "form": form, "back": back}
        return TemplateResponse(request, "evaluation/ending/means.html", context)
    if not form.save_version(by=request.user):
        form.differs()
        return conflict(request, form, programme=programme, back=back)
    messages.success(request, _("What the group takes along is saved."))
    warn_of_numbers(request, form)
    return redirect(back)


@require_POST
@members_only(*TEAM)
@once
def ending_hand_over(request, programme):
    """Let those whom the group names carry on, from today."""
    try:
        hand_over(_decided(programme), request.user)
    except ValidationError as refusal:
        messages.error(request, refusal.message)
    else:
        messages.success(
            request,
            _("The group carries on. Who coordinated reads, and writes no more."),
        )
    return redirect(_page(programme))


@require_POST
@members_only(Role.COORDINATOR, readers_too=True)
@once
def ending_hand_back(request, programme):
    """Undo the hand-over of today."""
    try:
        hand_back(_decided(programme), request.user)
    except ValidationError as refusal:
        messages.error(request, refusal.message)
    else:
        messages.success(request, _("It is undone: roles are as they were before."))
    return redirect(_page(programme))


def _closed(request, programme):
    """Return what a group that stops leaves; 404 as long as none has decided so."""
    found = Ending.objects.visible_to(request.access).first()
    if found is None or found.carries_on:
        raise Http404
    found.programme = programme
    return closing_of(found)


@require_safe
@members_only()
def closing(request, programme):
    context = {"programme": programme, "closing": _closed(request, programme)}
    return TemplateResponse(request, "evaluation/ending/closing.html", context)


@require_safe
@members_only()
@says_why_not("evaluation:closing")
def closing_print(request, programme):
    body = closing_pdf(_closed(request, programme), ask=asker(request.user))
    return answer(body, f"{programme.slug}-cloture.pdf")
