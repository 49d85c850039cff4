from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from programmes.models.programme import Programme


class RetentionNotice(models.Model):
    """It was told that what a programme keeps of one category will soon go, and when.

    Nothing goes without a notice thirty days before it (trust 6.3).
    """

    programme = models.ForeignKey(
        Programme, on_delete=models.CASCADE, related_name="retention_notices"
    )
    #: A category of ``csm.retention``.
    category = models.CharField(_("category"), max_length=24)
    told_on = models.DateField(_("told on"))
    falls_on = models.DateField(_("goes on"))
    done_on = models.DateField(_("gone on"), null=True)
    created_at = models.DateTimeField(db_default=Now(), editable=False)

    class Meta:
        verbose_name = _("notice of retention")
        verbose_name_plural = _("notices of retention")
        constraints = [
            models.UniqueConstraint(
                name="retention_notice_once_for_a_day",
                fields=["programme", "category", "falls_on"],
            ),
            models.CheckConstraint(
                name="retention_notice_comes_before",
                condition=Q(falls_on__gte=F("told_on"))
                & (Q(done_on=None) | Q(done_on__gte=F("falls_on"))),
            ),
        ]

    def __str__(self):
        return str(self.pk)
