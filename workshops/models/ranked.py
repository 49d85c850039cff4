"""What a ranking says of each action, and the ballots that it is counted from."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from workshops.models.actions import Action
from workshops.ranking_counting import dots_of, places_of, sums_of


def with_counts(rows):
    """Return ``rows``, all those of a ranking, told which place the count gives each."""
    by_dots = {row.action_id: row.dots for row in rows if row.dots is not None}
    sums = {row.action_id: row.places_sum for row in rows if row.places_sum is not None}
    places = places_of(by_dots or sums, fewest_first=not by_dots)
    for row in rows:
        row.counted_place = places.get(row.action_id)
    return rows


def recount(ranking):
    """Write what the choice gives, and the places that it proposes.

    Nothing is written while phones choose; where nothing was chosen there is no place.
    """
    if not ranking.is_shown:
        return
    rows = list(ranking.ranked.all())
    counts = _counts_of(ranking, rows)
    places = places_of(counts, fewest_first=not ranking.has_dots)
    for row in rows:
        count = counts.get(row.action_id)
        row.dots = count if ranking.has_dots else None
        row.places_sum = None if ranking.has_dots else count
        row.place = places.get(row.action_id)
    RankedAction.objects.bulk_update(rows, ["dots", "places_sum", "place"])


def _counts_of(ranking, rows):
    choices = list(ranking.ballots.order_by("pk").values_list("choice", flat=True))
    typed = {row.action_id: row.typed_dots for row in rows}
    if not choices and not any(typed.values()):
        return {}
    if ranking.has_dots:
        return dots_of(choices, typed)
    return sums_of(choices, list(typed))


class RankedActionQuerySet(models.QuerySet):
    def in_order(self):
        """Put them as they stand: by place, then as they were proposed."""
        return self.order_by(F("place").asc(nulls_last=True), "action__number")


class RankedAction(models.Model):
    """What one ranking says of one action: its place, and what it was counted from."""

    ranking = models.ForeignKey(
        "workshops.Ranking", on_delete=models.CASCADE, related_name="ranked"
    )
    action = models.ForeignKey(Action, on_delete=models.PROTECT, related_name="ranked")
    place = models.PositiveSmallIntegerField(_("rank"), null=True, blank=True)
    #: Counted on paper or by hands, before what phones add.
    typed_dots = models.PositiveSmallIntegerField(null=True, editable=False)
    #: All of them and, in an order, the sum of the places on all sheets.
    dots = models.PositiveIntegerField(_("dots"), null=True, blank=True)
    places_sum = models.PositiveIntegerField(
        _("sum of the places"), null=True, editable=False
    )

    objects = RankedActionQuerySet.as_manager()
    #: The place that the count gives, once ``with_counts`` has said it.
    counted_place = None

    class Meta:
        verbose_name = _("ranked action")
        verbose_name_plural = _("ranked actions")
        constraints = [
            models.UniqueConstraint(
                name="ranked_action_once_in_a_ranking", fields=["ranking", "action"]
            ),
            models.CheckConstraint(
                name="ranked_action_has_a_place_from_the_first_on",
                condition=Q(place=None) | Q(place__gte=1),
            ),
        ]

    def __str__(self):
        return f"{self.place}"

    @property
    def is_moved(self):
        return self.place != self.counted_place


class Ballot(models.Model):
    """What one phone or one sheet chose; nothing ties it to a person.

    The phone is forgotten when the choice is closed, the ballot when the group agrees.
    """

    ranking = models.ForeignKey(
        "workshops.Ranking", on_delete=models.CASCADE, related_name="ballots"
    )
    key_digest = models.CharField(max_length=64, blank=True, editable=False)
    is_typed = models.BooleanField(default=False, editable=False)
    #: Dots, or the place, by the action's key.
    choice = models.JSONField(default=dict, editable=False)

    class Meta:
        verbose_name = _("ballot")
        verbose_name_plural = _("ballots")
        constraints = [
            models.UniqueConstraint(
                name="ballot_once_for_each_phone",
                fields=["ranking", "key_digest"],
                condition=~Q(key_digest=""),
            ),
            models.CheckConstraint(
                name="ballot_typed_is_of_no_phone",
                condition=Q(is_typed=False) | Q(key_digest=""),
            ),
        ]

    def __str__(self):
        return str(self.pk)
