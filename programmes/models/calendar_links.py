import datetime as dt
import secrets

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Length
from django.db.models.lookups import Exact
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from programmes.models.invitations import digest
from programmes.models.programme import Programme


class DateKind(models.TextChoices):
    """Of which kinds the dates of a calendar are, by the words of its address."""

    SESSIONS = "seances", _("sessions")
    MILESTONES = "jalons", _("milestones of the path")
    CONTRACT = "contrat", _("beginning and end of the contract")
    STRETCHES = "etapes", _("phases and steps, as planned")


class CalendarLinkQuerySet(models.QuerySet):
    def live(self):
        """Those that were not stopped."""
        return self.filter(revoked_at=None)

    def find(self, token):
        """Return the live link of an address, if its account may still log in, or None."""
        return (
            self.live()
            .select_related("user", "programme__territory")
            .filter(user__is_active=True, token_digest=digest(token))
            .first()
        )


class CalendarLink(models.Model):
    """An address that gives a person's dates to a calendar, without a login.

    It holds what was shown when it was made: the kinds, the programme (None: all of the
    person's), the past or not. What it gives is worked out at each request from the
    rights of that day. Its secret is shown once; of its use the month alone is kept.
    """

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.CASCADE,
        related_name="calendar_links",
    )
    programme = models.ForeignKey(
        Programme, on_delete=models.CASCADE, null=True, related_name="+"
    )
    kinds = models.CharField(max_length=60)  # of dates, parted by spaces
    with_past = models.BooleanField(default=False)
    language = models.CharField(max_length=8)
    token_digest = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField()
    fetched_in = models.CharField(max_length=7, blank=True)  # « 2026-03 », or never
    revoked_at = models.DateTimeField(null=True)

    objects = CalendarLinkQuerySet.as_manager()

    class Meta:
        verbose_name = _("calendar link")
        verbose_name_plural = _("calendar links")
        constraints = [
            models.CheckConstraint(
                name="calendar_link_gives_some_dates",
                condition=~Q(kinds=""),
                violation_error_message=_("Choose at least one kind of dates."),
            ),
            models.CheckConstraint(
                name="calendar_link_keeps_no_day_of_its_use",
                condition=Q(fetched_in="") | Q(Exact(Length("fetched_in"), 7)),
            ),
        ]

    def __str__(self):
        return str(self.pk)

    def renew(self):
        """Make a new address and return its secret; the one before gives nothing more."""
        secret = secrets.token_urlsafe(32)
        self.token_digest, self.made_at = digest(secret), timezone.now()
        self.fetched_in = ""
        made = ["token_digest", "made_at", "fetched_in"]
        self.save(update_fields=None if self._state.adding else made)
        return secret

    def stop(self):
        """Let the address give nothing more, for good."""
        self.revoked_at = timezone.now()
        self.save(update_fields=["revoked_at"])

    def note_use(self):
        """Keep that the address is used in this month: at most one writing a month."""
        month = f"{timezone.localdate():%Y-%m}"
        if self.fetched_in != month:
            self.fetched_in = month
            self.save(update_fields=["fetched_in"])

    @property
    def last_used(self):
        """The first day of the month in which it was last fetched, or None."""
        return (
            dt.date.fromisoformat(f"{self.fetched_in}-01") if self.fetched_in else None
        )
