from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from programmes.models.programme import Programme


class Event(models.Model):
    """One line of a programme's journal, chained to the line before it.

    ``content`` is the canonical JSON of the event and ``digest`` the SHA-256 of the
    digest before it followed by that JSON; the other columns say the same again, to be
    searched. It holds keys and digests, never a name. ``programmes.journal`` writes
    and checks it; the database refuses to change it.
    """

    programme = models.ForeignKey(
        Programme, on_delete=models.PROTECT, related_name="events"
    )
    sequence = models.PositiveIntegerField(_("number"))
    kind = models.CharField(_("what happened"), max_length=32)
    happened_at = models.DateTimeField(_("on"))
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("by"),
    )
    content = models.TextField()
    previous = models.CharField(max_length=64, blank=True)
    digest = models.CharField(max_length=64)

    class Meta:
        verbose_name = _("event")
        verbose_name_plural = _("events")
        constraints = [
            models.UniqueConstraint(
                name="event_sequence_once_per_programme",
                fields=["programme", "sequence"],
            )
        ]

    def __str__(self):
        return f"{self.sequence} {self.kind}"
