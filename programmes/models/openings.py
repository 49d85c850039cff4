from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from programmes.models.partners import Partner
from programmes.models.programme import Programme


class OpeningQuerySet(models.QuerySet):
    def of(self, row, what):
        """The readings of one row of the kind ``what``, the latest first."""
        lines = self.filter(programme=row.programme_id, what=what, key=row.pk)
        return lines.order_by("-opened_at", "-pk")


class Opening(models.Model):
    """Somebody read what concerns somebody: who, what by its key, when; no content.

    The line is written in the transaction that reads: without it nothing is read
    (trust 6.5). It only grows.
    """

    class What(models.TextChoices):
        PERMISSION = "permission", _("what was confided, with a permission")
        EXPORT = "export", _("everything about one person")
        CONTACT = "contact", _("the contact left for the group")

    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="+")
    what = models.CharField(max_length=16, choices=What)
    #: The key of the row that was read, of the kind that ``what`` says.
    key = models.PositiveBigIntegerField()
    #: The person whom it concerns, who reads this line; None when it is a group.
    about = models.ForeignKey(
        Partner, on_delete=models.PROTECT, null=True, related_name="+"
    )
    opened_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    opened_at = models.DateTimeField(_("read on"))

    objects = OpeningQuerySet.as_manager()

    class Meta:
        verbose_name = _("opening")
        verbose_name_plural = _("openings")
        indexes = [
            models.Index(fields=["programme", "what", "key"], name="opening_of_a_thing")
        ]

    def __str__(self):
        return str(self.pk)

    @property
    def day(self):
        """The day on which it was read, in Paris."""
        return timezone.localdate(self.opened_at)
