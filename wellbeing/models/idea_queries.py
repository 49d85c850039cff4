"""Which ideas: those that count, that a person may read, that wait to be sorted."""

from django.db import models
from django.db.models import Count, F, FilteredRelation, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce

from programmes.models import Role

#: What lies on no other idea, or on one that no longer counts.
ON_TOP = Q(stacked_on=None) | Q(stacked_on__withdrawn=True) | Q(stacked_on__hidden=True)


class IdeaQuerySet(models.QuerySet):
    def standing(self):
        """Those that count: neither withdrawn, nor hidden, nor said better since."""
        return self.filter(withdrawn=False, hidden=False, later=None)

    def visible_to(self, access):
        """What this person may read of the ideas of a programme (trust 2.2).

        Before the reveal they are the facilitators', who type them; after it, of all who
        take part. Whoever observes is told counts; whoever joined after the signature
        reads nothing of what came before (domain 8.2).
        """
        ideas = self.filter(round__programme=access.programme, round__archived_at=None)
        if access.has(Role.FACILITATOR):
            return ideas
        if access.has(Role.COORDINATOR, Role.PARTICIPANT, Role.PARTNER):
            revealed = ideas.filter(round__revealed_on__isnull=False)
            if access.joined_after_on:
                since = access.joined_after_on
                revealed = revealed.filter(round__held_on__gte=since)
            return revealed.filter(hidden=False, withdrawn=False)
        return self.none()

    def written_by(self, key_digest):
        """Those of one phone, until the reveal; of none when it has no key."""
        return self.filter(key_digest=key_digest) if key_digest else self.none()

    def on_top(self):
        """Those that lie on no other: a pile is sorted as one, by the idea on its top."""
        return self.filter(ON_TOP)

    def with_place(self):
        """Say of each where it is sorted, as ``place`` (the key of a component) or None.

        ``sorting`` and ``sorting_turn`` are what ``seen_of`` tells of it, ``agreed_on``
        is the day of the group's agreement.
        """
        current = Q(sortings__is_current=True)
        now = FilteredRelation("sortings", condition=current)
        return self.annotate(now=now).annotate(
            place=F("now__component"),
            sorting=F("now__pk"),
            sorting_turn=F("now__turn"),
            agreed_on=F("now__settled_on"),
        )

    def with_times(self):
        """Say how many times each was written, duplicates laid on it counted: ``times``."""
        under = (
            self.model.objects.standing().filter(stacked_on=OuterRef("pk")).order_by()
        )
        under = under.values("stacked_on").annotate(number=Count("pk")).values("number")
        return self.annotate(times=Coalesce(Subquery(under), 0) + 1)
