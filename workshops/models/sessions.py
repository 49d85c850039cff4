from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import Case, Count, F, OuterRef, Q, Subquery, Value, When
from django.db.models.functions import Now
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from programmes.models import Partner, Programme, Role
from programmes.models.programme import TEAM
from wellbeing.models import Round
from workshops.models.exchanges import Exchange
from workshops.models.series import Series
from workshops.models.workshops import SocialSkill, Workshop


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
        return self.filter(programme=programme, kind=Session.Kind.STEERING)

    def latest_undecided(self, day):
        """The committee's last meeting before ``day``, where nobody said what it decided.

        One at most for each programme: a later meeting makes up for those before it.
        """
        meetings = Session.objects.held_or_planned().past(day)
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
        """Read with each one the programme that made it and the one it invites."""
        return self.select_related("programme__territory", "other_programme__territory")

    def held_or_planned(self):
        """Those that were not cancelled."""
        return self.filter(cancelled_at=None)

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
            takes_part = access.has(*TEAM, Role.PARTNER, Role.PARTICIPANT)
            (taken_part_in if takes_part else observed).append(access.programme)
        asked = Q(kind__in=Session.OBSERVED)
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


class Session(Exchange):
    """A dated meeting of a programme: the only one there is, whatever its kind.

    Its title is neutral, and there is no field for notes about people. An exchange
    belongs to two programmes, the second of which is ``other_programme``.
    """

    class Kind(models.TextChoices):
        EXPRESSION = "expression", _("questions on well-being")
        GROUP = "group", _("group session")
        WORKSHOP = "workshop", _("progress workshop")
        SOCIAL_SKILLS = "social_skills", _("social skills")
        EVALUATION = "evaluation", _("co-evaluation")
        STEERING = "steering", _("steering committee")
        CEREMONY = "ceremony", _("signature ceremony")
        EXCHANGE = "exchange", _("meeting with another group")

    #: Kinds to which those who observe are asked.
    OBSERVED = (Kind.STEERING, Kind.CEREMONY, Kind.EXCHANGE)
    #: Kinds that the pages of the sessions plan. The ceremony is moved with its contract.
    PLANNED_HERE = (Kind.STEERING, Kind.EXCHANGE)

    programme = models.ForeignKey(
        Programme, on_delete=models.PROTECT, related_name="sessions"
    )
    kind = models.CharField(_("kind"), max_length=16, choices=Kind, editable=False)
    day = models.DateField(_("day"), null=True, blank=True)
    starts_at = models.TimeField(_("begins at"), null=True, blank=True)
    ends_at = models.TimeField(_("ends at"), null=True, blank=True)
    place = models.CharField(_("place"), max_length=160, blank=True)
    title = models.CharField(
        _("title"),
        max_length=120,
        blank=True,
        help_text=_("Neutral: it may be read in a calendar."),
    )
    agenda = models.TextField(_("agenda"), max_length=4000, blank=True)
    leaders = models.ManyToManyField(
        Partner, blank=True, related_name="+", verbose_name=_("led by")
    )
    workshop = models.ForeignKey(
        Workshop,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="sessions",
        verbose_name=_("workshop"),
    )
    series = models.ForeignKey(
        Series, on_delete=models.PROTECT, null=True, editable=False, related_name="+"
    )
    #: The rounds of post-its that it held: a round knows its own day alone.
    rounds = models.ManyToManyField(
        Round, blank=True, related_name="+", verbose_name=_("rounds of post-its")
    )
    #: What the group worked on, ticked for the group and never for a person.
    skills = models.ManyToManyField(
        SocialSkill,
        blank=True,
        related_name="+",
        verbose_name=_("social skills worked on"),
    )
    guests_count = models.PositiveSmallIntegerField(
        _("guests"), null=True, blank=True, editable=False
    )
    #: When the presence was typed, if only to say that nobody came.
    attendance_noted_on = models.DateField(null=True, editable=False)
    cancelled_at = models.DateTimeField(_("cancelled"), null=True, editable=False)
    decided_nothing = models.BooleanField(default=False, editable=False)
    version = models.PositiveIntegerField(default=1, editable=False)
    created_at = models.DateTimeField(db_default=Now(), editable=False)

    objects = SessionQuerySet.as_manager()

    class Meta:
        verbose_name = _("session")
        verbose_name_plural = _("sessions")
        constraints = [
            models.CheckConstraint(
                name="session_ends_after_it_begins",
                condition=Q(ends_at=None)
                | Q(starts_at__isnull=False, ends_at__gt=F("starts_at")),
                violation_error_message=_("A session ends after it begins."),
            ),
            models.CheckConstraint(
                name="session_with_another_programme_is_an_exchange",
                condition=Q(other_programme=None)
                | Q(kind="exchange") & ~Q(other_programme=F("programme")),
                violation_error_message=_(
                    "An exchange is held with another programme."
                ),
            ),
            models.CheckConstraint(
                name="session_accepted_or_declined_by_the_programme_invited",
                condition=Q(accepted_at=None, declined_at=None)
                | Q(other_programme__isnull=False)
                & (Q(accepted_at=None) | Q(declined_at=None)),
                violation_error_message=_(
                    "Only the programme that is invited accepts an exchange."
                ),
            ),
            models.CheckConstraint(
                name="session_of_a_workshop_is_of_its_kind",
                condition=Q(workshop=None) | Q(kind__in=["workshop", "social_skills"]),
                violation_error_message=_(
                    "Only a session of a workshop belongs to a workshop."
                ),
            ),
            models.CheckConstraint(
                name="session_that_decided_nothing_took_place",
                condition=Q(decided_nothing=False)
                | Q(day__isnull=False, cancelled_at=None),
                violation_error_message=_(
                    "Only a session that took place can have decided nothing."
                ),
            ),
        ]

    def __str__(self):
        return self.title or self.get_kind_display()

    def may_be_changed_by(self, access):
        """Only the team of the programme that made it changes it, and its decisions."""
        return (
            self.programme_id == access.programme.pk
            and self.kind in self.PLANNED_HERE
            and access.has(*TEAM)
        )

    @transaction.atomic
    def cancel(self):
        """Note that it does not take place; it stays in the list. Twice is as once.

        Raises ``ValidationError`` for one that decided something, or whose minutes are
        closed: it did take place.
        """
        held = Session.objects.select_for_update().get(pk=self.pk)
        if held.decisions.kept().exists():
            raise ValidationError(
                _("Decisions are noted for this session: it took place."), "decided"
            )
        if Session.objects.filter(pk=self.pk).exclude(minutes__closed_on=None).exists():
            raise ValidationError(
                _("The minutes of this session are closed: it took place."), "closed"
            )
        values = {"cancelled_at": timezone.now(), "decided_nothing": False}
        self._change(Q(cancelled_at=None), **values)

    @transaction.atomic
    def decide_nothing(self, today):
        """Note that it took place and decided nothing: then nobody is asked any more.

        Raises ``ValidationError`` for one that decided something, that was cancelled,
        or that is still to come.
        """
        held = Session.objects.select_for_update().get(pk=self.pk)
        if held.decisions.kept().exists():
            raise ValidationError(_("Decisions are noted for this session."), "decided")
        if held.cancelled_at or held.day is None or held.day > today:
            raise ValidationError(
                _("Only a session that took place can have decided nothing."), "coming"
            )
        self.say_nothing_was_decided(True)

    def say_nothing_was_decided(self, value):
        """Write or take back the mark; a calendar or an open form need not know of it."""
        Session.objects.filter(pk=self.pk).update(decided_nothing=value)
        self.decided_nothing = value

    def restore(self):
        """Note that it takes place after all; twice is as once."""
        self._change(Q(cancelled_at__isnull=False), cancelled_at=None)

    def _change(self, still, **values):
        """Write ``values``, as a new version: calendars then know that it changed.

        Nothing is written when the row is not as ``still`` says any more.
        """
        sessions = Session.objects.filter(still, pk=self.pk)
        sessions.update(version=F("version") + 1, **values)
        self.refresh_from_db(fields=["version", *values])
