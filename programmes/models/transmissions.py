from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from programmes.models.programme import Programme


class TransmissionQuerySet(models.QuerySet):
    def kept(self):
        """Those that were not taken back."""
        return self.filter(archived_at=None)

    def between(self, programmes):
        """Those that link two of ``programmes``."""
        return self.filter(giver__in=programmes, receiver__in=programmes)


class Transmission(models.Model):
    """« Transmet à »: the group of one programme passes its know-how to another's.

    The chain of solidarity of article 3, which nobody owes (domain 5.4).
    """

    giver = models.ForeignKey(
        Programme,
        on_delete=models.PROTECT,
        related_name="gives",
        verbose_name=_("the group that passes on"),
    )
    receiver = models.ForeignKey(
        Programme,
        on_delete=models.PROTECT,
        related_name="receives",
        verbose_name=_("the group that receives"),
    )
    noted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        editable=False,
        related_name="+",
    )
    noted_at = models.DateTimeField(db_default=Now(), editable=False)
    archived_at = models.DateTimeField(null=True, editable=False)

    objects = TransmissionQuerySet.as_manager()

    class Meta:
        verbose_name = _("transmission")
        verbose_name_plural = _("transmissions")
        constraints = [
            models.UniqueConstraint(
                name="transmission_between_two_programmes_once",
                fields=["giver", "receiver"],
                condition=Q(archived_at=None),
                violation_error_message=_("These two groups are linked already."),
            ),
            models.CheckConstraint(
                name="transmission_to_another_programme",
                condition=~Q(giver=F("receiver")),
                violation_error_message=_("A group passes on to another one."),
            ),
        ]

    def __str__(self):
        return f"{self.giver} → {self.receiver}"

    def clean(self):
        super().clean()
        known = self.giver_id and self.receiver_id
        if known and self.receiver.first_year < self.giver.first_year:
            raise ValidationError(
                _("A group passes on to one that comes after it, or beside it.")
            )
