"""Phones in a measure, as the room sees them: let in, counted, kept out."""

from django.views.decorators.http import require_POST, require_safe

from evaluation.measure_phones import VOTES
from evaluation.views.measures import measure_of
from evaluation.views.votes import DOOR
from programmes.access import members_only
from programmes.models.programme import GROUP, TEAM
from programmes.submissions import once
from wellbeing.views.choosing import ChoosingRoom

ROOM = ChoosingRoom(
    choices=VOTES,
    door=DOOR,
    at="evaluation:measure",
    wall_page="evaluation/measure_wall.html",
    told_page="evaluation/measure_told.html",
    close_page="evaluation/measure_close.html",
)


@require_POST
@members_only(*TEAM)
def measure_let_in(request, programme, pk):
    return ROOM.let_in(request, measure_of(request, pk))


@members_only(*TEAM)
@once
def measure_close(request, programme, pk):
    return ROOM.close(request, measure_of(request, pk))


@require_safe
@members_only(*GROUP)
def measure_wall(request, programme, pk):
    return ROOM.wall(request, measure_of(request, pk))


@require_safe
@members_only(*GROUP)
def measure_told(request, programme, pk):
    return ROOM.told(request, measure_of(request, pk))
