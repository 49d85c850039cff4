"""Phones in a ranking, as the room sees them: let in, counted, kept out."""

from django.views.decorators.http import require_POST, require_safe

from programmes.access import members_only
from programmes.models.programme import GROUP, TEAM
from programmes.submissions import once
from wellbeing.views.choosing import ChoosingRoom
from workshops.ranking_phones import BALLOTS
from workshops.views.ballots import DOOR
from workshops.views.rankings import ranking_of

ROOM = ChoosingRoom(
    choices=BALLOTS,
    door=DOOR,
    at="workshops:ranking",
    wall_page="workshops/ranking_wall.html",
    told_page="workshops/ranking_told.html",
    close_page="workshops/ranking_close.html",
)


@require_POST
@members_only(*TEAM)
def ranking_let_in(request, programme, pk):
    return ROOM.let_in(request, ranking_of(request, pk))


@members_only(*TEAM)
@once
def ranking_close(request, programme, pk):
    return ROOM.close(request, ranking_of(request, pk))


@require_safe
@members_only(*GROUP)
def ranking_wall(request, programme, pk):
    return ROOM.wall(request, ranking_of(request, pk))


@require_safe
@members_only(*GROUP)
def ranking_told(request, programme, pk):
    return ROOM.told(request, ranking_of(request, pk))
