"""The first page after the login: what waits for this person, over all her programmes."""

from django.core.paginator import Paginator
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from contracts.standing import standing_of
from csm.awaits import OPEN, waiting_for
from csm.calendar.dates import dates_of
from csm.finding.marks import programme_drawn
from phases.plan import plans_of
from programmes.access import accesses_of
from programmes.models import Programme, Role

#: What is shown before the page leads to all of it.
NEAR, LATER, DATES, PROGRAMMES = 8, 8, 5, 6
PAGE = 50


@require_safe
def home(request):
    """Say what to do first, what is near, what can wait, and where each path is.

    A programme that has ended waits for nobody but for the rights of its people, and
    is still among one's own.
    """
    every = accesses_of(request.user)
    accesses = [one for one in every if one.programme.state in OPEN]
    over = [one for one in every if one.programme.state == Programme.State.ENDED]
    mine = [*accesses, *over[:PROGRAMMES]]
    plans = plans_of([one.programme for one in mine])
    waiting = waiting_for(every, plans)
    context = {
        "waiting": waiting,
        "near": waiting.near[:NEAR],
        "later": waiting.later[:LATER],
        "there_is_more": len(waiting.near) > NEAR or len(waiting.later) > LATER,
        "dates": dates_of(accesses, since=timezone.localdate())[:DATES],
        "mine": [_line(access) for access in mine[:PROGRAMMES]],
        "plans": plans,
        "takes_part": bool(every),
    }
    return TemplateResponse(request, "csm/home.html", context)


@require_safe
def everything_awaited(request):
    """List all that waits, the nearest first."""
    waiting = waiting_for(accesses_of(request.user))
    page = Paginator(list(waiting), PAGE).get_page(request.GET.get("page"))
    return TemplateResponse(request, "csm/awaited.html", {"page": page})


def _line(access):
    """Return a programme as the home lists it: how far it is, and the roles held there."""
    programme = access.programme
    words = programme.vocabulary
    held = [role for role in Role if role in access.roles]
    return {
        "programme": programme,
        "mark": programme_drawn(
            programme.state, standing_of(programme), get_language()
        ),
        "roles": ", ".join(str(role.word_in(words)) for role in held),
    }
