from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from contracts.models.contract import WRITERS, Contract
from contracts.models.passages import Block
from workshops.models import Session


class Ceremony(models.Model):
    """The day on which the contract is signed, and how it goes.

    Day, hours and place are those of its session, whose version also guards the order;
    the version here guards who reads. Closing it is an act of its own, by which a
    person confirms the day from which the contract runs.
    """

    contract = models.OneToOneField(
        Contract, on_delete=models.PROTECT, related_name="ceremony"
    )
    session = models.OneToOneField(Session, on_delete=models.PROTECT, related_name="+")
    order = models.TextField(
        _("order of the ceremony"),
        max_length=4000,
        blank=True,
        help_text=_("One moment on each line."),
    )
    closed_at = models.DateTimeField(_("closed on"), null=True, editable=False)
    closed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        editable=False,
        related_name="+",
    )
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        verbose_name = _("ceremony")
        verbose_name_plural = _("ceremonies")
        constraints = [
            models.CheckConstraint(
                name="ceremony_closed_by_somebody",
                condition=Q(closed_at=None, closed_by=None)
                | Q(closed_at__isnull=False, closed_by__isnull=False),
            )
        ]

    def __str__(self):
        return str(self.session)

    @property
    def moments(self):
        """The order, one moment after the other."""
        return [line.strip() for line in self.order.splitlines() if line.strip()]

    def may_be_prepared_by(self, access):
        return access.has(*WRITERS)


class Turn(models.Model):
    """Who reads the commitments of one role group aloud, in words of one's own."""

    ceremony = models.ForeignKey(
        Ceremony, on_delete=models.CASCADE, related_name="turns"
    )
    block = models.ForeignKey(Block, on_delete=models.CASCADE, related_name="+")
    reader = models.CharField(_("read aloud by"), max_length=160)

    class Meta:
        verbose_name = _("turn to read")
        verbose_name_plural = _("turns to read")
        constraints = [
            models.UniqueConstraint(
                name="turn_once_per_block", fields=["ceremony", "block"]
            )
        ]

    def __str__(self):
        return self.reader


class Thing(models.Model):
    """One thing to have ready for the ceremony: pens, folders, the press."""

    ceremony = models.ForeignKey(
        Ceremony, on_delete=models.CASCADE, related_name="things"
    )
    text = models.CharField(_("to have ready"), max_length=160)
    position = models.PositiveSmallIntegerField(default=0)
    ready_at = models.DateTimeField(null=True)
    archived_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("thing to have ready")
        verbose_name_plural = _("things to have ready")

    def __str__(self):
        return self.text
