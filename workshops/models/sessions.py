from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import F, Q
from django.db.models.functions import Now
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from programmes.models import Partner, Programme
from programmes.models.programme import KEEPERS
from programmes.typography import long_date
from wellbeing.models import Round
from workshops.models.exchanges import Exchange
from workshops.models.series import Series
from workshops.models.session_kinds import (
    OBSERVED,
    PLANNED_HERE,
    WITH_PRESENCE,
    SessionKind,
)
from workshops.models.session_queries import SessionQuerySet
from workshops.models.workshops import SocialSkill, Workshop


class Session(Exchange):
    """A dated meeting of a programme: the only one there is, whatever its kind.

    Its title is neutral, and there is no field for notes about people. An exchange
    belongs to two programmes, the second of which is ``other_programme``.
    """

    Kind = SessionKind
    OBSERVED, PLANNED_HERE, WITH_PRESENCE = OBSERVED, PLANNED_HERE, WITH_PRESENCE

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
        """Only who keeps the calendar of the programme that made it changes it."""
        return (
            self.programme_id == access.programme.pk
            and self.kind in self.PLANNED_HERE
            and access.has(*KEEPERS)
        )

    @property
    def subject(self):
        """What a page calls it: its title, else the theme of its workshop, else its kind."""
        return self.title or str(self.workshop or self)

    @property
    def took_place(self):
        """Whether something is noted of it; nobody says it a second time."""
        held = Session.objects.that_took_place()
        return self.cancelled_at is None and held.filter(pk=self.pk).exists()

    def signs_that_it_took_place(self):
        """Return what is noted of it, in a sentence each: such a session was held."""
        minutes = Session.objects.filter(pk=self.pk, minutes__closed_on__isnull=False)
        if self.decisions.kept().exists():
            yield _("Decisions are noted for this session: it took place.")
        if minutes.exists():
            yield _("The minutes of this session are closed: it took place.")
        if self.attendance_noted_on or self.attendances.present().exists():
            yield _("The presence at this session is noted: it took place.")

    def check_day(self, day):
        """Raise ``ValidationError`` for a day later than what is noted of it."""
        names = ("attendance_noted_on", "minutes__closed_on", "minutes__approved_on")
        noted = Session.objects.filter(pk=self.pk).values_list(*names).first()
        days = [one for one in noted or () if one is not None]
        if days and day > min(days):
            said = _(
                "From what is noted, this session was held by %(day)s: choose that day"
                " or an earlier one."
            )
            raise ValidationError(said % {"day": long_date(min(days))}, "held")

    @transaction.atomic
    def cancel(self, at=None):
        """Note that it does not take place; it stays in the list. Twice is as once.

        Raises ``ValidationError`` for one of which something is noted: it did.
        """
        held = Session.objects.select_for_update().get(pk=self.pk)
        for sign in held.signs_that_it_took_place():
            raise ValidationError(sign, "held")
        values = {"cancelled_at": at or timezone.now(), "decided_nothing": False}
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
