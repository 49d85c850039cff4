"""The wall, read from the back of the room, and what whoever leads does from it."""

import datetime as dt

from django.contrib import messages
from django.core.exceptions import BadRequest, ValidationError
from django.http import Http404
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from programmes.access import members_only, refuse
from programmes.counting import FEWEST
from programmes.forms import LONGEST_KEY, Form
from programmes.submissions import once
from programmes.unchanged import unless_unchanged
from wellbeing.models.rounds import TEAM
from wellbeing.telling import about_names
from wellbeing.wall import Wall

#: Minutes that a group gives itself; 0 says nothing more of the time.
MINUTES = (3, 5, 10, 15, 20, 30)


def _wall(request, pk):
    """Return the wall of a round of the programme, or answer 404."""
    wall = Wall(request.access, pk)
    if not wall.sides:
        raise Http404
    if not wall.reads:  # its mark is made of the counts
        wall.count()
    return wall


def _key(typed):
    """Return the key that an address or a form names, or None."""
    is_key = typed.isdecimal() and len(typed) <= LONGEST_KEY
    return int(typed) if is_key else None


def _context(request, wall, pk):
    if wall.reads:
        wall.count()
    large = wall.large(_key(request.GET.get("grand", "")))
    # What an open wall showed at first: on its pages nobody sees where a new idea is.
    had = _key(request.headers.get("Wall-Had", ""))
    return {
        "programme": request.access.programme,
        "pk": pk,
        "wall": wall,
        "page": wall.show(request.GET.get("page")),
        "more": max(wall.shown_count - had, 0) if had else 0,
        "large": large,
        "asked": bool(request.GET.get("grand")),
        "few": FEWEST,
        "minutes": MINUTES,
        "names": _about_names(wall),
        "now": timezone.now(),
        "sending": Form(),
        "named": wall.named,
    }


def _about_names(wall):
    """Return what is said aloud of names on each side: one line when it is the same."""
    said = {about_names(s.round): s.round.get_kind_display() for s in wall.sides}
    return list(said.items())


@require_safe
@members_only()
def wall(request, programme, pk):
    """Show the wall; « ?grand= » shows one of its ideas large."""
    context = _context(request, _wall(request, pk), pk)
    return TemplateResponse(request, "wellbeing/wall.html", context)


@require_safe
@members_only()
def wall_ideas(request, programme, pk):
    """Give what changes on the wall; an open wall asks for it every other second."""
    wall = _wall(request, pk)

    def ideas():
        context = _context(request, wall, pk)
        return TemplateResponse(request, "wellbeing/wall_ideas.html", context)

    return unless_unchanged(request, wall.mark, ideas)


def _led(request, pk):
    """Return a wall that this person leads, or answer 404 or 403."""
    wall = _wall(request, pk)
    if not wall.may_lead:
        refuse(request)
    return wall


def _back(request, pk, place=None):
    """Return to the wall as it was shown: the same idea large, the same page."""
    kept = {
        name: request.GET[name] for name in ("grand", "page") if name in request.GET
    }
    slug = request.access.programme.slug
    args = [slug, pk]
    return redirect(
        reverse("wellbeing:wall", args=args, query=kept or None, fragment=place)
    )


@require_POST
@members_only(*TEAM)
def wall_hear(request, programme, pk):
    """Note that the idea « heard » was read aloud in its turn, or that « unheard » was not."""
    heard = "heard" in request.POST
    typed = request.POST.get("heard" if heard else "unheard", "")
    idea = _led(request, pk).idea(_key(typed))
    if idea is None:
        raise Http404
    if idea.heard != heard:
        idea.hear(heard)
    # The focus stays there, one key away from the next idea.
    return _back(request, pk, "wall-large" if "grand" in request.GET else None)


@require_POST
@members_only(*TEAM)
@once
def wall_lap(request, programme, pk):
    """Begin another turn: each has spoken once before anyone speaks again."""
    wall = _led(request, pk)
    wall.count()
    wall.first.begin_lap(wall.heard)
    return _back(request, pk)


@require_POST
@members_only(*TEAM)
def wall_time(request, programme, pk):
    """Say on the wall until when the group takes its time; 0 minutes says nothing."""
    minutes = _key(request.POST.get("minutes", ""))
    if minutes not in (0, *MINUTES):
        raise BadRequest
    until = timezone.now() + dt.timedelta(minutes=minutes) if minutes else None
    _led(request, pk).first.keep_time(until)
    return _back(request, pk)


@require_POST
@members_only(*TEAM)
@once
def phones_let_in(request, programme, pk):
    """Give the round a code, that the wall shows; one that stands is left."""
    round_ = _asked(request, pk)
    if round_.code:
        return _back(request, _from(request, pk))
    try:
        round_.let_phones_in()
    except ValidationError as refusal:
        messages.error(request, refusal.message)
    return _back(request, _from(request, pk))


@require_POST
@members_only(*TEAM)
def phones_keep_out(request, programme, pk):
    _asked(request, pk).keep_phones_out()
    return _back(request, _from(request, pk))


def _asked(request, pk):
    sides = _led(request, pk).sides
    return next(side.round for side in sides if side.round.pk == pk)


def _from(request, pk):
    """Return the round whose wall was open: this one, or its mirror."""
    return _key(request.GET.get("mur", "")) or pk
