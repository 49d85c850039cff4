from django.db import models
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from programmes.models import Programme


class Series(models.Model):
    """Sessions planned together, one every so often; each then lives its own life."""

    class Every(models.TextChoices):
        WEEK = "week", _("every week")
        TWO_WEEKS = "two_weeks", _("every two weeks")
        MONTH = "month", _("every month")

    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="+")
    every = models.CharField(_("repeated"), max_length=12, choices=Every)
    created_at = models.DateTimeField(db_default=Now(), editable=False)

    class Meta:
        verbose_name = _("series of sessions")
        verbose_name_plural = _("series of sessions")

    def __str__(self):
        return self.get_every_display()
