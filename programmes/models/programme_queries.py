"""Which programmes: those a person takes part in, those led, those that are published."""

from django.db import models
from django.db.models import Case, Q, Value, When
from django.utils import timezone

from programmes.models.people import Role

#: Roles of those who prepare a programme, before the others see that there is one.
TEAM = (Role.COORDINATOR, Role.FACILITATOR)
#: Those of the group, on equal footing: all but those who observe it.
GROUP = (*TEAM, Role.PARTNER, Role.PARTICIPANT)
#: Held beside the roles by whom the group named to carry on (``Reach.TAKEOVER``). It opens
#: texts and calendar, one by one; what coordinators read of people stays closed.
CARRIES_ON = "carries_on"
#: Who keeps the texts and the calendar: the team, and whom the group named.
KEEPERS = (*TEAM, CARRIES_ON)


def taking_part(day, path=""):
    """Return the condition that a membership, found by ``path``, holds on ``day``."""
    begun = Q(**{f"{path}started_on__lte": day})
    never_ends = Q(**{f"{path}ended_on": None})
    return begun & (never_ends | Q(**{f"{path}ended_on__gt": day}))


class ProgrammeQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Programmes in which this person takes part today; never by being an admin."""
        current = taking_part(timezone.localdate(), "memberships__")
        of_the_team = Q(memberships__role__in=TEAM) & ~Q(memberships__reach="takeover")
        shown = Q(begun_on__isnull=False) | of_the_team
        return self.filter(current, shown, memberships__user=user).distinct()

    def led_by(self, user):
        """Programmes that this person coordinates or facilitates today, in any state.

        Not those that she carries on for her group: the team's doors stay closed there.
        """
        current = taking_part(timezone.localdate(), "memberships__")
        return self.filter(
            current,
            memberships__user=user,
            memberships__role__in=TEAM,
            memberships__reach__in=("full", "reading"),
        ).distinct()

    def with_course(self):
        """Add ``course``: the ``state`` of each programme, told by the database."""
        states = self.model.State
        return self.annotate(
            course=Case(
                When(archived_at__isnull=False, then=Value(states.ARCHIVED)),
                When(ended_on__isnull=False, then=Value(states.ENDED)),
                When(begun_on=None, then=Value(states.DRAFT)),
                default=Value(states.RUNNING),
            )
        )

    def under_way(self):
        """Those that somebody works on: neither ended nor put away."""
        return self.filter(ended_on=None, archived_at=None)

    def published(self):
        """Those whose page for the public anybody may read."""
        return self.exclude(Q(published_at=None) | Q(begun_on=None)).filter(
            archived_at=None
        )
