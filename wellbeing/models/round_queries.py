"""Which rounds: those in the list, that a person may know, that wait for something."""

from django.db import models
from django.db.models import Count, F, Q

from programmes.models import Role
from wellbeing.models.round_kinds import LOOKING_BACK

TEAM = (Role.COORDINATOR, Role.FACILITATOR)


class RoundQuerySet(models.QuerySet):
    def kept(self):
        return self.filter(archived_at=None)

    def visible_to(self, access):
        """Those of a programme; whoever observes is told their counts, no idea.

        What was taken out of the list is its team's, who bring it back. Whoever joined
        after the signature reads of no round before (domain 8.2).
        """
        rounds = self.filter(programme=access.programme)
        if access.joined_after_on:
            rounds = rounds.filter(held_on__gte=access.joined_after_on)
        return rounds if access.has(*TEAM) else rounds.kept()

    def looking_forward(self):
        """Those asked on the way to the contract: the others are of a co-evaluation."""
        return self.exclude(kind__in=LOOKING_BACK)

    def in_the_sitting_of(self, round_):
        """Those asked together with ``round_``, it too, in the order of the questions."""
        first = round_.asked_with_id or round_.pk
        return self.filter(Q(pk=first) | Q(asked_with=first)).order_by("pk")

    def shown(self):
        """Those whose ideas the group reads: revealed, and still in the list."""
        return self.kept().filter(revealed_on__isnull=False)

    def over(self, day):
        """Those kept that were held before ``day``, got ideas and are not agreed on."""
        rounds = self.kept().filter(held_on__lt=day, settled_on=None)
        return rounds.with_counts().filter(ideas_count__gt=0)

    def with_counts(self):
        """Say of each how many ideas stand in it: ``ideas_count``, ``sorted_count``."""
        standing = Q(ideas__withdrawn=False, ideas__hidden=False, ideas__later=None)
        sorted_ = Q(ideas__sortings__is_current=True)
        return self.annotate(
            ideas_count=Count("ideas", filter=standing, distinct=True),
            sorted_count=Count("ideas", filter=standing & sorted_, distinct=True),
        )

    def hold(self, *keys):
        """Return the rounds of these keys, held until the end of the transaction.

        Whoever changes ideas holds their round before any of them, and two rounds in
        the order of their keys: so that no two wait for one another.
        """
        return list(self.select_for_update().filter(pk__in=keys).order_by("pk"))

    def latest_first(self):
        return self.order_by(F("held_on").desc(), "-pk")
