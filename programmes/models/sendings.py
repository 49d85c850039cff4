from django.conf import settings
from django.db import models
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _


class Submission(models.Model):
    """A form already sent: the same one, sent twice, makes one thing."""

    key = models.UUIDField(primary_key=True)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+"
    )
    payload_digest = models.CharField(max_length=64)
    answer = models.TextField()  # an address, with a search in it perhaps
    created_at = models.DateTimeField(db_default=Now())

    class Meta:
        verbose_name = _("submission")
        verbose_name_plural = _("submissions")

    def __str__(self):
        return str(self.key)
