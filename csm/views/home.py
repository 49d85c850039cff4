"""The first page after the login: what waits for this person, over all her programmes."""

from django.core.paginator import Paginator
from django.template.response import TemplateResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from contracts.standing import standing_of
from csm.awaits import waiting_for
from phases.plan import plan_of
from programmes.access import accesses_of
from workshops.models import Session

#: Lines and programmes shown before the page leads to all of them.
NEAR, LATER, PROGRAMMES, SESSIONS = 8, 8, 12, 5
PAGE = 50


@require_safe
def home(request):
    """Say what to do first, what is near, and what can wait."""
    accesses = accesses_of(request.user)
    waiting = waiting_for(accesses)
    shown = _programme_shown(waiting, accesses)
    context = {
        "waiting": waiting,
        "near": waiting.near[:NEAR],
        "later": waiting.later[:LATER],
        "there_is_more": len(waiting.near) > NEAR or len(waiting.later) > LATER,
        "shown": shown,
        "plan": plan_of(shown) if shown else None,
        "mine": [_line(access) for access in accesses[:PROGRAMMES]],
        "programmes_count": len(accesses),
        "sessions": _sessions(accesses),
    }
    return TemplateResponse(request, "csm/home.html", context)


@require_safe
def everything_awaited(request):
    """List all that waits, the nearest first."""
    waiting = waiting_for(accesses_of(request.user))
    lines = [waiting.first, *waiting.near, *waiting.later] if len(waiting) else []
    page = Paginator(lines, PAGE).get_page(request.GET.get("page"))
    return TemplateResponse(request, "csm/awaited.html", {"page": page})


def _programme_shown(waiting, accesses):
    """Return the programme whose path is drawn: the one of the first line, else the latest."""
    if waiting.first:
        return waiting.first.programme
    return accesses[0].programme if accesses else None


def _line(access):
    """Return a programme as the home lists it: its state, and the roles held there."""
    programme = access.programme
    words = programme.vocabulary
    return {
        "programme": programme,
        "state": standing_of(programme),
        "roles": sorted(role.word_in(words) for role in map(_as_role, access.roles)),
    }


def _sessions(accesses):
    """Return the next dated meetings that this person may know of."""
    coming = Session.objects.coming(timezone.localdate()).held_or_planned()
    seen = coming.visible_to_all_of(accesses).with_programmes()
    return seen.order_by("day", "starts_at", "pk")[:SESSIONS]
