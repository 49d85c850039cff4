"""Which rankings: those in the list, that a person may read, the one that holds."""

from django.db import models
from django.db.models import Exists, OuterRef

from programmes.models.programme import GROUP, TEAM
from workshops.models.ranked import RankedAction


class RankingQuerySet(models.QuerySet):
    def kept(self):
        """Those that were not taken out."""
        return self.filter(archived_at=None)

    def settled(self):
        """Those on which the group agreed."""
        return self.kept().exclude(settled_on=None)

    def in_force(self, programme):
        """The one that holds in a programme, or none: the last agreed on by the group."""
        settled = self.settled().filter(programme=programme)
        return settled.order_by("-settled_on", "-number")[:1]

    def visible_to(self, access):
        """All who take part read them: they hold no names.

        Who observes reads those on which the group agreed; those taken out are the
        team's, who bring them back.
        """
        rankings = self.filter(programme=access.programme)
        if access.has(*TEAM):
            return rankings
        return rankings.kept() if access.has(*GROUP) else rankings.settled()

    def with_places(self):
        """Say of each whether it ``has_places``: proposed or agreed on."""
        placed = RankedAction.objects.filter(ranking=OuterRef("pk"))
        return self.annotate(has_places=Exists(placed.exclude(place=None)))

    def latest_first(self):
        return self.order_by("-held_on", "-number")
