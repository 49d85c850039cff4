"""The actions as the list and the print show them: each with its group and its place."""

from dataclasses import dataclass

from django.db.models import FETCH_RAISE, Count, Q
from django.utils.translation import pgettext_lazy

from workshops.models import Action
from workshops.ranked_places import in_ranked_order

#: What the list of actions keeps, by the word that its address says.
PROPOSED, STARTED, DONE = "proposees", "en-cours", "faites"
FILTERS = {
    PROPOSED: pgettext_lazy("actions", "proposed"),
    STARTED: pgettext_lazy("actions", "under way"),
    DONE: pgettext_lazy("actions", "done"),
}


@dataclass(frozen=True)
class Line:
    """One action, the name of the group that proposed it, and whether that came late."""

    action: Action
    group: str
    is_since_frozen: bool


def counted(actions):
    """Return how many actions there are, and how many in each state."""
    begun, over = Q(started_on__isnull=False), Q(done_on__isnull=False)
    return actions.aggregate(
        total=Count("pk"),
        **{
            PROPOSED: Count("pk", filter=~begun),
            STARTED: Count("pk", filter=begun & ~over),
            DONE: Count("pk", filter=over),
        },
    )


def filtered(actions, asked):
    """Return the actions of the state that is asked for, or all of them."""
    if asked == PROPOSED:
        return actions.proposed()
    if asked == STARTED:
        return actions.under_way()
    return actions.done() if asked == DONE else actions


def in_line(actions, programme):
    """Return the actions with all that a line shows, those ranked first in front."""
    rows = in_ranked_order(actions, programme).select_related("proposed_by")
    return rows.fetch_mode(FETCH_RAISE)


def lines_of(actions, programme):
    return [line_of(one, programme) for one in actions]


def line_of(action, programme):
    frozen_at = programme.frozen_at
    return Line(
        action,
        action.proposed_by.title_in(programme.vocabulary),
        frozen_at is not None and action.created_at > frozen_at,
    )
