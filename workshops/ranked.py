"""The places of the actions: those of the latest ranking on which the group agreed."""

from django.db.models import F, OuterRef, Subquery

from workshops.models import RankedAction, Ranking


def latest_settled(programme):
    """Return the ranking that holds, as rows to ask for: one, or none."""
    settled = Ranking.objects.settled().filter(programme=programme)
    return settled.order_by("-settled_on", "-held_on", "-pk")[:1]


def places_of(programme):
    """Return the place of each action that was ranked, by its key; one query."""
    rows = RankedAction.objects.filter(
        ranking=Subquery(latest_settled(programme).values("pk")), place__isnull=False
    )
    return dict(rows.values_list("action", "place"))


def in_ranked_order(actions, programme):
    """Give each action its ``place``, None without one, and put the first ones first."""
    of_this = RankedAction.objects.filter(
        action=OuterRef("pk"),
        ranking=Subquery(latest_settled(programme).values("pk")),
    )
    placed = actions.annotate(place=Subquery(of_this.values("place")[:1]))
    return placed.order_by(F("place").asc(nulls_last=True), "number")
