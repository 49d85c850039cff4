"""Phones in a measure, as the room sees them: let in, counted, kept out."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.cache import get_conditional_response
from django.utils.http import quote_etag
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from evaluation import measure_telling
from evaluation.views.measures import back_to, measure_of, say_that_it_stays
from programmes.access import members_only
from programmes.forms import Form
from programmes.models.programme import GROUP, TEAM
from programmes.submissions import once


@require_POST
@members_only(*TEAM)
def measure_let_in(request, programme, pk):
    """Give phones a code, and show it in large type."""
    measure = measure_of(request, pk)
    try:
        measure.let_phones_in()
    except ValidationError as refusal:
        return say_that_it_stays(request, measure, refusal)
    return redirect("evaluation:measure_wall", programme.slug, pk)


@members_only(*TEAM)
@once
def measure_close(request, programme, pk):
    """Ask, then let no phone choose any more and show what they chose."""
    measure = measure_of(request, pk)
    if request.method == "POST":
        try:
            measure.close()
        except ValidationError as refusal:
            return say_that_it_stays(request, measure, refusal)
        messages.success(request, _("The choice is closed, and counted."))
        return redirect(back_to(measure))
    context = {"programme": programme, "measure": measure, "form": Form()}
    context["votes"] = measure.votes.count()
    return TemplateResponse(request, "evaluation/measure_close.html", context)


def _wall_context(request, measure):
    return {
        "programme": request.access.programme,
        "measure": measure,
        "door": measure_telling.door_of(measure),
        "votes": measure.votes.count(),
        "may_lead": request.access.has(*TEAM),
        "now": timezone.now(),
    }


def _mark(context):
    """Return what changes whenever the page for the room does."""
    is_open = int(context["door"] is not None)
    return f"{context['votes']}-{is_open}-{context['measure'].version}"


@require_safe
@members_only(*GROUP)
def measure_wall(request, programme, pk):
    """Show the room how phones come in, and how many have chosen: never what."""
    context = _wall_context(request, measure_of(request, pk))
    context["mark"] = _mark(context)
    return TemplateResponse(request, "evaluation/measure_wall.html", context)


@require_safe
@members_only(*GROUP)
def measure_told(request, programme, pk):
    """Give what changes on that page; an open one asks for it every other second."""
    context = _wall_context(request, measure_of(request, pk))
    etag = quote_etag(_mark(context))
    answer = get_conditional_response(request, etag=etag)
    if answer is None:
        answer = TemplateResponse(request, "evaluation/measure_told.html", context)
    answer.headers["ETag"] = etag
    return answer
