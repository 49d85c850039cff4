"""The places of the actions: those of the latest ranking on which the group agreed."""

from django.db.models import F, OuterRef, Subquery

from workshops.models import RankedAction, Ranking


def places_of(programme):
    """Return the place of each action that was ranked, by its key; one query."""
    rows = RankedAction.objects.filter(
        ranking=_in_force(programme), place__isnull=False
    )
    return dict(rows.values_list("action", "place"))


def in_ranked_order(actions, programme):
    """Give each action its ``place``, None without one, and put the first ones first."""
    of_this = RankedAction.objects.filter(
        action=OuterRef("pk"),
        ranking=_in_force(programme),
    )
    placed = actions.annotate(place=Subquery(of_this.values("place")[:1]))
    return placed.order_by(F("place").asc(nulls_last=True), "number")


def _in_force(programme):
    return Subquery(Ranking.objects.in_force(programme).values("pk"))
