"""What a person agreed to about herself, in which words, and until she takes it back.

Signing the contract is no agreement to the use of data: nothing here is needed to take
part or to sign, and nothing is ticked in advance (trust 6.4).
"""

import hashlib

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from programmes.models.own import OwnQuerySet
from programmes.models.partners import Partner


def digest_of(words):
    """Return the SHA-256 of the words that were agreed to, in hexadecimal."""
    return hashlib.sha256(words.encode()).hexdigest()


class ConsentQuerySet(OwnQuerySet):
    def standing(self):
        """Those that were not taken back."""
        return self.filter(withdrawn_on=None)


class Consent(models.Model):
    """One agreement of one person: its words, how it was given, since when, until when.

    It only grows: what is taken back stays with its day, and another may be given. The
    contact to be kept goes at once when it is taken back.
    """

    class Purpose(models.TextChoices):
        FIRST_NAME = "first_name", _("the others see the first name")
        PHOTOS = "photos", _("photos of the sessions and of the ceremony")
        CONTACT = "contact", _("a contact for the group that carries on")

    class Given(models.TextChoices):
        ALOUD = "aloud", _("said aloud")
        PAPER = "paper", _("on paper")
        SCREEN = "screen", _("on screen, by herself or himself")

    partner = models.ForeignKey(
        Partner, on_delete=models.PROTECT, related_name="consents"
    )
    purpose = models.CharField(_("agreed to"), max_length=12, choices=Purpose)
    words = models.TextField(_("words that were read"), max_length=1000)
    words_digest = models.CharField(max_length=64, editable=False)
    contact = models.CharField(
        _("contact to be kept"),
        max_length=200,
        blank=True,
        help_text=_("A telephone number or an address, as the person wants it."),
    )
    given = models.CharField(_("how it was agreed"), max_length=8, choices=Given)
    heard_by = models.CharField(
        _("read aloud with"),
        max_length=120,
        blank=True,
        help_text=_("Who read the words aloud, when they were read so."),
    )
    given_on = models.DateField(_("agreed on"))
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        editable=False,
        related_name="+",
    )
    withdrawn_on = models.DateField(_("taken back on"), null=True, editable=False)
    withdrawn_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        editable=False,
        related_name="+",
    )
    created_at = models.DateTimeField(db_default=Now(), editable=False)

    objects = ConsentQuerySet.as_manager()

    class Meta:
        verbose_name = _("agreement of a person")
        verbose_name_plural = _("agreements of a person")
        constraints = [
            models.UniqueConstraint(
                name="consent_one_stands_for_a_purpose",
                fields=["partner", "purpose"],
                condition=Q(withdrawn_on=None),
                violation_error_message=_("This agreement is recorded already."),
            ),
            models.CheckConstraint(
                name="consent_says_to_what",
                condition=~Q(words="") & ~Q(words_digest=""),
                violation_error_message=_("Write the words that were agreed to."),
            ),
            models.CheckConstraint(
                name="consent_keeps_a_contact_only_while_it_stands",
                condition=Q(contact="") | Q(purpose="contact", withdrawn_on=None),
            ),
            models.CheckConstraint(
                name="consent_taken_back_after_it_was_given",
                condition=Q(withdrawn_on=None) | Q(withdrawn_on__gte=F("given_on")),
                violation_error_message=_(
                    "An agreement is taken back after it is given."
                ),
            ),
        ]

    def __str__(self):
        return str(self.pk)

    def save(self, **kwargs):
        self.words_digest = digest_of(self.words)
        return super().save(**kwargs)

    @property
    def stands(self):
        return self.withdrawn_on is None
