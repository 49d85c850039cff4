"""Ideas that belong together: piles of the same idea, and pairs that turn one round.

A pile lies in one place: it is sorted as one, and each of its ideas still counts.
"""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from wellbeing.models import Idea, Round, Sorting
from wellbeing.models.sortings import bring, hold_pile, places_of, seen_of, sort


class TiedMeanwhile(Exception):  # noqa: N818 -- not a fault: two people sort
    """Somebody tied the idea otherwise; ``other`` is the idea it is tied to, or None."""

    def __init__(self, other):
        super().__init__()
        self.other = other


def sort_pile(idea, component, *, seen, day=None):
    """Sort an idea, as ``sort`` does, with those that lie on it; return its sorting."""
    return sort(idea, component, seen=seen, day=day, under=idea.stack.standing())


@transaction.atomic
def lay(idea, other, *, seen, place=None):
    """Lay an idea, and what lies on it, on ``other``; take it off with None.

    ``seen`` is the key of what it lay on when the page was shown, or None, and ``place``
    what ``seen_of`` told of how it was sorted then, None when the page did not tell:
    raises ``TiedMeanwhile`` when it lies elsewhere by now, and ``ValidationError`` when
    it was sorted meanwhile, or when the group agreed on two places.
    """
    held = _held(idea, "stacked_on", seen)
    now = places_of([held]).get(held.pk)
    if other is not None and place not in (None, seen_of(now)):
        where = now and now.component
        raise ValidationError(
            _("Somebody has just sorted this idea: %(where)s. Look at it, then choose.")
            % {"where": where or _("nowhere any more")},
            "sorted",
        )
    if other is not None:
        other = _top(other)
        if other.round_id != held.round_id or other.pk == held.pk:
            raise ValidationError(_("Only ideas of one round are stacked."), "apart")
        held.stack.update(stacked_on=other)
    held.change(stacked_on=other)
    if other is not None:
        _gather(other)


@transaction.atomic
def pair(idea, bright, *, seen):
    """Say which idea of well-being turns this one round, None for none.

    ``seen`` is as for ``lay``. Raises ``ValidationError`` unless they are of the two
    sides of one programme.
    """
    held = _held(idea, "reversed_by", seen)
    if bright is not None and not (
        held.round.is_bright is False
        and bright.round.is_bright
        and held.round.programme_id == bright.round.programme_id
    ):
        raise ValidationError(
            _("An idea of ill-being is paired with one of well-being."), "sides"
        )
    held.change(reversed_by=bright)


def history_of(idea):
    """Return how an idea was sorted, the latest first; and the day last agreed on.

    A pile is moved as one: the day is the latest of all that lie in it.
    """
    pile = Q(idea=idea) | Q(idea__stacked_on=idea)
    rows = Sorting.objects.filter(pile).select_related("component__dimension")
    rows = list(rows.order_by("-is_current", "-pk"))
    days = [row.settled_on for row in rows if row.is_current and row.settled_on]
    own = [row for row in rows if row.idea_id == idea.pk]
    return own, max(days, default=None)


def _held(idea, name, seen):
    Round.objects.hold(idea.round_id)
    rows = Idea.objects.select_for_update(of=["self"]).select_related(
        "round", f"{name}__round"
    )
    held = rows.get(pk=idea.pk)
    if getattr(held, f"{name}_id") != seen:
        raise TiedMeanwhile(getattr(held, name))
    return held


def _top(idea):
    """Return the idea of its pile on which the others lie, as it is now."""
    fresh = Idea.objects.select_related("round", "stacked_on__round").get(pk=idea.pk)
    below = fresh.stacked_on
    if below is not None and below.is_standing:
        return below
    if below is not None:
        fresh.change(stacked_on=None)  # that one no longer counts: this one is on top
    return fresh


def _gather(top):
    """Bring a pile to one place: that of its top, or else the first that is found."""
    pile = hold_pile(top, top.stack.standing())
    places = places_of(pile)
    found = [places[one.pk] for one in pile if one.pk in places]
    if not found:
        return
    where = found[0].component
    if any(place.settled_on and place.component != where for place in found):
        raise ValidationError(
            _("The group agreed on two places: sort this idea there first."), "two"
        )
    bring(pile, places, where)
