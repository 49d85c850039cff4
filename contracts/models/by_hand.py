"""The record of a signature given by hand, on the contract or on an act after it."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class SignedByHand(models.Model):
    """At which place, on which text, on which day, and who recorded it.

    A record made by mistake is struck out and stays; nothing else of it ever changes.
    """

    #: « P7 » of a participant or a person, « P4.2 » of a body's second representative.
    token = models.CharField(max_length=12)
    digest = models.CharField(max_length=64)
    signed_on = models.DateField(_("signed on"))
    recorded_at = models.DateTimeField(_("recorded on"))
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    struck_at = models.DateTimeField(_("struck out on"), null=True)
    struck_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    struck_because = models.CharField(_("why"), max_length=200, blank=True)

    class Meta:
        abstract = True


def struck_by_somebody(name):
    """Return what says that a record is struck out by somebody, or is not."""
    return models.CheckConstraint(
        name=f"{name}_struck_by_somebody",
        condition=Q(struck_at=None, struck_by=None)
        | Q(struck_at__isnull=False, struck_by__isnull=False),
    )
