from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from wellbeing.models.ideas import Idea
from wellbeing.models.referentials import Component, Dimension


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
def sort(idea, component, *, seen, day=None):
    """Put ``idea`` in ``component``, or nowhere (None), and return its sorting.

    ``seen`` is the key and the turn of the sorting that the page showed, as
    ``seen_of`` gives it: raises ``SortedMeanwhile`` when there is another by now.
    ``day`` is that of the agreement, needed where the group had agreed already. Raises
    ``ValidationError`` without it, or for a component that is not the round's.
    """
    held = Idea.objects.select_for_update().select_related("round").get(pk=idea.pk)
    now = held.sortings.filter(is_current=True).select_related("component").first()
    if seen_of(now) != seen:
        raise SortedMeanwhile(now)
    if component is not None:
        # Held, so that a theme is not taken out while an idea goes into it.
        open_ = Dimension.objects.open_to(held.round).select_for_update()
        if not open_.filter(pk=component.dimension_id).exists():
            raise ValidationError(_("This component is of another list."), "elsewhere")
    if now is not None and now.component == component:
        return now
    found = _replace(held, now, component, day)
    held.round.stir()
    return found


def seen_of(sorting):
    """Return what a page keeps of how an idea is sorted, "" when it is not."""
    return f"{sorting.pk}.{sorting.turn}" if sorting else ""


def _replace(idea, now, component, day):
    if now is not None and now.settled_on is not None:
        if day is None:
            raise ValidationError(
                _("The group agreed on this: give the day of its new agreement."),
                "settled",
            )
        Sorting.objects.filter(pk=now.pk).update(is_current=False)
        now = None
    if component is None:
        if now is not None:
            now.delete()
        return None
    if now is None:
        return idea.sortings.create(component=component, settled_on=day)
    rows = Sorting.objects.filter(pk=now.pk)
    rows.update(component=component, turn=F("turn") + 1)
    now.refresh_from_db()
    return now
