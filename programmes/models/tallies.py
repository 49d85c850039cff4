from django.db import models
from django.utils.translation import gettext_lazy as _


class Tally(models.Model):
    """Tries of one kind by one person or from one address: when, never what.

    The key is a keyed digest, so that this table names nobody.
    """

    kind = models.CharField(max_length=16)
    key = models.CharField(max_length=64)
    moments = models.JSONField(default=list)  # seconds since 1970, oldest first
    turn = models.PositiveBigIntegerField(default=0)  # moves at each change
    last_at = models.DateTimeField(db_index=True)

    class Meta:
        verbose_name = _("tally of tries")
        verbose_name_plural = _("tallies of tries")
        constraints = [
            models.UniqueConstraint(
                name="tally_once_for_a_kind_and_key", fields=["kind", "key"]
            )
        ]

    def __str__(self):
        return self.kind
