"""Where an idea goes: one component, proposed by people, until the group agrees on a day.

By which rules it is chosen is told to whoever sorts (domain 4.5); nothing is chosen by
the code. What two people do at once is told to both, never undone without a word.
"""

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from wellbeing.models.ideas import Idea
from wellbeing.models.referentials import Component, Dimension
from wellbeing.models.rounds import Round


class SortedMeanwhile(Exception):  # noqa: N818 -- not a fault: two people sort
    """Somebody sorted the idea elsewhere; ``sorting`` is how it stands now, or None."""

    def __init__(self, sorting):
        super().__init__()
        self.sorting = sorting


class Sorting(models.Model):
    """In which component an idea goes: a proposal until the group agrees, on a day.

    One that was agreed on is never written over: another takes its place, dated.
    """

    idea = models.ForeignKey(Idea, on_delete=models.CASCADE, related_name="sortings")
    component = models.ForeignKey(
        Component, on_delete=models.PROTECT, related_name="sortings"
    )
    is_current = models.BooleanField(default=True, editable=False)
    settled_on = models.DateField(
        pgettext_lazy("sorting", "agreed on"), null=True, editable=False
    )
    turn = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        verbose_name = _("sorting")
        verbose_name_plural = _("sortings")
        constraints = [
            models.UniqueConstraint(
                name="sorting_one_is_current",
                fields=["idea"],
                condition=Q(is_current=True),
            ),
            models.CheckConstraint(
                name="sorting_that_is_over_was_settled",
                condition=Q(is_current=True) | Q(settled_on__isnull=False),
            ),
        ]

    def __str__(self):
        return f"{self.idea_id} → {self.component_id}"


@transaction.atomic
def sort(idea, component, *, seen, day=None, under=None):
    """Put ``idea`` in ``component``, or nowhere (None), and return its sorting.

    ``seen`` is the key and the turn of the sorting that the page showed, as
    ``seen_of`` gives it: raises ``SortedMeanwhile`` when there is another by now.
    ``day`` is that of the agreement, needed where the group had agreed already. Raises
    ``ValidationError`` without it, for a day before the last one, for nowhere instead of
    what the group agreed on, or for a component that is not the round's. ``under`` are
    ideas of the same round that go with it, wherever they were.
    """
    pile = hold_pile(idea, under)
    places = places_of(pile)
    now = places.get(idea.pk)
    if seen_of(now) != seen:
        raise SortedMeanwhile(now)
    return bring(pile, places, component, day)


def seen_of(sorting):
    """Return what a page keeps of how an idea is sorted, "" when it is not."""
    return f"{sorting.pk}.{sorting.turn}" if sorting else ""


def hold_pile(idea, under=None):
    """Return an idea, then those of ``under``, held until the end after their round."""
    Round.objects.hold(idea.round_id)
    rows = Idea.objects.select_for_update(of=["self"]).select_related("round")
    held = rows.get(pk=idea.pk)
    if under is None:
        return [held]
    return [held, *under.select_for_update(of=["self"]).order_by("pk")]


def places_of(ideas):
    """Return the current sorting of each idea that has one, by the idea’s key."""
    rows = Sorting.objects.filter(idea__in=ideas, is_current=True)
    return {one.idea_id: one for one in rows.select_related("component")}


def bring(pile, places, component, day=None):
    """Bring a pile that is held to one component; return the sorting of its first idea.

    ``places`` are those of ``places_of``, read since the pile is held. The queries are
    the same however many ideas there are. Raises what ``sort`` does, but for
    ``SortedMeanwhile``.
    """
    first, round_ = pile[0], pile[0].round
    if component is not None:
        # Held, so that a theme is not taken out while an idea goes into it.
        open_ = Dimension.objects.open_to(round_).select_for_update()
        if not open_.filter(pk=component.dimension_id).exists():
            raise ValidationError(_("This component is of another list."), "elsewhere")
    there = {pk for pk, place in places.items() if place.component == component}
    moved = [one for one in pile if one.pk not in there]
    if component is None:
        moved = [one for one in moved if one.pk in places]
    if moved:
        places = places | _replace(moved, places, component, day)
        round_.stir()
    return places.get(first.pk)


def _replace(ideas, places, component, day):
    """Give ideas another sorting; return it by the key of each, None for nowhere."""
    old = [places[one.pk] for one in ideas if one.pk in places]
    agreed = [one for one in old if one.settled_on]
    if agreed:
        _check_new_agreement(max(one.settled_on for one in agreed), component, day)
    Sorting.objects.filter(pk__in=[one.pk for one in agreed]).update(is_current=False)
    proposed = {one.idea_id: one for one in old if not one.settled_on}
    rows = Sorting.objects.filter(pk__in=[one.pk for one in proposed.values()])
    if component is None:
        rows.delete()
        return dict.fromkeys(one.pk for one in ideas)
    rows.update(component=component, turn=F("turn") + 1)
    for one in proposed.values():
        one.component, one.turn = component, one.turn + 1
    made = Sorting.objects.bulk_create(
        Sorting(idea=one, component=component, settled_on=day)
        for one in ideas
        if one.pk not in proposed
    )
    return proposed | {one.idea_id: one for one in made}


def _check_new_agreement(last, component, day):
    """Refuse what does not come after the agreement of the day ``last``."""
    if day is None:
        raise ValidationError(
            _("The group agreed on this: give the day of its new agreement."), "settled"
        )
    if component is None:
        raise ValidationError(
            _("The group agreed on a place: choose another one."), "settled"
        )
    if day < last:
        raise ValidationError(
            _("The group agreed last on a later day than this one."), "late"
        )
