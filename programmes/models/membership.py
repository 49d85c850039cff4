import datetime as dt
import hashlib
import secrets

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import F, Q
from django.db.models.functions import Now
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from programmes.cards import as_card_code, new_card_code
from programmes.models.partners import Partner
from programmes.models.people import Role
from programmes.models.programme import Programme, taking_part

INVITATION_DAYS = 14
CARD_DAYS = 60

#: Roles that speak for a partner of the programme.
PARTNER_ROLES = (Role.PARTNER, Role.PARTICIPANT)

SPEAKS_FOR_A_PARTNER = Q(role__in=PARTNER_ROLES, partner__isnull=False) | ~Q(
    role__in=PARTNER_ROLES
)


def digest(secret: str) -> str:
    """Return what is kept of an invitation's secret; the secret itself is not."""
    return hashlib.sha256(secret.encode()).hexdigest()


class MembershipQuerySet(models.QuerySet):
    def current(self, day=None):
        """Begun and not ended on ``day`` (today in Paris unless given)."""
        return self.filter(taking_part(day or timezone.localdate()))


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
        others = self.programme.memberships.current().filter(
            role=Role.COORDINATOR, ended_on=None, user__is_active=True
        )
        return self.role == Role.COORDINATOR and not others.exclude(pk=self.pk).exists()

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


class InvitationQuerySet(models.QuerySet):
    def open(self):
        """Neither accepted, nor taken back, nor too old."""
        return self.filter(
            accepted_at=None, revoked_at=None, expires_at__gt=timezone.now()
        )

    def find(self, secret):
        """Return the open invitation of a link or of a card's code, or None."""
        code = as_card_code(secret) or secret
        return (
            self.open()
            .select_related("programme__territory", "partner")
            .filter(secret_digest=digest(code))
            .first()
        )


class Invitation(models.Model):
    """A call to take part, by e-mail or by a printed card; it expires.

    The secret is shown once, when it is sent or printed; sending again makes
    another, so that an old letter opens nothing.
    """

    programme = models.ForeignKey(
        Programme, on_delete=models.CASCADE, related_name="invitations"
    )
    role = models.CharField(_("role"), max_length=16, choices=Role)
    partner = models.ForeignKey(
        Partner,
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="invitations",
        verbose_name=_("speaks for"),
    )
    capacity = models.CharField(_("capacity"), max_length=120, blank=True)
    name = models.CharField(_("name"), max_length=120)
    email = models.EmailField(
        _("e-mail address"),
        blank=True,
        help_text=_("Left empty, a card with a code is printed instead."),
    )
    secret_digest = models.CharField(max_length=64, unique=True, editable=False)
    invited_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="+",
        editable=False,
    )
    sent_at = models.DateTimeField(_("sent"), editable=False)
    expires_at = models.DateTimeField(_("expires"), editable=False)
    accepted_at = models.DateTimeField(_("accepted"), null=True, editable=False)
    revoked_at = models.DateTimeField(_("taken back"), null=True, editable=False)

    objects = InvitationQuerySet.as_manager()

    class Meta:
        verbose_name = _("invitation")
        verbose_name_plural = _("invitations")
        constraints = [
            models.CheckConstraint(
                name="invitation_speaks_for_a_partner",
                condition=SPEAKS_FOR_A_PARTNER,
                violation_error_message=_("Say for which partner this person speaks."),
            ),
            models.CheckConstraint(
                name="invitation_not_both_accepted_and_taken_back",
                condition=Q(accepted_at=None) | Q(revoked_at=None),
            ),
            models.CheckConstraint(
                name="invitation_expires_after_it_is_sent",
                condition=Q(expires_at__gt=F("sent_at")),
            ),
        ]

    def __str__(self):
        return self.name

    @property
    def is_card(self):
        return not self.email

    def is_open(self):
        return (
            self.accepted_at is None
            and self.revoked_at is None
            and self.expires_at > timezone.now()
        )

    @transaction.atomic
    def renew(self):
        """Make another secret, valid from now, and return it to be sent or printed.

        A link lives 14 days, a card 60; the one before opens nothing any more.
        Raises ``ValidationError`` when somebody has just taken it up.
        """
        self._refuse_if_taken_up()
        secret = new_card_code() if self.is_card else secrets.token_urlsafe(32)
        self.secret_digest = digest(secret)
        self.sent_at = timezone.now()
        days = CARD_DAYS if self.is_card else INVITATION_DAYS
        self.expires_at = self.sent_at + dt.timedelta(days=days)
        self.revoked_at = None
        self.save()
        return secret

    @transaction.atomic
    def revoke(self):
        """Take the invitation back; raises ``ValidationError`` once it is taken up."""
        self._refuse_if_taken_up()
        self.revoked_at = timezone.now()
        self.save(update_fields=["revoked_at"])

    def _refuse_if_taken_up(self):
        # Sent again, or taken back, while the person was answering it.
        known = Invitation.objects.select_for_update(of=["self"]).filter(pk=self.pk)
        if any(invitation.accepted_at for invitation in known):
            raise ValidationError(_("This invitation can no longer be used."))

    @transaction.atomic
    def accept(self, user):
        """Give ``user`` the role; a second acceptance gets the first membership.

        Raises ``ValidationError`` when the invitation is open no more, or when the
        person already has this role here and speaks for somebody else.
        """
        invitation = Invitation.objects.select_for_update(of=["self"]).get(pk=self.pk)
        if not invitation.is_open():
            raise ValidationError(_("This invitation can no longer be used."))
        membership, _made = Membership.objects.get_or_create(
            programme=self.programme,
            user=user,
            role=self.role,
            ended_on=None,
            defaults={"partner": self.partner, "capacity": self.capacity},
        )
        if membership.partner_id != self.partner_id:
            raise ValidationError(
                _("You already speak for another partner here. Ask who invited you.")
            )
        invitation.accepted_at = self.accepted_at = timezone.now()
        invitation.save(update_fields=["accepted_at"])
        return membership


class Submission(models.Model):
    """A form already sent: the same one, sent twice, makes one thing."""

    key = models.UUIDField(primary_key=True)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+"
    )
    payload_digest = models.CharField(max_length=64)
    answer = models.TextField()  # an address, with a search in it perhaps
    created_at = models.DateTimeField(db_default=Now())

    class Meta:
        verbose_name = _("submission")
        verbose_name_plural = _("submissions")

    def __str__(self):
        return str(self.key)
