"""All the programmes of one person, and where one programme stands."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from contracts.models import Contract
from contracts.models.contract import READERS, WRITERS
from contracts.next_step import next_step
from contracts.standing import standing_of
from csm.awaits import lines_for
from csm.calendar.dates import dates_of
from csm.finding import ProgrammesFound, memory
from csm.finding.export import as_csv
from csm.overview import around_the_table, facts
from csm.standing import sentence
from evaluation.reporting import has_report
from phases.plan import plan_of
from programmes import limits
from programmes.access import members_only
from programmes.models import DateKind, Programme

#: How many meetings to come the overview tells.
MEETINGS = 4


@require_safe
def programme_list(request):
    if address := memory.last_asked(request):
        return redirect(address)
    found = ProgrammesFound(request.user, request.GET)
    memory.remember(request, found)
    return TemplateResponse(request, "csm/programme_list.html", {"found": found})


@require_safe
def programme_list_csv(request):
    """Give the list away as a file: ten an hour for each person."""
    found = ProgrammesFound(request.user, request.GET)
    if limits.allow_export(request.user):
        return as_csv(found)
    said = _("You have taken many lists away in the last hour. Try again later.")
    messages.warning(request, said)
    return redirect(reverse("programme_list") + found.address())


@require_safe
@members_only()
def programme(request, programme):
    contract = getattr(programme, "contract", None)
    plan = plan_of(programme)
    helps = contract is not None and request.access.has(*WRITERS)
    context = {
        "programme": programme,
        "plan": plan,
        "contract": contract,
        "may_read": contract is not None and contract.may_be_read_by(request.access),
        "may_write": contract is not None
        and contract.may_be_written_by(request.access),
        "reads_draft": request.access.has(*READERS),
        "has_report": has_report(request.access),
        "step": next_step(contract, request.access) if helps else None,
        "state": standing_of(programme),
        "sentence": sentence(programme, plan),
        "facts": facts(programme, plan),
        "seats": around_the_table(request.access),
        "awaited": lines_for(
            [request.access],
            {programme.pk: plan} if plan else {},
            [contract] if contract else [],
        ),
        "dates": dates_of(
            [request.access], [DateKind.SESSIONS], since=timezone.localdate()
        )[:MEETINGS],
    }
    return TemplateResponse(request, "csm/programme.html", context)


@require_safe
def contract_reference(request, reference):
    """Lead from the reference printed on paper to the page of its contract.

    A copy's reference leads there too; nobody learns that a reference exists
    who does not take part in its programme.
    """
    mine = Contract.objects.filter(
        programme__in=Programme.objects.visible_to(request.user)
    ).select_related("programme")
    wanted = reference.upper()
    stem = wanted.rpartition("-")[0]
    contract = mine.filter(reference=wanted).first() or (
        mine.filter(reference=stem).first()
    )
    if contract is None:
        raise Http404
    return redirect(contract)
