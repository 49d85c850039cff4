from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from programmes.models import Partner, Programme, Role

TEAM = (Role.COORDINATOR, Role.FACILITATOR)


class SessionQuerySet(models.QuerySet):
    def of(self, *programmes):
        """Those of programmes, and the exchanges to which another one invited them."""
        return self.filter(_of(programmes))

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


def _of(programmes):
    return Q(programme__in=programmes) | Q(other_programme__in=programmes)


class Session(models.Model):
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

    programme = models.ForeignKey(
        Programme, on_delete=models.PROTECT, related_name="sessions"
    )
    other_programme = models.ForeignKey(
        Programme,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("with the group of"),
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
    cancelled_at = models.DateTimeField(_("cancelled"), null=True, editable=False)
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
        ]

    def __str__(self):
        return self.title or self.get_kind_display()


class Decision(models.Model):
    """What a session decided: in which words, who sees to it, until when, done or not."""

    session = models.ForeignKey(
        Session, on_delete=models.CASCADE, related_name="decisions"
    )
    words = models.TextField(_("decision"), max_length=1000)
    who = models.CharField(
        _("who sees to it"),
        max_length=120,
        blank=True,
        help_text=_("A role group or an organisation, rather than a person."),
    )
    due_on = models.DateField(_("until"), null=True, blank=True)
    done_on = models.DateField(_("done on"), null=True, blank=True)
    position = models.PositiveSmallIntegerField(default=0)
    archived_at = models.DateTimeField(null=True, editable=False)
    version = models.PositiveIntegerField(default=1, editable=False)
    created_at = models.DateTimeField(db_default=Now(), editable=False)

    class Meta:
        verbose_name = _("decision")
        verbose_name_plural = _("decisions")
        constraints = [
            models.CheckConstraint(
                name="decision_says_something",
                condition=~Q(words=""),
                violation_error_message=_("Write what was decided."),
            )
        ]

    def __str__(self):
        return self.words[:60]
