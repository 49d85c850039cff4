import datetime as dt
import hashlib
import secrets

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from programmes.cards import as_card_code, new_card_code
from programmes.models.membership import SPEAKS_FOR_A_PARTNER, Membership
from programmes.models.partners import Partner
from programmes.models.people import Role
from programmes.models.programme import Programme

INVITATION_DAYS = 14
CARD_DAYS = 60


def digest(secret: str) -> str:
    """Return what is kept of an invitation's secret; the secret itself is not."""
    return hashlib.sha256(secret.encode()).hexdigest()


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
