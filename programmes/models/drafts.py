"""What somebody types in a form before saving it, kept for that person alone."""

import datetime as dt
import json

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from programmes.sealing import seal, unseal

#: How long a draft waits for the person who typed it.
KEPT_FOR = dt.timedelta(days=30)


class DraftQuerySet(models.QuerySet):
    """Drafts are read by the person who typed them, and by nobody else."""

    def waiting_for(self, user):
        """Those of this person that are not too old."""
        since = timezone.now() - KEPT_FOR
        return self.filter(user=user, kept_at__gte=since)

    def too_old(self):
        return self.filter(kept_at__lt=timezone.now() - KEPT_FOR)


class Draft(models.Model):
    """What somebody has typed in a form and not saved yet: sealed, and her own.

    One for each person and form; it goes when the form is saved, or after 30 days
    (trust 3.7). The text lies sealed: neither the administration nor a copy of the
    database reads it.
    """

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+"
    )
    #: The address of the form, with what follows its question mark.
    place = models.CharField(max_length=255)
    sealed = models.TextField()
    kept_at = models.DateTimeField(db_index=True)

    objects = DraftQuerySet.as_manager()

    class Meta:
        verbose_name = _("draft")
        verbose_name_plural = _("drafts")
        constraints = [
            models.UniqueConstraint(
                name="draft_once_for_a_person_and_form", fields=["user", "place"]
            )
        ]

    def __str__(self):
        return str(self.pk)

    @property
    def stamp(self):
        """What a page says to show that it knows this draft, and not a later one."""
        return self.kept_at.astimezone(dt.UTC).isoformat()

    def hold(self, fields, at):
        """Take ``fields``, pairs of a name and its values, as they are at this moment."""
        self.sealed = seal(json.dumps(fields, ensure_ascii=False))
        self.kept_at = at

    @property
    def fields(self):
        """The fields as they were typed; raises ``UnreadableError`` without the key."""
        return [(name, values) for name, values in json.loads(unseal(self.sealed))]
