"""« Lettre aux partenaires »: what the partners are told between two sessions.

The facilitators promise to let information circulate (M, article 4): shared minutes,
dates and decisions, and nothing that was confided.
"""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from programmes.models import Partner, Programme
from workshops.models.sessions import Session


class PartnerLetter(models.Model):
    """A letter to chosen partners, about chosen sessions; sent, it stays as it was."""

    programme = models.ForeignKey(
        Programme, on_delete=models.PROTECT, related_name="letters"
    )
    number = models.PositiveSmallIntegerField(_("number"), editable=False)
    words = models.TextField(_("words of the letter"), max_length=4000, blank=True)
    sessions = models.ManyToManyField(
        Session, blank=True, related_name="+", verbose_name=_("sessions told of")
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
