from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from contracts.models.passages import Article, Commitment


class Reading(models.Model):
    """« Lu en séance le … »: an article was read together on that day."""

    article = models.ForeignKey(
        Article, on_delete=models.CASCADE, related_name="readings"
    )
    read_on = models.DateField(_("read in a session on"))
    noted_at = models.DateTimeField(editable=False)
    noted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        editable=False,
        related_name="+",
    )

    class Meta:
        verbose_name = _("reading in a session")
        verbose_name_plural = _("readings in a session")
        constraints = [
            models.UniqueConstraint(
                name="reading_once_per_article_and_day",
                fields=["article", "read_on"],
                violation_error_message=_("This reading is noted already."),
            )
        ]

    def __str__(self):
        return str(self.read_on)


class Agreement(models.Model):
    """« Convenu par le groupe le … »: a commitment added after the first reading."""

    commitment = models.OneToOneField(
        Commitment, on_delete=models.CASCADE, related_name="agreement"
    )
    agreed_on = models.DateField(_("agreed by the group on"))
    noted_at = models.DateTimeField(editable=False)
    noted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        editable=False,
        related_name="+",
    )
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        verbose_name = _("agreement of the group")
        verbose_name_plural = _("agreements of the group")

    def __str__(self):
        return str(self.agreed_on)
