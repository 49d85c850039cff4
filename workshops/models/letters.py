"""« Lettre aux partenaires »: what the partners are told between two sessions.

The facilitators promise to let information circulate (M, article 4): shared minutes,
dates and decisions, and nothing that was confided.
"""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import F, Q
from django.db.models.functions import Now
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from programmes.models import Partner, Programme
from programmes.models.numbered import Numbered
from programmes.models.programme import TEAM
from workshops.models.sessions import Session


class PartnerLetterQuerySet(models.QuerySet):
    def kept(self):
        """Those that were not taken out."""
        return self.filter(archived_at=None)

    def being_written(self):
        """Those that have not left yet."""
        return self.kept().filter(sent_at=None)

    def visible_to(self, access):
        """All for the team; for the others, those that were sent to them."""
        rows = self.kept().filter(programme=access.programme)
        if access.has(*TEAM):
            return rows
        received = LetterTo.objects.filter(partner__in=access.partner_pks)
        return rows.exclude(sent_at=None).filter(pk__in=received.values("letter"))

    def latest_first(self):
        return self.order_by("-number")


class PartnerLetter(Numbered):
    """A letter to chosen partners, about chosen sessions; sent, it stays as it was."""

    programme = models.ForeignKey(
        Programme, on_delete=models.PROTECT, related_name="letters"
    )
    number = models.PositiveSmallIntegerField(_("number"), editable=False)
    words = models.TextField(_("words of the letter"), max_length=4000, blank=True)
    sessions = models.ManyToManyField(
        Session, blank=True, related_name="+", verbose_name=_("sessions told of")
    )
    with_what_was_done = models.BooleanField(
        _("tell all that the minutes say, and not only what the group keeps"),
        default=False,
    )
    partners = models.ManyToManyField(
        Partner, through="LetterTo", related_name="+", verbose_name=_("to")
    )
    #: What was sent, word for word, once it was: plain data of the preview.
    told = models.JSONField(null=True, editable=False)
    sent_at = models.DateTimeField(_("sent on"), null=True, editable=False)
    sent_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        editable=False,
        related_name="+",
    )
    archived_at = models.DateTimeField(null=True, editable=False)
    version = models.PositiveIntegerField(default=1, editable=False)
    created_at = models.DateTimeField(db_default=Now(), editable=False)

    objects = PartnerLetterQuerySet.as_manager()

    class Meta:
        verbose_name = _("letter to the partners")
        verbose_name_plural = _("letters to the partners")
        constraints = [
            models.UniqueConstraint(
                name="partner_letter_number_once_per_programme",
                fields=["programme", "number"],
            ),
            models.CheckConstraint(
                name="partner_letter_sent_as_it_was_told",
                condition=Q(sent_at=None, sent_by=None, told__isnull=True)
                | Q(sent_at__isnull=False, sent_by__isnull=False, told__isnull=False),
            ),
        ]

    def __str__(self):
        return str(self.number)

    @property
    def is_sent(self):
        return self.sent_at is not None

    @transaction.atomic
    def send(self, told, by):
        """Note that the letter leaves with the words ``told``; they never change again.

        Returns False when it had left already: then nothing is sent a second time.
        Raises ``ValidationError`` when it goes to nobody, or was taken out meanwhile.
        """
        held = PartnerLetter.objects.select_for_update().get(pk=self.pk)
        if held.is_sent:
            return False
        if held.archived_at is not None:
            raise ValidationError(_("This letter was taken out."), "out")
        if not held.to.exists():
            raise ValidationError(_("Choose to whom the letter goes."), "nobody")
        self.told, self.sent_at, self.sent_by = told, timezone.now(), by
        self.version = held.version + 1
        self.save(update_fields=["told", "sent_at", "sent_by", "version"])
        return True

    def take_out(self):
        """Take a letter that has not left out of the list; twice is as once."""
        self._change(Q(archived_at=None, sent_at=None), archived_at=timezone.now())

    def bring_back(self):
        """Put it back in the list; twice is as once."""
        self._change(Q(archived_at__isnull=False), archived_at=None)

    def _change(self, still, **values):
        """Write ``values`` as a new version: a form that is open then notices it."""
        rows = PartnerLetter.objects.filter(still, pk=self.pk)
        rows.update(version=F("version") + 1, **values)
        self.refresh_from_db(fields=["version", *values])


class LetterTo(models.Model):
    """One partner to whom a letter goes: by mail to its accounts, or on paper."""

    class Way(models.TextChoices):
        MAIL = "mail", _("by e-mail")
        PAPER = "paper", _("on paper")

    letter = models.ForeignKey(
        PartnerLetter, on_delete=models.CASCADE, related_name="to"
    )
    partner = models.ForeignKey(Partner, on_delete=models.PROTECT, related_name="+")
    way = models.CharField(max_length=8, choices=Way)
    #: When its mail left; a mail that did not leave is to be printed instead.
    mailed_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        verbose_name = _("partner written to")
        verbose_name_plural = _("partners written to")
        constraints = [
            models.UniqueConstraint(
                name="letter_to_a_partner_once", fields=["letter", "partner"]
            )
        ]

    def __str__(self):
        return self.get_way_display()
