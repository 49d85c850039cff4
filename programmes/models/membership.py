from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from programmes.models.partners import Partner
from programmes.models.people import Role
from programmes.models.programme import TEAM, Programme
from programmes.models.programme_queries import CARRIES_ON, taking_part

#: Roles that speak for a partner of the programme.
PARTNER_ROLES = (Role.PARTNER, Role.PARTICIPANT)

SPEAKS_FOR_A_PARTNER = Q(role__in=PARTNER_ROLES, partner__isnull=False) | ~Q(
    role__in=PARTNER_ROLES
)


class Reach(models.TextChoices):
    """How far a role goes: as ever, or as the end of the programme has left it."""

    FULL = "full", _("as usual")
    #: Who coordinated before the group took over goes on reading, and writes no more.
    READING = "reading", _("reads only")
    #: A participant whom the group named: texts, calendar, the contacts agreed on.
    TAKEOVER = "takeover", _("carries on for the group")


class MembershipQuerySet(models.QuerySet):
    def current(self, day=None):
        """Begun and not ended on ``day`` (today in Paris unless given)."""
        return self.filter(taking_part(day or timezone.localdate()))

    def coordinating(self):
        """Those of coordinators who still write: as usual, or for their group."""
        return self.filter(role=Role.COORDINATOR).exclude(reach=Reach.READING)

    def opening(self):
        """Current, and of a programme that they open: a draft is its team's alone.

        Whoever carries on for a group is not of the team.
        """
        of_the_team = Q(role__in=TEAM) & ~Q(reach=Reach.TAKEOVER)
        return self.current().filter(Q(programme__begun_on__isnull=False) | of_the_team)


class Membership(models.Model):
    """An account's role in one programme, from a day until a day."""

    programme = models.ForeignKey(
        Programme, on_delete=models.CASCADE, related_name="memberships"
    )
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="memberships",
        verbose_name=_("account"),
    )
    role = models.CharField(_("role"), max_length=16, choices=Role)
    partner = models.ForeignKey(
        Partner,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="memberships",
        verbose_name=_("speaks for"),
    )
    capacity = models.CharField(_("capacity"), max_length=120, blank=True)
    reach = models.CharField(
        _("how far it goes"),
        max_length=8,
        choices=Reach,
        default=Reach.FULL,
        editable=False,
    )
    started_on = models.DateField(_("since"), default=timezone.localdate)
    ended_on = models.DateField(
        _("ended on"),
        null=True,
        blank=True,
        help_text=_("From this day on, the programme can no longer be opened."),
    )
    version = models.PositiveIntegerField(default=1, editable=False)

    objects = MembershipQuerySet.as_manager()

    class Meta:
        verbose_name = _("membership")
        verbose_name_plural = _("memberships")
        constraints = [
            models.UniqueConstraint(
                name="membership_role_once_at_a_time",
                fields=["programme", "user", "role"],
                condition=Q(ended_on=None),
                violation_error_message=_("This person already has this role here."),
            ),
            models.CheckConstraint(
                name="membership_ends_after_it_starts",
                condition=Q(ended_on=None) | Q(ended_on__gte=F("started_on")),
                violation_error_message=_("A membership ends after it starts."),
            ),
            models.CheckConstraint(
                name="membership_of_a_coordinator_alone_is_handed_over",
                condition=Q(reach="full") | Q(role="coordinator"),
            ),
            models.CheckConstraint(
                name="membership_that_carries_on_is_of_a_partner",
                condition=~Q(reach="takeover") | Q(partner__isnull=False),
            ),
            models.CheckConstraint(
                name="membership_speaks_for_a_partner",
                condition=SPEAKS_FOR_A_PARTNER,
                violation_error_message=_("Say for which partner this person speaks."),
            ),
        ]

    def __str__(self):
        return f"{self.user}, {self.get_role_display()}"

    def clean(self):
        super().clean()
        if self.partner_id and self.partner.programme_id != self.programme_id:
            raise ValidationError(
                {"partner": _("This partner belongs to another programme.")}
            )
        if self.pk and self.ended_on and self._is_the_last_coordinator():
            raise ValidationError(
                {"ended_on": _("A programme keeps at least one coordinator.")}
            )

    def is_current(self, day=None):
        day = day or timezone.localdate()
        return self.started_on <= day and (self.ended_on is None or self.ended_on > day)

    def _is_the_last_coordinator(self):
        others = self.programme.memberships.current().coordinating()
        others = others.filter(ended_on=None, user__is_active=True)
        writes = self.role == Role.COORDINATOR and self.reach != Reach.READING
        return writes and not others.exclude(pk=self.pk).exists()

    @property
    def opens(self):
        """The role as ``Access`` adds it up: who carries on for a group is no other."""
        return CARRIES_ON if self.reach == Reach.TAKEOVER else self.role

    def may_be_ended(self):
        """Whether the programme keeps a coordinator without this membership."""
        return not self._is_the_last_coordinator()

    @transaction.atomic
    def end(self, day=None):
        """Take the role back from ``day`` on (today unless given).

        Raises ``ValidationError`` for the last coordinator, who cannot be removed.
        """
        # Two coordinators who remove each other at once must not both succeed.
        Programme.objects.select_for_update().get(pk=self.programme_id)
        if self._is_the_last_coordinator():
            raise ValidationError(_("A programme keeps at least one coordinator."))
        self.ended_on = max(day or timezone.localdate(), self.started_on)
        self.save(update_fields=["ended_on"])
