"""Which sessions: those a person may know, those to come, those that lack something."""

import datetime as dt

from django.db import models
from django.db.models import Case, Count, F, OuterRef, Q, Subquery, Value, When

from programmes.models.programme import GROUP, TEAM
from workshops.models.session_kinds import (
    OBSERVED,
    PLANNED_HERE,
    WITH_PRESENCE,
    SessionKind,
)

#: How long after a session its presence and its minutes are asked for.
WEEKS_ASKED = 6


class SessionQuerySet(models.QuerySet):
    def of(self, *programmes):
        """Those of programmes, and the exchanges with another one that they accepted.

        A programme in preparation is its team's alone: it invites nobody yet.
        """
        return self.filter(_of(programmes))

    def inviting(self, *programmes):
        """The exchanges to which another one invites ``programmes``, accepted or not."""
        return self.filter(_inviting(programmes))

    def to_be_accepted(self, day):
        """The exchanges on ``day`` or later about which the invited team said nothing."""
        exchanges = self.held_or_planned().coming(day)
        return exchanges.filter(accepted_at=None, declined_at=None)

    def coming(self, day):
        """Those of ``day`` and later, and those whose day is not chosen yet."""
        return self.filter(Q(day=None) | Q(day__gte=day))

    def past(self, day):
        return self.filter(day__lt=day)

    def of_the_committee(self, programme):
        """The meetings of a programme's steering committee."""
        return self.filter(programme=programme, kind=SessionKind.STEERING)

    def latest_undecided(self, day):
        """The committee's last meeting before ``day``, where nobody said what it decided.

        One at most for each programme: a later meeting makes up for those before it.
        """
        meetings = self.model.objects.held_or_planned().past(day)
        mine = meetings.of_the_committee(OuterRef("programme"))
        late = F("starts_at").desc(nulls_last=True)
        last = mine.order_by("-day", late, "-pk").values("pk")[:1]
        kept = Count("decisions", filter=Q(decisions__archived_at=None))
        found = self.filter(pk=Subquery(last), decided_nothing=False)
        return found.alias(kept_count=kept).filter(kept_count=0)

    def around(self, day):
        """Put what comes first, the nearest first; then what is over, the latest first.

        Each one says whether it ``is_past`` on ``day``.
        """
        coming_on = Case(When(day__gte=day, then=F("day")))
        is_past = Case(When(day__lt=day, then=Value(True)), default=Value(False))
        return self.annotate(is_past=is_past).order_by(
            "is_past",
            coming_on.asc(nulls_last=True),
            F("day").desc(nulls_last=True),
            F("starts_at").asc(nulls_first=True),
            "pk",
        )

    def with_programmes(self):
        """Read with each one its programme, the one it invites, and its workshop."""
        return self.select_related(
            "programme__territory", "other_programme__territory", "workshop"
        )

    def held_or_planned(self):
        """Those that were not cancelled."""
        return self.filter(cancelled_at=None)

    def held_by(self, day):
        """Those whose day came until ``day``, that day included, and was kept.

        A session that nobody wrote about was held all the same.
        """
        return self.held_or_planned().filter(day__lte=day)

    def in_year(self, year):
        return self.filter(day__year=year)

    def that_took_place(self):
        """Those of which something is noted: presence, closed minutes, a decision.

        Nobody says a second time that a session took place (comfort 3).
        """
        decided = Q(decisions__isnull=False, decisions__archived_at=None)
        decided = self.model.objects.filter(decided).values("pk")
        return self.filter(
            Q(attendance_noted_on__isnull=False)
            | Q(minutes__closed_on__isnull=False)
            | Q(decided_nothing=True)
            | Q(pk__in=decided)
        )

    def lacking_presence(self, day):
        """Those held in the weeks before ``day`` whose presence nobody noted."""
        lately = self.filter(_lately(day), kind__in=WITH_PRESENCE)
        return lately.filter(attendance_noted_on=None)

    def lacking_minutes(self, day):
        """Those held in the weeks before ``day`` that their minutes have not closed."""
        lately = self.filter(_lately(day), kind__in=PLANNED_HERE)
        return lately.filter(minutes__closed_on=None)

    def with_what_lacks(self, day):
        """Say of each one whether it ``lacks_presence`` and ``lacks_minutes``."""
        every = self.model.objects
        return self.annotate(
            lacks_presence=Q(pk__in=every.lacking_presence(day).values("pk")),
            lacks_minutes=Q(pk__in=every.lacking_minutes(day).values("pk")),
        )

    def after_in_its_series(self, session):
        """Those planned with ``session`` that come after it, and still may change."""
        if session.series_id is None or session.day is None:
            return self.none()
        later = self.held_or_planned().filter(
            series=session.series_id, day__gt=session.day
        )
        held = self.model.objects.that_took_place()
        return later.exclude(pk=session.pk).exclude(pk__in=held.values("pk"))

    def visible_to(self, access):
        """What of a programme's sessions this person may know: day, place, decisions.

        Whoever takes part sees them all, on equal footing; those who observe see the
        meetings to which they are asked (trust 2.2).
        """
        return self.visible_to_each([access])

    def visible_to_each(self, accesses):
        """What is visible by one of ``accesses``, those of a person to programmes."""
        taken_part_in, observed = [], []
        for access in accesses:
            takes_part = access.has(*GROUP)
            (taken_part_in if takes_part else observed).append(access.programme)
        asked = Q(kind__in=OBSERVED)
        return self.filter(_of(taken_part_in) | _of(observed) & asked)

    def known_to(self, access):
        """Those visible and, for the team, the exchanges that it may accept.

        Such an exchange is on the pages of the sessions alone: no calendar, overview or
        list of decisions has it before.
        """
        visible = self.visible_to(access)
        if not access.has(*TEAM):
            return visible
        return visible | self.inviting(access.programme)


def _inviting(programmes):
    return Q(other_programme__in=programmes, programme__begun_on__isnull=False)


def _of(programmes):
    accepted = _inviting(programmes) & Q(accepted_at__isnull=False)
    return Q(programme__in=programmes) | accepted


def _lately(day):
    """Those held, and neither cancelled nor long ago: what is old is asked no more."""
    since = day - dt.timedelta(weeks=WEEKS_ASKED)
    return Q(cancelled_at=None, day__lt=day, day__gte=since)
